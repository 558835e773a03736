// Files to one page with a search over them, all on this machine.

import init, { build } from "../pkg/builder/guest.js";
import { Memory } from "./memory.js";

/** @typedef {import('../pkg/builder/guest.js').Told} Told */
/** @typedef {{ path: string, line: number | null, fact: string, remedy: string }} Fault */
/**
 * @typedef {object} Report What came of it; with an error, nothing did.
 * @property {string} [error]
 * @property {number} [articles]
 * @property {string[]} [languages]
 * @property {Fault[]} [faults]
 * @property {Fault[]} [notes]
 * @property {Record<string, number>} [passedOver]
 */
/** @typedef {{ report: Report, page: Uint8Array | undefined }} Made */

const [ARTICLES, KIT, PAGE] = ["articles", "kit", "search.html"];

/**
 * @param {{ path: string, file: Blob }[]} files
 * @param {string[]} options As on the command line.
 * @param {Told} told
 * @returns {Promise<Made>}
 */
export async function make(files, options, told) {
  const disk = new Memory();
  const [kit] = await Promise.all([
    unpacked(await fetch(new URL("./kit.bin", import.meta.url))),
    init({ module_or_path: new URL("./guest_bg.wasm", import.meta.url) }),
  ]);
  for (const { path, bytes } of kit) disk.write(`${KIT}/${path}`, bytes);
  for (const { path, file } of files) disk.write(`${ARTICLES}/${path}`, new Uint8Array(await file.arrayBuffer()));
  const { out, err } = build(disk, KIT, ["build", "--json", `--single-file=${PAGE}`, ...options, "--", ARTICLES], told);
  const report = /** @type {Report} */ (out ? JSON.parse(out) : { error: err.trim() });
  for (const fault of [...(report.faults ?? []), ...(report.notes ?? [])]) {
    fault.path = fault.path.replace(`${ARTICLES}/`, "");
  }
  return { report, page: disk.kind(PAGE) === undefined ? undefined : disk.read(PAGE) };
}

/**
 * What every search is made of: the length of a list of paths and sizes, the list, and the files one after the other.
 *
 * @param {Response} response
 */
async function unpacked(response) {
  if (!response.ok || !response.body) throw new Error(`kit.bin: ${response.status}`);
  const bytes = await new Response(response.body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  const start = 4 + new DataView(bytes).getUint32(0, true);
  /** @type {[string, number][]} */
  const list = JSON.parse(new TextDecoder().decode(bytes.slice(4, start)));
  let at = start;
  return list.map(([path, size]) => ({ path, bytes: new Uint8Array(bytes, (at += size) - size, size) }));
}
