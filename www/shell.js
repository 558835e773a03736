// The element's standing parts: field, examples, status, and the place where answers appear.

import { element, icon } from "./dom.js";

/** @typedef {import('./messages.js').Messages} Messages */
/** @typedef {ReturnType<typeof shell>} Shell */

/** @param {Messages} messages */
export function shell({ lang, dir, text }) {
  const input = element("input", {
    part: "input",
    id: "query",
    type: "search",
    name: "q",
    placeholder: text.placeholder,
    dir: "auto",
    enterkeyhint: "search",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
  });
  const label = element("label", { class: "unseen", for: "query" }, text.label);
  const clear = element("button", { part: "clear", type: "button", "aria-label": text.clear }, icon("clear"));
  const field = element("div", { part: "field" }, icon("search"), label, input, clear);
  const form = element("form", { method: "get" }, field);
  const examples = element("p", { part: "examples" });

  // The count is seen at once. It is told apart from that, after a pause, so as not to talk into the typing.
  const count = element("p", { part: "count", "aria-hidden": "true" });
  const status = element("span", { part: "status", role: "status", class: "unseen" });

  const heading = element("h2", { class: "unseen", tabindex: "-1" }, text.results);
  const answer = element("div");
  const results = element("section", { hidden: true }, heading, count, answer);

  const reading = element("div", { hidden: true });

  // Browsers that don't know `<search>` yet get its role.
  const landmark = element("search", { role: "search", "aria-label": text.landmark }, form, examples);
  const root = element("div", { class: "root", lang, dir }, landmark, status, results, reading);
  return { root, form, input, clear, examples, count, status, results, heading, answer, reading };
}

/**
 * Queries to try, each a button.
 *
 * @param {Messages} messages
 * @param {string} list Separated by `|`.
 * @returns {(Node | string)[]}
 */
export function exampleViews({ text }, list) {
  const queries = list.split("|").map((query) => query.trim());
  const buttons = queries
    .filter((query) => query !== "")
    .map((query) => element("button", { part: "example", type: "button", value: query, dir: "auto" }, query));
  return buttons.length === 0 ? [] : [element("span", {}, text.examples), ...buttons];
}
