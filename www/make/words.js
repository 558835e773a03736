// What the page says after it was loaded, in its language.

/** @typedef {Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }} Counted */

const ar = {
  chosen: /** @type {Counted} */ ({
    zero: "لم تختر شيئًا بعد.",
    one: "اخترت ملفًّا واحدًا.",
    two: "اخترت ملفّين.",
    few: "اخترت {} ملفّات.",
    many: "اخترت {} ملفًّا.",
    other: "اخترت {} ملفّ.",
  }),
  loading: "يُحمَّل الباني…",
  reading: "تُقرأ الملفّات: {} من {}",
  indexing: "تُفهرس المقالات…",
  writing: "تُكتب الصفحة…",
  made: /** @type {Counted} */ ({
    one: "تمّ: مقالة واحدة.",
    two: "تمّ: مقالتان.",
    few: "تمّ: {} مقالات.",
    many: "تمّ: {} مقالة.",
    other: "تمّ: {} مقالة.",
  }),
  failed: "لم تُصنع الصفحة",
  download: "تنزيل الملفّ ({} كيلوبايت)",
  refused: "ما تعذّرت قراءته",
  noted: "ما يستحقّ نظرة",
  files: "الملفّات",
  read: "قُرئ",
  passed: "ليس مقالة",
  fault: "تعذّرت قراءته",
  more: "و{} غيرها",
  lines: "السطر {}",
};

/** @type {typeof ar} */
const en = {
  chosen: { zero: "Nothing chosen yet.", one: "One file chosen.", other: "{} files chosen." },
  loading: "Loading the builder…",
  reading: "Reading files: {} of {}",
  indexing: "Indexing the articles…",
  writing: "Writing the page…",
  made: { one: "Done: one article.", other: "Done: {} articles." },
  failed: "The page was not made",
  download: "Download the file ({} kB)",
  refused: "What could not be read",
  noted: "What deserves a look",
  files: "Files",
  read: "read",
  passed: "no article",
  fault: "could not be read",
  more: "and {} more",
  lines: "line {}",
};

/** @type {Record<string, typeof ar>} */
const LANGUAGES = { ar, en };

const lang = document.documentElement.lang;
const numbers = new Intl.NumberFormat(lang === "ar" ? "ar-u-nu-latn" : lang);
const plurals = new Intl.PluralRules(lang);

/** The words of this page's language. */
export const words = LANGUAGES[lang] ?? en;

/** A text with a number in the place of each `{}`. @param {string} template @param {...number} values */
export function say(template, ...values) {
  return values.reduce((text, value) => text.replace("{}", numbers.format(value)), template);
}

/** @param {Counted} forms @param {number} count */
export function counted(forms, count) {
  const form = count === 0 ? (forms.zero ?? forms.other) : (forms[plurals.select(count)] ?? forms.other);
  return say(form, count);
}
