// `node table.mjs REPORT TABLE PLOT`: what was measured, as Markdown.

import { readFileSync, writeFileSync } from "node:fs";
import { growth, plot } from "./growth.mjs";
import { SLOWER } from "./measure/cold.mjs";
import { promises } from "./promises.mjs";
import { PEERS } from "./peers/index.mjs";
import { LINES } from "./server.mjs";

/** @typedef {import('./statistics.mjs').Spread} Spread */

const KINDS = { one: "one word", two: "two words", three: "three words", typing: "each keystroke", typo: "a typo", phrase: "a phrase" };
const NONE = "–";

const [from = "", to = "", picture = ""] = process.argv.slice(2);
const report = JSON.parse(readFileSync(from, "utf8"));
const sizes = Object.keys(report.sizes);
const named = Object.entries(PEERS).filter(([name]) => told(name));
const rows = named.flatMap(([name, { title, pages }]) =>
  pages.map((page) => ({ name, page: page.name, title: [title, page.name].filter(Boolean).join(", ") })),
);

const { points, laws } = growth(report);
writeFileSync(picture, plot(points));
writeFileSync(to, `${text().join("\n\n")}\n`);

/** @param {string} name */
function told(name) {
  return sizes.some((size) => Object.keys(report.sizes[size]).some((key) => key.split("/").includes(name)));
}

function text() {
  const { machine, browser, date, command } = report;
  const rounds = sizes.map((size) => `${report.sizes[size].rounds} (${count(size)} articles)`).join(", ");
  return [
    "# Benchmarks",
    `Measured on ${date} by \`${command}\` in Chromium ${browser} on ${machine}. Peers in the versions told below, each with its
best settings for Arabic, all in one run and in turn: a round measures every one once, the median of ${rounds} rounds is told,
with the least and the most where it matters. Machines are never quiet: read the ratios. kB and MB are thousands and millions.`,
    table(["measured", "settings"], named.map(([, { title, settings }]) => [title, settings])),
    "Not here: docfind, which no registry has (PyPI's docfind is another program).",
    "## What Kashaf promises",
    table(["", "at most", "measured", ""], promises(report)),
    "## Bytes",
    `Bodies as they are sent, brotli 11 for text and modules (9 for files over 8 MB), without headers; requests beside the page itself. To the first result with
title and excerpt, and after ten queries (two words of a headline). Each round begins with another of them. Copies for offline use are
not counted.`,
    perSize(rows.filter(({ name }) => name !== "floor"), (size, { name, page }) => bytes(report.sizes[size][`transfer/${name}/${page}`])),
    ...ours(),
    "## Cold start",
    `From the address to the first result in the page, with nothing cached, for a query in the address; the processor ${SLOWER} times slower
than this machine's. In milliseconds (least to most), times the empty page with an empty module, and the longest task. The line is
shaped by the server, for workers too; the processors of workers are not slowed.`,
    ...LINES.flatMap(({ name: line, latency, kilobits }) => [
      `${line}: ${latency} ms and ${kilobits} kbit/s.`,
      perSize(rows, (size, { name, page }) => start(report.sizes[size], line, `${name}/${page}`)),
    ]),
    "## Latency",
    `From the call to ten results with title and excerpt, in the page, warm, at the machine's own speed: p50 / p95 / p99 in milliseconds, and
how many queries had the article that they were made from among their first ten. One word: one that at most ten articles have; a typo:
such a word with one slip; two and three: any words of the article from four letters on; a phrase: three or four words as they
follow each other, in quotes where an engine has phrases; each keystroke of one or two words of a headline.`,
    ...sizes.flatMap((size) => [`${count(size)} articles:`, latencies(size)]),
    "## Relevance",
    `${report.judged}: MRR@10, nDCG@10 and recall@10 of the set's own queries, from the texts alone.`,
    table(["", "queries", "MRR", "nDCG", "recall"], relevance()),
    "## Builds",
    "Seconds, seconds of the processor, MB of memory at the most, MB and files that are left.",
    perSize(builds(), (size, { key }) => built(report.sizes[size][key])),
    "## Memory in the page",
    `In MB, after ten queries and with what is no longer needed let go, more than an empty page: heaps of page and workers, buffers and the
memories of modules; in brackets all memory of the page's processes, which has compiled code too and varies by some MB.`,
    perSize(rows.filter(({ name, page }) => name !== "floor" && page === PEERS[name]?.pages.at(-1)?.name), (size, { name }) => memory(size, name)),
    "## Growth",
    "How Kashaf's costs grow with the articles: the power of their number that fits best (1: in proportion), from 100 on, and what sets it.",
    table(["", ...sizes.map(count), "power", "set by"], laws),
    "![Growth](xtask/bench/growth.svg)",
  ];
}

/** What Kashaf's bytes are. */
function ours() {
  const shares = sizes.map((size) => {
    const { files = {} } = report.sizes[size]["transfer/kashaf/its element"] ?? {};
    const parts = report.sizes[size]["parts/kashaf"] ?? {};
    return [count(size), ...["html", "css", "js", "wasm"].map((kind) => kilo(files[kind]?.median)), ...["code", "data", "index", "text"].map((part) => kilo(parts[part]?.median))];
  });
  return [
    "Kashaf's own to the first result; the code and the data of its modules, each packed alone; and before compression all that is searched and all that is shown, wherever it lies:",
    table(["articles", "page", "styles", "scripts", "modules", "code", "data", "index, raw", "texts, raw"], shares),
  ];
}

/** @param {string} size */
function latencies(size) {
  const measured = report.sizes[size];
  const cells = (/** @type {string} */ name) =>
    Object.keys(KINDS).map((kind) => {
      const it = measured[`latency/${name}`]?.[kind];
      if (!it) return NONE;
      return `${[it.p50, it.p95, it.p99].map(({ median }) => digits(median)).join(" / ")} · ${Math.round(it.found.median * 100)} %`;
    });
  const engines = named.filter(([name]) => name !== "floor" && measured[`latency/${name}`]);
  const failed = ([name = ""]) => measured[`latency/${name}`].error;
  return table(
    ["", ...Object.values(KINDS)],
    engines.map((it) => [it[1].title, ...(failed(it) ? [failed(it)] : cells(it[0]))]),
  );
}

function relevance() {
  return named.flatMap(([name, { title }]) => {
    const it = report.relevance[name];
    if (!it) return [];
    if (it.error) return [[title, it.error]];
    return [[title, String(it.queries.median), ...["mrr", "ndcg", "recall"].map((key) => it[key].median.toFixed(4))]];
  });
}

function builds() {
  const keys = new Set(sizes.flatMap((size) => Object.keys(report.sizes[size]).filter((key) => key.startsWith("build/"))));
  return [...keys].map((key) => ({ key, title: key.split("/").slice(2).join("/") }));
}

/** @param {any} it */
function bytes(it) {
  if (!it || it.error) return it?.error ?? NONE;
  return `${kilo(it.first.bytes.median)} in ${it.first.requests.median}, ${kilo(it.all.bytes.median)} in ${it.all.requests.median}`;
}

/**
 * @param {any} measured
 * @param {string} line
 * @param {string} key
 */
function start(measured, line, key) {
  const it = measured[`cold/${line}/${key}`];
  if (!it || it.error) return it?.error ?? NONE;
  const { median, least, most } = it.milliseconds;
  const floor = measured[`cold/${line}/floor/with an empty module`]?.milliseconds?.median;
  return `${Math.round(median)} (${Math.round(least)}–${Math.round(most)}), ${(median / floor).toFixed(2)} ×, ${Math.round(it.longest.median)}`;
}

/** @param {any} it */
function built(it) {
  if (!it || it.error) return it?.error ?? NONE;
  const { seconds, processor, megabytes, bytes, files } = it;
  return `${digits(seconds.median)} s, ${digits(processor.median)} s, ${Math.round(megabytes.median)} MB, ${digits(bytes.median / 1e6)} MB in ${files.median}`;
}

/**
 * @param {string} size
 * @param {string} name
 */
function memory(size, name) {
  const [it, empty] = [report.sizes[size][`memory/${name}`], report.sizes[size]["memory/floor"]];
  if (!it || it.error) return it?.error ?? NONE;
  return `${digits(it.megabytes.median - empty.megabytes.median)} (${digits(it.processes.median - empty.processes.median)})`;
}

/**
 * A row for each, a column for each number of articles.
 *
 * @template {{ title: string }} T
 * @param {T[]} rows
 * @param {(size: string, row: T) => string} cell
 */
function perSize(rows, cell) {
  return table(["articles", ...sizes.map(count)], rows.map((row) => [row.title, ...sizes.map((size) => cell(size, row))]));
}

/**
 * @param {string[]} head
 * @param {string[][]} rows
 */
function table(head, rows) {
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** @param {number} [bytes] */
function kilo(bytes) {
  return bytes === undefined ? NONE : `${digits(bytes / 1000)} kB`;
}

/** @param {number} value */
function digits(value) {
  return Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}

/** @param {string} size */
function count(size) {
  return Number(size).toLocaleString("en");
}
