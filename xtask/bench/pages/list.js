// A plain search page: the field, and what is found as it is typed. For engines that bring no interface, and for those
// that do it shows what the engine costs alone.

/** @typedef {{ id: string, title: string, excerpt?: string }} Found */
/** @typedef {{ search: (text: string) => Promise<Found | Promise<Found>>[] | Promise<(Found | Promise<Found>)[]> | Found[], phrase?: (text: string) => string }} Engine */

/**
 * @param {() => Promise<Engine>} open
 */
export function show(open) {
  const opening = open();
  const [field, list] = [document.querySelector("input"), document.querySelector("ol")];
  let asked = 0;
  const ask = async () => {
    const asking = ++asked;
    const found = await (await opening).search(field.value);
    if (asking !== asked) return;
    list.replaceChildren();
    for (const one of found) {
      const item = list.appendChild(document.createElement("li"));
      // Each as soon as it is there: some engines fetch them one by one.
      Promise.resolve(one).then(({ id, title, excerpt }) => {
        const link = item.appendChild(document.createElement("a"));
        [link.href, link.textContent] = [`${id}.html`, title];
        item.appendChild(document.createElement("p")).textContent = excerpt ?? "";
      });
    }
  };
  field.oninput = ask;
  // What the benchmark asks directly.
  globalThis.engine = opening;
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  if (field.value) ask();
}

/**
 * The words of a text about the first that was asked for.
 *
 * @param {string} text
 * @param {string[]} words
 */
export function excerpt(text, words) {
  const places = words.map((word) => text.indexOf(word)).filter((place) => place >= 0);
  const start = Math.max(0, Math.min(...places, text.length) === text.length ? 0 : Math.min(...places) - 60);
  return text.slice(start, start + 160);
}
