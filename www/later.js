// What a first answer does without: scripts of their own, with their styles, each of which comes when it is needed.

import { style } from "./styles/index.js";

/** @typedef {Pick<typeof import('./facets.js'), "Facets">} Facets */
/** @typedef {Pick<typeof import('./listbox.js'), "Listbox">} Listbox */
/** @typedef {Pick<typeof import('./reader.js'), "Reader">} Reader */

/**
 * What has come.
 *
 * @type {Partial<Facets & Listbox & Reader>}
 */
export const later = {};

/** In these very words bundlers of other pages find the files. */
const FILES = {
  Facets: () => import("./facets.js"),
  // With the style of dialogs, in which a dropdown's articles are read.
  Listbox: () => import("./listbox.js"),
  Reader: () => import("./reader.js"),
};

/** @param {keyof typeof later} name */
export async function bring(name) {
  const { styles, ...made } = await FILES[name]();
  style(styles);
  Object.assign(later, made);
}

/** @param {() => void} act Follows when there is nothing else to do. */
export function foresee(act) {
  // Safari has no idle callbacks.
  (globalThis.requestIdleCallback ?? setTimeout)(() => act());
}
