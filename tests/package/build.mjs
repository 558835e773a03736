// Builds with the installed package from a script, and holds what it says against what it made.

import assert from "node:assert/strict";
import { readFile, stat } from "node:fs/promises";
import { build, BuildError } from "kashaf/builder";

/** @type {string[]} */
const stages = [];
const report = await build({
  paths: "articles",
  out: "made/dist",
  singleFile: "made/search.html",
  module: "made/articles.wasm",
  title: "-- <بحث>",
  onProgress: (stage) => stages.push(stage),
});
assert.equal(report.articles, 5);
assert.deepEqual(report.languages, ["ar"]);
assert.deepEqual([...new Set(stages)], ["reading", "indexing", "writing"]);
for (const { path, bytes } of report.files) assert.equal((await stat(`made/dist/${path}`)).size, bytes, path);
const page = await readFile("made/search.html", "utf8");
assert.ok(page.includes("<title>-- &lt;بحث&gt;</title>"));
assert.equal(Buffer.byteLength(page), report.singleFile?.bytes);
assert.ok(WebAssembly.validate(await readFile("made/articles.wasm")));

await assert.rejects(build({ paths: "nothing" }), (error) => {
  return error instanceof BuildError && error.faults.some(({ path }) => path === "nothing");
});
await assert.rejects(build({ paths: "articles", maxSize: "much" }), TypeError);
assert.equal(JSON.parse(await readFile("node_modules/kashaf/package.json", "utf8")).dependencies, undefined);
