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
    await page.addInitScript(note);
    const all = await targets(page);
    await page.goto(`${address}/${path}`);
    await page.evaluate(async (queries) => {
      const engine = await /** @type {any} */ (globalThis).engine;
      for (const query of engine ? queries : []) await Promise.all(await engine.search(query));
    }, queries);
    let held = 0;
    for (const send of all) held += await heap(send);
    return { megabytes: held / 1e6, processes: await processes(browser) };
  });
}

/** In a page or a worker: keeps the memory of each module that is started from now on. */
function note() {
  const memories = /** @type {any} */ (globalThis).memories = [];
  for (const name of /** @type {const} */ (["instantiate", "instantiateStreaming"])) {
    const own = WebAssembly[name];
    WebAssembly[name] = async (/** @type {any[]} */ ...module) => {
      const made = await own.apply(WebAssembly, module);
      const { exports } = made.instance ?? made;
      memories.push(...Object.values(exports).filter((it) => it instanceof WebAssembly.Memory));
      return made;
    };
  }
}

/**
 * How to speak to the page and each of its workers, those to come too.
 *
 * @param {import('playwright-core').Page} page
 * @returns {Promise<Send[]>}
 */
async function targets(page) {
  const session = await page.context().newCDPSession(page);
  /** @type {Send[]} */
  const all = [(method, parameters) => session.send(method, parameters)];
  /** @type {Map<number, (result: any) => void>} */
  const asked = new Map();
  session.on("Target.attachedToTarget", ({ sessionId }) => {
    /** @type {Send} */
    const send = (method, params = {}) => {
      const id = asked.size;
      const message = JSON.stringify({ id, method, params });
      return new Promise((answered, failed) => {
        asked.set(id, answered);
        session.send("Target.sendMessageToTarget", { sessionId, message }).catch(failed);
      });
    };
    all.push(send);
    const started = send("Runtime.evaluate", { expression: `(${note})()` });
    Promise.all([started, send("Runtime.runIfWaitingForDebugger")]).catch(() => {});
  });
  session.on("Target.receivedMessageFromTarget", ({ message }) => {
    const { id, result } = JSON.parse(message);
    asked.get(id)?.(result);
  });
  await session.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: true, flatten: false });
  return all;
}

/** @param {Send} send */
async function heap(send) {
  await send("HeapProfiler.collectGarbage");
  const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } = await send("Runtime.getHeapUsage");
  const expression = "memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0)";
  const { result } = await send("Runtime.evaluate", { expression, returnByValue: true });
  return usedSize + embedderHeapUsedSize + backingStorageSize + result.value;
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
