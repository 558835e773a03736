import MiniSearch from "minisearch";
import { OPTIONS } from "../pages/minisearch.js";
import { scripted } from "./scripted.mjs";

export const { title, settings, path, pages, builds, finish } = scripted(
  "minisearch",
  "MiniSearch 7.2.0",
  "prefix and fuzzy .2, title twice; index and texts in one JSON file",
);

/** @param {import('../corpus.mjs').Article[]} articles */
export function serialize(articles) {
  const index = new MiniSearch(OPTIONS);
  index.addAll(articles);
  return JSON.stringify(index);
}
