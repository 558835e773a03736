// The answers to one query after another: the hits that are on the page, and ways in which the query may go on.

import { isDivided } from "./parts.js";
import { when } from "./when.js";

/** @typedef {import('./engine.js').Ready} Ready */
/**
 * @template Answer
 * @typedef {import('./engine.js').Question<Answer>} Question
 */
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
  /** Ends the question that is asked. */
  #asking = new AbortController();

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
   * Asks for an answer, and for ways in which the text may go on. What was asked before is dropped, if it is not answered
   * yet; what was fetched for it stays.
   *
   * @param {Ready} engine
   * @param {string} text As it was typed: a space at the end says that the last word is whole.
   * @param {number} least How many hits at the least.
   * @param {SearchOptions} options What else is asked for.
   * @param {{
   *   grow: (response: SearchResponse, hasGrown: boolean) => void,
   *   show: (response: SearchResponse, completions: readonly string[], hasGrown: boolean) => void,
   *   complete: (response: SearchResponse, completions: readonly string[]) => void,
   * }} views The first hits, while others are to come; the answer; and again, if ways on come later.
   * @param {(error: unknown) => void} fail
   * @returns {boolean} Whether nothing is shown yet.
   */
  ask(engine, text, least, options, { grow, show, complete }, fail) {
    this.#asking = new AbortController();
    const limit = Math.max(this.#limit, least);
    let isLate = true;
    let hasGrown = false;
    const take = (/** @type {SearchResponse} */ { hits }) => {
      if (!hasGrown) this.#articles.clear();
      this.note(hits);
    };
    const growing = (/** @type {SearchResponse} */ response) => {
      if (response.hits.length > 0) {
        take(response);
        grow(response, hasGrown);
        hasGrown = true;
      }
      return response.total > 0;
    };
    this.#ask(engine, (engine) => engine.search(text, { ...options, limit }), fail, (response) => {
      isLate = false;
      this.response = response;
      this.#options = { ...options, facets: false };
      take(response);
      /** @type {readonly string[] | undefined} */
      let completions;
      let isShown = false;
      this.#ask(engine, (engine) => this.#completions(engine, text), fail, (found) => {
        completions = found;
        if (isShown && found.length > 0) complete(response, found);
      });
      isShown = true;
      show(response, completions ?? [], hasGrown);
    }, growing);
    return isLate;
  }

  /**
   * What there is to choose from.
   *
   * @param {Ready} engine
   * @param {SearchOptions} options
   * @param {(response: SearchResponse) => void} show
   * @param {(error: unknown) => void} fail
   */
  choices(engine, options, show, fail) {
    this.#asking = new AbortController();
    this.#ask(engine, (engine) => engine.search("", { ...options, limit: 0 }), fail, show);
  }

  /**
   * The hits that follow.
   *
   * @param {Ready} engine
   * @param {number} offset How many there are already.
   * @param {(response: SearchResponse) => void} show
   * @param {(error: unknown) => void} fail
   */
  more(engine, offset, show, fail) {
    const options = { ...this.#options, limit: this.#limit, offset };
    const text = this.response?.query ?? "";
    this.#ask(engine, (engine) => engine.search(text, options), fail, (response) => {
      this.note(response.hits);
      show(response);
    });
  }

  /**
   * Ways in which a text may go on.
   *
   * @param {Parameters<Question<unknown>>[0]} engine
   * @param {string} text
   */
  #completions(engine, text) {
    // Of an index in parts they would fetch hundreds of kilobytes at each key: how articles write a word stands in them.
    if (!this.#completes || isDivided || text.trim() === "") return [];
    // One more, since what is typed may be a whole word itself.
    const found = engine.suggest(text, COMPLETIONS + 1).map(({ text }) => text);
    return found.filter((completed) => completed !== text.trim()).slice(0, COMPLETIONS);
  }

  /**
   * @template Answer
   * @param {Ready} engine
   * @param {Question<Answer>} question
   * @param {(error: unknown) => void} fail
   * @param {(answer: Answer) => void} take
   * @param {(part: Answer) => boolean} [grow]
   */
  #ask({ ask }, question, fail, take, grow) {
    const { signal } = this.#asking;
    try {
      when(ask(question, signal, grow), take, (error) => signal.aborted || fail(error));
    } catch (error) {
      fail(error);
    }
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

  /** Aborted when something else is asked. */
  get asking() {
    return this.#asking.signal;
  }

  clear() {
    this.#asking.abort();
    this.response = undefined;
  }
}
