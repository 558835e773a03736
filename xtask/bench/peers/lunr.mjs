import { index } from "../pages/lunr.js";
import { scripted } from "./scripted.mjs";

export const { title, settings, path, pages, builds, finish } = scripted(
  "lunr",
  "Lunr 2.3.9, lunr-languages 1.22.0",
  "`lunr.ar` with its trimmer, stop words and stemmer; a word as its stem, the last also as a beginning, and with one slip; index and texts in one JSON file",
);

/** @param {import('../corpus.mjs').Article[]} articles */
export function serialize(articles) {
  return JSON.stringify({ index: index(articles), articles });
}
