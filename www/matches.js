// The way from one match of an article to the next: «3 من 12» between two buttons.

import { element, icon } from "./dom.js";
import { edgesOf, scrollerOf } from "./scrolling.js";

/** @typedef {import('./messages/index.js').Messages} Messages */

/** How much of a passage is told to those who don't see it. */
const TOLD = /^.{0,80}(?!\S)/su;

/**
 * Fills the bar of an article. Nothing is put there if nothing is marked.
 *
 * @param {HTMLElement} article
 * @param {HTMLElement} bar
 * @param {Messages} messages
 * @param {(text: string) => void} say
 */
export function addMatches(article, bar, messages, say) {
  const matches = matchesIn(article);
  if (matches.length === 0) return;
  const { text } = messages;
  const place = element("span", { part: "place" });
  const button = (/** @type {"previous" | "next"} */ part, /** @type {number} */ step) => {
    const label = text[`${part}Match`];
    const made = element("button", { part, type: "button", "aria-label": label }, icon(step < 0 ? "up" : "down"));
    made.addEventListener("click", () => go(step));
    return made;
  };
  bar.append(element("div", { part: "matches" }, button("previous", -1), place, button("next", 1)));

  let at = 0;
  let begun = false;
  turn(0);

  /** @param {number} to */
  function turn(to) {
    name(matches[at] ?? [], false);
    at = to;
    name(matches[at] ?? [], true);
    const numbers = [at + 1, matches.length];
    place.textContent = text.place.replace(/\{\}/g, () => messages.number(numbers.shift() ?? 0));
  }

  /** @param {number} step */
  function go(step) {
    // An article opens at its top. The first match may be far below, and is what comes next then.
    if (begun || isSeen(matches[0]?.[0], bar)) turn((at + step + matches.length) % matches.length);
    begun = true;
    const [mark] = matches[at] ?? [];
    if (!mark) return;
    if (!isSeen(mark, bar)) mark.scrollIntoView({ block: "center", behavior: isStill() ? "instant" : "smooth" });
    say(`${place.textContent}: ${passage(mark)}`);
  }
}

/**
 * The marks of an article; neighbours with nothing but a space between them are one match.
 *
 * @param {HTMLElement} article
 */
function matchesIn(article) {
  /** @type {HTMLElement[][]} */
  const matches = [];
  for (const mark of article.querySelectorAll("mark")) {
    const between = mark.previousSibling;
    const before = between instanceof Text && !between.data.trim() ? between.previousSibling : between;
    const last = matches.at(-1);
    if (last && before === last.at(-1)) last.push(mark);
    else matches.push([mark]);
  }
  return matches;
}

/**
 * @param {HTMLElement[]} match
 * @param {boolean} isCurrent
 */
function name(match, isCurrent) {
  for (const mark of match) mark.part.toggle("current", isCurrent);
  if (isCurrent) match[0]?.setAttribute("aria-current", "true");
  else match[0]?.removeAttribute("aria-current");
}

/**
 * @param {HTMLElement | undefined} mark
 * @param {HTMLElement} bar Stays in view and hides what is beneath it.
 */
function isSeen(mark, bar) {
  if (!mark) return false;
  const { top, bottom } = mark.getBoundingClientRect();
  return top >= bar.getBoundingClientRect().bottom && bottom <= edgesOf(scrollerOf(mark)).bottom;
}

const isStill = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/**
 * The text from a mark on, with a little before it.
 *
 * @param {HTMLElement} mark
 */
function passage(mark) {
  const block = mark.parentElement ?? mark;
  const range = document.createRange();
  range.selectNodeContents(block);
  range.setEndBefore(mark);
  const before = range.toString();
  const [rest] = block.textContent.slice(before.length).match(TOLD) ?? [mark.textContent];
  return before.split(/\s+/).slice(-4).join(" ") + rest;
}
