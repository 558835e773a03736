import { show } from "./list.js";

show(async () => {
  const pagefind = await import("./pagefind/pagefind.js");
  await pagefind.init();
  const shown = (one) => one.data().then(({ url, meta, plain_excerpt: excerpt }) => ({ id: name(url), title: meta.title, excerpt }));
  const search = async (text) => (await pagefind.search(text)).results.slice(0, 10).map(shown);
  return { search, phrase: (text) => `"${text}"` };
});

/** @param {string} url */
function name(url) {
  return decodeURIComponent(url).replace(/^.*\/|\.html$/g, "");
}
