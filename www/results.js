// The answer to a query, as elements.

import { around, element, marked } from "./dom.js";
import { direction } from "./messages.js";

/** @typedef {import('./pkg/kashaf.js').Hit} Hit */
/** @typedef {import('./pkg/kashaf.js').SearchResponse} SearchResponse */
/** @typedef {import('./messages.js').Messages} Messages */
/** @typedef {(hit: Hit) => string} Linker Gives an article's address. */

/**
 * @param {SearchResponse} response
 * @param {Messages} messages
 * @param {Linker} link
 * @returns {HTMLElement[]}
 */
export function resultsView(response, messages, link) {
  const { text } = messages;
  switch (response.note) {
    case "no-words":
      return [element("p", { part: "note" }, text.noWords)];
    case "nothing":
      return [nothingView(response, messages)];
    default: {
      const list = element("ol", { part: "results", role: "list" }); // Safari forgets that an unnumbered list is one.
      list.append(...response.hits.map((hit) => resultItem(hit, messages, link)));
      const notes = response.corrections.map(({ from, to }) => correctionView(from, to, messages));
      if (response.note === "most-words") notes.push(element("p", { part: "note" }, text.mostWords));
      return [...notes, list];
    }
  }
}

/**
 * @param {Hit} hit
 * @param {Messages} messages
 * @param {Linker} link
 * @returns {HTMLLIElement}
 */
export function resultItem(hit, messages, link) {
  const written = { lang: hit.lang, dir: direction(hit.lang) };
  const title = element("a", { part: "title", href: link(hit), "data-id": hit.id }, ...marked(hit.titleSegments));
  const item = element("li", { part: "result" }, element("h3", written, title));
  if (hit.date) item.append(dateView(hit.date, messages));
  const [kind] = hit.kinds; // The best one: where it is a guess, all are.
  const reason = kind && messages.text.kinds[kind];
  if (reason) item.append(element("p", { part: "kind" }, reason));
  item.append(element("p", { part: "snippet", ...written }, ...marked(hit.snippet)));
  if (hit.missing.length > 0) item.append(missingView(hit.missing, messages));
  return item;
}

/**
 * @param {string} day `YYYY-MM-DD`
 * @param {Messages} messages
 */
export function dateView(day, messages) {
  return element("time", { part: "date", datetime: day }, messages.date(day));
}

/**
 * Words are isolated: a Latin one would otherwise reorder its Arabic neighbours.
 *
 * @param {readonly string[]} words
 * @param {Messages} messages
 */
function missingView(words, { text }) {
  const list = words.flatMap((word, at) => [at === 0 ? " " : text.comma, element("bdi", {}, word)]);
  return element("p", { part: "missing" }, text.missing, ...list);
}

/**
 * @param {string} from
 * @param {string} to
 * @param {Messages} messages
 * @returns {HTMLElement}
 */
function correctionView(from, to, { text }) {
  const words = [to, from].map((word) => element("bdi", {}, word));
  return element("p", { part: "note" }, ...around(text.instead, ...words));
}

/**
 * @param {SearchResponse} response
 * @param {Messages} messages
 */
function nothingView({ query, offers }, { text }) {
  const advice = text.advice.map((line) => element("li", {}, line));
  const view = element(
    "div",
    { part: "nothing" },
    element("p", {}, ...around(text.nothing, element("bdi", {}, query.trim()))),
    element("ul", {}, ...advice),
  );
  if (offers.length > 0) {
    const words = offers.map((word) => element("button", { part: "offer", type: "button" }, word));
    view.append(element("p", { part: "offers" }, text.offers, ...words.flatMap((word) => [" ", word])));
  }
  return view;
}
