// An article in the place of the results: opening it, and the way back.

import { dropHash, pushHash } from "./address.js";
import { articleView } from "./article.js";

/** @typedef {import('./pkg/kashaf.js').Article} Article */
/** @typedef {import('./messages/index.js').Messages} Messages */
/** @typedef {import('./shell.js').Shell} Shell */

/**
 * @typedef {object} Reading
 * @property {string} id
 * @property {HTMLElement} article
 * @property {number} scroll Where the page stood.
 * @property {boolean} pushed Whether it has its own step in the history.
 */

export class Reader {
  #shell;
  #messages;
  #reveal;

  /** @type {Reading | undefined} */
  #reading;

  /**
   * @param {Shell} shell
   * @param {Messages} messages
   * @param {() => void} reveal Shows or hides the results, by whether an article is open.
   */
  constructor(shell, messages, reveal) {
    this.#shell = shell;
    this.#messages = messages;
    this.#reveal = reveal;
  }

  /** The article that is open. */
  get id() {
    return this.#reading?.id;
  }

  /**
   * @param {Article} article
   * @param {string} [hash] Its address, if it is to be a new step in the history.
   */
  open(article, hash) {
    this.close();
    const { article: view, heading, back } = articleView(article, this.#messages);
    back.addEventListener("click", () => this.leave());
    // The step comes before any change: with it the browser notes the place in the list.
    const pushed = hash !== undefined && pushHash(hash);
    this.#reading = { id: article.id, article: view, scroll: scrollY, pushed };
    this.#shell.root.append(view);
    this.#reveal();
    heading.focus({ preventScroll: true });
    if (view.getBoundingClientRect().top < 0) view.scrollIntoView({ behavior: "instant" });
  }

  /** Back to the results as they were, with the focus on the one that was read. */
  close() {
    if (!this.#reading) return;
    const { id, article, scroll } = this.#reading;
    const { input, answer } = this.#shell;
    const typing = input.matches(":focus");
    this.#reading = undefined;
    article.remove();
    this.#reveal();
    if (typing) return;
    scrollTo({ top: scroll, behavior: "instant" });
    const links = [...answer.querySelectorAll("a")];
    (links.find((link) => link.dataset.id === id) ?? input).focus({ preventScroll: true });
  }

  /** Closes the article and takes its step in the history back. */
  leave() {
    const pushed = this.#reading?.pushed;
    this.close();
    if (pushed) history.back();
    else dropHash();
  }
}
