// The engine, opened once for all elements and scripts of a page.

import init, { document as read, faults, forget, missing, related, search, step, suggest } from "./pkg/kashaf.js";
import { REST, faultsOf, fetched } from "./parts.js";
import { addRest, compiled } from "./rest.js";

/**
 * A text as JavaScript makes one of anything: the module would read memory that is not there.
 *
 * @param {unknown} text
 */
const said = (text) => `${text ?? ""}`;

/** The module's own functions: what they answer while something is missing is to be thrown away. */
const own = {
  /** @type {typeof search} */
  search: (text, options) => Object.assign(search(said(text), options), { faults: faultsOf(faults()) }),
  /** @type {typeof read} */
  document: (id, text) => read(said(id), said(text)),
  /** @type {typeof suggest} */
  suggest: (text, n) => suggest(said(text), n),
  /** @type {typeof related} */
  related: (id, n) => related(said(id), n),
  /** What the last answer lacks, and will lack. */
  faults: () => faultsOf(faults()),
};

/**
 * The engine as scripts of a page have it.
 *
 * @typedef {object} Engine
 * @property {(...words: Parameters<typeof search>) => Promise<ReturnType<typeof search>>} search
 * @property {(...words: Parameters<typeof read>) => Promise<ReturnType<typeof read>>} document
 * @property {(...words: Parameters<typeof suggest>) => Promise<ReturnType<typeof suggest>>} suggest
 * @property {(...words: Parameters<typeof related>) => Promise<ReturnType<typeof related>>} related
 */

/** @type {Engine} */
const engine = {
  search: async (...words) => ask((own) => own.search(...words)),
  async document(...words) {
    const { article, faults } = await ask((own) => ({ article: own.document(...words), faults: own.faults() }));
    if (!article && faults[0]) throw new Error(faults[0].message);
    return article;
  },
  suggest: async (...words) => ask((own) => own.suggest(...words)),
  related: async (...words) => ask((own) => own.related(...words)),
};

/** @type {(how: RequestInit) => Promise<unknown>} */
let bringRest = () => Promise.reject(new Error("no engine"));

/** Each round brings what the one before lacked, or a hit more; more than these are no use. */
const ROUNDS = 64;

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
 * @property {Ready} [ready]
 * @property {number} failures
 */

/**
 * What the element needs of it.
 *
 * @typedef {object} Ready
 * @property {typeof ask} ask
 * @property {() => void} forget What could not be had is asked for again.
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
 * The engine if it is ready: then a search that lacks nothing needs no promise, and is answered in the same frame.
 *
 * @returns {Ready | undefined}
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
    const module = await compiled(index, { integrity, cache: opening.failures === 0 ? "default" : "reload" });
    const lent = await init({ module_or_path: module });
    await openedInSlices();
    /** @type {Promise<void> | undefined} */
    let whole;
    bringRest = (how) => {
      const coming = (whole ??= addRest(module, lent, rest, { ...how, integrity: restIntegrity }));
      return coming.catch((error) => {
        whole = undefined;
        throw error;
      });
    };
    opening.ready = { ask, forget };
    return engine;
  } catch (error) {
    opening.failures += 1;
    opening.engine = undefined;
    throw error;
  }
}

/** Milliseconds that the page may wait for one slice of opening. */
const SLICE = 10;

async function openedInSlices() {
  for (let start = performance.now(); step(); ) {
    if (performance.now() - start < SLICE) continue;
    // Safari has no scheduler.
    await (/** @type {any} */ (globalThis).scheduler?.yield?.() ?? new Promise((then) => setTimeout(then)));
    start = performance.now();
  }
}

/**
 * What is asked of the module, as often as something comes that it lacked.
 *
 * @template Answer
 * @typedef {(engine: typeof own) => Answer} Question
 */

/**
 * @template Answer
 * @param {Question<Answer>} question Is asked again when what it lacked is here.
 * @param {AbortSignal} [signal] Ends it: what was asked for still comes, and stays.
 * @param {(part: Answer) => boolean} [grow] Gets what can be said so far; whether the first that is lacking adds to that.
 * @param {number} [round]
 * @returns {Answer | Promise<Answer>}
 */
function ask(question, signal, grow, round = 0) {
  const answer = question(own);
  const names = missing();
  if (names === "" || round === ROUNDS) {
    foresee();
    return answer;
  }
  const parts = fetched(names, folder(), bringRest);
  // What needs more code may be another answer.
  const [first] = names.startsWith(REST) || !grow?.(answer) ? [Promise.all(parts)] : parts;
  return first.then(() => {
    signal?.throwIfAborted();
    return ask(question, signal, grow, round + 1);
  });
}

let hasForeseen = false;

/** Behind the first answer comes the rest of the code: the next question may be one for that. Safari has no idle callbacks. */
function foresee() {
  if (hasForeseen) return;
  hasForeseen = true;
  (globalThis.requestIdleCallback ?? setTimeout)(() => fetched(REST, undefined, bringRest));
}

/** Where parts of the index are: beside the module. */
function folder() {
  const { index } = source ?? {};
  const base = globalThis.document?.baseURI ?? location.href;
  return typeof index === "function" ? undefined : new URL("chunks/", new URL(index ?? "", base));
}
