// What a page holds after ten queries, and its workers: the scripts' heaps, buffers and the memories of modules, once what
// is no longer needed was let go; and all memory of its processes, which has the compiled code too and is less exact.

import { readFileSync } from "node:fs";

/** @typedef {(method: any, parameters?: object) => Promise<any>} Send */

/**
 * @param {import('../bench.mjs').Scene} scene
 * @param {string} path
 * @param {string[]} queries
 */
export async function memory({ browser, address }, path, queries) {
  return browser.visit({}, async (page) => {
    await page.goto(`${address}/${path}`);
    await page.evaluate(async (queries) => {
      const engine = await /** @type {any} */ (globalThis).engine;
      for (const query of engine ? queries : []) await Promise.all(await engine.search(query));
    }, queries);
    let held = 0;
    for (const send of await targets(page)) held += await heap(send);
    return { megabytes: held / 1e6, processes: await processes(browser) };
  });
}

/**
 * How to speak to the page and each of its workers.
 *
 * @param {import('playwright-core').Page} page
 * @returns {Promise<Send[]>}
 */
async function targets(page) {
  const session = await page.context().newCDPSession(page);
  /** @type {Send[]} */
  const workers = [];
  /** @type {Map<number, (result: any) => void>} */
  const asked = new Map();
  session.on("Target.attachedToTarget", ({ sessionId }) => {
    workers.push((method, params = {}) => {
      const id = asked.size;
      const message = JSON.stringify({ id, method, params });
      return new Promise((answered, failed) => {
        asked.set(id, answered);
        session.send("Target.sendMessageToTarget", { sessionId, message }).catch(failed);
      });
    });
  });
  session.on("Target.receivedMessageFromTarget", ({ message }) => {
    const { id, result } = JSON.parse(message);
    asked.get(id)?.(result);
  });
  // Those that are there are told of before this is answered.
  await session.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  return [(method, parameters) => session.send(method, parameters), ...workers];
}

/** @param {Send} send */
async function heap(send) {
  await send("HeapProfiler.collectGarbage");
  const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } = await send("Runtime.getHeapUsage");
  const { result } = await send("Runtime.evaluate", { expression: "WebAssembly.Memory.prototype" });
  const { objects } = await send("Runtime.queryObjects", { prototypeObjectId: result.objectId });
  const functionDeclaration = "function () { return this.reduce((sum, { buffer }) => sum + buffer.byteLength, 0); }";
  const modules = await send("Runtime.callFunctionOn", { ...objects, functionDeclaration, returnByValue: true });
  return usedSize + embedderHeapUsedSize + backingStorageSize + modules.result.value;
}

/** @param {import('../browser.mjs').Browser} browser */
async function processes(browser) {
  const anonymous = (/** @type {number} */ id) => {
    try {
      return Number(/RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1] ?? 0);
    } catch {
      return 0;
    }
  };
  return (await browser.renderers()).reduce((sum, id) => sum + anonymous(id), 0) / 1e3;
}
