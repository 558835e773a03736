// What an element's attributes say.

import { later } from "./later.js";
import { safe } from "./links.js";
import { shortcuts } from "./shortcut.js";

/**
 * @typedef {object} Settings
 * @property {string} key Names the element's articles in the address.
 * @property {string} href Gives an article's own address; "" for that which the article says.
 * @property {readonly string[]} examples
 * @property {number} limit
 * @property {boolean} recents
 * @property {boolean} completions
 */

/** @typedef {import('./shell.js').Plan & import('./refining.js').Offer & Settings} Plan */

/**
 * @param {HTMLElement} element
 * @param {number} number Tells it from the others of a page.
 * @returns {Plan}
 */
export function planOf(element, number) {
  /** @param {string} name @param {string} usual */
  const said = (name, usual) => element.getAttribute(name) ?? usual;
  const dropdown = said("shape", "") === "dropdown";
  const modal = element.hasAttribute("modal");
  return {
    name: `kashaf-${number}`,
    key: element.id || "kashaf",
    shape: dropdown && later.Listbox ? /** @type {const} */ ("dropdown") : /** @type {const} */ ("results"),
    modal,
    // A field in a page's head does not speak for the page.
    param: said("param", dropdown || modal ? "" : "q"),
    action: safe(said("action", "")),
    href: said("href", ""),
    label: said("label", ""),
    placeholder: said("placeholder", ""),
    shortcuts: shortcuts(said("shortcut", "mod+k /")),
    examples: said("examples", "").split("|").map((query) => query.trim()).filter((query) => query !== ""),
    facets: said("facets", "").split(/\s+/).filter((kind) => kind !== ""),
    sort: said("sort", "relevance"),
    limit: Math.max(1, Number.parseInt(said("limit", "")) || (dropdown ? 6 : 10)),
    recents: said("recents", "on") !== "off",
    completions: said("completions", "on") !== "off",
  };
}
