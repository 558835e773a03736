// A disk of files that were dropped on the page; the builder reads and writes it as it does any other.

/** @typedef {import('../pkg/builder/guest.js').Disk} Disk */

const FOLDER = -1;

/** @implements {Disk} */
export class Memory {
  /** @type {Map<string, Uint8Array>} */
  #files = new Map();

  /** @param {string} path */
  kind(path) {
    const file = this.#files.get(path);
    return file ? file.length : this.#in(path).length > 0 ? FOLDER : undefined;
  }

  /** @param {string} folder */
  list(folder) {
    /** @type {Map<string, number>} */
    const entries = new Map();
    for (const path of this.#in(folder)) {
      const [name = "", inner] = path.slice(folder.length + 1).split("/");
      entries.set(name, inner === undefined ? (this.#files.get(path)?.length ?? 0) : FOLDER);
    }
    return [...entries].map(([name, kind]) => ({ name, kind, link: false }));
  }

  /** @param {string} folder */
  real(folder) {
    return folder;
  }

  /** @param {string} path */
  read(path) {
    const file = this.#files.get(path);
    if (!file) throw new Error("there is no such file");
    return file;
  }

  /** @param {string} path @param {Uint8Array} bytes */
  write(path, bytes) {
    // They are lent.
    this.#files.set(path, bytes.slice());
  }

  /** @param {string} from @param {string} to */
  rename(from, to) {
    for (const path of this.#under(from)) {
      this.#files.set(to + path.slice(from.length), this.read(path));
      this.#files.delete(path);
    }
  }

  /** @param {string} path */
  remove(path) {
    for (const found of this.#under(path)) this.#files.delete(found);
  }

  // There is one build at a time.
  hold() {}
  release() {}

  /** A file, or those of a folder. @param {string} path */
  #under(path) {
    return this.#files.has(path) ? [path] : this.#in(path);
  }

  /** @param {string} folder */
  #in(folder) {
    return [...this.#files.keys()].filter((path) => path.startsWith(`${folder}/`));
  }
}
