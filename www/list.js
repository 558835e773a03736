// The shape `results`: under the field a count, ways to go on, and a list of headings with links.

import { element, marked } from "./dom.js";
import { asking, details, failure, notes, parts, written } from "./results.js";

/** @typedef {import('./pkg/kashaf.js').Hit} Hit */
/** @typedef {import('./pkg/kashaf.js').SearchResponse} SearchResponse */
/** @typedef {import('./results.js').Setting} Setting */
/** @typedef {import('./shell.js').Shell} Shell */

export class List {
  #setting;
  #input;
  #idle = element("div", { part: "idle" });
  #count = element("p", { part: "count", "aria-hidden": "true" });
  #completions;
  #answer = element("div");
  #section;
  #heading;
  #isIdle = true;

  /**
   * @param {Shell} shell
   * @param {Setting} setting
   */
  constructor({ landmark, body, input }, setting) {
    const { text } = setting.messages;
    this.#setting = setting;
    this.#input = input;
    this.#heading = element("h2", { class: "unseen", tabindex: "-1" }, text.results);
    this.#completions = element("div", { part: "completions", role: "group", "aria-label": text.completions });
    const summary = element("div", { part: "summary" }, this.#count, this.#completions);
    this.#section = element("section", { hidden: true }, this.#heading, summary, this.#answer);
    landmark.append(this.#idle);
    body.append(this.#section);
  }

  /** @param {Node[]} views What stands there as long as nothing is asked. */
  idle(views) {
    this.#isIdle = true;
    this.#idle.replaceChildren(...views);
    this.hide(false);
  }

  /** @param {boolean} reading Whether an article has the place. */
  hide(reading) {
    this.#idle.hidden = reading || !this.#isIdle;
    this.#section.hidden = reading || this.#isIdle;
  }

  /**
   * The first hits, while others are to come.
   *
   * @param {SearchResponse} response
   * @param {boolean} isNarrowed
   * @param {boolean} hasGrown
   */
  grow(response, isNarrowed, hasGrown) {
    this.#show(response, [], isNarrowed, hasGrown);
  }

  /**
   * @param {SearchResponse} response
   * @param {readonly string[]} completions
   * @param {boolean} isNarrowed Whether a reader left articles out.
   * @param {boolean} hasGrown Whether its first hits are shown: they stay.
   */
  show(response, completions, isNarrowed, hasGrown) {
    this.#show(response, completions, isNarrowed, hasGrown);
    this.#offerMore(response.total);
  }

  /**
   * @param {SearchResponse} response
   * @param {readonly string[]} completions
   * @param {boolean} isNarrowed
   * @param {boolean} hasGrown
   */
  #show(response, completions, isNarrowed, hasGrown) {
    const { messages } = this.#setting;
    const views = notes(response, messages, isNarrowed);
    const list = hasGrown && this.#answer.querySelector("ol");
    if (list) {
      for (const view of this.#answer.querySelectorAll("[part=note],[part=error]")) view.remove();
      list.before(...views);
      list.append(...this.#items(response.hits.slice(list.childElementCount)));
      return;
    }
    if (response.hits.length > 0) {
      // Safari forgets that an unnumbered list is one.
      views.push(element("ol", { part: "results", role: "list" }, ...this.#items(response.hits)));
    }
    // Where a sentence says it, the number would only say it again.
    this.#fill(response.total === 0 ? "" : messages.count(response.total), completions, views);
  }

  /** @param {SearchResponse} response The next hits. */
  append({ hits, total }) {
    const list = this.#answer.querySelector("ol");
    const shown = this.shown;
    list?.append(...this.#items(hits));
    this.#answer.querySelector("[part=more]")?.remove();
    this.#offerMore(total);
    list?.children[shown]?.querySelector("a")?.focus();
  }

  /** How many hits are on the page. */
  get shown() {
    return this.#answer.querySelector("ol")?.childElementCount ?? 0;
  }

  loading() {
    this.#fill(this.#setting.messages.text.loading, [], []);
  }

  fail() {
    this.#fill("", [], [failure(this.#setting.messages)]);
  }

  close() {}

  /** After Enter. On a touch screen focus in the field would keep the keyboard over the results. */
  settle() {
    (matchMedia("(pointer: coarse)").matches ? this.#heading : this.#input).focus({ preventScroll: true });
  }

  /**
   * Arrows go from the field through the links and back; in the field all other keys edit.
   *
   * @param {KeyboardEvent} event
   * @param {Element | null} focused
   * @returns {boolean} Whether the key was ours.
   */
  key({ key }, focused) {
    const links = [...this.#answer.querySelectorAll("a")];
    const at = links.findIndex((link) => link === focused);
    if (at < 0 && focused !== this.#input) return false;
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      ...(at >= 0 && { Home: 0, End: links.length - 1, Escape: -1 }),
    }[key];
    if (to === undefined || to >= links.length || (at < 0 && to < 0)) return false;
    (links[to] ?? this.#input).focus();
    return true;
  }

  /** @param {readonly Hit[]} hits */
  #items(hits) {
    const { messages, link } = this.#setting;
    return hits.map((hit) => {
      const title = element("a", { part: "title", href: link(hit).href, "data-id": hit.id }, ...marked(hit.titleSegments));
      const views = [element("h3", written(hit.lang), title), ...details(hit, messages), ...parts(hit, link)];
      return element("li", { part: "result" }, ...views);
    });
  }

  /**
   * @param {string} count
   * @param {readonly string[]} completions
   * @param {Node[]} views
   */
  #fill(count, completions, views) {
    this.#isIdle = false;
    this.#count.textContent = count;
    this.#completions.replaceChildren(...completions.map((text) => asking("completion", text)));
    this.#answer.replaceChildren(...views);
    this.hide(false);
  }

  /** @param {number} total */
  #offerMore(total) {
    if (this.shown === 0 || this.shown >= total) return;
    const more = element("button", { part: "more", type: "button", "data-act": "more" }, this.#setting.messages.text.more);
    this.#answer.append(more);
  }
}
