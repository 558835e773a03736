// Where the work is done: in a worker, or in the page itself if its policy allows none.

/** @typedef {import('./maker.js').Made} Made */
/** @typedef {import('./maker.js').Told} Told */

/**
 * @param {{ path: string, file: File }[]} files
 * @param {string[]} options
 * @param {Told} told
 * @returns {Promise<Made>}
 */
export async function make(files, options, told) {
  const worker = start();
  if (!worker) return (await import("./maker.js")).make(files, options, told);
  try {
    return await new Promise((done, fail) => {
      worker.addEventListener("error", () => fail(new Error("the worker could not be loaded")));
      worker.addEventListener("message", ({ data }) => {
        if (data.told) told(...(/** @type {Parameters<Told>} */ (data.told)));
        if (data.made) done(data.made);
        if (data.failed) fail(new Error(data.failed));
      });
      worker.postMessage({ files, options });
    });
  } finally {
    // With it goes its memory.
    worker.terminate();
  }
}

function start() {
  const address = new URL("./worker.js", import.meta.url).href;
  try {
    const policy = /** @type {any} */ (globalThis).trustedTypes?.createPolicy("kashaf-make", { createScriptURL: () => address });
    return new Worker(policy ? policy.createScriptURL(address) : address, { type: "module" });
  } catch {
    return undefined;
  }
}
