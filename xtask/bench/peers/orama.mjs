import { index } from "../pages/orama.js";
import { scripted } from "./scripted.mjs";

export const { title, settings, path, pages, builds, finish } = scripted(
  "orama",
  "Orama 3.1.18",
  "Arabic with its stemmer, tolerance 1, title twice; index and texts in one JSON file",
);

/** @param {import('../corpus.mjs').Article[]} articles */
export async function serialize(articles) {
  return JSON.stringify(await index(articles));
}
