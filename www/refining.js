// What an answer is narrowed to and how it is ordered, where the page alone says so. Where readers do, `facets.js` has more
// of the same.

/** @typedef {import('./messages/index.js').Messages} Messages */
/** @typedef {import('./pkg/kashaf.js').SearchFilter} SearchFilter */
/** @typedef {import('./pkg/kashaf.js').SearchResponse} SearchResponse */
/** @typedef {{ filter?: SearchFilter | null, sort?: string }} Refinement */

/**
 * @typedef {object} Offer
 * @property {string} name Begins ids.
 * @property {readonly string[]} facets Kinds of names, and `date`; all that there are if it is empty.
 * @property {string} sort Unless another is chosen.
 */

export class Refining {
  /** @type {SearchFilter} */
  filter = {};
  /** The order that was chosen. @type {string | undefined} */
  order;
  #usual;

  /** What readers see of it. @type {readonly HTMLElement[]} */
  views = [];
  /** What the address may have of it. @type {readonly string[]} */
  keys = [];
  /** What it has now. @type {[key: string, value: string][]} */
  pairs = [];
  /** Whether a reader left articles out: then all that pass are an answer, even if no word is asked for. */
  isChosen = false;

  /**
   * @param {Offer} offer
   * @param {Messages} _messages
   * @param {(refinement: Refinement) => void} _choose
   */
  constructor(offer, _messages, _choose) {
    this.#usual = offer.sort;
  }

  get sort() {
    return this.order ?? this.#usual;
  }

  /** What the engine is told, with what it is told of every search. */
  get options() {
    const { filter, sort } = this;
    return /** @type {import('./pkg/kashaf.js').SearchOptions} */ ({ filter, sort });
  }

  /** @param {Refinement} refinement What it does not name stays. */
  set({ filter = this.filter, sort = this.sort }) {
    this.filter = filter ?? {};
    this.order = sort === this.#usual ? undefined : sort;
  }

  /** @param {(key: string) => string[]} _all Gives the address's values of a key. */
  follow(_all) {}

  /** @param {SearchResponse} _response */
  show(_response) {}
}
