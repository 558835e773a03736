// Which languages there are, and in which direction each is written. A browser knows of all, but to ask it for the first time
// takes it ten milliseconds, and on a phone forty; so those of the element are known here.

/** The languages of `messages/`. */
export const OURS = new Set("ar bn de en es fa fr he hi id it ja ko ms nl pt ru sw tr ur zh zh-Hant".split(" "));

/** Scripts that run from right to left, as far as a language of today is written in one. */
const RTL = new Set(["Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Syrc", "Thaa"]);

/**
 * A tag with the script that it leaves unsaid, and with its name of today (`iw` is `he`).
 *
 * @param {string} tag
 * @returns {Intl.Locale | undefined} None of what is no tag; pages have all sorts of things there.
 */
export function localeOf(tag) {
  try {
    return new Intl.Locale(tag.replaceAll("_", "-")).maximize();
  } catch {
    return undefined;
  }
}

/**
 * The direction in which a language is written; `auto` (by the text itself) if it is not known.
 *
 * @param {string} tag A BCP 47 tag, or "".
 * @returns {"rtl" | "ltr" | "auto"}
 */
export function direction(tag) {
  if (OURS.has(tag)) return /ar|fa|he|ur/.test(tag) ? "rtl" : "ltr";
  const { script } = localeOf(tag) ?? {};
  return script === undefined ? "auto" : RTL.has(script) ? "rtl" : "ltr";
}
