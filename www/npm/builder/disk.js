// Node's disk, as the builder asks for it.

import { mkdirSync, readFileSync, readdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** @typedef {import("./guest.js").Disk} Disk */
/** @typedef {import("node:fs").Stats} Stats */

const [FOLDER, OTHER] = [-1, -2];

/** @type {Disk} */
export const disk = {
  kind: (path) => said(() => kindOf(statSync(path, { throwIfNoEntry: false }))),
  // Of a link, what it leads to; one that leads nowhere is neither.
  list: (folder) => said(() => readdirSync(folder).map((name) => ({ name, kind: kindIn(folder, name) }))),
  real: (folder) => realpathSync(folder).replaceAll("\\", "/"),
  read: (path) => said(() => readFileSync(path)),
  rename: (from, to) => said(() => renameSync(from, to)),
  remove: (path) => said(() => rmSync(path, { recursive: true, force: true })),
  write(path, bytes) {
    said(() => mkdirSync(dirname(path), { recursive: true }));
    said(() => writeFileSync(path, bytes));
  },
};

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
