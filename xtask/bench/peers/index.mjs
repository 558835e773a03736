// All that are measured, in the order of the tables.

import * as flexsearch from "./flexsearch.mjs";
import * as floor from "./floor.mjs";
import * as infisearch from "./infisearch.mjs";
import * as kashaf from "./kashaf.mjs";
import * as lunr from "./lunr.mjs";
import * as minisearch from "./minisearch.mjs";
import * as orama from "./orama.mjs";
import * as pagefind from "./pagefind.mjs";
import * as tinysearch from "./tinysearch.mjs";

/**
 * @typedef {object} Job What is built, from what, and by what.
 * @property {string} site The folder that is served.
 * @property {import('../corpus.mjs').Laid} laid
 * @property {string} [texts] The articles as files of their own, if they are seeds/.
 * @property {{ kashaf: string, npx: string, bench: string }} tools
 *
 * @typedef {object} Page A page of the site that answers `?q=`.
 * @property {string} name What it has besides the engine, or "".
 * @property {string} path
 * @property {() => unknown} first In the page: whether the first result is there, with title and excerpt.
 * @property {(text: string) => void} ask In the page: types a query.
 *
 * @typedef {object} Peer
 * @property {string} title With its version.
 * @property {string} settings
 * @property {number} [most] Not for more articles than these.
 * @property {string} [path] The page whose `engine` is asked directly.
 * @property {Page[]} pages
 * @property {(job: Job) => { name: string, command: string[], folder?: string }[]} [builds] The first makes the site.
 * @property {(job: Job) => Promise<void> | void} [finish] What the site needs besides.
 */

/** @type {Record<string, Peer>} */
export const PEERS = { kashaf, pagefind, minisearch, lunr, flexsearch, orama, infisearch, tinysearch, floor };
