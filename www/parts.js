// Parts of the index that are not in the module, and the rest of its code: fetched when a question lacks them, all that it lacks at once, and each
// once, whoever asks. What cannot be had is told to the engine as lost, so that it answers with the rest.

import { supply } from "./pkg/kashaf.js";

/** @typedef {import('./pkg/kashaf.js').Fault} Fault */

/** The name of the rest of the engine's code. */
export const REST = "rest";

/** Whether the index has parts that are not in the module. */
export let isDivided = false;

/** What is on its way, by name. @type {Map<string, Promise<void>>} */
const coming = new Map();
/** Why parts are lost, by name. @type {Map<string, string>} */
const losses = new Map();

/**
 * Kept when the parts are here, or lost: one for each.
 *
 * @param {string} names With spaces between.
 * @param {URL | undefined} folder
 * @param {(how: RequestInit) => Promise<unknown>} rest
 */
export function fetched(names, folder, rest) {
  return names.split(" ").map((name) => {
    const part = coming.get(name) ?? load(name, folder, rest).finally(() => coming.delete(name));
    coming.set(name, part);
    return part;
  });
}

/**
 * @param {string} names With spaces between, or "".
 * @returns {Fault[]}
 */
export function faultsOf(names) {
  return names === "" ? [] : names.split(" ").map((part) => ({ part, message: losses.get(part) ?? "" }));
}

/**
 * @param {string} name
 * @param {URL | undefined} folder
 * @param {(how: RequestInit) => Promise<unknown>} rest
 */
async function load(name, folder, rest) {
  // Bytes that were broken once must not come from the cache again.
  for (const cache of /** @type {const} */ (["default", "reload"])) {
    try {
      if (name === REST) return void (await rest({ cache }));
      isDivided = true;
      const response = await fetch(new URL(`${name}.bin`, folder), { cache });
      if (!response.ok || !response.body) throw new Error(`${response.url}: ${response.status}`);
      const unpacked = new Response(response.body.pipeThrough(new DecompressionStream("deflate-raw")));
      if (supply(name, new Uint8Array(await unpacked.arrayBuffer()))) return;
      throw new Error(`${response.url}: other bytes than were built`);
    } catch (error) {
      losses.set(name, String(error));
    }
  }
  supply(name);
}
