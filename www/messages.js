// Everything the element says, by language. To add a language: write its object, add it to LANGUAGES.

/**
 * @typedef {object} Language
 * @property {string} locale For plurals, numbers and dates. It names its digits and its calendar, because
 *   browsers' defaults for Arabic differ (1,234 here, ١٬٢٣٤ there).
 * @property {string} landmark
 * @property {string} label
 * @property {string} placeholder
 * @property {string} clear
 * @property {string} examples
 * @property {string} loading
 * @property {string} results
 * @property {Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }} count `{}`: the number.
 * @property {string} more
 * @property {string} mostWords
 * @property {string} missing
 * @property {Partial<Record<import('./pkg/kashaf.js').MatchKind, string>>} kinds Said of a hit that has not the
 *   very words: why it is shown all the same.
 * @property {string} instead `{}`: the word that is shown, then the one that was typed.
 * @property {string} offers
 * @property {string} comma
 * @property {string} nothing `{}`: the query.
 * @property {string[]} advice
 * @property {string} noWords
 * @property {string} error
 * @property {string} retry
 * @property {string} back
 * @property {string} open Of the button that opens a modal search.
 * @property {string} close
 * @property {string} completions Names the ways in which the typed word may go on.
 * @property {string} recents Names what was searched for before.
 * @property {string} forget Empties that list.
 * @property {string} articles Names the articles found, beside completions.
 * @property {string} all `{}`: the query. Leads to a page with all results.
 * @property {string} previousMatch
 * @property {string} nextMatch
 * @property {string} place `{}`: the number of the marked word in view, then of how many.
 * @property {string} related
 * @property {string} gone The address names an article that is not there.
 * @property {{ move: string, open: string, close: string }} keys What ↑↓, Enter and Escape do.
 */

/** @type {Language} */
const ar = {
  locale: "ar-u-ca-gregory-nu-latn",
  landmark: "البحث في المقالات",
  label: "ابحث في المقالات",
  placeholder: "ابحث عن كلمة أو \"عبارة\"",
  clear: "مسح",
  examples: "جرّب مثلًا:",
  loading: "يُحضَّر البحث…",
  results: "نتائج البحث",
  count: {
    zero: "لا توجد نتائج",
    one: "نتيجة واحدة",
    two: "نتيجتان",
    few: "{} نتائج",
    many: "{} نتيجة",
    other: "{} نتيجة",
  },
  more: "المزيد من النتائج",
  mostWords: "لا مقال فيه كل الكلمات؛ هذه أقرب المقالات.",
  missing: "بدون:",
  kinds: {
    spelling: "تهجئة أخرى",
    synonym: "كلمة بالمعنى نفسه",
    typo: "تصحيح",
    layout: "لوحة مفاتيح أخرى",
    latin: "بحروف لاتينية",
  },
  instead: "هذه نتائج «{}» بدل «{}».",
  offers: "من كلمات المقالات:",
  comma: "، ",
  nothing: "لا مقال فيه «{}».",
  advice: [
    "اكتب كلمات أقل.",
    "جرّب تهجئة أخرى للاسم، أو كلمة بالمعنى نفسه.",
    "احذف علامتي التنصيص إن كنت تبحث عن عبارة كاملة.",
  ],
  noWords: "اكتب كلمة واحدة على الأقل ممّا تريد أن تجده.",
  error: "تعذّر تشغيل البحث. تحقّق من الاتصال ثم أعد المحاولة.",
  retry: "أعد المحاولة",
  back: "العودة إلى البحث",
  open: "بحث",
  close: "إغلاق",
  completions: "إكمال الكلمة",
  recents: "عمليات بحث سابقة",
  forget: "امسح السجلّ",
  articles: "مقالات",
  all: "كل نتائج «{}»",
  previousMatch: "الموضع السابق",
  nextMatch: "الموضع التالي",
  place: "{} من {}",
  related: "مقالات قريبة",
  gone: "لم يعد هذا المقال موجودًا.",
  keys: { move: "للتنقّل", open: "للفتح", close: "للإغلاق" },
};

/** @type {Language} */
const en = {
  locale: "en-u-ca-gregory-nu-latn",
  landmark: "Search the articles",
  label: "Search the articles",
  placeholder: "A word or a \"phrase\"",
  clear: "Clear",
  examples: "Try:",
  loading: "Getting ready…",
  results: "Search results",
  count: { zero: "No results", one: "1 result", other: "{} results" },
  more: "More results",
  mostWords: "No article has all the words; these come nearest.",
  missing: "Without:",
  kinds: {
    spelling: "Other spelling",
    synonym: "Same meaning",
    typo: "Corrected",
    layout: "Other keyboard layout",
    latin: "Latin letters",
  },
  instead: "Showing “{}” for “{}”.",
  offers: "Words there are:",
  comma: ", ",
  nothing: "No article has “{}”.",
  advice: ["Use fewer words.", "Try another spelling, or another word.", "Take the quotes off a phrase."],
  noWords: "Type at least one word of what you want to find.",
  error: "The search could not be started. Check the connection and try again.",
  retry: "Try again",
  back: "Back to the search",
  open: "Search",
  close: "Close",
  completions: "Completions",
  recents: "Recent searches",
  forget: "Clear history",
  articles: "Articles",
  all: "All results for “{}”",
  previousMatch: "Previous match",
  nextMatch: "Next match",
  place: "{} of {}",
  related: "Related articles",
  gone: "This article is no longer there.",
  keys: { move: "to move", open: "to open", close: "to close" },
};

/** The first one speaks if an element names no language, `en` if it names one that is not here. */
const LANGUAGES = { ar, en };

const RTL = new Set(["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"]);

/** @param {string} tag A BCP 47 tag. */
const primary = (tag) => tag.toLowerCase().split("-", 1)[0] ?? "";

/**
 * The direction in which a language is written; `auto` (by the text itself) if it is not known.
 *
 * @param {string} tag A BCP 47 tag, or "".
 * @returns {"rtl" | "ltr" | "auto"}
 */
export function direction(tag) {
  return tag === "" ? "auto" : RTL.has(primary(tag)) ? "rtl" : "ltr";
}

/** A language, ready to count and to date. */
export class Messages {
  #plural;
  #number;
  #date;

  /** @param {string} wanted The language asked for, or "". */
  constructor(wanted) {
    const code = wanted === "" ? "ar" : primary(wanted);
    /** The language in fact spoken. */
    this.lang = Object.hasOwn(LANGUAGES, code) ? /** @type {keyof typeof LANGUAGES} */ (code) : "en";
    this.dir = direction(this.lang);
    this.text = LANGUAGES[this.lang];
    this.#plural = new Intl.PluralRules(this.text.locale);
    this.#number = new Intl.NumberFormat(this.text.locale);
    // Dates come as days: in any other zone some would move to the day before.
    this.#date = new Intl.DateTimeFormat(this.text.locale, { dateStyle: "long", timeZone: "UTC" });
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
