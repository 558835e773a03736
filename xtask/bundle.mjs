// `node xtask/bundle.mjs FOLDER`: the page's script as one file, its style sheet, and the script for pages
// of articles, all as small as can be.

import { readFile } from "node:fs/promises";
import { build, transform } from "esbuild";

const common = { minify: true, charset: "utf8", target: "es2022" };
const options = { ...common, outdir: process.argv[2], logLevel: "warning" };

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

await build({
  ...options,
  entryPoints: ["www/kashaf-search.js"],
  bundle: true,
  format: "esm",
  plugins: [stylesAsText],
});
await build({ ...options, entryPoints: ["www/page.css"] });
// For the articles' own pages; not part of the search.
await build({ ...options, entryPoints: ["www/kashaf-marks.js"] });
