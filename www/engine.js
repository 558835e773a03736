// The engine, opened once for all elements and scripts of a page.

import init, { document as read, related, search, suggest } from "./pkg/kashaf.js";
import { addRest, compiled } from "./rest.js";

/** @typedef {{ search: typeof search, document: typeof read, suggest: typeof suggest, related: typeof related }} Engine */

/** @type {Engine} */
const own = { search, document: read, suggest, related };

/**
 * Where the engine with the articles is, and what it must be (`sha384-…`), or a way to have it that needs no address.
 *
 * @typedef {object} Source
 * @property {string | URL | (() => Response | Promise<Response>)} index
 * @property {string} [integrity]
 * @property {string | URL} [rest] Where the rest of its code is, unless that is in it.
 * @property {string} [restIntegrity]
 * @property {string | URL} [base] What relative addresses of articles are relative to; the page unless told.
 */

/** @type {Source | undefined} */
let source;

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
let opening = { failures: 0 };

/**
 * Says where the engine is, before it is asked for.
 *
 * @param {Source} where
 */
export function use(where) {
  source = where;
  const name = typeof where.index === "function" ? "" : String(where.index);
  opening = openings.get(name) ?? { failures: 0 };
  openings.set(name, opening);
}

/** What relative addresses of articles are relative to. */
export function base() {
  return source?.base ?? document.baseURI;
}

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
    if (!source) throw new Error("no articles: `define({ index })` or `use({ index })` says where they are");
    const { index, integrity, rest, restIntegrity } = source;
    // Bytes that were broken once must not come from the cache again.
    const cache = opening.failures === 0 ? "default" : "reload";
    const module = await compiled(index, { integrity, cache });
    const lent = await init({ module_or_path: module });
    await addRest(module, lent, rest, { integrity: restIntegrity, cache });
    opening.ready = own;
    return own;
  } catch (error) {
    opening.failures += 1;
    opening.engine = undefined;
    throw error;
  }
}
