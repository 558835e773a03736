// `node xtask/bundle.mjs FOLDER [LANGUAGE]`: the element as one script that speaks the language of its articles, the
// engine alone as another, the page's style sheet, and a file for each language; all as small as can be.

import { readFile, readdir, writeFile } from "node:fs/promises";
import { build, transform } from "esbuild";

const [outdir, corpus = "ar"] = process.argv.slice(2);
const common = { minify: true, charset: "utf8", target: "es2022" };
const options = { ...common, outdir, logLevel: "warning" };

const messages = await readdir("www/messages");
const languages = messages.filter((file) => !["index.js", "language.js", "corpus.js"].includes(file));

// A style sheet that a script imports is its text. esbuild alone would leave the comments in it.
const stylesAsText = {
  name: "styles-as-text",
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, "utf8"), { ...common, loader: "css" });
      return { contents: code.trim(), loader: "text" };
    });
  },
};

// Readers of these articles need no further file for the element's words.
const corpusLanguage = {
  name: "corpus-language",
  setup({ onResolve }) {
    const file = languages.includes(`${corpus}.js`) ? `${corpus}.js` : "en.js";
    onResolve({ filter: /\/corpus\.js$/ }, ({ resolveDir }) => ({ path: `${resolveDir}/messages/${file}` }));
  },
};

// A language is imported by a pattern, which other pages' bundlers understand. So does esbuild, but it would write out
// every file that fits; it is kept from seeing the import.
const [SEEN, UNSEEN] = ["import(`./messages/", "importMessages(`./messages/"];
const patternStays = {
  name: "pattern-stays",
  setup({ onLoad }) {
    onLoad({ filter: /languages\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace(SEEN, UNSEEN),
    }));
  },
};

const { outputFiles } = await build({
  ...options,
  entryPoints: ["www/kashaf-search.js", "www/kashaf.js"],
  bundle: true,
  format: "esm",
  plugins: [stylesAsText, corpusLanguage, patternStays],
  write: false,
});
for (const { path, text } of outputFiles) await writeFile(path, text.replace(UNSEEN, SEEN));
await build({ ...options, entryPoints: ["www/page.css"] });
// For the articles' own pages; not part of the search.
await build({ ...options, entryPoints: ["www/kashaf-marks.js"] });
await build({ ...options, outbase: "www", entryPoints: languages.map((file) => `www/messages/${file}`), format: "esm" });
// Every state of the element on pages of their own; they load the element's script as any page does.
await build({ ...options, outbase: "www", entryPoints: ["www/gallery/*.js", "www/gallery/*.css"], format: "esm" });
