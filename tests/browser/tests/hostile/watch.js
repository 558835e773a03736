// Stands in a page before all else: what runs, and what is on the page that is not ours.
window.pwnings = [];
window.pwned = () => window.pwnings.push(new Error("ran").stack);
for (const name of ["alert", "confirm", "prompt", "print", "open"]) window[name] = window.pwned;

const OURS = new Set(
  "a article bdi button dialog div fieldset form h2 h3 input kbd label legend li mark ol option p path search section select slot span svg time ul".split(" "),
);
const ADDRESSES = new Set(["http:", "https:", location.protocol]);
const SIGNS = /[\u202A-\u202E\u2066-\u2069]/u;

/** A line for whatever an element's shadow root has that is not ours. */
window.intruders = ({ shadowRoot }) => {
  const found = window.pwnings.splice(0);
  if ({}.pwned !== undefined || Object.prototype.pwned !== undefined) found.push("all objects have something new");
  for (const node of shadowRoot.querySelectorAll("*")) {
    if (!OURS.has(node.localName)) found.push(`an element ${node.localName}`);
    for (const { name } of node.attributes) {
      if (/^(on|src|xlink|form(action|target)|http-equiv|is$)/i.test(name)) found.push(`an attribute ${name} of ${node.localName}`);
    }
    for (const name of ["href", "action"]) {
      const address = node.getAttribute(name);
      if (address === null) continue;
      // As the browser itself would go.
      const to = Object.assign(document.createElement("a"), { href: address });
      if (!ADDRESSES.has(to.protocol) && to.protocol !== ":") found.push(`${name} ${address}`);
    }
  }
  return [...found, ...spills(shadowRoot)];
};

/** What turns the writing direction must end with its own text. */
function spills(root) {
  const found = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const owner = ({ parentElement }) => parentElement.closest("bdi, h2, [part]:not([part~=mark])");
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (!SIGNS.test(text.data)) continue;
    const own = owner(text);
    let box = text.parentElement;
    const isOpen = (style) => style.display === "inline" && !/isolate|plaintext/.test(style.unicodeBidi);
    while (box !== own && isOpen(getComputedStyle(box))) box = box.parentElement;
    if (isOpen(getComputedStyle(box))) found.push(`${JSON.stringify(text.data)} turns what is beside its ${box.localName}`);
  }
  return found;
}
