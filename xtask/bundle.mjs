// `node xtask/bundle.mjs FOLDER`: the kit's scripts. The element as one script that speaks Arabic, what comes later and the
// engine alone as others, a file for each other language, the page's style sheet; what a page has in it that is one file; and the
// gallery. All as small as can be.

import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { build, transform } from "esbuild";
import { minify } from "terser";

const [kit] = process.argv.slice(2);
const common = { minify: true, charset: "utf8", target: "es2022" };
const options = { ...common, logLevel: "warning" };
/** Scripts that import each other, what stands at the top of a built folder, what stands in a page, and what only we show. */
const [element, site, inline, demo] = ["element", "site", "inline", "demo"].map((folder) => `${kit}/${folder}`);

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

// A page that is one file has its language in it, and nothing to import.
const IMPORT = "await import(`./messages/${file}.js`)";
const noImport = {
  name: "no-import",
  setup({ onLoad }) {
    onLoad({ filter: /languages\.js$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      if (!text.includes(IMPORT)) throw new Error(`${path} no longer says ${IMPORT}`);
      return { contents: text.replace(IMPORT, "{ default: undefined }") };
    });
  },
};

// wasm-bindgen's glue is for every way to load a module and for browsers of long ago; the element has one way, and runs in
// none of those. An instance whose index could not be opened is left for another. What a new version writes otherwise stays as it
// is: the budget tells.
const LOADING = "let wasmModule, wasmInstance, wasm;";
const oneWay = `
let wasm;
export default async function init({ module_or_path }) {
  ({ exports: wasm } = await WebAssembly.instantiate(module_or_path, __wbg_get_imports()));
  cachedDataViewMemory0 = cachedUint8ArrayMemory0 = null;
  wasm.__wbindgen_start();
  return wasm;
}`;
/** Encoding where nothing encodes in place, and the limit of an old Safari after 2 GB. */
const OF_LONG_AGO = [
  /if \(!\('encodeInto' in cachedTextEncoder\)\) \{[^]*?\n\}\n/,
  /if \(realloc === undefined\) \{[^]*?\n {4}\}\n/,
  /numBytesDecoded \+= bytes\.length;\n {4}if \([^]*?\n {4}\}\n/,
  /cachedTextDecoder\.decode\(\);\n/,
];
const slimGlue = {
  name: "slim-glue",
  setup({ onLoad }) {
    onLoad({ filter: /pkg[/\\]kashaf\.js$/ }, async ({ path }) => {
      const [calls, loading] = (await readFile(path, "utf8")).split(LOADING);
      if (!loading) throw new Error(`${path} no longer says ${LOADING}`);
      return { contents: OF_LONG_AGO.reduce((text, old) => text.replace(old, ""), calls) + oneWay };
    });
  },
};

/** What `later.js` imports when it is needed; each has in it what it shares with others, since no answer waits for it. */
const LATER = ["facets", "listbox", "reader"];
const { outputFiles } = await build({
  ...options,
  outdir: element,
  entryPoints: ["kashaf-search", "kashaf", "entry", "alone", ...LATER].map((name) => `www/${name}.js`),
  bundle: true,
  format: "esm",
  plugins: [stylesAsText, patternStays, slimGlue],
  external: LATER.map((name) => `./${name}.js`),
  write: false,
});
await mkdir(element, { recursive: true });
for (const { path, text } of outputFiles) await writeFile(path, await pressed(text.replace(UNSEEN, SEEN)));
await build({ ...options, outdir: site, entryPoints: ["www/page.css"] });
// For the articles' own pages; not part of the search.
await build({ ...options, outdir: site, entryPoints: ["www/kashaf-marks.js"] });
// The builder writes names in front of the worker: it stays a plain script.
await build({ ...options, outdir: `${kit}/offline`, entryPoints: ["www/offline/kashaf-offline.js"], bundle: true, format: "esm", plugins: [stylesAsText] });
const workers = ["service-worker", "remove-worker"].map((name) => `www/offline/${name}.js`);
await build({ ...options, outdir: `${kit}/offline`, entryPoints: workers });
const messageFiles = languages.map((file) => `www/messages/${file}`);
await build({ ...options, outdir: element, outbase: "www", entryPoints: messageFiles, format: "esm" });
const single = await build({
  ...options,
  entryPoints: ["www/single-file.js"],
  bundle: true,
  format: "esm",
  plugins: [stylesAsText, noImport, slimGlue],
  write: false,
});
for (const file of single.outputFiles) {
  const text = await pressed(file.text);
  // Either would end the script before its end, or not end it there.
  if (/<\/script|<!--/i.test(text)) throw new Error("www/single-file.js cannot stand in a page");
  await mkdir(`${inline}/messages`, { recursive: true });
  await writeFile(`${inline}/single-file.js`, text.trim());
}
for (const file of languages) {
  const { default: language } = await import(`../www/messages/${file}`);
  await writeFile(`${inline}/messages/${file.replace(/js$/, "json")}`, JSON.stringify(language));
}
// Every state of the element on pages of their own; they load the element's script as any page does.
await build({ ...options, outdir: demo, outbase: "www", entryPoints: ["www/gallery/*.js", "www/gallery/*.css"], format: "esm" });

/**
 * A module's script, smaller still: terser sees what esbuild leaves.
 *
 * @param {string} text
 */
async function pressed(text) {
  const { code } = await minify(text, { module: true, ecma: 2022, compress: { passes: 3, unsafe_arrows: true } });
  return code;
}
