// The builder for other programs: what `npx kashaf build` does, as a function.

import { disk } from "./disk.js";
import { KIT, load } from "./load.js";
import { words } from "./words.js";

/** @typedef {import("./index.d.ts").Settings} Settings */
/** @typedef {import("./index.d.ts").Report} Report */
/** @typedef {import("./index.d.ts").Fault} Fault */

/** Nothing was built; what was there before is as it was. */
export class BuildError extends Error {
  /** @param {string} message @param {Fault[]} faults */
  constructor(message, faults) {
    super(message);
    this.name = "BuildError";
    /** The files at fault. */
    this.faults = faults;
  }
}

/**
 * Builds a search. The work is done before this returns, and nothing else meanwhile: a server does it in a worker.
 *
 * @param {Settings} settings
 * @returns {Promise<Report>}
 */
export async function build({ onProgress, ...settings }) {
  const told = onProgress ?? (() => {});
  const { out, err } = load().build(disk, KIT, ["build", "--json", ...words(settings)], told);
  if (out === "") throw new TypeError(err.trim());
  const { built, error, ...report } = JSON.parse(out);
  if (!built) throw new BuildError(error, report.faults ?? []);
  return report;
}
