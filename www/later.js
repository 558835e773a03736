// What a first answer does without: scripts of their own, with their styles, each of which comes when it is needed.

import { style } from "./styles/index.js";

/**
 * What has come.
 *
 * @type {Partial<typeof import('./facets.js') & typeof import('./listbox.js') & typeof import('./reader.js')>}
 */
export const later = {};

/** In these very words bundlers of other pages find the files. */
const FILES = {
  Facets: () => import("./facets.js"),
  Listbox: () => import("./listbox.js"),
  Reader: () => import("./reader.js"),
};

/** @param {keyof typeof FILES} name */
export async function bring(name) {
  const file = await FILES[name]();
  style(file.css);
  Object.assign(later, file);
}

/** @param {() => void} act Follows when there is nothing else to do. */
export function foresee(act) {
  // Safari has no idle callbacks.
  (globalThis.requestIdleCallback ?? setTimeout)(() => act());
}
