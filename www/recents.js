// What a reader searched for before: kept in this browser only, shared by all elements of a site.

const KEY = "kashaf-recents";
const MOST = 5;
/** A longer query, such as a text that was pasted, is answered, but kept nowhere: hosts refuse an address of that length. */
const LONGEST = 1000;

/** @param {string} query As it is kept: among these, and in the address. */
export function kept(query) {
  const said = query.trim();
  return said.length > LONGEST ? "" : said;
}

/** @returns {string[]} The last one first. */
export function recents() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((query) => typeof query === "string").slice(0, MOST) : [];
  } catch {
    return []; // Storage is blocked, or someone else wrote there.
  }
}

/** @param {string} query */
export function remember(query) {
  const list = [query, ...recents().filter((other) => other !== query)].slice(0, MOST);
  try {
    localStorage.setItem(KEY, JSON.stringify(list));
  } catch {
    // Full or blocked: then nothing is remembered.
  }
}

export function forget() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Where nothing can be kept there is nothing to forget.
  }
}
