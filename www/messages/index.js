// Everything the element says, in one language.

import { direction } from "../direction.js";
import { tagOf } from "../languages.js";

export { direction } from "../direction.js";
export { adopt, known, load } from "../languages.js";

/** @typedef {import('./language.js').Language} Language */

/** A language, ready to count and to date. */
export class Messages {
  #digits;
  /** @type {Intl.PluralRules | undefined} */
  #plural;
  /** @type {Intl.NumberFormat | undefined} */
  #number;
  /** @type {Intl.DateTimeFormat | undefined} */
  #date;

  /**
   * @param {Language} language
   * @param {Partial<Language>} [overrides] Words to say instead. What has parts of its own is replaced whole.
   * @param {string} [digits] A numbering system (`latn`, `arab`, `arabext`, `deva`, …), if not the language's own.
   */
  constructor(language, overrides, digits = "") {
    this.text = { ...language, ...overrides };
    this.lang = tagOf(this.text);
    this.dir = direction(this.lang);
    // From an attribute anything may come, and what is no name at all would throw.
    this.#digits = /^[a-z]{3,8}$/.test(digits) ? digits : undefined;
  }

  /** A page's first of each takes a browser a while: they are made one by one, while nothing waits for them. */
  warm() {
    for (const first of [() => this.count(1), () => this.number(1), () => this.date("2000")]) setTimeout(first);
  }

  /** @param {number} total */
  count(total) {
    this.#plural ??= new Intl.PluralRules(this.text.locale);
    const forms = this.text.count;
    const form = forms[total === 0 ? "zero" : this.#plural.select(total)] ?? forms.other;
    return form.replace("{}", () => this.number(total));
  }

  /** @param {number} value */
  number(value) {
    this.#number ??= new Intl.NumberFormat(this.text.locale, { numberingSystem: this.#digits });
    return this.#number.format(value);
  }

  /** @param {string} day `YYYY-MM-DD` */
  date(day) {
    this.#date ??= this.dates({ dateStyle: "long" });
    return this.#date.format(new Date(day));
  }

  /** @param {Intl.DateTimeFormatOptions} options */
  dates(options) {
    // Dates come as days: in any other zone some would move to the day before.
    return new Intl.DateTimeFormat(this.text.locale, { ...options, numberingSystem: this.#digits, timeZone: "UTC" });
  }
}
