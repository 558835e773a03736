// What readers see and hear of an answer: while there is none, while it is to come, when it is there, and if it cannot be had.

import { Announcer } from "./announcer.js";
import { idleViews } from "./idle.js";
import { recents } from "./recents.js";

/** @typedef {import('./list.js').List | import('./listbox.js').Listbox} Shape */
/** @typedef {import('./messages/index.js').Messages} Messages */
/** @typedef {import('./pkg/kashaf.js').SearchResponse} SearchResponse */

export class Display {
  #shape;
  #messages;
  #plan;
  #announcer;
  /** Whether an answer is shown. */
  #isAnswered = false;

  /**
   * @param {Shape} shape
   * @param {HTMLElement} status
   * @param {Messages} messages
   * @param {{ examples: readonly string[], recents: boolean }} plan
   */
  constructor(shape, status, messages, plan) {
    this.#shape = shape;
    this.#messages = messages;
    this.#plan = plan;
    this.#announcer = new Announcer(status);
  }

  /** @param {string} text */
  say(text) {
    this.#announcer.say(text);
  }

  idle() {
    const before = this.#plan.recents ? recents() : [];
    this.#isAnswered = false;
    this.say("");
    this.#shape.idle(idleViews(this.#messages, this.#plan.examples, before), before);
  }

  /** An answer that is shown stays until the next one has come. */
  wait() {
    this.say(this.#messages.text.loading);
    if (!this.#isAnswered) this.#shape.loading();
  }

  /**
   * The first hits, while others are to come.
   *
   * @param {SearchResponse} response
   * @param {boolean} isNarrowed
   * @param {boolean} hasGrown
   */
  grow(response, isNarrowed, hasGrown) {
    this.#isAnswered = true;
    this.#shape.grow(response, isNarrowed, hasGrown);
  }

  /**
   * @param {SearchResponse} response
   * @param {readonly string[]} completions
   * @param {boolean} isNarrowed Whether a reader left articles out.
   * @param {boolean} hasGrown Whether its first hits are shown.
   */
  show(response, completions, isNarrowed, hasGrown) {
    const { text } = this.#messages;
    const found = response.note === "no-words" ? text.noWords : this.#messages.count(response.total);
    this.#isAnswered = true;
    this.complete(response, completions, isNarrowed, hasGrown);
    this.say(response.faults.length > 0 ? `${found} ${text.incomplete}` : found);
  }

  /**
   * Shows an answer again, with what came later of it.
   *
   * @param {SearchResponse} response
   * @param {readonly string[]} completions
   * @param {boolean} isNarrowed
   * @param {boolean} [hasGrown]
   */
  complete(response, completions, isNarrowed, hasGrown = false) {
    this.#shape.show(response, completions, isNarrowed, hasGrown);
  }

  fail() {
    this.#isAnswered = false;
    this.say(this.#messages.text.error);
    this.#shape.fail();
  }
}
