// `node xtask/make.mjs KIT BUILDER FOLDER`: the page on which readers make a search of their own articles, with the
// builder and the kit that it needs, in a folder of its own.

import { copyFile, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { join, sep } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const [kit, builder, folder] = process.argv.slice(2);
const source = "www/make";

await mkdir(folder, { recursive: true });
await build({
  entryPoints: [`${source}/make.js`, `${source}/worker.js`, `${source}/make.css`],
  outdir: folder,
  bundle: true,
  splitting: true,
  chunkNames: "[name]-[hash]",
  format: "esm",
  minify: true,
  charset: "utf8",
  target: "es2022",
  logLevel: "warning",
});
for (const page of ["index.html", "en.html"]) await copyFile(join(source, page), join(folder, page));
await copyFile(join(builder, "guest_bg.wasm"), join(folder, "guest_bg.wasm"));
await writeFile(join(folder, "kit.bin"), await packed());

/** The length of a list of paths and sizes, the list, and the files one after the other: see www/make/maker.js. */
async function packed() {
  const entries = await readdir(kit, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(kit.length + 1));
  // What only our own pages need stays behind.
  const needed = paths.map((path) => path.split(sep).join("/")).filter((path) => !path.startsWith("demo/")).sort();
  const files = await Promise.all(needed.map((path) => readFile(join(kit, path))));
  const list = Buffer.from(JSON.stringify(needed.map((path, at) => [path, files[at].length])));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(list.length);
  return gzipSync(Buffer.concat([length, list, ...files]), { level: 9 });
}
