// Files and folders that were dropped or chosen, each with its path.

/** @typedef {{ path: string, file: File }} Dropped */

/** @param {Iterable<File>} files @returns {Dropped[]} */
export function chosen(files) {
  return [...files].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/** @param {DataTransfer} transfer @returns {Promise<Dropped[]>} */
export async function dropped({ items }) {
  // After the first wait they are gone.
  const all = [...items].map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const found = all.map(({ entry, file }) => (entry?.isDirectory ? under(entry) : chosen(file ? [file] : [])));
  return (await Promise.all(found)).flat();
}

/** @param {FileSystemEntry} entry @returns {Promise<Dropped[]>} */
async function under(entry) {
  if (entry.isFile) {
    /** @type {File} */
    const file = await new Promise((done, fail) => /** @type {FileSystemFileEntry} */ (entry).file(done, fail));
    return [{ path: entry.fullPath.replace(/^\//, ""), file }];
  }
  const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
  /** @type {Dropped[]} */
  const found = [];
  for (;;) {
    // A reader gives a hundred at a time.
    /** @type {FileSystemEntry[]} */
    const entries = await new Promise((done, fail) => reader.readEntries(done, fail));
    if (entries.length === 0) return found;
    found.push(...(await Promise.all(entries.map(under))).flat());
  }
}
