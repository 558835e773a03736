// What readers narrow the results to and order them by, where an element has `facets`: a script of its own, since most
// have not. Names with counts to tick, dates to choose, an order, and the way back.

import { element, icon } from "./dom.js";
import { KEYS, NAMED, SORTS, fromPairs, isEmpty, pairsOf, sortOf, tidy } from "./filter.js";
import { Refining } from "./refining.js";
import facets from "./styles/facets.css";

/** @typedef {import('./filter.js').Filter} Filter */
/** @typedef {import('./messages/index.js').Messages} Messages */
/** @typedef {import('./pkg/kashaf.js').FacetKind} FacetKind */
/** @typedef {import('./pkg/kashaf.js').FacetValue} FacetValue */
/** @typedef {import('./pkg/kashaf.js').SearchResponse} SearchResponse */

export const styles = [facets];

/** How many names of a kind are there at once. */
const MOST = 6;
/** Of a longer time than this many months years are to choose from. */
const MONTHS = 24;

export class Facets extends Refining {
  /** @override */
  keys = KEYS;
  #messages;
  #languages;

  #chosen = element("span", { part: "chosen" });
  #toggle;
  #unfilter;
  #order;
  #sort;
  #named;
  #days;
  #panel;
  #view;

  /**
   * @param {import('./refining.js').Offer} offer
   * @param {Messages} messages
   * @param {(refinement: import('./refining.js').Refinement) => void} choose
   */
  constructor(offer, messages, choose) {
    super({ ...offer, sort: sortOf(offer.sort) ?? "relevance" }, messages, choose);
    const { name, facets } = offer;
    const { text } = messages;
    const offers = (/** @type {string} */ kind) => facets.length === 0 || facets.includes(kind);
    this.#messages = messages;
    this.#languages = new Intl.DisplayNames(messages.lang, { type: "language" });

    const controls = `${name}-facets`;
    const toggle = { part: "filter", type: "button", "aria-expanded": "false", "aria-controls": controls };
    this.#toggle = element("button", toggle, text.filter, this.#chosen, icon("down"));
    this.#unfilter = element("button", { part: "unfilter", type: "button", "data-act": "unfilter" }, text.unfilter);
    const orders = SORTS.map((sort) => element("option", { value: sort }, text.sorts[sort]));
    this.#order = element("select", { part: "select" }, ...orders);
    this.#sort = element("label", { part: "sort" }, text.sort, this.#order);
    this.#named = new Map(NAMED.filter(offers).map((kind) => [kind, new Names(text.facets[kind], text.moreValues)]));
    this.#days = offers("date") ? new Days(messages) : undefined;
    const views = [...this.#named.values(), ...(this.#days ? [this.#days] : [])].map(({ view }) => view);
    this.#panel = element("div", { part: "facets", id: controls, hidden: true }, ...views);
    this.#view = element("div", { part: "refine", hidden: true }, this.#toggle, this.#unfilter, this.#sort, this.#panel);
    this.views = [element("div", {}, this.#view)];

    this.#toggle.addEventListener("click", () => this.#open(this.#panel.hidden === true));
    this.#order.addEventListener("change", () => choose({ sort: this.#order.value }));
    this.#panel.addEventListener("change", () => choose({ filter: this.#asked() }));
    this.#view.addEventListener("keydown", (event) => {
      // One step back, before the box takes one.
      if (event.key !== "Escape" || this.#panel.hidden || event.target === this.#order) return;
      event.stopPropagation();
      this.#open(false);
      this.#toggle.focus();
    });
  }

  /** @override */
  get options() {
    return { ...super.options, facets: true };
  }

  /**
   * @override
   * @param {import('./refining.js').Refinement} refinement
   */
  set({ filter, sort }) {
    super.set({ filter: filter === undefined ? undefined : tidy(filter), sort: sort && (sortOf(sort) ?? "relevance") });
    this.pairs = pairsOf(tidy(this.filter), sortOf(this.order));
    this.isChosen = !isEmpty(tidy(this.filter));
  }

  /**
   * @override
   * @param {(key: string) => string[]} all
   */
  follow(all) {
    const { filter, sort } = fromPairs(all);
    this.order = sort;
    this.set({ filter });
  }

  /**
   * @override
   * @param {SearchResponse} response
   */
  show({ facets, dates }) {
    const filter = tidy(this.filter);
    for (const [kind, names] of this.#named) {
      const values = facets.find((facet) => facet.kind === kind)?.values ?? [];
      names.show(withAll(values, filter[kind] ?? []).map((value) => this.#value(kind, value)));
      // All in one language is nothing to choose.
      if (kind === "lang" && values.length < 2 && !filter.lang) names.view.hidden = true;
    }
    this.#days?.show(dates, filter);
    this.#order.value = this.sort;
    if (dates) this.#sort.hidden = false;
    const { after, before, ...named } = filter;
    const chosen = Object.values(named).flat().length + Number(Boolean(after || before));
    this.#chosen.textContent = chosen === 0 ? "" : `(${this.#messages.number(chosen)})`;
    this.#unfilter.hidden = chosen === 0;
    const views = [...this.#panel.children];
    this.#toggle.hidden = !views.some((view) => view instanceof HTMLElement && !view.hidden);
    this.#view.hidden = this.#toggle.hidden && !dates;
  }

  /** @param {boolean} open */
  #open(open) {
    this.#panel.hidden = !open;
    this.#toggle.setAttribute("aria-expanded", String(open));
  }

  /**
   * @param {FacetKind} kind
   * @param {FacetValue} value
   * @returns {Value}
   */
  #value(kind, { value, count, chosen }) {
    return { value, chosen, count: this.#messages.number(count), name: kind === "lang" ? this.#language(value) : value };
  }

  /** @param {string} tag */
  #language(tag) {
    try {
      return this.#languages.of(tag) ?? tag;
    } catch {
      return tag; // Not one that can be.
    }
  }

  /** What is chosen now, and what of the filter is not to be chosen here. */
  #asked() {
    const asked = { ...tidy(this.filter), ...this.#days?.asked };
    for (const [kind, names] of this.#named) asked[kind] = names.asked;
    return asked;
  }
}

/**
 * The names that there are, and those that were asked for and are none: each stays in sight, to be taken back.
 *
 * @param {readonly FacetValue[]} values
 * @param {readonly string[]} asked
 */
function withAll(values, asked) {
  const known = values.filter(({ chosen }) => chosen);
  const unknown = known.length < asked.length ? asked.filter((name) => !known.some(({ value }) => value === name)) : [];
  return [...values, ...unknown.map((value) => ({ value, count: 0, chosen: true }))];
}

/** @typedef {{ value: string, name: string, count: string, chosen: boolean }} Value */

/** The names of a kind. */
class Names {
  #legend;
  #more;
  #isWhole = false;
  /** @type {Value[]} */
  #values = [];
  /** Those that have been shown, by value: what has the focus must stay. */
  #labels = /** @type {Map<string, HTMLLabelElement>} */ (new Map());

  /**
   * @param {string} name
   * @param {string} more
   */
  constructor(name, more) {
    this.#legend = element("legend", { part: "facet-name" }, name);
    this.#more = element("button", { part: "more-values", type: "button" }, more);
    this.view = element("fieldset", { part: "facet" });
    this.#more.addEventListener("click", () => {
      this.#isWhole = true;
      this.show(this.#values);
      this.view.querySelectorAll("input")[MOST]?.focus();
    });
  }

  /** @param {Value[]} values */
  show(values) {
    this.#values = values;
    this.view.hidden = values.length === 0;
    const shown = values.filter(({ chosen }, at) => this.#isWhole || at < MOST || chosen);
    const more = shown.length < values.length ? [this.#more] : [];
    arrange(this.view, [this.#legend, ...shown.map((value) => this.#label(value)), ...more]);
  }

  get asked() {
    const ticks = [...this.view.querySelectorAll("input")].filter(({ checked }) => checked);
    return ticks.map(({ value }) => value);
  }

  /** @param {Value} value */
  #label({ value, name, count, chosen }) {
    let label = this.#labels.get(value);
    if (!label) {
      const tick = element("input", { part: "tick", type: "checkbox", value });
      label = element("label", { part: "value" }, tick, element("bdi", {}, name), " ", element("span", { part: "value-count" }));
      this.#labels.set(value, label);
    }
    const [tick] = label.getElementsByTagName("input");
    const [said] = label.getElementsByTagName("span");
    if (tick) tick.checked = chosen;
    if (said) said.textContent = count;
    return label;
  }
}

/** The first and the last day, by months or years: a choice that every browser offers, with every calendar's numbers. */
class Days {
  #messages;
  #month;
  #year;
  #bounds;

  /** @param {Messages} messages */
  constructor(messages) {
    const { text } = messages;
    this.#messages = messages;
    this.#month = messages.dates({ year: "numeric", month: "long" });
    this.#year = messages.dates({ year: "numeric" });
    this.#bounds = {
      after: element("select", { part: "select" }),
      before: element("select", { part: "select" }),
    };
    const { after, before } = this.#bounds;
    this.view = element(
      "fieldset",
      { part: "facet" },
      element("legend", { part: "facet-name" }, text.facets.date),
      element("label", { part: "bound" }, element("span", {}, text.from), after),
      element("label", { part: "bound" }, element("span", {}, text.to), before),
    );
  }

  /**
   * @param {SearchResponse["dates"]} dates Without dates all stays as it is, so that a choice can be taken back.
   * @param {Filter} filter
   */
  show(dates, filter) {
    const times = dates ? timesOf(dates.from, dates.to) : undefined;
    for (const bound of /** @type {const} */ (["after", "before"])) {
      const select = this.#bounds[bound];
      const chosen = filter[bound] ?? "";
      const there = times ?? [...select.options].map(({ value }) => value).filter((value) => value !== "");
      const all = chosen === "" || there.includes(chosen) ? there : [...there, chosen].sort();
      const options = ["", ...all];
      if (options.join() !== [...select.options].map(({ value }) => value).join()) {
        select.replaceChildren(...options.map((value) => element("option", { value }, this.#name(value))));
      }
      select.value = chosen;
    }
    this.view.hidden = this.#bounds.after.options.length < 2;
  }

  get asked() {
    return { after: this.#bounds.after.value, before: this.#bounds.before.value };
  }

  /** @param {string} time `YYYY`, `YYYY-MM` or a day. */
  #name(time) {
    const date = new Date(time);
    if (time === "") return this.#messages.text.anyTime;
    if (Number.isNaN(date.valueOf())) return time;
    if (time.length > 7) return this.#messages.date(time);
    return (time.length === 7 ? this.#month : this.#year).format(date);
  }
}

/**
 * The months from one day to another, or the years if these are too many.
 *
 * @param {string} from
 * @param {string} to
 */
function timesOf(from, to) {
  const [first = 0, last = 0] = [from, to].map((day) => 12 * Number(day.slice(0, 4)) + Number(day.slice(5, 7)) - 1);
  const isShort = last - first < MONTHS;
  const step = isShort ? 1 : 12;
  const times = [];
  for (let month = isShort ? first : first - (first % 12); month <= last; month += step) {
    const year = String(Math.floor(month / 12)).padStart(4, "0");
    times.push(isShort ? `${year}-${String((month % 12) + 1).padStart(2, "0")}` : year);
  }
  return times;
}

/**
 * Gives an element these children. What is moved loses the focus, so nothing is where nothing changed, and else it gets it
 * back.
 *
 * @param {HTMLElement} parent
 * @param {HTMLElement[]} children
 */
function arrange(parent, children) {
  if (children.length === parent.children.length && children.every((child, at) => child === parent.children[at])) return;
  const shadow = parent.getRootNode();
  const focused = shadow instanceof ShadowRoot ? shadow.activeElement : null;
  parent.replaceChildren(...children);
  if (focused instanceof HTMLElement && parent.contains(focused)) focused.focus({ preventScroll: true });
}
