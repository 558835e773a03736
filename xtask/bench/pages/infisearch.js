import { excerpt, show } from "./list.js";

show(async () => {
  const searcher = new infisearch.Searcher({ url: new URL("index/", location.href).href });
  await searcher.setupPromise;
  const search = async (text) => {
    const query = await searcher.runQuery(text);
    const results = await query.getNextN(10);
    query.free();
    return results.map((result) => {
      const { _relative_fp: file, title } = result.getKVFields("_relative_fp", "title");
      const body = result.fields.texts.flatMap(([field, text]) => (field === "body" ? [text] : [])).join(" ");
      return { id: file.replace(".html", ""), title, excerpt: excerpt(body, text.match(/[\p{L}\p{N}]+/gu) ?? []) };
    });
  };
  return { search, phrase: (text) => `"${text}"` };
});
