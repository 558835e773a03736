// <kashaf-search>: a search box whose engine runs in the reader's own browser. Without script, or before it, what
// stands inside the element is shown. WIDGET.md describes its attributes, parts, properties, methods and events.

import { Box } from "./box.js";
import { open, use } from "./engine.js";
import { bring, later } from "./later.js";
import { Messages, adopt, known, load } from "./messages/index.js";
import { planOf } from "./plan.js";
import { Refining } from "./refining.js";
import { sheet, sheetsOf } from "./styles/index.js";
import { deferred } from "./when.js";

export { open };

/** @typedef {import('./pkg/kashaf.js').SearchFilter} SearchFilter */
/** @typedef {import('./pkg/kashaf.js').SearchResponse} SearchResponse */
/** @typedef {import('./messages/language.js').Language} Language */

let elements = 0;

/** @type {(() => Promise<unknown>) | undefined} Keeps a folder's search for readers who are offline. */
let keep;

/**
 * A search box whose engine runs in the reader's own browser.
 *
 * These tags make `custom-elements.json` and the tables of WIDGET.md.
 *
 * @attr {"results" | "dropdown"} [shape=results] A list of results under the field, or one that drops down from it.
 * @attr {boolean} modal A button that opens the search in a dialog, in either shape.
 * @attr {"lazy" | "eager"} [loading=lazy] When the engine loads: when the field is touched, or at once. A query or an
 *   article in the address loads it at once too.
 * @attr {string} lang The language of the element's own words, as a BCP 47 tag; that of the articles unless told.
 * @attr {string} digits Numbering system of counts and dates, such as `latn`, `arab` or `arabext`; the language's own
 *   unless told.
 * @attr {string} examples Queries to try, with `|` between them.
 * @attr {string} placeholder What the empty field shows.
 * @attr {string} label Names the field to screen readers; with `modal` it is what the button says.
 * @attr {number} [limit=10] How many results are shown at first; 6 in a dropdown.
 * @attr {string} [param=q] Name of the query in the page's address; `""` leaves the address alone, as dropdowns and
 *   modals do unless told.
 * @attr {string} action For a dropdown: the page with all results, which Enter leads to. It gets the query by the name
 *   that `param` gives, or `q`.
 * @attr {string} href An article's own page, `{id}` standing for the article, such as `/articles/{id}.html`. Without it
 *   a result leads to the address that its article names; articles that name none are read in place.
 * @attr {string} facets What readers can narrow the results to, with counts: `section`, `tag`, `author`, `lang` and `date`,
 *   with spaces between; `""` is all that the articles have. Not for dropdowns, and off unless told.
 * @attr {"relevance" | "newest" | "oldest"} [sort=relevance] The order of results, until a reader chooses another.
 * @attr {string} [shortcut=mod+k /] Keys that bring a reader to the field, with spaces between; `mod` is Ctrl, on
 *   Apple's keyboards Command. `""` for none.
 * @attr {"on" | "off"} [recents=on] Whether to offer the last five queries that found something.
 * @attr {"on" | "off"} [completions=on] Whether to offer ways in which the typed word may go on.
 * @attr {boolean} offline Keeps the search for readers who are offline, once they have the engine. The built page has it; on
 *   others it is for those in the folder of the search.
 * @attr {string} [id=kashaf] Names the articles in the address (`#id=…`): needed if several elements share a page.
 *
 * @fires {CustomEvent<null>} kashaf-ready The engine can answer.
 * @fires {CustomEvent<SearchResponse>} kashaf-search An answer is shown; it is the `detail`.
 * @fires {CustomEvent<KashafSelection>} kashaf-select A result was chosen; `detail` is `{ hit, query, href }`. Cancelled by
 *   `preventDefault()`, nothing is opened.
 * @fires {CustomEvent<unknown>} kashaf-error The engine cannot be had or broke off; `detail` is the error.
 *
 * @slot Shown without the script, until it has come, and beside the message if the engine cannot be had.
 *
 * @cssprop --kashaf-text The text.
 * @cssprop --kashaf-muted What is said beside it: dates, counts, hints.
 * @cssprop --kashaf-accent Links, buttons and the ring of focus.
 * @cssprop --kashaf-ground Behind a dialog's content.
 * @cssprop --kashaf-surface Behind the field, buttons and the list that drops down.
 * @cssprop --kashaf-hover Behind an option that is pointed at or chosen.
 * @cssprop --kashaf-border Around what can be used.
 * @cssprop --kashaf-line Between results, and around what is only looked at.
 * @cssprop --kashaf-mark Behind the words that were found.
 * @cssprop --kashaf-mark-text Those words.
 * @cssprop --kashaf-font The family of fonts.
 * @cssprop --kashaf-size The size of the text, which all else goes by.
 * @cssprop --kashaf-width How wide it is at the most.
 * @cssprop --kashaf-radius How round corners are; each piece has its own measure unless told.
 * @cssprop --kashaf-top The height of what the page keeps at its top, such as a fixed header.
 * @cssprop --kashaf-layer The `z-index` of the list that drops down.
 *
 * @csspart root Everything.
 * @csspart field The frame with the input and what stands in it.
 * @csspart input
 * @csspart clear Button that empties the field.
 * @csspart hint The shortcut, drawn as a key.
 * @csspart open Button that opens the dialog.
 * @csspart dialog Of a modal, and where a dropdown's articles are read.
 * @csspart close Button that closes it.
 * @csspart status What screen readers hear; not seen.
 * @csspart idle Under an empty field: examples and recent queries.
 * @csspart examples
 * @csspart example
 * @csspart recents
 * @csspart recent
 * @csspart forget Button that empties the recent queries.
 * @csspart summary The line above the results: count and completions.
 * @csspart count
 * @csspart completions
 * @csspart completion
 * @csspart results The list.
 * @csspart result
 * @csspart title Of a result; a link, except in a dropdown, where the whole option is one.
 * @csspart date
 * @csspart section The part of the site that an article belongs to.
 * @csspart kind Why it was found, if not by the very words.
 * @csspart snippet
 * @csspart mark A word that was found.
 * @csspart missing Words of the query that it has not.
 * @csspart subresults Parts of an article that have what is asked for, under its result.
 * @csspart subresult A link to one.
 * @csspart note Said above the results, such as which word was taken for another.
 * @csspart nothing Said if nothing was found.
 * @csspart offers Near words that there are.
 * @csspart offer
 * @csspart refine What narrows and orders the results, with the attribute `facets`.
 * @csspart filter Button that shows and hides the facets.
 * @csspart chosen How many names and dates are chosen.
 * @csspart unfilter Button that takes all choices back.
 * @csspart sort The choice of an order, with its name.
 * @csspart select A list to choose from: orders, dates.
 * @csspart facets
 * @csspart facet One kind of names, or the dates.
 * @csspart facet-name
 * @csspart value A name with its box.
 * @csspart tick The box.
 * @csspart value-count How many results have it.
 * @csspart more-values Button for less frequent names.
 * @csspart bound The first or the last date, with its name.
 * @csspart more Button for more results.
 * @csspart error
 * @csspart retry Button that tries to load the engine again.
 * @csspart panel What drops down.
 * @csspart list The options in it.
 * @csspart group
 * @csspart group-name
 * @csspart option
 * @csspart word An option that asks for something else.
 * @csspart hit An option that is an article.
 * @csspart all The option that leads to all results.
 * @csspart about Under the title of an option.
 * @csspart foot
 * @csspart keys What the keys do.
 * @csspart article An article that is read in place.
 * @csspart bar What stays in view above it: the way back, and from match to match.
 * @csspart back Button back to the results.
 * @csspart matches The buttons from match to match, and the place.
 * @csspart previous
 * @csspart place Which match of how many.
 * @csspart next
 * @csspart current The marks of the match that is shown.
 * @csspart article-title
 * @csspart authors
 * @csspart lead Its first paragraph.
 * @csspart text
 * @csspart heading
 * @csspart aside A caption, byline or section name.
 * @csspart related Other articles about the same.
 * @csspart related-title
 */
export class KashafSearch extends HTMLElement {
  static observedAttributes = [
    ...["action", "completions", "digits", "examples", "facets", "href", "label", "lang", "limit", "modal"],
    ...["param", "placeholder", "recents", "shape", "shortcut", "sort"],
  ];

  #shadow = this.attachShadow({ mode: "open" });
  #number = (elements += 1);
  /** @type {Box | undefined} */
  #box;
  /** @type {((box: Box) => void)[]} What was asked of it before its words had come. */
  #asked = [];
  /** @type {Partial<Language>} */
  #words = {};
  #ready = deferred();
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

  /** What is in the field. Setting it asks, as `search()` does. */
  get query() {
    return this.#box?.query ?? "";
  }

  set query(text) {
    this.search(text);
  }

  /**
   * What the results are narrowed to. Setting it asks anew. With `facets` it is what a reader has chosen, and stands in the
   * address; without, it is the page's own, and holds whatever is asked.
   *
   * @type {SearchFilter}
   */
  get filter() {
    return this.#box?.refining.filter ?? {};
  }

  set filter(filter) {
    this.#do((box) => box.refine({ filter }));
  }

  /**
   * The order of the results: `relevance`, `newest` or `oldest`. Setting it asks anew.
   *
   * @type {string}
   */
  get sort() {
    return this.#box?.refining.sort ?? "relevance";
  }

  set sort(sort) {
    this.#do((box) => box.refine({ sort }));
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

  /** Opens the dialog of a modal search; without one it goes to the field. */
  open() {
    this.#do((box) => box.open());
  }

  /** Closes the dialog or the list. */
  close() {
    this.#box?.close();
  }

  /**
   * Goes to the field, or to the button that opens the dialog.
   *
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

  /** @internal */
  connectedCallback() {
    this.#adopt();
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    // Back, Forward, and an address typed by hand.
    addEventListener("popstate", () => this.#box?.follow(), { signal });
    addEventListener("pagehide", () => this.#box?.leave(), { signal });
    document.addEventListener("keydown", (event) => this.#box?.shortcut(event), { signal });
    if (this.#isStale) this.#furnish();
    else this.#box?.moved();
  }

  /** @internal */
  disconnectedCallback() {
    this.#connection.abort();
  }

  /** @internal */
  adoptedCallback() {
    this.#shadow.adoptedStyleSheets = sheetsOf(this.ownerDocument);
  }

  /** @internal */
  attributeChangedCallback() {
    this.#refurnish();
  }

  /** What a script set before the element was defined lies upon it and hides its accessors. */
  #adopt() {
    for (const name of /** @type {const} */ (["messages", "filter", "sort", "query"])) {
      if (!Object.hasOwn(this, name)) continue;
      const value = /** @type {any} */ (this[name]);
      delete (/** @type {any} */ (this)[name]);
      this[name] = value;
    }
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
    const needed = this.#needed;
    if (!language || needed.some((name) => !later[name])) {
      // Until its words are here, what stands inside the element is shown, or what was there before.
      if (!this.#box) this.#shadow.replaceChildren(document.createElement("slot"));
      // If a script cannot be had, the search goes on without.
      const coming = needed.map((name) => bring(name).catch(() => {}));
      Promise.all([load(lang), ...coming]).then(([loaded]) => {
        const isStill = lang === this.lang && String(needed) === String(this.#needed);
        if (isStill && this.isConnected) this.#build(loaded);
      });
      return;
    }
    this.#build(language);
  }

  /**
   * The scripts that the element cannot begin without.
   *
   * @returns {(keyof typeof later)[]}
   */
  get #needed() {
    const isDropdown = this.getAttribute("shape") === "dropdown";
    const isFaceted = this.hasAttribute("facets") && !isDropdown;
    /** @type {[keyof typeof later, boolean][]} */
    const all = [["Listbox", isDropdown || this.hasAttribute("modal")], ["Facets", isFaceted]];
    return all.flatMap(([name, isNeeded]) => (isNeeded ? [name] : []));
  }

  /** @param {Language} language */
  #build(language) {
    const before = this.#box;
    const messages = new Messages(language, this.#words, this.getAttribute("digits") ?? "");
    const refining = (this.#needed.includes("Facets") && later.Facets) || Refining;
    this.#box = new Box(this, messages, planOf(this, this.#number), refining, (error) => this.#settle(error));
    this.#shadow.replaceChildren(this.#box.root);
    this.#box.start(before, this.getAttribute("loading") === "eager");
    for (const act of this.#asked.splice(0)) act(this.#box);
  }

  /** @param {unknown} [error] What became of loading: this, or nothing. */
  #settle(error) {
    if (error === undefined) {
      this.toggleAttribute("ready", true);
      this.#ready.resolve();
      if (this.hasAttribute("offline")) keep?.().catch(() => {});
      return;
    }
    this.#ready.reject(error);
    this.#ready = deferred();
  }
}

/**
 * Makes `<kashaf-search>` known to the page, as the search over these articles.
 *
 * @param {import('./engine.js').Source & { language?: Language, offline?: () => Promise<unknown> }} options Where the engine
 *   with the articles is; the language of the articles, for elements that name none; and what keeps all of it for readers who
 *   are offline, for elements that ask for it.
 */
export function define({ language, offline, ...source }) {
  use(source);
  keep = offline;
  if (language) adopt(language);
  customElements.define("kashaf-search", KashafSearch);
}
