// How well the set's own queries are answered, from the texts alone: a headline is the query, its article the answer.

import { relevance as judge } from "../statistics.mjs";

/**
 * @param {import('../bench.mjs').Scene} scene
 * @param {string} path
 * @param {{ text: string, grades: Record<string, number> }[]} judged
 */
export async function relevance({ browser, address }, path, judged) {
  return browser.visit({}, async (shown) => {
    await shown.goto(`${address}/${path}`);
    const answers = [];
    for (const { text, grades } of judged) answers.push({ grades, found: await shown.evaluate(ids, text) });
    return judge(answers);
  });
}

/** @param {string} text */
async function ids(text) {
  const engine = await /** @type {any} */ (globalThis).engine;
  return (await Promise.all(await engine.search(text))).map(({ id }) => id);
}
