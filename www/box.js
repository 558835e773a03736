// The search box of an element: from what is asked of it to what the engine answers and the shape shows. What a reader does
// comes by way of `controls.js`.

import { Answers } from "./answers.js";
import { articleInAddress, dropArticle, isPlain } from "./address.js";
import { control } from "./controls.js";
import { open, opened } from "./engine.js";
import { Display } from "./display.js";
import { bring, foresee, later } from "./later.js";
import { linking } from "./links.js";
import { List } from "./list.js";
import { QueryParam } from "./query-param.js";
import { kept, remember } from "./recents.js";
import { leaving, returning } from "./return.js";
import { shell } from "./shell.js";
import { isShortcut } from "./shortcut.js";

/** @typedef {import('./events.js').KashafSearchEventMap} KashafSearchEventMap */
/** @typedef {import('./messages/index.js').Messages} Messages */
/** @typedef {import('./pkg/kashaf.js').SearchResponse} SearchResponse */
/** @typedef {import('./plan.js').Plan} Plan */
/** @typedef {import('./refining.js').Refinement} Refinement */

export class Box {
  #host;
  #messages;
  #plan;
  #shell;
  #shape;
  #display;
  /** @type {import('./reader.js').Reader | undefined} */
  #reader;
  #refining;
  #param;
  #answers;
  #link;
  #settle;

  #isReady = false;
  #failed = false;
  /** Whether the reader is done with what is asked. */
  #isCommitted = false;
  #hasForeseen = false;

  /**
   * @param {HTMLElement} host
   * @param {Messages} messages
   * @param {Plan} plan
   * @param {typeof import('./refining.js').Refining} Refining With or without choices for readers.
   * @param {(error?: unknown) => void} settle Hears what became of loading: this, or nothing.
   */
  constructor(host, messages, plan, Refining, settle) {
    this.#host = host;
    this.#messages = messages;
    this.#plan = plan;
    this.#settle = settle;
    this.#shell = shell(messages, plan);
    this.#link = linking(plan.href, plan.key);
    this.#refining = new Refining(plan, messages, (refinement) => this.refine(refinement));
    this.#shell.landmark.append(...this.#refining.views);
    const choose = (/** @type {string} */ id) => this.#choose(id, undefined);
    const setting = { messages, name: plan.name, link: this.#link, choose };
    const { Listbox } = later;
    this.#shape = plan.shape === "dropdown" && Listbox ? new Listbox(this.#shell, setting, plan.modal) : new List(this.#shell, setting);
    this.#display = new Display(this.#shape, this.#shell.status, messages, plan);
    this.#param = new QueryParam(plan.param, this.#refining.keys);
    this.#answers = new Answers(plan.limit, plan.completions);
    control(this, this.#shell, this.#shape);
  }

  get root() {
    return this.#shell.root;
  }

  get query() {
    return this.#shell.input.value;
  }

  get refining() {
    return this.#refining;
  }

  get response() {
    return this.#answers.response;
  }

  /** Whether the engine, or something that it needs, could not be had. */
  get hasFailed() {
    return this.#failed || (this.response?.faults.length ?? 0) > 0;
  }

  get isReading() {
    return this.#reader?.id !== undefined;
  }

  /**
   * @param {Box} [before] What was there; else the address may have something.
   * @param {boolean} [eager] Loads the engine although nothing is asked of it yet.
   */
  start(before, eager) {
    const { input } = this.#shell;
    if (before) before.#answers.clear(); // What is still to come is shown here.
    input.value = before?.query ?? this.#param.query ?? "";
    if (before) this.#refining.set({ filter: before.refining.filter, sort: before.refining.order });
    else this.#refining.follow(this.#param.all);
    const asks = input.value !== "" || this.#refining.isChosen;
    if (asks && !before) this.#openDialog();
    this.search();
    if (eager || asks || this.#isAddressed) this.load();
  }

  /** Loads the engine, or joins the load. What was typed meanwhile is answered then. */
  load() {
    if (opened()) return this.#onReady();
    this.#messages.warm(); // While the engine is on its way.
    const reader = this.#isAddressed && bring("Reader").catch(() => {}); // Without it there is still an answer.
    Promise.all([open(), reader]).then(() => this.#onReady(), this.#fail);
  }

  /** Whether the address names an article. */
  get #isAddressed() {
    return articleInAddress(this.#plan.key) !== undefined;
  }

  /** @param {(reader: import('./reader.js').Reader) => void} act Follows at once, if the reader is here. */
  #read(act) {
    const { Reader } = later;
    if (!Reader) bring("Reader").then(() => this.#read(act), this.#fail);
    else if (this.root.isConnected) act((this.#reader ??= new Reader(this.#stand(), this.#messages)));
  }

  #readAddressed() {
    if (this.isReading || this.#isAddressed) this.#read((reader) => reader.follow());
  }

  /** @param {string} query */
  ask(query) {
    this.#shell.input.value = query;
    this.search();
    this.commit();
  }

  /** @param {Refinement} refinement */
  refine(refinement) {
    this.#refining.set(refinement);
    this.search();
    this.commit();
  }

  open() {
    if (this.#plan.modal) this.#openDialog();
    this.load();
    this.focus();
  }

  close() {
    if (!this.#plan.modal) this.#shape.close();
    this.#shell.dialog.close();
  }

  /** @param {FocusOptions} [options] */
  focus(options) {
    const { root, input } = this.#shell;
    const closed = this.#plan.modal && !this.#shell.dialog.open;
    (closed ? /** @type {HTMLElement} */ (root.querySelector("[part~=open]")) : input).focus(options);
  }

  /** @param {KeyboardEvent} event One of the page's. */
  shortcut(event) {
    if (!isShortcut(event, this.#plan.shortcuts)) return;
    event.preventDefault();
    this.open();
    this.#shell.input.select();
  }

  /** The page is about to be left, maybe to come back to. */
  leave() {
    this.#shell.input.defaultValue = this.query; // Safari puts fields without autocompletion back to that.
    if (this.response && this.#plan.param !== "") leaving(this.#shape.shown);
  }

  leaveArticle = () => this.#reader?.leave();

  /** Goes where the address is now. */
  follow() {
    if (this.#param.follow() && this.#param.asked !== this.#asked()) {
      this.#shell.input.value = this.#param.query ?? "";
      this.#refining.follow(this.#param.all);
      const { shown, scroll } = this.#param;
      this.search(shown, () => {
        if (scroll !== undefined) scrollTo({ top: scroll, behavior: "instant" });
      });
    }
    if (opened()) this.#readAddressed();
  }

  /** The element is at another place: what lay over the page did not move with it. */
  moved() {
    const { dialog } = this.#shell;
    const wasOpen = dialog.open;
    dialog.open = false; // Without an event, which would leave an article.
    this.#turn();
    if (wasOpen) this.#openDialog();
    this.follow();
  }

  #onReady() {
    const isReplaced = this.root.parentNode !== this.#host.shadowRoot; // By one in another language, say.
    if (isReplaced || (this.#isReady && !this.#failed)) return;
    this.#isReady = true;
    this.#failed = false;
    this.#settle();
    this.#emit("kashaf-ready", null);
    const { shown, scroll } = returning();
    this.search(shown, () => {
      if (scroll > 0 && scrollY === 0) scrollTo({ top: scroll, behavior: "instant" });
    });
    this.#readAddressed();
  }

  /**
   * @param {number} [least] How many hits at the least.
   * @param {() => void} [then] Follows when the answer is shown.
   */
  search(least = 0, then = () => {}) {
    if (this.#failed) return;
    this.#isCommitted = false;
    if (this.isReading) {
      this.#reader?.close(false);
      dropArticle(this.#plan.key);
    }
    this.#answers.clear();
    this.#param.draft(this.#asked(), this.root);
    const engine = opened();
    const { options } = this.#refining;
    if (this.query.trim() === "" && !this.#refining.isChosen) {
      this.#display.idle();
      if (!engine || !options.facets) return;
      this.#answers.choices(engine, options, (response) => this.#refining.show(response), this.#fail);
    } else if (!engine) {
      this.#display.wait();
      this.load();
    } else if (this.#isReady) {
      const views = { grow: this.#grow, show: this.#show.bind(this, then), complete: this.#complete };
      if (this.#answers.ask(engine, this.query, least, options, views, this.#fail)) this.#display.wait();
    } else {
      // Another element, or a script, has loaded it.
      this.#onReady();
    }
  }

  /** @param {SearchResponse} response @param {boolean} hasGrown */
  #grow = (response, hasGrown) => {
    this.#display.grow(response, this.#refining.isChosen, hasGrown);
    if (this.isReading) this.#turn();
  };

  /** @param {() => void} then @param {SearchResponse} response @param {readonly string[]} completions @param {boolean} hasGrown */
  #show(then, response, completions, hasGrown) {
    this.#refining.show(response);
    this.#display.show(response, completions, this.#refining.isChosen, hasGrown);
    // One of the first hits was opened.
    if (this.isReading) this.#turn();
    this.#emit("kashaf-search", response);
    if (this.#isCommitted) this.#remember();
    then();
    this.#foresee();
  }

  /** @param {SearchResponse} response @param {readonly string[]} completions */
  #complete = (response, completions) => this.#display.complete(response, completions, this.#refining.isChosen);

  /** Behind the first answer comes what opens an article, where articles are read here. */
  #foresee() {
    const [hit] = this.response?.hits ?? [];
    if (this.#hasForeseen || !hit) return;
    this.#hasForeseen = true;
    foresee(() => this.#link(hit).isHere && bring("Reader").catch(() => {}));
  }

  #asked = () => this.#param.encode(kept(this.query), this.#refining.pairs);

  commit() {
    this.#param.push(this.#asked());
    this.#isCommitted = true;
    this.#remember();
  }

  #remember() {
    const query = kept(this.query);
    if (this.#plan.recents && query !== "" && this.response && this.response.total > 0) remember(query);
  }

  retry() {
    this.#failed = false;
    opened()?.forget();
    this.search();
    this.load();
  }

  empty() {
    this.#shell.input.value = "";
    this.search();
  }

  more() {
    const engine = opened();
    if (!engine || !this.response) return;
    const { shown } = this.#shape;
    const append = (/** @type {SearchResponse} */ response) => {
      if (shown !== this.#shape.shown) return; // The button was pressed twice.
      this.#shape.append(response);
      this.#param.keep(this.#asked(), this.#shape.shown);
    };
    this.#answers.more(engine, shown, append, this.#fail);
  }

  /**
   * @param {MouseEvent} event
   * @param {string} id
   * @param {string} [anchor]
   */
  select(event, id, anchor) {
    const { go, isHere } = this.#choose(id, anchor);
    if (!go) event.preventDefault();
    // Other clicks open a tab or a window, and articles elsewhere a page: there the link does it.
    if (!go || !isHere || !isPlain(event)) return;
    event.preventDefault();
    const { asking } = this.#answers;
    this.#read((reader) => {
      if (asking.aborted) return; // Something else was asked meanwhile.
      if (!this.isReading) this.#param.keep(this.#asked(), this.#shape.shown);
      reader.open(id, true, anchor);
    });
  }

  /**
   * Tells the page of an article that was chosen.
   *
   * @param {string} id
   * @param {string | undefined} anchor
   * @returns {{ go: boolean, isHere: boolean }} Whether it may be opened, and whether here.
   */
  #choose(id, anchor) {
    const hit = this.#answers.article(id);
    if (!hit) return { go: true, isHere: true };
    const { href, isHere } = this.#link(hit, anchor);
    this.commit();
    return { go: this.#emit("kashaf-select", { hit, query: this.query, href }, true), isHere };
  }

  /** Where articles are read: in the results' place, or in a dialog. */
  #stand() {
    const { reading, input, body } = this.#shell;
    const links = () => /** @type {HTMLElement[]} */ ([...body.querySelectorAll("[part=title][data-id]")]);
    return {
      place: reading,
      key: () => this.#plan.key,
      link: this.#link,
      engine: opened,
      query: () => this.query,
      note: this.#answers.note.bind(this.#answers),
      origin: (/** @type {string} */ id) => (input.matches(":focus") ? input : (links().find((link) => link.dataset.id === id) ?? input)),
      turn: () => this.#turn(),
      say: (/** @type {string} */ text) => this.#display.say(text),
      fail: this.#fail,
    };
  }

  /** Shows what has the place: the article that is read, or the answer. */
  #turn() {
    const { reading, dialog } = this.#shell;
    reading.hidden = !this.isReading;
    this.#shape.hide(!reading.hidden);
    for (const view of this.#refining.views) view.hidden = !reading.hidden;
    if (!reading.hidden) this.#openDialog();
    else if (!this.#plan.modal) dialog.close();
  }

  #openDialog() {
    const { dialog } = this.#shell;
    if (dialog.isConnected && !dialog.open) dialog.showModal();
  }

  #fail = (/** @type {unknown} */ error) => {
    this.#failed = true;
    this.#display.fail();
    this.#settle(error);
    this.#emit("kashaf-error", error);
  };

  /**
   * @template {keyof KashafSearchEventMap} Type
   * @param {Type} type
   * @param {KashafSearchEventMap[Type]["detail"]} detail
   */
  #emit(type, detail, cancelable = false) {
    return this.#host.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable }));
  }
}
