// The answer to a query, as elements: what both shapes show of it.

import { around, element, marked } from "./dom.js";
import { direction } from "./direction.js";

/** @typedef {import('./pkg/kashaf.js').Hit} Hit */
/** @typedef {import('./pkg/kashaf.js').SearchResponse} SearchResponse */
/** @typedef {import('./messages/index.js').Messages} Messages */

/**
 * @typedef {object} Setting What views need to know of their element.
 * @property {Messages} messages
 * @property {import('./links.js').Linking} link
 * @property {(id: string) => { go: boolean }} choose Tells of a hit that is opened by other means than a click.
 * @property {string} name Begins ids.
 */

/**
 * What is said above the hits, or instead of them.
 *
 * @param {SearchResponse} response
 * @param {Messages} messages
 * @param {boolean} [isNarrowed] Whether a reader left articles out.
 * @returns {HTMLElement[]}
 */
export function notes(response, messages, isNarrowed) {
  const { text } = messages;
  const made = response.faults.length > 0 ? [incomplete(messages)] : [];
  if (response.cut) made.push(note(text.cut));
  switch (response.note) {
    case "no-words":
      return [...made, note(text.noWords)];
    case "nothing":
      // What was not fetched may have it.
      if (response.faults.length > 0) return made;
      return [...made, isNarrowed ? nothingLeft(messages) : nothing(response, messages)];
    default: {
      made.push(...response.corrections.map(({ from, to }) => note(...around(text.instead, isolated(to), isolated(from)))));
      return response.note === "most-words" ? [...made, note(text.mostWords)] : made;
    }
  }
}

/**
 * What stands under a hit's title: day, section, why it was found, the passage, and what it has not.
 *
 * @param {Hit} hit
 * @param {Messages} messages
 * @returns {HTMLElement[]}
 */
export function details(hit, messages) {
  const views = [];
  if (hit.date) views.push(dateView(hit.date, messages));
  if (hit.section) views.push(element("span", { part: "section", dir: "auto" }, hit.section));
  const [kind] = hit.kinds; // The best one: where it is a guess, all are.
  const reason = kind && messages.text.kinds[kind];
  if (reason) views.push(element("p", { part: "kind" }, reason));
  views.push(element("p", { part: "snippet", ...written(hit.lang) }, ...marked(hit.snippet)));
  if (hit.missing.length > 0) {
    const list = hit.missing.flatMap((word, at) => [at === 0 ? " " : messages.text.comma, isolated(word)]);
    views.push(element("p", { part: "missing" }, messages.text.missing, ...list));
  }
  return views;
}

/**
 * @param {string} day `YYYY-MM-DD`
 * @param {Messages} messages
 */
export function dateView(day, messages) {
  return element("time", { part: "date", datetime: day }, messages.date(day));
}

/**
 * Parts of an article that have what is asked for.
 *
 * @param {Hit} hit
 * @param {import('./links.js').Linking} link
 * @returns {HTMLElement[]}
 */
export function parts(hit, link) {
  const items = hit.sections.map(({ titleSegments, anchor }) => {
    const { href } = link(hit, anchor);
    const to = element("a", { part: "subresult", href, "data-id": hit.id, "data-anchor": anchor }, ...marked(titleSegments));
    return element("li", {}, to);
  });
  return items.length === 0 ? [] : [element("ul", { part: "subresults", role: "list", ...written(hit.lang) }, ...items)];
}

/**
 * A button that asks for something else.
 *
 * @param {string} part
 * @param {string} query
 */
export function asking(part, query) {
  return element("button", { part, type: "button", "data-ask": query, dir: "auto" }, query);
}

/**
 * What is said when the engine cannot be had, with a way on. The page's own fallback is one as well.
 *
 * @param {Messages} messages
 */
export function failure({ text }) {
  return element("div", { part: "error" }, element("p", {}, text.error), retry(text), element("slot"));
}

/**
 * What is said where something of the articles could not be had.
 *
 * @param {Messages} messages
 */
export function incomplete({ text }) {
  return element("div", { part: "error" }, element("p", {}, text.incomplete), retry(text));
}

/** @param {Messages["text"]} text */
function retry(text) {
  return element("button", { part: "retry", type: "button", "data-act": "retry" }, text.retry);
}

/**
 * A text's language and direction: its own, whatever the element speaks.
 *
 * @param {string} lang
 */
export function written(lang) {
  return { lang, dir: direction(lang) };
}

/** @param {...(Node | string)} children */
function note(...children) {
  return element("p", { part: "note" }, ...children);
}

/**
 * Nothing passes what a reader chose.
 *
 * @param {Messages} messages
 */
function nothingLeft({ text }) {
  const button = element("button", { part: "unfilter", type: "button", "data-act": "unfilter" }, text.unfilter);
  return element("div", { part: "nothing" }, element("p", {}, text.nothingLeft), button);
}

/** @param {string} word A Latin one would otherwise reorder its Arabic neighbours. */
function isolated(word) {
  return element("bdi", {}, word);
}

/**
 * @param {SearchResponse} response
 * @param {Messages} messages
 */
function nothing({ query, offers }, { text }) {
  const advice = text.advice.map((line) => element("li", {}, line));
  const view = element(
    "div",
    { part: "nothing" },
    element("p", {}, ...around(text.nothing, isolated(query.trim()))),
    element("ul", {}, ...advice),
  );
  if (offers.length > 0) {
    const words = offers.flatMap((word) => [" ", asking("offer", word)]);
    view.append(element("p", { part: "offers" }, text.offers, ...words));
  }
  return view;
}
