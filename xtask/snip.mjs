// `node xtask/snip.mjs FILE`: takes out of the module what can only run when nobody sees it.
//
// A panic stops the module. What it says would go to a stream that a browser does not have, yet every module carries its
// text and all that formats text: 3 kB (brotli), and stable Rust has no switch for it. Here a panic becomes what it ends
// in, an `unreachable`. Functions are known by their names, which wasm-opt leaves out afterwards.

import { readFile, writeFile } from "node:fs/promises";
import binaryen from "binaryen";

/** Where a panic begins, and what only it calls. */
const PANICS =
  /\bcore(\[\w+\])?::panicking|\bstd(\[\w+\])?::(panicking|sys::backtrace)|(_fail|_failed|do_panic|capacity_overflow|handle_error|handle_alloc_error)\b(?!.*>)|panic_(poisoned|already\w+)|do_panic::runtime|rust_begin_unwind/;
/** Called by panics alone: the engine puts its few texts together by itself. */
const FORMATTERS = /\bfmt::/;
/** Called by JavaScript alone, if it were given a closure, which it never is; and what waits for a promise. */
const CLOSURES = /^wasm_bindgen::convert::closures::|^js_sys::futures::/;

// The names are still needed: by them it is split.
binaryen.setDebugInfo(true);
const [file] = process.argv.slice(2);
const module = binaryen.readBinary(await readFile(file));
const dead = (name) => PANICS.test(name) || FORMATTERS.test(name) || CLOSURES.test(name);

let caller = "";
for (const [, kind, quoted, plain] of module.emitText().matchAll(/\((func|call) \$(?:"([^"]*)"|([^\s)]+))/g)) {
  const name = quoted ?? plain;
  if (kind === "func") caller = name;
  else if (!dead(caller) && dead(name) && !PANICS.test(name)) {
    throw new Error(`${caller} calls ${name}, which the module leaves out: see xtask/snip.mjs`);
  }
}

let snipped = 0;
for (let at = 0; at < module.getNumFunctions(); at += 1) {
  const func = module.getFunctionByIndex(at);
  const { name, module: from } = binaryen.getFunctionInfo(func);
  if (from || !dead(name)) continue;
  binaryen.Function.setBody(func, module.unreachable());
  snipped += 1;
}
// A compiler that names its functions otherwise shall not go unnoticed.
if (!snipped) throw new Error(`${file} has no functions with the names of panics: see xtask/snip.mjs`);

await writeFile(file, module.emitBinary());
