// The rest of the engine's code: what a first plain search has no need of.

/** @typedef {string | URL | (() => Response | Promise<Response>)} Place */

/**
 * @param {WebAssembly.Module} module That the rest may be in, where all is one file.
 * @param {import("./pkg/kashaf.js").InitOutput} lent What it has in common with the engine.
 * @param {Place | undefined} place
 * @param {RequestInit} how
 */
export async function addRest(module, lent, place, how) {
  const imports = { k: { ...lent } };
  const [inside] = WebAssembly.Module.customSections(module, "rest");
  if (inside) await WebAssembly.instantiate(inside, imports);
  else if (place) await WebAssembly.instantiate(await compiled(place, how), imports);
  else throw new Error("no rest of the code: `define({ index, rest })` says where it is");
}

/**
 * The module at a place. A server that calls it something else than WebAssembly makes that slower, and no more.
 *
 * @param {Place} place
 * @param {RequestInit} how
 */
export async function compiled(place, how) {
  const response = await (typeof place === "function" ? place() : fetch(place, { ...how, ...asPreload(place) }));
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response.headers.get("Content-Type") === "application/wasm"
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

/**
 * Just as a `<link rel="preload">` asks, or its answer would be none to this.
 *
 * @param {string | URL} place
 * @returns {RequestInit}
 */
function asPreload(place) {
  // A frame in a sandbox is of no origin, whatever its address says.
  const isOwn = new URL(place, globalThis.document?.baseURI ?? location.href).origin === origin;
  return isOwn ? { mode: "no-cors", credentials: "include" } : {};
}
