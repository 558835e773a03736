// Notes what the search says, and what goes wrong on the page, for the tests to ask about later.
window.faults = [];
addEventListener("kashaf-search", ({ detail }) => (window.answered = detail.query));
addEventListener("kashaf-error", ({ detail }) => (window.broken = String(detail)));
addEventListener("unhandledrejection", ({ reason }) => window.faults.push(String(reason)));
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) =>
  window.faults.push(`${violatedDirective} forbids ${blockedURI} of ${sourceFile}`),
);
// Also of what did not load: such an error stays with its element, and is heard only on the way down.
addEventListener(
  "error",
  ({ message, target }) => window.faults.push(message ?? `cannot load ${target.src ?? target.href}`),
  true,
);
const { error } = console;
console.error = (...words) => {
  window.faults.push(words.join(" "));
  error.apply(console, words);
};
