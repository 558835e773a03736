// What a reader's connection carries: bodies as they are sent, without headers, beside the page itself and with it.

import { setTimeout as sleep } from "node:timers/promises";
import { PATIENCE, firstResult } from "../browser.mjs";

/** After so long without a request a page has what it wants. */
const QUIET = 300;

/**
 * Loads a page with one query, and asks it the others.
 *
 * @param {import('../bench.mjs').Scene} scene
 * @param {import('../peers/index.mjs').Page} page
 * @param {string[]} queries
 */
export async function transfer({ browser, host, address }, page, queries) {
  const [first = "", ...others] = queries;
  host.take();
  return browser.visit({ first: page.first }, async (shown) => {
    await shown.goto(`${address}/${page.path}?q=${encodeURIComponent(first)}`);
    const { clock } = await firstResult(shown);
    await quiet(host);
    const log = host.take();
    const before = log.filter(({ at }) => at <= clock);
    for (const query of others) {
      await shown.evaluate(`(${page.ask})(${JSON.stringify(query)})`);
      await quiet(host);
    }
    const all = [...log, ...host.take()];
    return { first: sum(before), all: sum(all), files: files(before) };
  });
}

/** @param {import('../server.mjs').Entry[]} log */
function sum(log) {
  return { bytes: log.reduce((bytes, entry) => bytes + entry.bytes, 0), requests: log.length - 1 };
}

/**
 * Bytes of each kind of file.
 *
 * @param {import('../server.mjs').Entry[]} log
 */
function files(log) {
  /** @type {Record<string, number>} */
  const kinds = {};
  for (const { path, bytes } of log) {
    const kind = path.slice(path.lastIndexOf(".") + 1);
    kinds[kind] = (kinds[kind] ?? 0) + bytes;
  }
  return kinds;
}

/** @param {import('../server.mjs').Host} host */
async function quiet(host) {
  const end = performance.now() + PATIENCE;
  for (let [asked, since] = [-1, 0]; performance.now() < end; await sleep(25)) {
    if (host.asked !== asked) [asked, since] = [host.asked, performance.now()];
    else if (performance.now() - since > QUIET) return;
  }
}
