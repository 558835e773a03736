// `node articles.mjs SET FOLDER`: the articles of a set (docs.jsonl or docs.jsonl.gz, `{"id","title","text"}` a line) as
// HTML pages in FOLDER/html, as a site would have them, and as they are in FOLDER/jsonl.

import { createReadStream, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";

const [set, folder] = process.argv.slice(2);
const plain = join(set, "docs.jsonl");
const input = existsSync(plain) ? createReadStream(plain) : createReadStream(`${plain}.gz`).pipe(createGunzip());
const [html, jsonl] = ["html", "jsonl"].map((name) => join(folder, name));
for (const made of [html, jsonl]) mkdirSync(made, { recursive: true });

const lines = [];
for await (const line of createInterface({ input })) {
  const { id, title, text } = JSON.parse(line);
  writeFileSync(join(html, `${id}.html`), page(title || id, text));
  lines.push(line);
}
writeFileSync(join(jsonl, "articles.jsonl"), `${lines.join("\n")}\n`);

/**
 * @param {string} title
 * @param {string} text
 */
function page(title, text) {
  const paragraphs = text.split("\n").map((paragraph) => `<p>${escaped(paragraph)}</p>`);
  const head = `<meta charset="utf-8"><title>${escaped(title)}</title>`;
  const main = `<main><h1>${escaped(title)}</h1>\n${paragraphs.join("\n")}</main>`;
  return `<!doctype html><html lang="ar" dir="rtl"><head>${head}</head><body>${main}</body></html>\n`;
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
