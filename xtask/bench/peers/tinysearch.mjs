import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PATH, PLAIN, write } from "./plain.mjs";

const VERSION = "0.11.1";

export const title = `tinysearch ${VERSION}`;
export const settings = "every field is searched; no excerpts; it compiles a crate for each index, so up to 100 articles only";
export const most = 100;
export const path = PATH;

/** @type {import('./index.mjs').Page[]} */
export const pages = [{ ...PLAIN, name: "no excerpts" }];

/** @param {import('./index.mjs').Job} job */
export function builds({ site, laid, tools }) {
  const input = join(laid.html, "..", "tinysearch.json");
  const articles = JSON.parse(readFileSync(laid.json, "utf8"));
  writeFileSync(input, JSON.stringify(articles.map(({ id, title, text }) => ({ title, url: id, body: text }))));
  const command = [join(tools.bench, "bin/tinysearch"), "--release", "--optimize", "--mode", "wasm", "--path", site, input];
  return [{ name: title, command }];
}

/** @param {import('./index.mjs').Job} job */
export async function finish({ site }) {
  await write("tinysearch", site, ["tinysearch_engine.wasm"]);
}
