// The engine, loaded once for all elements of a page.

import init, { document as read, related, search } from "./pkg/kashaf.js";

/** @typedef {{ search: typeof search, document: typeof read, related: typeof related }} Engine */

/** @type {Engine} */
const engine = { search, document: read, related };

/** The load under way or done; none before the first and after a failed one. */
/** @type {Promise<Engine> | undefined} */
let loading;

let ready = false;
let failures = 0;

/**
 * Loads the engine, or joins the load that is under way. After a failure the next call tries again.
 *
 * @returns {Promise<Engine>}
 */
export function load() {
  loading ??= start();
  return loading;
}

/**
 * The engine if it is ready: then a search needs no promise, and is answered in the same frame.
 *
 * @returns {Engine | undefined}
 */
export function loaded() {
  return ready ? engine : undefined;
}

/** @returns {Promise<Engine>} */
async function start() {
  try {
    // Beside this script, whatever the address it is served from.
    const wasm = new URL("kashaf_bg.wasm", import.meta.url);
    // Bytes that were broken once must not come from the cache again.
    await init({ module_or_path: fetch(wasm, { cache: failures === 0 ? "default" : "reload" }) });
    ready = true;
    return engine;
  } catch (error) {
    failures += 1;
    loading = undefined;
    throw error;
  }
}
