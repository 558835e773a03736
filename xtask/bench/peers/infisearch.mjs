import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { PATH, PLAIN, write } from "./plain.mjs";

const VERSION = "0.10.1";
/** From so many articles on its documents advise to keep the texts in files of their own. */
const MANY = 1000;

export const title = `InfiSearch ${VERSION}`;
export const settings = "its tokenizer for Chinese, as those for Latin scripts drop every Arabic letter, stemmer or not; preset small, from 1,000 articles on medium; phrases in quotes";
export const path = PATH;
export const pages = [PLAIN];

/** @param {import('./index.mjs').Job} job */
export function builds({ site, laid, tools }) {
  const config = join(site, "config.json");
  const preset = laid.count >= MANY ? "medium" : "small";
  writeFileSync(config, JSON.stringify({ preset, lang_config: { lang: "chinese" } }));
  const output = join(site, "index");
  return [{ name: `${title}, HTML`, command: [join(tools.bench, "bin/infisearch"), laid.html, output, "-c", config], folder: output }];
}

/** @param {import('./index.mjs').Job} job */
export function finish({ site }) {
  return write("infisearch", site, ["index/assets/search-ui.chinese.bundle.js"]);
}
