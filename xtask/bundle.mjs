// `node xtask/bundle.mjs FOLDER`: the kit's scripts. The element as one script that speaks Arabic, its facets and the engine
// alone as others, a file for each other language, the page's style sheet; and the gallery. All as small as can be.

import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { build, transform } from "esbuild";

const [kit] = process.argv.slice(2);
const common = { minify: true, charset: "utf8", target: "es2022" };
const options = { ...common, logLevel: "warning" };
/** Scripts that import each other, what stands at the top of a built folder, and what only we show. */
const [element, site, demo] = ["element", "site", "demo"].map((folder) => `${kit}/${folder}`);

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
  outdir: element,
  entryPoints: ["www/kashaf-search.js", "www/kashaf.js"],
  bundle: true,
  format: "esm",
  plugins: [stylesAsText, patternStays],
  external: ["./facets.js"],
  write: false,
});
await mkdir(element, { recursive: true });
for (const { path, text } of outputFiles) await writeFile(path, text.replace(UNSEEN, SEEN));
await build({ ...options, outdir: site, entryPoints: ["www/page.css"] });
await build({ ...options, outdir: element, entryPoints: ["www/facets.js"], bundle: true, format: "esm", plugins: [stylesAsText] });
// For the articles' own pages; not part of the search.
await build({ ...options, outdir: site, entryPoints: ["www/kashaf-marks.js"] });
const messageFiles = languages.map((file) => `www/messages/${file}`);
await build({ ...options, outdir: element, outbase: "www", entryPoints: messageFiles, format: "esm" });
// Every state of the element on pages of their own; they load the element's script as any page does.
await build({ ...options, outdir: demo, outbase: "www", entryPoints: ["www/gallery/*.js", "www/gallery/*.css"], format: "esm" });
