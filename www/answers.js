// The answers to one query after another: the hits that are on the page, and ways in which the query may go on.

/** @typedef {import('./engine.js').Engine} Engine */
/** @typedef {import('./pkg/kashaf.js').Hit} Hit */
/** @typedef {import('./pkg/kashaf.js').RelatedArticle} RelatedArticle */
/** @typedef {import('./pkg/kashaf.js').SearchOptions} SearchOptions */
/** @typedef {import('./pkg/kashaf.js').SearchResponse} SearchResponse */

const COMPLETIONS = 4;

export class Answers {
  #limit;
  #completes;
  /** @type {Map<string, Hit | RelatedArticle>} */
  #articles = new Map();
  /** @type {SearchOptions} */
  #options = {};

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
   * @param {SearchOptions} options What else is asked for.
   */
  ask(engine, text, least, options) {
    const response = engine.search(text, { ...options, limit: Math.max(this.#limit, least) });
    this.response = response;
    this.#options = { ...options, facets: false };
    this.#articles.clear();
    this.note(response.hits);
    return response;
  }

  /**
   * @param {Engine} engine
   * @param {string} text
   * @returns {string[]}
   */
  completions(engine, text) {
    if (!this.#completes || text.trim() === "") return [];
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
    const response = engine.search(this.response?.query ?? "", { ...this.#options, limit: this.#limit, offset });
    this.note(response.hits);
    return response;
  }

  /**
   * Knows them from now on. What is known of one as a hit says more.
   *
   * @template {Hit | RelatedArticle} Article
   * @param {readonly Article[]} articles
   */
  note(articles) {
    for (const article of articles) if (!this.#articles.has(article.id)) this.#articles.set(article.id, article);
    return articles;
  }

  /** @param {string} id An article that is on the page. */
  article(id) {
    return this.#articles.get(id);
  }

  clear() {
    this.response = undefined;
  }
}
