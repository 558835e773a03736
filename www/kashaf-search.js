// <kashaf-search>: a search box whose engine runs in the reader's own browser. Without script, or before it, what
// stands inside the element is shown. WIDGET.md describes its attributes, parts, properties, methods and events.

import { Box } from "./box.js";
import { open } from "./engine.js";
import { Messages, known, load } from "./messages/index.js";
import { shortcuts } from "./shortcut.js";
import { sheet } from "./styles/index.js";

export { open };

/** @typedef {import('./pkg/kashaf.js').SearchResponse} SearchResponse */

let elements = 0;

export class KashafSearch extends HTMLElement {
  static observedAttributes = [
    ...["action", "completions", "digits", "examples", "href", "label", "lang", "limit", "modal"],
    ...["param", "placeholder", "recents", "shape", "shortcut"],
  ];

  #shadow = this.attachShadow({ mode: "open" });
  #number = (elements += 1);
  /** @type {Box | undefined} */
  #box;
  /** @type {((box: Box) => void)[]} What was asked of it before its words had come. */
  #asked = [];
  /** @type {Partial<import('./messages/language.js').Language>} */
  #words = {};
  #ready = later();
  #connection = new AbortController();
  #isStale = true;

  constructor() {
    super();
    this.#shadow.adoptedStyleSheets = [sheet];
  }

  /** Kept once the engine can answer. A failed load rejects it; the next try has a new one. */
  get ready() {
    return this.#ready.promise;
  }

  /** What is in the field. */
  get query() {
    return this.#box?.query ?? "";
  }

  set query(text) {
    this.search(text);
  }

  /** The answer that is shown. */
  get response() {
    return this.#box?.response;
  }

  /** Words to say in place of the usual ones. */
  get messages() {
    return this.#words;
  }

  set messages(words) {
    this.#words = words;
    this.#refurnish();
  }

  /**
   * Asks as if a reader had typed it and pressed Enter.
   *
   * @param {string} text
   */
  search(text) {
    this.#do((box) => box.ask(String(text)));
  }

  /** Loads the engine now, not when the field is touched. */
  load() {
    this.#do((box) => box.load());
    return this.ready;
  }

  /** Opens the dialog of a modal search. */
  open() {
    this.#do((box) => box.open());
  }

  /** Closes the dialog or the list. */
  close() {
    this.#box?.close();
  }

  /**
   * @override
   * @param {FocusOptions} [options]
   */
  focus(options) {
    this.#do((box) => box.focus(options));
  }

  /** @param {(box: Box) => void} act */
  #do(act) {
    if (this.#box) act(this.#box);
    else this.#asked.push(act);
  }

  connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    // Back, Forward, and an address typed by hand.
    addEventListener("popstate", () => this.#box?.follow(), { signal });
    addEventListener("pagehide", () => this.#box?.leave(), { signal });
    document.addEventListener("keydown", (event) => this.#box?.shortcut(event), { signal });
    if (this.#isStale) this.#furnish(); // Else it was only moved.
  }

  disconnectedCallback() {
    this.#connection.abort();
  }

  attributeChangedCallback() {
    this.#refurnish();
  }

  /** Once for all attributes that a script sets in a row. */
  #refurnish() {
    if (this.#isStale) return;
    this.#isStale = true;
    queueMicrotask(() => this.isConnected && this.#furnish());
  }

  /** Begins anew with the attributes of now, keeping the query that was there. */
  #furnish() {
    const { lang } = this;
    const language = known(lang);
    this.#isStale = false;
    if (!language) {
      // Until its words are here, what stands inside the element is shown, or what was there before.
      if (!this.#box) this.#shadow.replaceChildren(document.createElement("slot"));
      load(lang).then((loaded) => lang === this.lang && this.isConnected && this.#build(loaded));
      return;
    }
    this.#build(language);
  }

  /** @param {import('./messages/language.js').Language} language */
  #build(language) {
    const query = this.#box?.query;
    const messages = new Messages(language, this.#words, this.getAttribute("digits") ?? "");
    this.#box = new Box(this, messages, this.#plan());
    this.#shadow.replaceChildren(this.#box.root);
    this.#box.start(query, this.getAttribute("load") === "eager");
    for (const act of this.#asked.splice(0)) act(this.#box);
  }

  /** What the attributes say. */
  #plan() {
    const dropdown = this.getAttribute("shape") === "dropdown";
    const modal = this.hasAttribute("modal");
    /** @param {string} name @param {string} usual */
    const said = (name, usual) => this.getAttribute(name) ?? usual;
    return {
      name: `kashaf-${this.#number}`,
      key: this.id || "kashaf",
      shape: dropdown ? /** @type {const} */ ("dropdown") : /** @type {const} */ ("results"),
      modal,
      // A field in a page's head does not speak for the page.
      param: said("param", dropdown || modal ? "" : "q"),
      action: said("action", ""),
      href: said("href", ""),
      label: said("label", ""),
      placeholder: said("placeholder", ""),
      shortcuts: shortcuts(said("shortcut", "mod+k /")),
      examples: said("examples", "").split("|").map((query) => query.trim()).filter((query) => query !== ""),
      limit: Math.max(1, Number.parseInt(said("limit", "")) || (dropdown ? 6 : 10)),
      recents: said("recents", "on") !== "off",
      completions: said("completions", "on") !== "off",
    };
  }

  /** @param {unknown} [error] What became of loading: this, or nothing. */
  settle(error) {
    if (error === undefined) {
      this.toggleAttribute("ready", true);
      this.#ready.resolve();
      return;
    }
    this.#ready.reject(error);
    this.#ready = later();
  }
}

/** A promise to be kept later. Nobody need await it: a failure is on the page and in an event as well. */
function later() {
  /** @type {() => void} */
  let resolve = () => {};
  /** @type {(error: unknown) => void} */
  let reject = () => {};
  const promise = /** @type {Promise<void>} */ (new Promise((kept, broken) => ([resolve, reject] = [kept, broken])));
  promise.catch(() => {});
  return { promise, resolve, reject };
}

customElements.define("kashaf-search", KashafSearch);
