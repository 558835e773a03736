// An article's place in the page's address: `#kashaf=ID`. So a result is a real link that can be copied or
// opened in a new tab, and the browser's Back button leaves the article, not the page.

/**
 * @param {string} key Tells several elements of a page apart.
 * @param {string} id An article.
 */
export function hashOf(key, id) {
  return `#${key}=${encodeURIComponent(id)}`;
}

/**
 * The article that the address names now.
 *
 * @param {string} key
 * @returns {string | undefined}
 */
export function articleInAddress(key) {
  const start = `#${key}=`;
  if (!location.hash.startsWith(start)) return undefined;
  try {
    return decodeURIComponent(location.hash.slice(start.length));
  } catch {
    return undefined; // A stray % in an address that someone typed.
  }
}

/**
 * Adds a step to the history.
 *
 * @param {string} hash
 * @returns {boolean} Whether the browser let us: some frames may not.
 */
export function pushHash(hash) {
  try {
    // The path is named because a page's `<base>` would send a bare hash elsewhere.
    history.pushState(history.state, "", location.pathname + location.search + hash);
    return true;
  } catch {
    return false;
  }
}

/** Takes the hash out of the address without a new step. */
export function dropHash() {
  try {
    history.replaceState(history.state, "", location.pathname + location.search);
  } catch {
    // Where pushing is not allowed there is nothing to take back.
  }
}
