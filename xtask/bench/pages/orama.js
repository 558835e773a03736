import { create, insertMultiple, load, save, search as query } from "@orama/orama";
import { stemmer } from "@orama/stemmers/arabic";
import { excerpt, show } from "./list.js";

function empty() {
  return create({
    schema: { title: "string", text: "string" },
    components: { tokenizer: { language: "arabic", stemming: true, stemmer } },
  });
}

/** @param {import('../corpus.mjs').Article[]} articles */
export async function index(articles) {
  const made = empty();
  await insertMultiple(made, articles);
  return save(made);
}

if (globalThis.document) {
  show(async () => {
    const made = empty();
    load(made, await (await fetch("index.json")).json());
    const search = async (text) => {
      const { hits } = await query(made, { term: text, tolerance: 1, limit: 10, boost: { title: 2 } });
      const words = text.split(" ");
      return hits.map(({ id, document: { title, text } }) => ({ id, title, excerpt: excerpt(text, words) }));
    };
    return { search };
  });
}
