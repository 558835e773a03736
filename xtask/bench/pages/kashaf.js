import { show } from "./list.js";

show(async () => {
  const { open } = await import("./kashaf.js");
  const engine = await open();
  const text = (pieces) => pieces.map((piece) => piece.text).join("");
  const shown = ({ id, title, snippet }) => ({ id, title, excerpt: text(snippet) });
  const search = async (query) => (await engine.search(query)).hits.map(shown);
  return { search, phrase: (words) => `"${words}"` };
});
