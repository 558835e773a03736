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

const address = new URL("./worker.js", import.meta.url).href;
/** A policy of this name can be made once. */
const trusted = trustedAddress();

function trustedAddress() {
  const { trustedTypes } = /** @type {any} */ (globalThis);
  try {
    return trustedTypes?.createPolicy("kashaf-make", { createScriptURL: () => address }).createScriptURL(address) ?? address;
  } catch {
    return address;
  }
}

function start() {
  try {
    return new Worker(trusted, { type: "module" });
  } catch {
    return undefined;
  }
}
