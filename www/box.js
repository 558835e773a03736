// The search box of an element: from what a reader does to what the engine answers and the shape shows.

import { Answers } from "./answers.js";
import { articleInAddress, dropArticle, hashOf, isPlain } from "./address.js";
import { Announcer } from "./announcer.js";
import { open, opened } from "./engine.js";
import { addressOf } from "./fragment.js";
import { idleViews } from "./idle.js";
import { List } from "./list.js";
import { Listbox } from "./listbox.js";
import { QueryParam } from "./query-param.js";
import { Reader } from "./reader.js";
import { forget, recents, remember } from "./recents.js";
import { leaving, returning } from "./return.js";
import { shell } from "./shell.js";
import { isShortcut } from "./shortcut.js";

/** @typedef {import('./events.js').KashafSearchEventMap} KashafSearchEventMap */
/** @typedef {import('./messages/index.js').Messages} Messages */
/** @typedef {import('./pkg/kashaf.js').Hit} Hit */

/**
 * @typedef {object} Settings
 * @property {string} key Names the element's articles in the address.
 * @property {string} href Gives an article's own address; "" to read it here.
 * @property {readonly string[]} examples
 * @property {number} limit
 * @property {boolean} recents
 * @property {boolean} completions
 */

const RELATED = 3;

export class Box {
  #host;
  #messages;
  #plan;
  #shell;
  #shape;
  #announcer;
  #reader;
  #param;
  #answers;
  #settle;

  #isReady = false;
  #failed = false;
  #frame = 0;

  /**
   * @param {HTMLElement} host
   * @param {Messages} messages
   * @param {import('./shell.js').Plan & Settings} plan
   * @param {(error?: unknown) => void} settle Hears what became of loading: this, or nothing.
   */
  constructor(host, messages, plan, settle) {
    this.#host = host;
    this.#messages = messages;
    this.#plan = plan;
    this.#settle = settle;
    this.#shell = shell(messages, plan);
    const setting = { messages, name: plan.name, link: this.#link };
    this.#shape = plan.shape === "dropdown" ? new Listbox(this.#shell, setting, plan.modal) : new List(this.#shell, setting);
    this.#announcer = new Announcer(this.#shell.status);
    this.#reader = new Reader(this.#stand(), messages);
    this.#param = new QueryParam(plan.param);
    this.#answers = new Answers(plan.limit, plan.completions);
    this.#listen();
  }

  get root() {
    return this.#shell.root;
  }

  get query() {
    return this.#shell.input.value;
  }

  get response() {
    return this.#answers.response;
  }

  /**
   * @param {string} [query] What was there before; else the address may have one.
   * @param {boolean} [eager] Loads the engine although nothing is asked of it yet.
   */
  start(query, eager) {
    const { input } = this.#shell;
    const asked = query ?? this.#param.query ?? "";
    input.value = asked;
    if (asked !== "" && query === undefined) this.#openDialog();
    this.#search();
    if (eager || asked !== "" || articleInAddress(this.#plan.key) !== undefined) this.load();
  }

  /** Loads the engine, or joins the load. What was typed meanwhile is answered then. */
  load() {
    if (opened()) this.#onReady();
    else open().then(() => this.#onReady(), (error) => this.#fail(error));
  }

  /** @param {string} query */
  ask(query) {
    this.#shell.input.value = query;
    this.#search();
    this.#commit();
  }

  open() {
    if (this.#plan.modal) this.#openDialog();
    this.load();
    this.focus();
  }

  close() {
    if (this.#shape instanceof Listbox && !this.#plan.modal) this.#shape.close();
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
    if (this.response && this.#plan.param !== "") leaving(this.#shape.shown);
  }

  /** Goes where the address is now. */
  follow() {
    const query = this.#param.follow();
    if (query !== undefined && query !== this.query.trim()) {
      this.#shell.input.value = query;
      this.#search(this.#param.shown);
      const { scroll } = this.#param;
      if (scroll !== undefined) scrollTo({ top: scroll, behavior: "instant" });
    }
    if (opened()) this.#reader.follow();
  }

  #listen() {
    const { root, form, input, dialog } = this.#shell;
    // `input` also fires during composition, in which Android keyboards type whole words.
    input.addEventListener("input", () => (this.#frame ||= requestAnimationFrame(() => this.#search())));
    form.addEventListener("submit", (event) => this.#onSubmit(event));
    root.addEventListener("click", (event) => this.#onClick(event));
    root.addEventListener("keydown", (event) => this.#onKeydown(event));
    // Whoever comes near is about to search.
    root.addEventListener("pointerenter", () => this.load(), { once: true });
    root.addEventListener("focusin", () => this.load(), { once: true });
    // A dialog is closed by the browser too: by Escape, by Back on a phone.
    dialog.addEventListener("close", () => this.#reader.id !== undefined && this.#reader.leave());
  }

  #onReady() {
    const isReplaced = this.root.parentNode !== this.#host.shadowRoot; // By one in another language, say.
    if (isReplaced || (this.#isReady && !this.#failed)) return;
    this.#isReady = true;
    this.#failed = false;
    this.#settle();
    this.#emit("kashaf-ready", null);
    const { shown, scroll } = returning();
    this.#search(shown);
    this.#reader.follow();
    if (scroll > 0 && scrollY === 0 && this.response) scrollTo({ top: scroll, behavior: "instant" });
  }

  /** @param {number} [least] How many hits at the least. */
  #search(least = 0) {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    if (this.#failed) return;
    if (this.#reader.id !== undefined) {
      this.#reader.close(false);
      dropArticle(this.#plan.key);
    }
    const query = this.query.trim();
    this.#answers.clear();
    this.#param.draft(query);
    if (query === "") {
      this.#announcer.say("");
      this.#showIdle();
      return;
    }
    const engine = opened();
    if (!engine) {
      this.#announcer.say(this.#messages.text.loading);
      this.#shape.loading();
      this.load();
      return;
    }
    // Another element, or a script, has loaded it.
    if (!this.#isReady) return this.#onReady();
    try {
      const response = this.#answers.ask(engine, this.query, least);
      this.#shape.show(response, this.#answers.completions(engine, this.query));
      const { text } = this.#messages;
      this.#announcer.say(response.note === "no-words" ? text.noWords : this.#messages.count(response.total));
      this.#emit("kashaf-search", response);
    } catch (error) {
      this.#fail(error);
    }
  }

  #showIdle() {
    const before = this.#plan.recents ? recents() : [];
    this.#shape.idle(idleViews(this.#messages, this.#plan.examples, before), before);
  }

  /** The query is no longer a draft. */
  #commit() {
    const query = this.query.trim();
    this.#param.push(query);
    if (this.#plan.recents && this.response && this.response.total > 0) remember(query);
  }

  /** @param {SubmitEvent} event */
  #onSubmit(event) {
    const list = this.#shape;
    if (this.#failed) this.#retry();
    else this.#search();
    this.#commit();
    if (list instanceof Listbox && this.#plan.action !== "") return; // To the page that it names.
    event.preventDefault();
    if (list instanceof Listbox) list.first?.click();
    else list.settle();
  }

  #retry() {
    this.#failed = false;
    this.#search();
    this.load();
    this.#shell.input.focus();
  }

  /** @param {MouseEvent} event */
  #onClick(event) {
    if (event.defaultPrevented) return; // The reader has gone on to another article.
    if (event.target === this.#shell.dialog) return this.close(); // Beside what is in it.
    const target = event.target instanceof Element ? event.target.closest("[data-ask], [data-act], [data-id]") : null;
    if (!(target instanceof HTMLElement)) return;
    const { ask, act, id } = target.dataset;
    if (ask !== undefined) {
      this.ask(ask);
      this.#shape.settle();
    } else if (id !== undefined) {
      this.#select(event, id);
    } else if (act !== undefined) {
      this.#acts[act]?.();
    }
  }

  /** @type {Record<string, () => void>} What buttons do, by name. */
  #acts = {
    clear: () => {
      this.#empty();
      this.#shell.input.focus();
    },
    open: () => this.open(),
    close: () => this.close(),
    more: () => this.#more(),
    retry: () => this.#retry(),
    all: () => this.#shell.form.submit(),
    forget: () => {
      forget();
      this.#showIdle();
      this.#shell.input.focus();
    },
  };

  #empty() {
    this.#shell.input.value = "";
    this.#search();
  }

  #more() {
    const engine = opened();
    if (!engine) return;
    try {
      this.#shape.append(this.#answers.more(engine, this.#shape.shown));
      this.#param.keep(this.query.trim(), this.#shape.shown);
    } catch (error) {
      this.#fail(error);
    }
  }

  /**
   * @param {MouseEvent} event
   * @param {string} id
   */
  #select(event, id) {
    const hit = this.#answers.hit(id);
    if (!hit) return;
    const detail = { hit, query: this.query, href: this.#link(hit) };
    this.#commit();
    const go = this.#emit("kashaf-select", detail, true);
    if (!go) event.preventDefault();
    // Other clicks open a tab or a window, and articles elsewhere a page: there the link does it.
    if (!go || !isPlain(event) || this.#plan.href !== "") return;
    event.preventDefault();
    this.#param.keep(this.query.trim(), this.#shape.shown);
    this.#reader.open(id, true);
  }

  /** @param {KeyboardEvent} event */
  #onKeydown(event) {
    // During composition all keys belong to the keyboard.
    if (event.isComposing || event.keyCode === 229) return;
    const focused = this.#host.shadowRoot?.activeElement ?? null;
    if (this.#shape.key(event, focused) || (event.key === "Escape" && this.#escape(focused))) event.preventDefault();
  }

  /**
   * One step back: out of the article, of the query, of the dialog.
   *
   * @param {Element | null} focused
   * @returns {boolean} Whether there was one.
   */
  #escape(focused) {
    if (this.#reader.id !== undefined) this.#reader.leave();
    else if (focused === this.#shell.input && this.query !== "") this.#empty();
    else if (this.#shell.dialog.open) this.close();
    else return false;
    return true;
  }

  /** Where articles are read: in the results' place, or in a dialog. */
  #stand() {
    const { reading, input, body } = this.#shell;
    const links = () => /** @type {HTMLElement[]} */ ([...body.querySelectorAll("[part=title][data-id]")]);
    return {
      place: reading,
      key: () => this.#plan.key,
      article: (/** @type {string} */ id) => opened()?.document(id, this.query),
      related: (/** @type {string} */ id) => opened()?.related(id, RELATED) ?? [],
      origin: (/** @type {string} */ id) => (input.matches(":focus") ? input : (links().find((link) => link.dataset.id === id) ?? input)),
      turn: () => this.#turn(),
      say: (/** @type {string} */ text) => this.#announcer.say(text),
      fail: (/** @type {unknown} */ error) => this.#fail(error),
    };
  }

  /** Shows what has the place: the article that is read, or the answer. */
  #turn() {
    const { reading, dialog } = this.#shell;
    reading.hidden = this.#reader.id === undefined;
    this.#shape.hide(!reading.hidden);
    if (!reading.hidden) this.#openDialog();
    else if (!this.#plan.modal) dialog.close();
  }

  #openDialog() {
    const { dialog } = this.#shell;
    if (dialog.isConnected && !dialog.open) dialog.showModal();
  }

  #link = (/** @type {Hit} */ hit) => {
    const { href, key } = this.#plan;
    return href === "" ? hashOf(key, hit.id) : addressOf(href, hit);
  };

  /** @param {unknown} error */
  #fail(error) {
    this.#failed = true;
    this.#announcer.say(this.#messages.text.error);
    this.#shape.fail();
    this.#settle(error);
    this.#emit("kashaf-error", error);
  }

  /**
   * @template {keyof KashafSearchEventMap} Type
   * @param {Type} type
   * @param {KashafSearchEventMap[Type]["detail"]} detail
   */
  #emit(type, detail, cancelable = false) {
    return this.#host.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable }));
  }
}
