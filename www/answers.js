// The answers to one query after another: the hits that are on the page, and ways in which the query may go on.

/** @typedef {import('./engine.js').Engine} Engine */
/** @typedef {import('./pkg/kashaf.js').Hit} Hit */
/** @typedef {import('./pkg/kashaf.js').SearchResponse} SearchResponse */

const COMPLETIONS = 4;

export class Answers {
  #limit;
  #completes;
  /** @type {Map<string, Hit>} */
  #hits = new Map();

  /**
   * The last one.
   *
   * @type {SearchResponse | undefined}
   */
  response;

  /**
   * @param {number} limit How many hits at a time.
   * @param {boolean} completes Whether completions are wanted.
   */
  constructor(limit, completes) {
    this.#limit = limit;
    this.#completes = completes;
  }

  /**
   * @param {Engine} engine
   * @param {string} text As it was typed: a space at the end says that the last word is whole.
   * @param {number} least How many hits at the least.
   */
  ask(engine, text, least) {
    const response = engine.search(text, { limit: Math.max(this.#limit, least) });
    this.response = response;
    this.#hits = new Map(response.hits.map((hit) => [hit.id, hit]));
    return response;
  }

  /**
   * @param {Engine} engine
   * @param {string} text
   * @returns {string[]}
   */
  completions(engine, text) {
    if (!this.#completes) return [];
    // One more, since what is typed may be a whole word itself.
    const found = engine.suggest(text, COMPLETIONS + 1).map((suggestion) => suggestion.text);
    return found.filter((completed) => completed !== text.trim()).slice(0, COMPLETIONS);
  }

  /**
   * The hits that follow.
   *
   * @param {Engine} engine
   * @param {number} offset How many there are already.
   */
  more(engine, offset) {
    const response = engine.search(this.response?.query ?? "", { limit: this.#limit, offset });
    for (const hit of response.hits) this.#hits.set(hit.id, hit);
    return response;
  }

  /** @param {string} id An article that is on the page. */
  hit(id) {
    return this.#hits.get(id);
  }

  clear() {
    this.response = undefined;
  }
}
