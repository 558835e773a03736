// How long a build takes, what of it the processor works, the most memory that it needs, and what it leaves.

import { spawn } from "node:child_process";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** @typedef {{ seconds: number, processor: number, megabytes: number, bytes: number, files: number }} Build */

/** Linux tells a process's memory and time; they are looked at so often, in milliseconds. */
const OFTEN = 5;
/** The kernel counts time in these parts of a second. */
const TICKS = 100;

/**
 * @param {string[]} command
 * @param {string} folder What it makes.
 * @returns {Promise<Build>}
 */
export async function build([program = "", ...words], folder) {
  const start = performance.now();
  // Who runs the benchmark may keep targets elsewhere; a peer that calls cargo looks where they are by default.
  const { CARGO_TARGET_DIR: _, ...env } = process.env;
  const child = spawn(program, words, { stdio: ["ignore", "ignore", "pipe"], env });
  let [said, megabytes, processor] = ["", 0, 0];
  child.stderr.on("data", (data) => (said += data));
  const look = () => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
      // The kernel keeps the highest mark until the process ends.
      megabytes = Math.max(megabytes, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
      const fields = readFileSync(`/proc/${child.pid}/stat`, "utf8").replace(/^.*\) /, "").split(" ");
      // Its own and that of programs it waited for, in and outside the kernel.
      processor = Math.max(processor, fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0) / TICKS);
    } catch {
      // It has ended, or the system does not tell.
    }
  };
  const timer = setInterval(look, OFTEN);
  const code = await new Promise((done, failed) => child.on("close", done).on("error", failed)).finally(() => clearInterval(timer));
  const seconds = (performance.now() - start) / 1000;
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${said.trim().split("\n").at(-1)}`);
  const left = readdirSync(folder, { recursive: true }).map((name) => statSync(join(folder, String(name)))).filter((it) => it.isFile());
  return { seconds, processor, megabytes, bytes: left.reduce((sum, { size }) => sum + size, 0), files: left.length };
}
