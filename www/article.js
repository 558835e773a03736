// An article opened for reading, as elements.

import { element, icon, marked } from "./dom.js";
import { direction } from "./direction.js";
import { dateView, incomplete } from "./results.js";

/** @typedef {import('./pkg/kashaf.js').Article} Article */
/** @typedef {import('./pkg/kashaf.js').Paragraph} Paragraph */
/** @typedef {import('./pkg/kashaf.js').RelatedArticle} RelatedArticle */
/** @typedef {import('./messages/index.js').Messages} Messages */

/**
 * @typedef {object} ArticleView
 * @property {HTMLElement} article
 * @property {HTMLElement} heading Takes the focus, so that reading begins there.
 * @property {HTMLElement} bar
 */

/**
 * @param {Article} article
 * @param {Messages} messages
 * @returns {ArticleView}
 */
export function articleView(article, messages) {
  const heading = element("h2", { part: "article-title", tabindex: "-1" }, ...marked(article.titleSegments));
  const text = element("div", writing(article.lang), heading);
  if (article.date) text.append(dateView(article.date, messages));
  if (article.section) text.append(element("span", { part: "section", dir: "auto" }, article.section));
  if (article.authors.length > 0) {
    const authors = article.authors.flatMap((name, at) => [at === 0 ? "" : messages.text.comma, element("bdi", {}, name)]);
    text.append(element("span", { part: "authors" }, ...authors));
  }
  text.append(...article.paragraphs.map(paragraphView));
  return { ...framed(messages, text), heading };
}

/**
 * In the place of an article that is not there.
 *
 * @param {Messages} messages
 * @returns {ArticleView}
 */
export function goneView(messages) {
  const heading = element("p", { part: "note", tabindex: "-1" }, messages.text.gone);
  return { ...framed(messages, heading), heading };
}

/**
 * In the place of an article that could not be had.
 *
 * @param {Messages} messages
 * @param {() => void} again
 * @returns {ArticleView}
 */
export function lostView(messages, again) {
  const heading = incomplete(messages);
  heading.tabIndex = -1;
  heading.querySelector("button")?.addEventListener("click", (event) => {
    event.stopPropagation(); // Elsewhere it is the search that is tried again.
    again();
  });
  return { ...framed(messages, heading), heading };
}

/**
 * @param {Messages} messages
 * @param {HTMLElement} text
 */
function framed(messages, text) {
  const words = element("span", {}, messages.text.back);
  const back = element("button", { part: "back", type: "button" }, icon("back"), words);
  const bar = element("div", { part: "bar" }, back);
  // Focusable, so that a click into the text leaves Escape with us.
  return { article: element("article", { part: "article", tabindex: "-1" }, bar, text), bar };
}

/** @param {string} lang */
function writing(lang) {
  return { lang, dir: direction(lang) };
}

/** @param {Paragraph} paragraph */
function paragraphView({ kind, segments, anchor }) {
  // One that an address can name takes the focus, so that reading goes on there.
  const named = anchor === null ? {} : { "data-anchor": anchor, tabindex: "-1" };
  return element(kind === "heading" ? "h3" : "p", { part: kind, ...named }, ...marked(segments));
}

/**
 * @param {readonly RelatedArticle[]} related
 * @param {import('./links.js').Linking} link
 * @param {Messages} messages
 */
export function relatedView(related, link, messages) {
  const items = related.map((article) => {
    const { id, title, date, lang } = article;
    const to = element("a", { part: "related-title", href: link(article).href, "data-id": id, ...writing(lang) }, title);
    return element("li", {}, to, ...(date ? [dateView(date, messages)] : []));
  });
  const heading = element("h3", {}, messages.text.related);
  return element("section", { part: "related" }, heading, element("ul", { role: "list" }, ...items));
}
