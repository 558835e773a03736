// Which languages the element speaks. That of the articles is part of the script, any other is a file in
// `messages/` beside it and comes when an element asks for it.
//
// This file lies where the bundle does, above `messages/`: so the address below holds for both.

import { OURS, localeOf } from "./direction.js";
import corpus from "./messages/corpus.js";

/** @typedef {import('./messages/language.js').Language} Language */

/** The language that speaks if an element names none. */
export let corpusLanguage = tagOf(corpus);

/** @type {Map<string, Language>} */
const here = new Map([[corpusLanguage, corpus]]);

/**
 * Makes another language that of the articles.
 *
 * @param {Language} language
 */
export function adopt(language) {
  corpusLanguage = tagOf(language);
  here.set(corpusLanguage, language);
}

/** @param {Language} language */
export function tagOf({ locale }) {
  return locale.replace(/-u-.*/, "");
}

/**
 * The file that speaks for a tag.
 *
 * @param {string} tag
 */
function fileFor(tag) {
  if (tag === "") return corpusLanguage;
  if (OURS.has(tag)) return tag;
  const { language = "en", script } = localeOf(tag) ?? {};
  const file = language === "zh" && script === "Hant" ? "zh-Hant" : language;
  return OURS.has(file) ? file : "en";
}

/**
 * The language for a tag, if its words are here already.
 *
 * @param {string} tag A BCP 47 tag, or "".
 */
export function known(tag) {
  return here.get(fileFor(tag));
}

/**
 * The language for a tag, else English, else that of the articles: a reader always gets a field.
 *
 * @param {string} tag A BCP 47 tag, or "".
 * @returns {Promise<Language>}
 */
export async function load(tag) {
  for (const file of [fileFor(tag), "en"]) {
    const language = here.get(file) ?? (await fetched(file));
    if (language) return language;
  }
  return here.get(corpusLanguage) ?? corpus;
}

/**
 * @param {string} file
 * @returns {Promise<Language | undefined>}
 */
async function fetched(file) {
  try {
    // In these very words bundlers of other pages find the files.
    const { default: language } = await import(`./messages/${file}.js`);
    here.set(file, language);
    return language;
  } catch {
    return undefined;
  }
}
