import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PATH, PLAIN, write } from "./plain.mjs";

export const title = "Kashaf";
export const settings = "as it comes; phrases in quotes";
export const path = PATH;

/** @type {import('./index.mjs').Page[]} */
export const pages = [
  {
    name: "its element",
    path: "index.html",
    first: () => {
      const result = document.querySelector("kashaf-search")?.shadowRoot?.querySelector("[part~=result]");
      return result?.querySelector("[part~=title]")?.textContent && result.querySelector("[part~=snippet]")?.textContent;
    },
    ask: (text) => {
      const field = document.querySelector("kashaf-search").shadowRoot.querySelector("input");
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    },
  },
  { ...PLAIN, name: "engine alone" },
];

/** @param {import('./index.mjs').Job} job */
export function builds({ site, laid, texts, tools }) {
  const build = (/** @type {string[]} */ program, /** @type {string} */ articles, out = `${site}-again`) => ({
    command: [...program, "build", articles, "--quiet", "--out", out],
    folder: out,
  });
  const [native, npx] = [[tools.kashaf], [process.execPath, tools.npx]];
  return [
    { name: "kashaf, JSONL", ...build(native, texts ?? laid.jsonl, site) },
    { name: "kashaf, HTML", ...build(native, laid.html) },
    { name: "npx kashaf, JSONL", ...build(npx, laid.jsonl) },
    { name: "npx kashaf, HTML", ...build(npx, laid.html) },
  ];
}

/** @param {import('./index.mjs').Job} job */
export function finish({ site }) {
  const { preload } = JSON.parse(readFileSync(join(site, "kashaf.json"), "utf8"));
  return write("kashaf", site, ["kashaf.js", preload]);
}
