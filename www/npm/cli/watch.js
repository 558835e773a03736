// Whether something changed that a search is built of.

import { realpathSync, statSync, watch } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";

/** So long nothing may change before it is built again: an editor writes a file in several steps, git many files. */
const QUIET = 200;
/** What the builder writes beside a folder or file before the two change names. */
const BESIDE = /^\..*\.kashaf-/;

export class Watch {
  #reads;
  #writes;
  #watchers;
  /** @type {() => void} */
  #changed = () => {};
  /** @type {Promise<void>} */
  #change;

  /** Files and folders that are read, and what is written, which may lie among them. @param {string[]} reads @param {string[]} writes */
  constructor(reads, writes) {
    this.#reads = reads.map(whole);
    this.#writes = writes.map(whole);
    /** @type {NodeJS.Timeout | undefined} */
    let timer;
    this.#change = new Promise((done) => {
      this.#changed = () => {
        clearTimeout(timer);
        timer = setTimeout(done, QUIET);
      };
    });
    this.#watchers = this.#reads.map((path) => {
      // A file that is written anew is another file: the folder knows.
      const recursive = statSync(path).isDirectory();
      const folder = recursive ? path : dirname(path);
      return watch(folder, { recursive }, (_, name) => {
        if (name === null || this.#matters(join(folder, name))) this.#changed();
      });
    });
  }

  /** Waits until something has changed, and then nothing did for a moment. */
  async change() {
    await this.#change;
    for (const watcher of this.#watchers) watcher.close();
  }

  /** @param {string} path */
  #matters(path) {
    return this.#reads.some((read) => within(path, read))
      && !this.#writes.some((written) => within(path, written))
      && !path.split(sep).some((name) => BESIDE.test(name));
  }
}

/** @param {string} path @param {string} folder */
function within(path, folder) {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** A path from the root, without links as far as it is there. @param {string} path @returns {string} */
function whole(path) {
  const absolute = resolve(path);
  try {
    return realpathSync(absolute);
  } catch {
    const folder = dirname(absolute);
    return folder === absolute ? absolute : join(whole(folder), basename(absolute));
  }
}
