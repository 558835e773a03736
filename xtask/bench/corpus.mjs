// The articles that everything is measured on: those of seeds/, and the first of a set.

import { createReadStream, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";

/** @typedef {{ id: string, title: string, text: string }} Article */
/** @typedef {{ html: string, jsonl: string, json: string, count: number }} Laid Where articles lie, as each peer wants them. */

/**
 * The articles of a set: docs.jsonl or docs.jsonl.gz, `{"id","title","text"}` a line.
 *
 * @param {string} set
 * @returns {Promise<Article[]>}
 */
export async function readSet(set) {
  const plain = join(set, "docs.jsonl");
  const input = existsSync(plain) ? createReadStream(plain) : createReadStream(`${plain}.gz`).pipe(createGunzip());
  const articles = [];
  for await (const line of createInterface({ input })) {
    const { id, title, text } = JSON.parse(line);
    articles.push({ id: String(id), title: title || String(id), text });
  }
  return articles;
}

/**
 * Plain texts, whose first line is the title.
 *
 * @param {string} folder
 * @returns {Article[]}
 */
export function readTexts(folder) {
  const files = readdirSync(folder).filter((file) => file.endsWith(".txt")).sort();
  return files.map((file) => {
    const [title = "", ...text] = readFileSync(join(folder, file), "utf8").trim().split("\n");
    return { id: basename(file, extname(file)), title: title.trim(), text: text.join("\n").trim() };
  });
}

/**
 * Queries with the articles that answer them: queries.jsonl and qrels.tsv.
 *
 * @param {string} set
 * @returns {{ text: string, grades: Record<string, number> }[]}
 */
export function readJudged(set) {
  if (!existsSync(join(set, "qrels.tsv"))) return [];
  /** @type {Map<string, Record<string, number>>} */
  const judged = new Map();
  for (const line of lines(join(set, "qrels.tsv"))) {
    const [query = "", article = "", grade] = line.split("\t");
    judged.set(query, { ...judged.get(query), [article]: Number(grade) });
  }
  const queries = lines(join(set, "queries.jsonl")).map((line) => JSON.parse(line));
  return queries.flatMap(({ id, text }) => {
    const grades = judged.get(id);
    return grades ? [{ text, grades }] : [];
  });
}

/**
 * Writes articles as HTML pages, as a site would have them, as a file of records, and as one list.
 *
 * @param {Article[]} articles
 * @param {string} folder
 * @returns {Laid}
 */
export function lay(articles, folder) {
  const laid = { html: join(folder, "html"), jsonl: join(folder, "jsonl"), json: join(folder, "articles.json"), count: articles.length };
  rmSync(folder, { recursive: true, force: true });
  for (const made of [laid.html, laid.jsonl]) mkdirSync(made, { recursive: true });
  for (const { id, title, text } of articles) writeFileSync(join(laid.html, `${id}.html`), page(title, text));
  writeFileSync(join(laid.jsonl, "articles.jsonl"), articles.map((article) => `${JSON.stringify(article)}\n`).join(""));
  writeFileSync(laid.json, JSON.stringify(articles));
  return laid;
}

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

/** @param {string} file */
function lines(file) {
  return readFileSync(file, "utf8").split("\n").filter(Boolean);
}
