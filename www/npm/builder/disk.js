// Node's disk, as the builder asks for it.

import { closeSync, constants, fstatSync, linkSync, mkdirSync, openSync, readFileSync, readSync } from "node:fs";
import { readdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** @typedef {import("./guest.js").Disk} Disk */
/** @typedef {import("node:fs").Stats} Stats */

const [FOLDER, OTHER] = [-1, -2];
/** Milliseconds: so long another build may take to write what it made, and so often it is looked for. */
const [PATIENCE, AGAIN] = [60_000, 20];

/** @type {Disk} */
export const disk = {
  kind: (path) => said(() => kindOf(statSync(path, { throwIfNoEntry: false }))),
  // Of a link, what it leads to; one that leads nowhere is neither.
  list: (folder) =>
    said(() =>
      readdirSync(folder, { withFileTypes: true }).map((entry) => {
        return { name: entry.name, kind: kindIn(folder, entry.name), link: entry.isSymbolicLink() };
      }),
    ),
  real: (path) => realpathSync(path).replaceAll("\\", "/"),
  read: (path) => said(() => bytes(path)),
  rename: (from, to) => said(() => renameSync(from, to)),
  remove: (path) => said(() => rmSync(path, { recursive: true, force: true })),
  write(path, bytes) {
    said(() => mkdirSync(dirname(path), { recursive: true }));
    said(() => writeFileSync(path, bytes));
  },
  hold(path) {
    said(() => mkdirSync(dirname(path), { recursive: true }));
    for (let waited = 0; !said(() => held(path)); waited += AGAIN) {
      if (waited >= PATIENCE) throw new Error("another build is writing there");
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, AGAIN);
    }
  },
  release: (path) => rmSync(path, { force: true }),
};

/** Whether it is ours now: a file with the number of our process, which has its name at one moment. @param {string} path */
function held(path) {
  const own = path + process.pid;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, path);
    return true;
  } catch {
    if (!runs(path)) rmSync(path, { force: true });
    return false;
  } finally {
    rmSync(own, { force: true });
  }
}

/** Whether the build that made it is still there. @param {string} path */
function runs(path) {
  try {
    return process.kill(Number(readFileSync(path, "utf8")) || NaN, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}

/** Those of a file that is the same before and after; a pipe that came into its place is not waited for. @param {string} path */
function bytes(path) {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const before = fstatSync(file);
    if (!before.isFile()) throw new Error("it is no file any more");
    const bytes = Buffer.alloc(before.size + 1);
    let read = 0;
    for (let more = 1; more > 0 && read < bytes.length; read += more) more = readSync(file, bytes, read, bytes.length - read, null);
    if (read !== before.size || fstatSync(file).mtimeMs !== before.mtimeMs) throw new Error("it changed while it was read");
    return bytes.subarray(0, read);
  } finally {
    closeSync(file);
  }
}

/** @param {string} folder @param {string} name */
function kindIn(folder, name) {
  try {
    return kindOf(statSync(join(folder, name))) ?? OTHER;
  } catch {
    return OTHER;
  }
}

/** @param {Stats | undefined} found */
function kindOf(found) {
  if (!found) return undefined;
  if (found.isDirectory()) return FOLDER;
  return found.isFile() ? found.size : OTHER;
}

/**
 * What Node says of a failure, without its sign, its call and the path, which stands before it anyway.
 *
 * @template T
 * @param {() => T} work
 * @returns {T}
 */
function said(work) {
  try {
    return work();
  } catch (error) {
    const { message, code } = /** @type {NodeJS.ErrnoException} */ (error);
    throw new Error(message.replace(`${code}: `, "").replace(/, \w+(?: '.*)?$/s, ""), { cause: error });
  }
}
