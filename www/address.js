// An article's place in the page's address: `#kashaf=ID`, or `#kashaf=ID/ANCHOR` for a part of it. So a result is a real link that can be copied or
// opened in a new tab, and the browser's Back button leaves the article, not the page.

/**
 * @param {string} key Tells several elements of a page apart.
 * @param {string} id An article.
 * @param {string} [anchor] A heading of it.
 */
export function hashOf(key, id, anchor) {
  return `#${key}=${[id, ...(anchor ? [anchor] : [])].map(encodeURIComponent).join("/")}`;
}

/**
 * The article that the address names now.
 *
 * @param {string} key
 * @returns {string | undefined}
 */
export function articleInAddress(key) {
  return partsInAddress(key)[0];
}

/**
 * The heading of it that the address names now.
 *
 * @param {string} key
 * @returns {string | undefined}
 */
export function anchorInAddress(key) {
  return partsInAddress(key)[1];
}

/** @param {string} key */
function partsInAddress(key) {
  const start = `#${key}=`;
  if (!location.hash.startsWith(start)) return [];
  try {
    return location.hash.slice(start.length).split("/").map(decodeURIComponent);
  } catch {
    return []; // A stray % in an address that someone typed.
  }
}

/**
 * How many articles deep the history is since the results. It stands in the history itself, beside what the page
 * keeps there: a reader comes back to it by Back, by Forward, and by loading the page anew.
 *
 * @param {string} key
 * @returns {number}
 */
export function depth(key) {
  return history.state?.[key] ?? 0;
}

/**
 * Adds a step to the history.
 *
 * @param {string} key
 * @param {string} id
 * @param {string} [anchor]
 */
export function pushArticle(key, id, anchor) {
  change("pushState", key, depth(key) + 1, hashOf(key, id, anchor));
}

/**
 * Takes the article out of the address without a new step.
 *
 * @param {string} key
 */
export function dropArticle(key) {
  change("replaceState", key, 0, "");
}

/**
 * @param {"pushState" | "replaceState"} way
 * @param {string} key
 * @param {number} deep
 * @param {string} hash
 */
function change(way, key, deep, hash) {
  try {
    // The path is named because a page's `<base>` would send a bare hash elsewhere.
    history[way]({ ...history.state, [key]: deep }, "", location.pathname + location.search + hash);
  } catch {
    // Some frames may not: there the article opens all the same.
  }
}

/**
 * Whether a click follows a link in place. Other clicks open a tab or a window: there the address does it.
 *
 * @param {MouseEvent} event
 */
export function isPlain({ button, ctrlKey, metaKey, shiftKey, altKey }) {
  return button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey;
}
