// What stands under the field as long as nothing is asked: queries to try, and those of before.

import { element } from "./dom.js";
import { asking } from "./results.js";

/**
 * @param {import('./messages/index.js').Messages} messages
 * @param {readonly string[]} examples
 * @param {readonly string[]} recents
 * @returns {HTMLElement[]}
 */
export function idleViews({ text }, examples, recents) {
  const forget = element("button", { part: "forget", type: "button", "data-act": "forget" }, text.forget);
  const rows = [
    { part: "examples", name: text.examples, queries: examples, kind: "example" },
    { part: "recents", name: text.recents, queries: recents, kind: "recent" },
  ];
  const full = rows.filter(({ queries }) => queries.length > 0);
  return full.map(({ part, name, queries, kind }) => {
    const buttons = queries.map((query) => asking(kind, query));
    return element("p", { part }, element("span", {}, name), ...buttons, ...(kind === "recent" ? [forget] : []));
  });
}
