// What Kashaf is to be at least as good as, line by line.

/** @typedef {{ say: string, most: number, of: () => number | undefined, unit?: string, least?: boolean }} Promised */

const KINDS = ["one", "two", "three", "typing", "typo", "phrase"];

/**
 * Rows of the table: what, the limit, what was measured, whether it holds.
 *
 * @param {any} report
 * @returns {string[][]}
 */
export function promises(report) {
  const at = (/** @type {number} */ size, /** @type {string} */ key) => report.sizes[size]?.[key];
  const sent = (/** @type {number} */ size, /** @type {string} */ who, /** @type {"first" | "all"} */ when, what = "bytes") =>
    at(size, `transfer/${who}`)?.[when]?.[what].median;
  const cold = (/** @type {number} */ size, /** @type {string} */ who, line = "slow 4G") => at(size, `cold/${line}/${who}`)?.milliseconds?.median;
  const p95 = (/** @type {number} */ size, /** @type {string} */ who, /** @type {string} */ kind) => at(size, `latency/${who}`)?.[kind]?.p95.median;
  const us = "kashaf/its element";
  /** Like beside like: with an interface, and without. */
  const likes = [[us, "pagefind/its searchbox", "both with their interface"], ["kashaf/engine alone", "pagefind/engine alone", "both without"]];
  /** The worst ratio of the kinds. */
  const slower = (/** @type {number} */ size, /** @type {string[]} */ kinds) =>
    Math.max(...kinds.map((kind) => p95(size, "kashaf", kind) / p95(size, "minisearch", kind)));
  const parts = (/** @type {number} */ size) => at(size, "parts/kashaf");

  /** @type {Promised[]} */
  const all = [
    { say: "5 articles: brotli bytes to the first result, everything included", most: 56, unit: " kB", of: () => sent(5, us, "first") / 1000 },
    { say: "5 articles: requests beside the page", most: 3, of: () => sent(5, us, "first", "requests") },
    { say: "5 articles: cold start, slow 4G, times the empty page's", most: 1.25, of: () => cold(5, us) / cold(5, "floor/with an empty module") },
    ...likes.map(([who, theirs, name]) => ({ say: `5 articles: cold start, slow 4G, times that of Pagefind's, ${name}`, most: 0.4, of: () => cold(5, who) / cold(5, theirs) })),
    ...[[100, "first", 0.95], [1000, "first", 1], [1000, "all", 0.6], [9695, "first", 1.1], [9695, "all", 0.8]].flatMap(([size, when, most]) =>
      likes.map(([who, theirs, name]) => ({
        say: `${size.toLocaleString("en")} articles: bytes ${when === "first" ? "to the first result" : "after ten queries"}, times Pagefind's, ${name}`,
        most: Number(most),
        of: () => sent(Number(size), who, /** @type {"first"} */ (when)) / sent(Number(size), theirs, /** @type {"first"} */ (when)),
      })),
    ),
    ...likes.map(([who, theirs, name]) => ({ say: `1,000 articles: cold start, slow 4G, times that of Pagefind's, ${name}`, most: 0.45, of: () => cold(1000, who) / cold(1000, theirs) })),
    { say: "1,000 articles: p95 of each keystroke, times MiniSearch's", most: 0.2, of: () => slower(1000, ["typing"]) },
    ...["one", "two", "three", "phrase"].map((kind) => ({
      say: `1,000 articles: p95 of ${kind === "phrase" ? "phrases" : `${kind} ${kind === "one" ? "word" : "words"}`}, times MiniSearch's`,
      most: 0.7,
      of: () => slower(1000, [kind]),
    })),
    { say: "1,000 articles: p95 of a typo, times MiniSearch's", most: 2, of: () => slower(1000, ["typo"]) },
    { say: "1,000 articles: typos whose article is among the first ten, at least", most: 85, least: true, unit: " %", of: () => at(1000, "latency/kashaf")?.typo?.found.median * 100 },
    ...KINDS.map((kind) => ({ say: `9,695 articles: p95 of \`${kind}\`, times MiniSearch's`, most: 0.5, of: () => slower(9695, [kind]) })),
    { say: "1,000 articles: memory in the page", most: 8, unit: " MB", of: () => at(1000, "memory/kashaf")?.megabytes?.median - at(1000, "memory/floor")?.megabytes?.median },
    ...[1000, 9695].map((size) => ({
      say: `${size.toLocaleString("en")} articles: index, positions and text, times the raw text's bytes`,
      most: 0.8,
      of: () => (parts(size)?.index?.median + parts(size)?.text?.median) / at(size, "raw"),
    })),
    { say: "news-ar, all articles: nDCG@10, at least", most: 0.8487, least: true, of: () => (report.sizes[9695] ? report.relevance.kashaf?.ndcg?.median : undefined) },
  ];
  return all.map(({ say, most, of, unit = "", least }) => {
    const value = of();
    if (value === undefined || Number.isNaN(value)) return [say, `${most}${unit}`, "not measured", ""];
    const holds = least ? value >= most : value <= most;
    return [say, `${most}${unit}`, `${Number(value.toPrecision(3))}${unit}`, holds ? "holds" : "**does not hold**"];
  });
}
