// <kashaf-search>: a search box whose engine runs in the reader's own browser.
//
// Attributes  lang       language of the element's own words (`ar` unless told)
//             examples   queries to try, separated by `|`
//             href       address of an article's own page, `{id}` for the article: results lead there
//             id         if several elements share a page: names each one's articles in the address
//             ready      set by the element once it can answer
// Property    ready      a promise of the same; a failed load rejects it, and another try replaces it
// Events      kashaf-ready, kashaf-search (detail: SearchResponse), kashaf-error (detail: the error)
// Parts       field input clear examples example count status results result title date kind snippet mark
//             missing note nothing more error retry article bar back matches previous place next current
//             article-title lead text heading aside related related-title
// Without script, or before it, what stands inside the element is shown.

import articleCss from "./article.css";
import css from "./kashaf-search.css";
import { dropArticle, hashOf, isPlain } from "./address.js";
import { Announcer } from "./announcer.js";
import { element } from "./dom.js";
import { load, loaded } from "./engine.js";
import { addressOf } from "./fragment.js";
import { Messages } from "./messages.js";
import { Reader } from "./reader.js";
import { resultItem, resultsView } from "./results.js";
import { exampleViews, shell } from "./shell.js";

/** @typedef {import('./pkg/kashaf.js').SearchResponse} SearchResponse */

const PAGE = 10;

const sheet = new CSSStyleSheet();
sheet.replaceSync(css + articleCss);

export class KashafSearch extends HTMLElement {
  static observedAttributes = ["lang", "examples"];

  #messages = new Messages(this.lang);
  #shell = shell(this.#messages);
  #announcer = new Announcer(this.#shell.status);
  #reader = this.#newReader();
  #shadow = this.attachShadow({ mode: "open" });

  /** @type {Promise<void>} */
  #ready = new Promise(() => {});
  /** @type {SearchResponse | undefined} */
  #response;
  #failed = false;
  #frame = 0;
  #connection = new AbortController();

  constructor() {
    super();
    this.#shadow.adoptedStyleSheets = [sheet];
    this.#furnish();
  }

  get ready() {
    return this.#ready;
  }

  connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    // Back, Forward, and an address typed by hand.
    addEventListener("popstate", () => loaded() && this.#reader.follow(), { signal });
    if (!this.hasAttribute("ready")) this.#start(); // Else it was only moved.
  }

  disconnectedCallback() {
    this.#connection.abort();
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    const { lang } = new Messages(this.lang);
    if (name === "lang" && lang !== this.#messages.lang) this.#speak();
    else this.#showExamples();
  }

  /** Begins anew in the language of now, with the query that was there. */
  #speak() {
    const { value } = this.#shell.input;
    this.#messages = new Messages(this.lang);
    this.#shell = shell(this.#messages);
    this.#announcer = new Announcer(this.#shell.status);
    this.#reader = this.#newReader();
    this.#furnish();
    this.#ask(value);
  }

  /** Puts the standing parts in place and listens to them. */
  #furnish() {
    const { root, form, input, clear, examples, answer } = this.#shell;
    this.#shadow.replaceChildren(root);
    this.#showExamples();

    // `input` also fires during composition, in which Android keyboards type whole words.
    input.addEventListener("input", () => this.#searchSoon());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.#failed) this.#start();
      this.#search();
      this.#settle();
    });
    clear.addEventListener("click", () => {
      this.#ask("");
      input.focus();
    });
    examples.addEventListener("click", ({ target }) => {
      if (!(target instanceof HTMLButtonElement)) return;
      this.#ask(target.value);
      this.#settle();
    });
    answer.addEventListener("click", (event) => this.#onAnswerClick(event));
    root.addEventListener("keydown", (event) => this.#onKeydown(event));
  }

  #showExamples() {
    this.#shell.examples.replaceChildren(...exampleViews(this.#messages, this.getAttribute("examples") ?? ""));
  }

  /** Loads the engine. What was typed meanwhile is answered then. */
  #start() {
    this.#failed = false;
    const started = load().then(
      () => this.#onReady(),
      (error) => {
        this.#fail(error);
        throw error;
      },
    );
    started.catch(() => {}); // It is on the page and in an event: a page that doesn't await it need not hear it again.
    this.#ready = started;
  }

  #onReady() {
    this.toggleAttribute("ready", true);
    this.#emit("kashaf-ready", undefined);
    this.#search();
    this.#reader.follow();
  }

  /** @param {string} query */
  #ask(query) {
    this.#shell.input.value = query;
    this.#search();
  }

  /** Several letters in one frame are one search: the last. */
  #searchSoon() {
    this.#frame ||= requestAnimationFrame(() => this.#search());
  }

  #search() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    if (this.#reader.id !== undefined) {
      this.#reader.close(false);
      dropArticle(this.#key);
    }
    this.#reveal();
    if (this.#failed) return;
    this.#response = undefined;
    if (this.#query === "") {
      this.#announcer.say("");
      this.#show("", []);
    } else {
      // As typed: a space at the end says that the last word is whole.
      this.#answer(this.#shell.input.value);
    }
  }

  get #query() {
    return this.#shell.input.value.trim();
  }

  /** Shows what belongs under the field: an article, results, or examples. */
  #reveal() {
    const { examples, results, reading } = this.#shell;
    const idle = this.#query === "" && !this.#failed;
    reading.hidden = this.#reader.id === undefined;
    results.hidden = !reading.hidden || idle;
    examples.hidden = !reading.hidden || !idle;
  }

  /** @param {string} query */
  #answer(query) {
    const engine = loaded();
    if (!engine) {
      const { loading } = this.#messages.text;
      this.#announcer.say(loading);
      this.#show(loading, []);
      return;
    }
    try {
      const response = engine.search(query, { limit: PAGE });
      const counted = response.note !== "no-words";
      const count = counted ? this.#messages.count(response.total) : "";
      this.#response = response;
      this.#announcer.say(counted ? count : this.#messages.text.noWords);
      this.#show(count, resultsView(response, this.#messages, this.#link));
      this.#offerMore();
      this.#emit("kashaf-search", response);
    } catch (error) {
      this.#fail(error);
    }
  }

  /**
   * @param {string} count
   * @param {Node[]} views
   */
  #show(count, views) {
    this.#shell.count.textContent = count;
    this.#shell.answer.replaceChildren(...views);
  }

  /** A button for the next hits, if there are any. */
  #offerMore() {
    const list = this.#shell.answer.querySelector("ol");
    const total = this.#response?.total ?? 0;
    if (!list || list.childElementCount >= total) return;
    this.#shell.answer.append(element("button", { part: "more", type: "button" }, this.#messages.text.more));
  }

  #showMore() {
    const list = this.#shell.answer.querySelector("ol");
    const engine = loaded();
    if (!list || !engine || !this.#response) return;
    const offset = list.childElementCount;
    try {
      const { hits } = engine.search(this.#response.query, { limit: PAGE, offset });
      list.append(...hits.map((hit) => resultItem(hit, this.#messages, this.#link)));
    } catch (error) {
      this.#fail(error);
      return;
    }
    this.#shell.answer.querySelector("[part=more]")?.remove();
    this.#offerMore();
    list.children[offset]?.querySelector("a")?.focus();
  }

  /** @param {unknown} error */
  #fail(error) {
    const { text } = this.#messages;
    this.#failed = true;
    this.#announcer.say(text.error);
    const retry = element("button", { part: "retry", type: "button" }, text.retry);
    this.#show("", [element("div", { part: "error" }, element("p", {}, text.error), retry)]);
    this.#reveal();
    this.#emit("kashaf-error", error);
  }

  /** @param {MouseEvent} event */
  #onAnswerClick(event) {
    const target = event.target instanceof Element ? event.target.closest("a, button") : undefined;
    if (target instanceof HTMLAnchorElement) {
      if (this.hasAttribute("href") || !isPlain(event)) return;
      event.preventDefault();
      this.#reader.open(target.dataset.id ?? "", true);
    } else if (target?.part.contains("more")) {
      this.#showMore();
    } else if (target?.part.contains("offer")) {
      this.#shell.input.value = target.textContent;
      this.#search();
      this.#shell.input.focus();
    } else if (target?.part.contains("retry")) {
      this.#start();
      this.#search();
      this.#shell.input.focus();
    }
  }

  /** @param {KeyboardEvent} event */
  #onKeydown(event) {
    // During composition Escape belongs to the keyboard; without an article it empties the field by itself.
    if (event.key !== "Escape" || event.isComposing || this.#reader.id === undefined) return;
    event.preventDefault();
    this.#reader.leave();
  }

  get #key() {
    return this.id || "kashaf";
  }

  #link = (/** @type {import('./pkg/kashaf.js').Hit} */ hit) => {
    const template = this.getAttribute("href");
    return template ? addressOf(template, hit) : hashOf(this.#key, hit.id);
  };

  #newReader() {
    const { input, answer, reading } = this.#shell;
    const links = () => [...answer.querySelectorAll("a")];
    return new Reader(
      {
        place: reading,
        key: () => this.#key,
        article: (id) => loaded()?.document(id, input.value),
        related: (id) => loaded()?.related(id, 3) ?? [],
        origin: (id) => (input.matches(":focus") ? input : (links().find((link) => link.dataset.id === id) ?? input)),
        turn: () => this.#reveal(),
        say: (text) => this.#announcer.say(text),
        fail: (error) => this.#fail(error),
      },
      this.#messages,
    );
  }

  /** On a touch screen focus in the field would keep the keyboard over the results. */
  #settle() {
    const { input, heading } = this.#shell;
    (matchMedia("(pointer: coarse)").matches ? heading : input).focus({ preventScroll: true });
  }

  /**
   * @param {string} type
   * @param {unknown} detail
   */
  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

customElements.define("kashaf-search", KashafSearch);
