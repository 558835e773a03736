// What became of each file.

import { element } from "../dom.js";
import { say, words } from "./words.js";

/** @typedef {import('./maker.js').Report} Report */
/** @typedef {import('./maker.js').Fault} Fault */

/** More are only counted. */
const MOST = 500;

/**
 * @param {Report} report
 * @param {string[]} paths
 * @returns {HTMLElement[]}
 */
export function outcome({ error, faults = [], notes = [], passedOver = {} }, paths) {
  const bad = new Set(faults.map(({ path }) => path));
  const endings = Object.keys(passedOver).filter((what) => what.startsWith("."));
  /** @param {string} path */
  const became = (path) => {
    if (bad.has(path)) return words.fault;
    return endings.some((ending) => path.toLowerCase().endsWith(ending)) ? words.passed : words.read;
  };
  const files = paths.map((path) => element("li", {}, element("bdi", {}, path), ` (${became(path)})`));
  return [
    ...(error ? [element("p", { class: "error", lang: "en", dir: "ltr" }, error)] : []),
    ...list(words.refused, faults.map(said)),
    ...list(words.noted, notes.map(said)),
    ...(error ? [] : [element("details", {}, element("summary", {}, words.files), ...shortened(files))]),
  ];
}

/** @param {string} heading @param {HTMLElement[]} items */
function list(heading, items) {
  return items.length === 0 ? [] : [element("h2", {}, heading), ...shortened(items)];
}

/** @param {HTMLElement[]} items */
function shortened(items) {
  const more = items.length > MOST ? [element("p", {}, say(words.more, items.length - MOST))] : [];
  return [element("ul", {}, ...items.slice(0, MOST)), ...more];
}

/** The builder speaks English. @param {Fault} fault */
function said({ path, line, fact, remedy }) {
  const place = line === null ? [] : [` (${say(words.lines, line)})`];
  const text = element("span", { lang: "en", dir: "ltr" }, `${fact}: ${remedy}`);
  return element("li", {}, element("bdi", {}, path), ...place, element("br"), text);
}
