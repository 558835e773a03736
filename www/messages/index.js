// Everything the element says, in one language.

import { direction } from "../direction.js";
import { tagOf } from "../languages.js";

export { direction } from "../direction.js";
export { adopt, known, load } from "../languages.js";

/** @typedef {import('./language.js').Language} Language */

/** A language, ready to count and to date. */
export class Messages {
  #plural;
  #number;
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
    const numberingSystem = /^[a-z]{3,8}$/.test(digits) ? digits : undefined;
    const locale = new Intl.Locale(this.text.locale, { numberingSystem });
    this.locale = locale;
    this.#plural = new Intl.PluralRules(locale);
    this.#number = new Intl.NumberFormat(locale);
    // Dates come as days: in any other zone some would move to the day before.
    this.#date = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  }

  /** @param {number} total */
  count(total) {
    const forms = this.text.count;
    const form = forms[total === 0 ? "zero" : this.#plural.select(total)] ?? forms.other;
    return form.replace("{}", this.number(total));
  }

  /** @param {number} value */
  number(value) {
    return this.#number.format(value);
  }

  /** @param {string} day `YYYY-MM-DD` */
  date(day) {
    return this.#date.format(new Date(day));
  }
}
