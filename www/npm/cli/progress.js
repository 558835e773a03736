// What a terminal shows while a search is built: one line, and in the end no trace.

import { writeSync } from "node:fs";

const BAR = 24;
/** Milliseconds between two looks of a bar. */
const OFTEN = 50;
const CLEAR = "\r\u001b[K";

/** @typedef {"reading" | "indexing" | "writing"} Stage */

export class Progress {
  #shown;
  #last = -Infinity;
  /** @type {Stage | undefined} */
  #stage;

  /** @param {boolean} wanted */
  constructor(wanted) {
    this.#shown = wanted && process.stderr.isTTY === true;
  }

  /** @param {Stage} stage @param {number} done @param {number} all */
  tell(stage, done, all) {
    const now = performance.now();
    if (!this.#shown || (stage === this.#stage && now - this.#last < OFTEN)) return;
    [this.#stage, this.#last] = [stage, now];
    writeSync(2, CLEAR + line(stage, done, all));
  }

  end() {
    if (this.#stage) writeSync(2, CLEAR);
    this.#stage = undefined;
  }
}

/** @param {Stage} stage @param {number} done @param {number} all */
function line(stage, done, all) {
  const number = (/** @type {number} */ count) => count.toLocaleString("en");
  if (stage === "writing") return "Writing …";
  if (stage === "indexing") return `Indexing ${number(all)} articles …`;
  const full = all === 0 ? BAR : Math.floor((BAR * done) / all);
  return `Reading files ${"█".repeat(full)}${"░".repeat(BAR - full)} ${number(done)} of ${number(all)}`;
}
