// What an answer is narrowed to and how it is ordered: as the engine takes it, and as the address has it.

/** @typedef {import('./pkg/kashaf.js').FacetKind} FacetKind */
/** @typedef {import('./pkg/kashaf.js').SearchFilter} SearchFilter */
/** @typedef {NonNullable<import('./pkg/kashaf.js').SearchOptions["sort"]>} Sort */
/** @typedef {Partial<Record<FacetKind, string[]> & Record<"after" | "before", string>>} Filter One of only what it asks for. */

/** @type {readonly FacetKind[]} */
export const NAMED = ["section", "tag", "author", "lang"];
const DAYS = /** @type {const} */ (["after", "before"]);
/** @type {readonly Sort[]} */
export const SORTS = ["relevance", "newest", "oldest"];

/** All of it that an address can have, in this order. */
export const KEYS = [...NAMED, ...DAYS, "sort"];

/**
 * @param {SearchFilter | null | undefined} filter Whatever a script may give.
 * @returns {Filter}
 */
export function tidy(filter) {
  /** @type {Filter} */
  const made = {};
  for (const kind of NAMED) {
    const names = [filter?.[kind] ?? []].flat().map(String).filter((name) => name !== "");
    if (names.length > 0) made[kind] = names;
  }
  for (const bound of DAYS) if (filter?.[bound]) made[bound] = String(filter[bound]);
  return made;
}

/** @param {Filter} filter */
export function isEmpty(filter) {
  return Object.keys(filter).length === 0;
}

/**
 * @param {unknown} sort
 * @returns {Sort | undefined}
 */
export function sortOf(sort) {
  return SORTS.find((known) => known === sort);
}

/**
 * What an address has of it.
 *
 * @param {Filter} filter
 * @param {Sort | undefined} sort
 * @returns {[key: string, value: string][]}
 */
export function pairsOf(filter, sort) {
  /** @type {Record<string, string | string[] | undefined>} */
  const all = { ...filter, sort };
  return KEYS.flatMap((key) => [all[key] ?? []].flat().map((value) => /** @type {[string, string]} */ ([key, value])));
}

/**
 * @param {(key: string) => string[]} all Gives an address's values of a key.
 * @returns {{ filter: Filter, sort: Sort | undefined }}
 */
export function fromPairs(all) {
  const named = NAMED.map((kind) => [kind, all(kind)]);
  const days = DAYS.map((bound) => [bound, all(bound)[0]]);
  return { filter: tidy(Object.fromEntries([...named, ...days])), sort: sortOf(all("sort")[0]) };
}
