// Tells screen readers what happened, once typing pauses.

/** Long enough not to interrupt at every letter. */
const PAUSE = 700;

export class Announcer {
  #status;
  #timer = 0;

  /** @param {HTMLElement} status A live region that is there before its first message. */
  constructor(status) {
    this.#status = status;
  }

  /** @param {string} message */
  say(message) {
    clearTimeout(this.#timer);
    // Emptied first: the same count for another query is news again.
    this.#status.textContent = "";
    if (message !== "") this.#timer = setTimeout(() => (this.#status.textContent = message), PAUSE);
  }
}
