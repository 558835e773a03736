// From the address to the first result on the screen, with nothing cached, on a slow line and a slow processor.

import { firstResult } from "../browser.mjs";

/** How often slower than this machine. */
export const SLOWER = 4;

/**
 * @param {import('../bench.mjs').Scene} scene
 * @param {import('../peers/index.mjs').Page} page
 * @param {string} query
 * @param {import('../server.mjs').Line} line
 */
export async function cold({ browser, host, address }, page, query, line) {
  host.shape(line);
  try {
    return await browser.visit({ slower: SLOWER, first: page.first }, async (shown) => {
      await shown.goto(`${address}/${page.path}?q=${encodeURIComponent(query)}`, { waitUntil: "commit" });
      const { milliseconds, longest } = await firstResult(shown);
      return { milliseconds, longest };
    });
  } finally {
    host.shape();
  }
}
