// The shape `dropdown`: a combobox with its listbox, by the pattern of the ARIA Authoring Practices. Focus stays in
// the field; `aria-activedescendant` says which option the keys are on. A script of its own: most pages have a list.

import { around, element, icon, marked } from "./dom.js";
import { details, failure, notes, written } from "./results.js";
import dialog from "./styles/dialog.css";
import dropdown from "./styles/dropdown.css";

/** @typedef {import('./pkg/kashaf.js').Hit} Hit */
/** @typedef {import('./pkg/kashaf.js').SearchResponse} SearchResponse */
/** @typedef {import('./results.js').Setting} Setting */
/** @typedef {import('./shell.js').Shell} Shell */

/** What opens in a dialog needs the first alone. */
export const styles = [dropdown, dialog];

/** Pixels between the panel and the edge of the screen. */
const EDGE = 8;

export class Listbox {
  #setting;
  #input;
  #form;
  #notes = element("div");
  #list;
  #foot = element("div", { part: "foot" });
  #panel;
  /** @type {HTMLElement | undefined} */
  #active;
  #standing;

  /**
   * @param {Shell} shell
   * @param {Setting} setting
   * @param {boolean} standing In a dialog the list is always there, and Escape closes the dialog.
   */
  constructor({ root, landmark, input, form }, setting, standing) {
    const { text } = setting.messages;
    this.#setting = setting;
    this.#input = input;
    this.#form = form;
    this.#standing = standing;
    const list = { part: "list", role: "listbox", id: `${setting.name}-list`, "aria-label": text.results };
    // Browsers let Tab stop at what scrolls; here arrows do that.
    this.#list = element("div", { ...list, tabindex: "-1" });
    const { keys } = text;
    /** @type {[(Node | string)[], string][]} */
    const caps = [[[icon("up"), icon("down")], keys.move], [["Enter"], keys.open], [["Esc"], keys.close]];
    const hints = caps.map(([cap, does]) => element("span", {}, element("kbd", {}, ...cap), ` ${does}`));
    const keysView = element("p", { part: "keys", "aria-hidden": "true" }, ...hints);
    this.#panel = element("div", { part: "panel", hidden: true }, this.#notes, this.#list, this.#foot, keysView);
    landmark.append(this.#panel);
    // A press on an option must not take the focus out of the field.
    this.#panel.addEventListener("mousedown", (event) => event.preventDefault());
    if (standing) return;
    // A phone is turned, the text enlarged.
    new ResizeObserver(() => this.isOpen && this.#fit()).observe(form);
    for (const type of ["focus", "click"]) input.addEventListener(type, () => this.reopen());
    root.addEventListener("focusout", ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && root.contains(relatedTarget))) this.close();
    });
  }

  get isOpen() {
    return !this.#panel.hidden;
  }

  /**
   * Nothing is asked.
   *
   * @param {Node[]} _views What the other shape shows then.
   * @param {readonly string[]} recents
   */
  idle(_views, recents) {
    const { text } = this.#setting.messages;
    const forget = element("button", { part: "forget", type: "button", "data-act": "forget", tabindex: "-1" }, text.forget);
    this.#fill([], [[text.recents, recents.map((query) => this.#asking(query))]], recents.length > 0 ? [forget] : []);
  }

  /** Options that come one by one would not stay where they are pointed at. */
  grow() {}

  /**
   * @param {SearchResponse} response
   * @param {readonly string[]} completions
   */
  show(response, completions) {
    const { text } = this.#setting.messages;
    const words = response.note === "nothing" ? [] : completions;
    const hits = response.hits.map((hit, at) => this.#hit(hit, at));
    const query = response.query.trim();
    if (this.#form.hasAttribute("action") && hits.length > 0) {
      const label = around(text.all, element("bdi", {}, query));
      hits.push(this.#option({ part: "option all", "data-act": "all" }, ...label));
    }
    this.#fill(notes(response, this.#setting.messages), [
      [text.completions, words.map((word) => this.#asking(word))],
      [text.articles, hits],
    ]);
  }

  loading() {
    this.#fill([element("p", { part: "note" }, this.#setting.messages.text.loading)], []);
  }

  fail() {
    this.#fill([failure(this.#setting.messages)], []);
  }

  /** @param {boolean} reading Whether an article is open: in this dialog, or in one over the list. */
  hide(reading) {
    if (reading) this.close();
    else this.reopen();
  }

  append() {}

  settle() {
    this.#input.focus({ preventScroll: true });
  }

  get shown() {
    return 0;
  }

  close() {
    this.#activate(undefined);
    this.#panel.hidden = true;
    this.#input.setAttribute("aria-expanded", "false");
  }

  /**
   * @param {KeyboardEvent} event
   * @param {Element | null} focused
   * @returns {boolean} Whether the key was ours.
   */
  key(event, focused) {
    if (focused !== this.#input) return false;
    const { key } = event;
    if (key === "ArrowDown" || key === "ArrowUp") {
      if (!this.isOpen) this.reopen();
      this.#move(key === "ArrowDown" ? 1 : -1);
      return true;
    }
    if (key === "Escape" && this.isOpen && !this.#standing) {
      this.close();
      return true;
    }
    if (key === "Enter" && this.#active) {
      const { href, dataset } = /** @type {HTMLAnchorElement} */ (this.#active);
      if (!href || !(event.ctrlKey || event.metaKey || event.shiftKey)) this.#active.click();
      else if (this.#setting.choose(dataset.id ?? "").go) window.open(href, "_blank", "noopener");
      return true;
    }
    // Whatever else is pressed goes to the text again.
    if (key === "ArrowLeft" || key === "ArrowRight" || key === "Home" || key === "End") this.#activate(undefined);
    return false;
  }

  /** The first hit: what Enter means if no option is chosen. */
  get first() {
    return /** @type {HTMLElement | null} */ (this.#list.querySelector("[data-id]"));
  }

  /** Shows what there is, if someone is there to see it: a list that drops down by itself would be in the way. */
  reopen() {
    const wanted = this.#standing || this.#input.matches(":focus");
    this.#panel.hidden = !wanted || (this.#list.hidden && !this.#notes.hasChildNodes());
    this.#input.setAttribute("aria-expanded", String(!this.#panel.hidden && !this.#list.hidden));
    if (!this.#panel.hidden && !this.#standing) this.#fit();
  }

  /** Keeps the panel on the screen, wherever the field stands. */
  #fit() {
    const { style } = this.#panel;
    // Without the scroll bar, on whichever side it is.
    const page = document.documentElement.getBoundingClientRect();
    style.translate = "";
    style.maxInlineSize = `${page.width - 2 * EDGE}px`;
    const { left, right, top } = this.#panel.getBoundingClientRect();
    style.translate = `${Math.max(0, page.left + EDGE - left) || Math.min(0, page.right - EDGE - right)}px`;
    style.maxBlockSize = `max(${innerHeight - EDGE - top}px, 50vh)`;
  }

  /** @param {number} step Behind the last and before the first option is the field. */
  #move(step) {
    const options = this.#options;
    const at = this.#active ? options.indexOf(this.#active) : step > 0 ? -1 : options.length;
    this.#activate(options[at + step]);
  }

  /** @param {HTMLElement | undefined} option */
  #activate(option) {
    this.#active?.setAttribute("aria-selected", "false");
    this.#active = option;
    if (option) {
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      this.#input.setAttribute("aria-activedescendant", option.id);
    } else {
      this.#input.removeAttribute("aria-activedescendant");
    }
  }

  get #options() {
    return /** @type {HTMLElement[]} */ ([...this.#list.querySelectorAll("[role=option]")]);
  }

  /**
   * @param {Node[]} notes
   * @param {[string, HTMLElement[]][]} groups Each with its name.
   * @param {Node[]} [foot]
   */
  #fill(notes, groups, foot = []) {
    const full = groups.filter(([, options]) => options.length > 0);
    this.#activate(undefined);
    this.#notes.replaceChildren(...notes);
    this.#list.replaceChildren(...full.map(([name, options]) => this.#group(name, options)));
    this.#list.hidden = full.length === 0; // An empty listbox is none.
    this.#foot.replaceChildren(...foot);
    this.#options.forEach((option, at) => (option.id = `${this.#setting.name}-option-${at}`));
    this.reopen();
  }

  /**
   * @param {string} name
   * @param {HTMLElement[]} options
   */
  #group(name, options) {
    const heading = element("p", { part: "group-name", "aria-hidden": "true" }, name);
    return element("div", { part: "group", role: "group", "aria-label": name }, heading, ...options);
  }

  /**
   * @param {Record<string, string>} attributes
   * @param {...(Node | string)} children
   */
  #option(attributes, ...children) {
    return element("a", { part: "option", role: "option", tabindex: "-1", "aria-selected": "false", ...attributes }, ...children);
  }

  /** @param {string} query */
  #asking(query) {
    return this.#option({ "data-ask": query, part: "option word", dir: "auto" }, query);
  }

  /**
   * Its name is the title alone, all that is read out while arrows go by; the rest describes it.
   *
   * @param {Hit} hit
   * @param {number} at
   */
  #hit(hit, at) {
    const { messages, link, name } = this.#setting;
    const id = `${name}-about-${at}`;
    const title = element("div", { part: "title", ...written(hit.lang) }, ...marked(hit.titleSegments));
    const about = element("div", { part: "about", id, "aria-hidden": "true" }, ...details(hit, messages));
    const named = { "data-id": hit.id, "aria-describedby": id };
    return this.#option({ part: "option hit", href: link(hit).href, ...named }, title, about);
  }
}
