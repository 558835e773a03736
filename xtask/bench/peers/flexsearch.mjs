import { index } from "../pages/flexsearch.js";
import { scripted } from "./scripted.mjs";

export const { title, settings, path, pages, builds, finish } = scripted(
  "flexsearch",
  "FlexSearch 0.8.212",
  "encoder for every script, `forward` (its context is for whole words only), suggestions where not all words are found; index and texts in one JSON file",
);

/** @param {import('../corpus.mjs').Article[]} articles */
export async function serialize(articles) {
  return JSON.stringify(await index(articles));
}
