// An article opened for reading, as elements.

import { element, icon, marked } from "./dom.js";
import { direction } from "./messages/index.js";
import { dateView } from "./results.js";

/** @typedef {import('./pkg/kashaf.js').Article} Article */
/** @typedef {import('./pkg/kashaf.js').Paragraph} Paragraph */
/** @typedef {import('./messages/index.js').Messages} Messages */

/**
 * @typedef {object} ArticleView
 * @property {HTMLElement} article
 * @property {HTMLHeadingElement} heading Takes the focus, so that reading begins there.
 * @property {HTMLButtonElement} back
 */

/**
 * @param {Article} article
 * @param {Messages} messages
 * @returns {ArticleView}
 */
export function articleView(article, messages) {
  const written = { lang: article.lang, dir: direction(article.lang) };
  const back = element("button", { part: "back", type: "button" }, icon("back"), messages.text.back);
  const heading = element("h2", { part: "article-title", tabindex: "-1" }, ...marked(article.titleSegments));
  const text = element("div", written, heading);
  if (article.date) text.append(dateView(article.date, messages));
  text.append(...article.paragraphs.map(paragraphView));
  // Focusable, so that a click into the text leaves Escape with us.
  return { article: element("article", { part: "article", tabindex: "-1" }, back, text), heading, back };
}

/** @param {Paragraph} paragraph */
function paragraphView({ kind, segments }) {
  return element(kind === "heading" ? "h3" : "p", { part: kind }, ...marked(segments));
}
