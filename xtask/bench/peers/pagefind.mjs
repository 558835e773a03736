import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { PATH, PLAIN, page, write } from "./plain.mjs";

const VERSION = "1.6.0";
const SEARCHBOX = "searchbox.html";

export const title = `Pagefind ${VERSION}`;
export const settings = "its Arabic stemmer, by the pages' lang; phrases in quotes; the searchbox waits 1 ms for the next key instead of 150";
export const path = PATH;

/** @type {import('./index.mjs').Page[]} */
export const pages = [
  {
    name: "its searchbox",
    path: SEARCHBOX,
    first: () => {
      const result = document.querySelector("pagefind-searchbox [role=option]");
      return result?.querySelector(".pf-searchbox-result-excerpt")?.textContent;
    },
    ask: (text) => {
      const field = document.querySelector("pagefind-searchbox input");
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    },
  },
  { ...PLAIN, name: "engine alone" },
];

/** @param {import('./index.mjs').Job} job */
export function builds({ site, laid }) {
  const output = join(site, "pagefind");
  return [{ name: `${title}, HTML`, command: [program(), "--site", laid.html, "--output-path", output], folder: output }];
}

/** @param {import('./index.mjs').Job} job */
export async function finish({ site }) {
  await write("pagefind", site, ["pagefind/pagefind.js"]);
  // It does not read the address by itself.
  const query = `
    await customElements.whenDefined("pagefind-searchbox");
    const field = document.querySelector("pagefind-searchbox input");
    field.focus();
    field.value = new URLSearchParams(location.search).get("q");
    field.dispatchEvent(new Event("input", { bubbles: true }));`;
  writeFileSync(join(site, "query.js"), query);
  const style = '<link rel="stylesheet" href="pagefind/pagefind-component-ui.css">';
  const scripts = ["pagefind/pagefind-component-ui.js", "query.js"].map((file) => `<script type="module" src="${file}"></script>`);
  const config = `<pagefind-config bundle-path="/${basename(site)}/pagefind/"></pagefind-config>`;
  writeFileSync(join(site, SEARCHBOX), page(style + scripts.join(""), `${config}<pagefind-searchbox debounce="1"></pagefind-searchbox>`));
}

/** The program itself: the script that npm puts before it would be measured too. */
function program() {
  const system = { win32: "windows" }[process.platform] ?? process.platform;
  const ending = process.platform === "win32" ? ".exe" : "";
  const file = `@pagefind/${system}-${process.arch}/bin/pagefind_extended${ending}`;
  return join(import.meta.dirname, "../node_modules", file);
}
