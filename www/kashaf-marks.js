// For an article's own page: marks there the words that led to it, whole words only.
//
//     <script type="module" src="kashaf-marks.js"></script>
//
// A link from the search names them: `#kashaf-marks=كلمة,كلمات`. They are taken out of the address once read. Marked is
// the text of `[data-kashaf-body]`, or else of `main`, `article` or the page; the marks have the class `kashaf-mark`.
// Anyone can make such a link, so nothing in it is more than text to look for.

{
  const NAME = /(^#|&)kashaf-marks=([^&:]*)(?::~:.*)?/;
  // What has no running text, or belongs to the reader.
  const LEFT_OUT = "script,style,noscript,template,textarea,select,svg,math,mark,[contenteditable]";
  const LETTER = "[\\p{L}\\p{M}\\p{N}\\u200C\\u200D]";
  // Scripts that put no spaces between words: there any place may be a word's end.
  const UNSPACED = "[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Thai}\\p{scx=Laoo}\\p{scx=Khmr}\\p{scx=Mymr}]";
  const JOINED = `(?!${UNSPACED})${LETTER}`;
  const joins = new RegExp(JOINED, "u");

  /** The words of the address, which are taken out of it. */
  const wordsInAddress = () => {
    const [, , list = ""] = location.hash.slice(0, 20_000).match(NAME) ?? [];
    if (!list) return [];
    // Before the page is loaded WebKit would forget the passage that it is to scroll to.
    if (document.readyState === "complete") setTimeout(clean);
    else addEventListener("load", () => setTimeout(clean));
    try {
      return decodeURIComponent(list).split(",");
    } catch {
      return []; // A stray % in an address that someone typed.
    }
  };

  const clean = () => {
    const rest = location.hash.replace(NAME, "$1").replace(/^#&?$|^(#)&|&(&)|&$/g, "$1$2");
    try {
      history.replaceState(history.state, "", location.pathname + location.search + rest);
    } catch {
      // Some frames may not change their address.
    }
  };

  /** @param {Node | null} node */
  const isInline = (node) =>
    node instanceof Text || (node instanceof Element && getComputedStyle(node).display.startsWith("inline"));

  /**
   * Whether a word goes on beyond the edge of its text node, in a neighbour on the same line.
   *
   * @param {Node} text
   * @param {"previousSibling" | "nextSibling"} side
   */
  const goesOn = (text, side) => {
    /** @type {Node | null} */
    let node = text;
    while (node && !node[side] && isInline(node.parentNode)) node = node.parentNode;
    const beyond = node?.[side] ?? null;
    return isInline(beyond) && joins.test(beyond?.textContent?.at(side === "nextSibling" ? 0 : -1) ?? "");
  };

  /**
   * @param {Text} text
   * @param {RegExp} words
   */
  const markIn = (text, words) => {
    const pieces = [];
    let end = 0;
    for (const { 0: word, index = 0 } of text.data.matchAll(words)) {
      const after = index + word.length;
      if (index === 0 && goesOn(text, "previousSibling")) continue;
      if (after === text.length && goesOn(text, "nextSibling")) continue;
      const mark = document.createElement("mark");
      mark.className = "kashaf-mark";
      mark.textContent = word;
      pieces.push(text.data.slice(end, index), mark);
      end = after;
    }
    if (end > 0) text.replaceWith(...pieces, text.data.slice(end));
  };

  const run = () => {
    const words = wordsInAddress().filter((word) => /[\p{L}\p{N}]/u.test(word));
    if (words.length === 0) return;
    for (const old of document.querySelectorAll("mark.kashaf-mark")) {
      const { parentNode } = old;
      old.replaceWith(...old.childNodes);
      parentNode?.normalize();
    }
    const safe = words.slice(0, 64).map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
    safe.sort((a, b) => b.length - a.length);
    const found = new RegExp(`(?<!${JOINED})(?:${safe.join("|")})(?!${JOINED})`, "giu");
    const find = (/** @type {string} */ selector) => document.querySelector(selector);
    const body = find("[data-kashaf-body]") ?? find("main") ?? find("article") ?? document.body;
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    /** @type {Text[]} */
    const texts = [];
    while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
    for (const text of texts) if (!text.parentElement?.closest(LEFT_OUT)) markIn(text, found);
  };

  if (document.readyState === "loading") addEventListener("DOMContentLoaded", run);
  else run();
  addEventListener("hashchange", run); // A link from the page to itself.
}
