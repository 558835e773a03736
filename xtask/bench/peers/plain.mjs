// The plain search page of an engine: pages/NAME.js with what it imports, as one small file.

import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const pages = join(dirname(fileURLToPath(import.meta.url)), "../pages");

export const PATH = "plain.html";

/** @type {import('./index.mjs').Page} */
export const PLAIN = {
  name: "",
  path: PATH,
  first: () => document.querySelector("li p")?.previousSibling,
  ask: (text) => {
    const field = document.querySelector("input");
    field.value = text;
    field.dispatchEvent(new Event("input"));
  },
};

/**
 * @param {string} name
 * @param {string} site
 * @param {string[]} [preloads] What the page will fetch, so that it is asked for at once: a file, or the whole element; or a
 *   script that makes a global.
 */
export async function write(name, site, preloads = []) {
  await build({
    entryPoints: [join(pages, `${name}.js`)],
    outfile: join(site, "search.js"),
    bundle: true,
    minify: true,
    // Not as a module: those are strict, and `lunr.ar` is not.
    format: "iife",
    // The page's own files, which are there when it is opened.
    external: ["./pagefind/*", "./kashaf.js", "./engine.js"],
    logLevel: "error",
  });
  const links = preloads.map((file) => {
    if (file.startsWith("<")) return file;
    if (file.endsWith(".bundle.js")) return `<script defer src="${file}"></script>`;
    if (file.endsWith(".js")) return `<link rel="modulepreload" href="${file}">`;
    return `<link rel="preload" as="fetch" crossorigin href="${file}">`;
  });
  writeFileSync(join(site, PATH), page(`${links.join("")}<script defer src="search.js"></script>`));
}

/** @param {string} head */
export function page(head, body = "<input><ol></ol>") {
  const icon = '<link rel="icon" href="data:,">';
  return `<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><title>بحث</title>${icon}${head}${body}</html>\n`;
}
