// `npx kashaf …`: asks the builder what the command line means, and does it.

import { writeSync } from "node:fs";

import { disk } from "../builder/disk.js";
import { KIT, load } from "../builder/load.js";
import { Progress } from "./progress.js";
import { serve } from "./serve.js";
import { Watch } from "./watch.js";

/** @typedef {import("../builder/guest.js").Said} Said */

/** @param {string[]} words */
export async function main(words) {
  try {
    const { build, serve: server, said } = load().ask(words);
    if (said) say(said);
    else if (server) await serve(server, built);
    else if (build?.watch) await rebuild(words, build);
    else say(built(words, !build?.quiet));
  } catch (error) {
    say({ out: "", err: `kashaf: ${error instanceof Error ? error.message : error}\n`, code: 1 });
  }
}

/** @param {string[]} words @param {boolean} shown */
function built(words, shown) {
  const progress = new Progress(shown);
  try {
    return load().build(disk, KIT, words, (stage, done, all) => progress.tell(stage, done, all));
  } finally {
    progress.end();
  }
}

/** @param {string[]} words @param {{ quiet: boolean, reads: string[], writes: string[] }} asked */
async function rebuild(words, { quiet, reads, writes }) {
  for (;;) {
    // What changes while the search is built is seen too.
    const watch = new Watch(reads, writes);
    say(built(words, !quiet));
    if (!quiet) write(2, "Waiting for a change; Ctrl+C ends it.\n");
    await watch.change();
  }
}

/** @param {Said} said */
function say({ out, err, code }) {
  write(2, err);
  write(1, out);
  process.exitCode = code;
}

/** At once, and whole: what reads it may be a pipe that takes little at a time. @param {1 | 2} stream @param {string} text */
function write(stream, text) {
  let bytes = Buffer.from(text);
  while (bytes.length > 0) {
    try {
      bytes = bytes.subarray(writeSync(stream, bytes));
    } catch (error) {
      const { code } = /** @type {NodeJS.ErrnoException} */ (error);
      if (code === "EPIPE") return; // Nobody reads on.
      if (code !== "EAGAIN") throw error;
    }
  }
}
