import { Document } from "flexsearch";
import { excerpt, show } from "./list.js";

/** Its encoder for every script drops vowel marks; beginnings of words are keys, so that half-typed ones are found. */
function empty() {
  return new Document({ tokenize: "forward", document: { id: "id", index: ["title", "text"], store: ["title", "text"] } });
}

/** @param {import('../corpus.mjs').Article[]} articles */
export async function index(articles) {
  const made = empty();
  for (const article of articles) made.add(article);
  const parts = [];
  await made.export((key, data) => parts.push([key, data]));
  return parts;
}

if (globalThis.document) {
  show(async () => {
    const made = empty();
    for (const [key, data] of await (await fetch("index.json")).json()) made.import(key, data);
    const search = (text) => {
      const words = text.split(" ");
      const found = made.search(text, { limit: 10, enrich: true, merge: true, suggest: true });
      return found.slice(0, 10).map(({ id, doc }) => ({ id, title: doc.title, excerpt: excerpt(doc.text, words) }));
    };
    return { search };
  });
}
