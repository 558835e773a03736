// What readers narrow an answer to, and the order that they want: the state of it. What they touch is a script of its own,
// `facets.js`, which comes with the engine to elements that ask for it.

import { element } from "./dom.js";
import { fromPairs, isEmpty, pairsOf, sortOf, tidy } from "./filter.js";

/** @typedef {import('./filter.js').Filter} Filter */
/** @typedef {import('./filter.js').Sort} Sort */
/** @typedef {import('./messages/index.js').Messages} Messages */
/** @typedef {import('./pkg/kashaf.js').SearchResponse} SearchResponse */
/** @typedef {{ filter?: import('./pkg/kashaf.js').SearchFilter | null, sort?: string }} Refinement */

/**
 * @typedef {object} Offer
 * @property {string} name Begins ids.
 * @property {readonly string[] | undefined} facets Kinds of names, and `date`; all that there are if it is empty; undefined
 *   if readers choose nothing, and the filter is the page's own.
 * @property {Sort} sort Unless another is chosen.
 */

export class Refining {
  #offer;
  #messages;
  #choose;
  /** @type {import('./facets.js').Facets | undefined} */
  #facets;
  #begun = false;
  /** @type {SearchResponse | undefined} */
  #response;
  /** @type {Filter} */
  #filter = {};
  /** @type {Sort | undefined} */
  #sort;

  /** Where the choices are offered. */
  view = element("div");

  /**
   * @param {Offer} offer
   * @param {Messages} messages
   * @param {(refinement: Refinement) => void} choose
   */
  constructor(offer, messages, choose) {
    this.#offer = offer;
    this.#messages = messages;
    this.#choose = choose;
  }

  get filter() {
    return this.#filter;
  }

  get sort() {
    return this.#sort ?? this.#offer.sort;
  }

  /** What the engine is told. */
  get options() {
    return { filter: this.#filter, sort: this.sort, facets: this.isOffered };
  }

  get isOffered() {
    return this.#offer.facets !== undefined;
  }

  /** Whether a reader has chosen something: then all that passes is an answer, even if no word is asked for. */
  get isChosen() {
    return this.isOffered && !isEmpty(this.#filter);
  }

  /** What the address has of it: nothing of a page's own filter. */
  get pairs() {
    return this.isOffered ? pairsOf(this.#filter, this.#sort) : [];
  }

  /** @param {(key: string) => string[]} all Gives the address's values of a key. */
  follow(all) {
    if (!this.isOffered) return;
    const { filter, sort } = fromPairs(all);
    this.set({ filter, sort: sort ?? "" });
  }

  /** @param {Refinement} refinement What it does not name stays. */
  set({ filter = this.#filter, sort = this.sort }) {
    this.#filter = tidy(filter);
    const known = sortOf(sort);
    this.#sort = known === this.#offer.sort ? undefined : known;
  }

  /** @param {Node | undefined} root Takes the style sheet. */
  async load(root) {
    if (this.#begun || !this.isOffered) return;
    this.#begun = true;
    try {
      // In these very words bundlers of other pages find the file.
      const { Facets, sheet } = await import("./facets.js");
      if (root instanceof ShadowRoot) root.adoptedStyleSheets = [...new Set([...root.adoptedStyleSheets, sheet])];
      this.#facets = new Facets(this.view, this.#offer, this.#messages, this.#choose);
      if (this.#response) this.show(this.#response);
    } catch {
      this.#begun = false; // The search goes on without; the next load may bring it.
    }
  }

  /** @param {boolean} reading Whether an article has the place. */
  hide(reading) {
    this.view.hidden = reading;
  }

  /** @param {SearchResponse} response */
  show(response) {
    this.#response = response;
    this.#facets?.show(response, this.#filter, this.sort);
  }
}
