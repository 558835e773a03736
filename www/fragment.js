// The address of an article's own page, so that it opens at the passage that was found.
//
// `#:~:text=WORDS` makes a browser scroll to these words, without any script in that page. It takes whole words
// only, as the browser breaks text into words, and they must stand in one block just like that. So a few words are
// taken that nothing but spaces is between: what a page makes of its quotes and dashes cannot be known from here.

/** @typedef {import('./pkg/kashaf.js').Hit} Hit */
/** @typedef {import('./pkg/kashaf.js').Segment} Segment */

/** Enough to stand once in an article, and short enough to be there in one piece. */
const WORDS = 4;
/** So many words are marked in that page at the most. */
const MARKS = 24;

/**
 * @param {string} address The article's own page.
 * @param {Pick<Hit, "snippet" | "matches">} hit
 */
export function addressOf(address, { snippet, matches }) {
  const text = passage(snippet);
  if (text === "") return address;
  // A hyphen would be read as a sign.
  const directive = `:~:text=${encodeURIComponent(text).replaceAll("-", "%2D")}`;
  if (address.includes("#")) return address + directive;
  // For `kashaf-marks.js`: browsers hide what follows `:~:` from scripts.
  const words = [...new Set(matches.flatMap(({ found }) => found))].slice(0, MARKS);
  return `${address}#kashaf-marks=${words.map(encodeURIComponent).join()}${directive}`;
}

/**
 * A few words of a snippet around the first marked ones; "" if none is marked.
 *
 * @param {readonly Segment[]} segments
 */
function passage(segments) {
  /** @type {Word[]} */
  const ranges = [];
  let text = "";
  for (const segment of segments) {
    if (segment.marked) ranges.push([text.length, text.length + segment.text.length]);
    text += segment.text;
  }
  const isMarked = (/** @type {Word} */ [from, to]) => ranges.some(([start, end]) => start < to && from < end);
  const runs = runsOf(text).filter((run) => run.some(isMarked));
  const run = runs.find(({ length }) => length > 2) ?? runs.sort((a, b) => b.length - a.length)[0];
  if (!run) return "";

  let start = run.findIndex(isMarked);
  let end = start + 1;
  while (end - start < WORDS && end < run.length) end += 1;
  while (end - start < WORDS && start > 0) start -= 1;
  return text.slice(run[start]?.[0], run[end - 1]?.[1]).replace(/\s+/gu, " ");
}

/** @typedef {[from: number, to: number]} Word */

/**
 * The words of a text, each run of them with nothing but spaces between.
 *
 * @param {string} text
 */
function runsOf(text) {
  /** @type {Word[][]} */
  const runs = [[]];
  if (!Intl.Segmenter) return runs;
  for (const { segment, index, isWordLike } of new Intl.Segmenter([], { granularity: "word" }).segment(text)) {
    if (isWordLike) runs.at(-1)?.push([index, index + segment.length]);
    else if (segment.trim() !== "" || segment.includes("\n")) runs.push([]);
  }
  return runs;
}
