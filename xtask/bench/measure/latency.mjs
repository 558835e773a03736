// From the call of an engine to ten results with title and excerpt, in the page; what is fetched has been fetched before.

import { percentile } from "../statistics.mjs";

/** Seconds for one kind of queries; what is left of it then is not asked. */
const PATIENCE = 5;

/**
 * @param {import('../bench.mjs').Scene} scene
 * @param {string} path
 * @param {Record<string, import('../queries.mjs').Query[]>} queries
 */
export async function latency({ browser, address }, path, queries) {
  return browser.visit({}, async (shown) => {
    await shown.goto(`${address}/${path}`);
    /** @type {Record<string, object>} */
    const kinds = {};
    for (const [kind, asked] of Object.entries(queries)) {
      const { times, found } = await shown.evaluate(ask, { kind, asked, patience: PATIENCE });
      const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(times, share));
      kinds[kind] = { p50, p95, p99, found: found / times.length, asked: times.length };
    }
    return kinds;
  });
}

/**
 * In the page: asks everything once to have it warm, and once more by the clock.
 *
 * @param {{ kind: string, asked: import('../queries.mjs').Query[], patience: number }} how
 */
async function ask({ kind, asked, patience }) {
  const engine = await /** @type {any} */ (globalThis).engine;
  const texts = asked.map(({ text }) => (kind === "phrase" && engine.phrase ? engine.phrase(text) : text));
  const answer = async (/** @type {string} */ text) => Promise.all(await engine.search(text));
  let until = performance.now() + patience * 1000;
  for (let at = 0; at < texts.length && performance.now() < until; at += 1) await answer(texts[at]);
  until = performance.now() + patience * 1000;
  const times = [];
  let found = 0;
  for (let at = 0; at < texts.length && performance.now() < until; at += 1) {
    const start = performance.now();
    const results = await answer(texts[at]);
    times.push(performance.now() - start);
    if (results.some(({ id }) => id === asked[at].id)) found += 1;
  }
  return { times, found };
}
