// Where an article is: on its own page, as the element's `href` or the article itself says, or here.

import { hashOf } from "./address.js";
import { base } from "./engine.js";
import { addressOf } from "./fragment.js";

/** @typedef {import('./pkg/kashaf.js').Hit} Hit */
/** @typedef {import('./pkg/kashaf.js').RelatedArticle} RelatedArticle */

/**
 * @typedef {object} Link
 * @property {string} href
 * @property {boolean} isHere Whether the article is read in place.
 */

/** @typedef {(article: Hit | RelatedArticle, anchor?: string) => Link} Linking */

/** What stands in an article is not believed: any other kind of address, `javascript:` above all, is none. */
const PROTOCOLS = /^https?:$/;

/**
 * @param {string} template The element's `href`; "" for none.
 * @param {string} key Names the element's articles in the address.
 * @returns {Linking}
 */
export function linking(template, key) {
  return (article, anchor) => {
    const own = template === "" ? pageOf(article.url, base()) : safe(template.replaceAll("{id}", encodeURIComponent(article.id)));
    if (own === "") return { href: hashOf(key, article.id, anchor), isHere: true };
    const [page = ""] = own.split("#");
    if (anchor) return { href: `${page}#${encodeURIComponent(anchor)}`, isHere: false };
    return { href: "snippet" in article ? addressOf(own, article) : own, isHere: false };
  };
}

/**
 * What an attribute says, if a link may lead there; else "".
 *
 * @param {string} address
 */
export function safe(address) {
  return pageOf(address) && address;
}

/**
 * An article's own page; "" if it has none that a link may lead to.
 *
 * @param {string | null} url
 * @param {string | URL} [from] What it is relative to, unless that is the page.
 */
function pageOf(url, from = "") {
  try {
    const { href, protocol } = new URL(url || "javascript:", new URL(from, document.baseURI));
    // A search that was opened from disk may lead to files beside it.
    return PROTOCOLS.test(protocol) || (protocol === "file:" && location.protocol === "file:") ? href : "";
  } catch {
    return "";
  }
}
