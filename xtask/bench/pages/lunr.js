import lunr from "lunr";
import stemming from "lunr-languages/lunr.stemmer.support.js";
import arabic from "lunr-languages/lunr.ar.js";
import { excerpt, show } from "./list.js";

stemming(lunr);
arabic(lunr);

/** @param {import('../corpus.mjs').Article[]} articles */
export function index(articles) {
  return lunr(function () {
    this.use(lunr.ar);
    this.ref("id");
    this.field("title", { boost: 2 });
    this.field("text");
    for (const article of articles) this.add(article);
  });
}

if (globalThis.document) {
  show(async () => {
    const { index, articles } = await (await fetch("index.json")).json();
    const lunrIndex = lunr.Index.load(index);
    const byId = new Map(articles.map((article) => [article.id, article]));
    const search = (text) => {
      const words = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
      const found = lunrIndex.query((query) => {
        for (const [at, word] of words.entries()) {
          const [stem = word] = lunrIndex.pipeline.runString(word);
          query.term(stem, { boost: 10, usePipeline: false });
          // The last one may be half typed; any may have a slip.
          if (at === words.length - 1) query.term(stem, { boost: 3, wildcard: lunr.Query.wildcard.TRAILING, usePipeline: false });
          if (stem.length > 3) query.term(stem, { editDistance: 1, usePipeline: false });
        }
      });
      return found.slice(0, 10).map(({ ref }) => {
        const { id, title, text } = byId.get(ref);
        return { id, title, excerpt: excerpt(text, words) };
      });
    };
    return { search };
  });
}
