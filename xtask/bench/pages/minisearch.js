import MiniSearch from "minisearch";
import { excerpt, show } from "./list.js";

/** Its texts are kept with the index, so that a result can show some. */
export const OPTIONS = {
  fields: ["title", "text"],
  storeFields: ["title", "text"],
  searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 2 } },
};

if (globalThis.document) {
  show(async () => {
    const index = await MiniSearch.loadJSONAsync(await (await fetch("index.json")).text(), OPTIONS);
    const search = (text) =>
      index.search(text).slice(0, 10).map(({ id, title, text, terms }) => ({ id, title, excerpt: excerpt(text, terms) }));
    return { search };
  });
}
