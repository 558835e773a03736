// What Kashaf's bytes are: the module's code and data packed alone, and the index as it lies in memory.

import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";

/** Of a module, by the numbers that the format gives its sections. */
const [CODE, DATA] = [10, 11];
/** Of an index: the articles as they are shown. */
const SHOWN = "stored";

/**
 * @param {string} site
 * @param {string} articles What it was made of: an index in parts is not all in the site's module.
 * @param {string} kashaf
 */
export function parts(site, articles, kashaf) {
  const assets = join(site, "assets");
  const modules = readdirSync(assets).filter((file) => file.endsWith(".wasm")).map((file) => readFileSync(join(assets, file)));
  const packed = (/** @type {number} */ id) =>
    modules.flatMap((module) => sections(module, id)).reduce((sum, section) => sum + brotliCompressSync(section).length, 0);
  const stats = JSON.parse(execFileSync(kashaf, ["stats", "--json", articles], { encoding: "utf8", maxBuffer: 1e8 }));
  const text = stats.parts.filter(({ name }) => name === SHOWN).reduce((sum, { bytes }) => sum + bytes, 0);
  return { code: packed(CODE), data: packed(DATA), index: stats.bytes - text, text };
}

/**
 * @param {Buffer} module
 * @param {number} wanted
 */
function sections(module, wanted) {
  const found = [];
  for (let at = 8; at < module.length; ) {
    const id = module[at++];
    let size = 0;
    for (let shift = 0, more = true; more; shift += 7) {
      const byte = module[at++] ?? 0;
      size += (byte & 127) * 2 ** shift;
      more = byte > 127;
    }
    if (id === wanted) found.push(module.subarray(at, at + size));
    at += size;
  }
  return found;
}
