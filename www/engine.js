// The engine, opened once for all elements and scripts of a page.

import init, { document as read, related, search, suggest } from "./pkg/kashaf.js";

/** @typedef {{ search: typeof search, document: typeof read, suggest: typeof suggest, related: typeof related }} Engine */

/** @type {Engine} */
const own = { search, document: read, suggest, related };

// Beside this script, whatever the address it is served from.
const wasm = new URL("kashaf_bg.wasm", import.meta.url);

/**
 * @typedef {object} Opening
 * @property {Promise<Engine>} [engine] Under way or done; none before the first time and after a failure.
 * @property {Engine} [ready]
 * @property {number} failures
 */

/**
 * One for each module of a page, even if the page's own scripts and the element came as two files.
 *
 * @type {Map<string, Opening>}
 */
const openings = (/** @type {any} */ (globalThis)[Symbol.for("kashaf")] ??= new Map());

/** @type {Opening} */
const opening = openings.get(wasm.href) ?? { failures: 0 };
openings.set(wasm.href, opening);

/**
 * Loads the engine, or joins the load that is under way. After a failure the next call tries again.
 *
 * @returns {Promise<Engine>}
 */
export function open() {
  opening.engine ??= start();
  return opening.engine;
}

/**
 * The engine if it is ready: then a search needs no promise, and is answered in the same frame.
 *
 * @returns {Engine | undefined}
 */
export function opened() {
  return opening.ready;
}

/** @returns {Promise<Engine>} */
async function start() {
  try {
    // Bytes that were broken once must not come from the cache again.
    await init({ module_or_path: fetch(wasm, { cache: opening.failures === 0 ? "default" : "reload" }) });
    opening.ready = own;
    return own;
  } catch (error) {
    opening.failures += 1;
    opening.engine = undefined;
    throw error;
  }
}
