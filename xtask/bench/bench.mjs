// `node bench.mjs --set SET … [--quick] [--only NAME,…] [--sizes N,…]`: all peers, measured in turn; what came of it goes
// to a file. What else it wants to know `cargo xtask bench` tells it.

import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { Browser } from "./browser.mjs";
import { lay, readJudged, readSet, readTexts } from "./corpus.mjs";
import { build } from "./measure/builds.mjs";
import { cold } from "./measure/cold.mjs";
import { latency } from "./measure/latency.mjs";
import { memory } from "./measure/memory.mjs";
import { parts } from "./measure/parts.mjs";
import { relevance } from "./measure/relevance.mjs";
import { transfer } from "./measure/transfer.mjs";
import { PEERS } from "./peers/index.mjs";
import { headlines, make } from "./queries.mjs";
import { Results } from "./results.mjs";
import { Host, LINES } from "./server.mjs";

/**
 * @typedef {object} Scene
 * @property {Browser} browser
 * @property {Host} host
 * @property {string} address
 */

const text = /** @type {const} */ ({ type: "string" });
const { values } = parseArgs({
  options: { set: text, seeds: text, kashaf: text, npx: text, chromium: text, report: text, quick: { type: "boolean" }, only: text, sizes: text },
});
const config = /** @type {Record<"set" | "seeds" | "kashaf" | "npx" | "chromium" | "report", string>} */ (values);
const work = join(import.meta.dirname, "work");
const tools = { kashaf: config.kashaf, npx: config.npx, bench: import.meta.dirname };
/** Large numbers of articles take long, and their medians lie closer together. */
const MANY = 5000;
const rounds = (/** @type {number} */ size) => (values.quick ? 1 : size > MANY ? 2 : 3);
const QUERIES = values.quick ? 24 : 60;
const SIZES = (values.sizes ?? (values.quick ? "5,1000" : "5,100,1000,9695")).split(",").map(Number);
const ONLY = values.only?.split(",") ?? Object.keys(PEERS);
/** Seconds after which a build is not measured again. */
const LONG = 20;
const chosen = Object.entries(PEERS).filter(([name]) => ONLY.includes(name) || name === "floor");

const all = await readSet(config.set);
const browser = new Browser(config.chromium);
const host = new Host(join(work, "sites"), join(work, "packed"));
const origin = await host.start();
/** @type {any} */
const report = { machine: machine(), command: command(), browser: await browser.version(), date: new Date().toISOString().slice(0, 10), sizes: {} };
try {
  for (const size of SIZES) report.sizes[size] = await measure(size);
  report.judged = `${basename(config.set)}, ${Math.max(...SIZES).toLocaleString("en")} articles`;
  report.relevance = await judge();
} finally {
  // What was measured so far is not lost.
  writeFileSync(config.report, JSON.stringify(report, undefined, 1));
  await browser.close();
  host.stop();
}

function machine() {
  const [first] = cpus();
  return `${cpus().length} cores (${first?.model.trim()}), ${Math.round(totalmem() / 1e9)} GB, Node ${process.version.slice(1)}`;
}

/** As it was typed, but for where the set is. */
function command() {
  const options = [values.quick && "--quick", values.only && `--only ${values.only}`, values.sizes && `--sizes ${values.sizes}`];
  return ["cargo xtask bench", basename(config.set), ...options.filter(Boolean)].join(" ");
}

/**
 * Everything at one size.
 *
 * @param {number} size
 */
async function measure(size) {
  const seeds = size <= 5;
  const articles = seeds ? readTexts(config.seeds) : all.slice(0, size);
  const laid = lay(articles, join(work, "articles", String(size)));
  const raw = articles.reduce((sum, { title, text }) => sum + Buffer.byteLength(title) + Buffer.byteLength(text), 0);
  const peers = chosen.filter(([, { most = Infinity }]) => articles.length <= most);
  const [queries, asked] = [make(articles, QUERIES), headlines(articles, 10)];
  const results = new Results();
  const site = (/** @type {string} */ name) => join(work, "sites", `${size}-${name}`);
  const scene = (/** @type {string} */ name) => ({ browser, host, address: `${origin}/${size}-${name}` });

  for (let round = 0; round < rounds(size); round += 1) {
    for (const [name, { builds }] of peers) {
      if (round === 0) rmSync(site(name), { recursive: true, force: true });
      mkdirSync(site(name), { recursive: true });
      const job = { site: site(name), laid, texts: seeds ? config.seeds : undefined, tools };
      for (const one of builds?.(job) ?? []) {
        const key = `build/${name}/${one.name}`;
        // What takes minutes is not worth three of them.
        if (!(results.last(key)?.seconds > LONG)) await results.add(key, () => build(one.command, one.folder ?? job.site));
      }
    }
  }
  for (const [name, { finish }] of peers) {
    await results.add(`finish/${name}`, async () => {
      await finish?.({ site: site(name), laid, tools });
      for (const file of readdirSync(site(name), { recursive: true, withFileTypes: true })) {
        if (file.isFile()) await host.pack(join(file.parentPath ?? file.path, file.name).slice(join(work, "sites").length));
      }
    });
  }
  await results.add("parts/kashaf", async () => parts(site("kashaf"), seeds ? config.seeds : laid.jsonl, tools.kashaf));
  const ready = peers.filter(([name]) => !results.failed(`finish/${name}`) && !results.failed(`build/${name}`));
  for (let round = 0; round < rounds(size); round += 1) {
    // Each round begins with another query, since what one costs is chance.
    const turned = [...asked.slice(round), ...asked.slice(0, round)];
    for (const [name, { pages, path }] of ready) {
      for (const page of pages) {
        const key = `${name}/${page.name}`;
        if (path) await results.add(`transfer/${key}`, () => transfer(scene(name), page, turned));
        for (const line of LINES) await results.add(`cold/${line.name}/${key}`, () => cold(scene(name), page, turned[0], line));
      }
      if (path) await results.add(`latency/${name}`, () => latency(scene(name), path, queries));
      await results.add(`memory/${name}`, () => memory(scene(name), path ?? pages[0].path, asked));
    }
    console.error(`${size} articles: round ${round + 1} of ${rounds(size)} done`);
  }
  return { articles: articles.length, raw, rounds: rounds(size), ...results.told() };
}

/** What the set's own queries find, at the largest size. */
async function judge() {
  const articles = all.slice(0, Math.max(...SIZES));
  const there = new Set(articles.map(({ id }) => id));
  const judged = readJudged(config.set).filter(({ grades }) => Object.keys(grades).every((id) => there.has(id)));
  const results = new Results();
  if (judged.length === 0) return {};
  // The headline is the query: an article must not be found by it.
  const laid = lay(articles.map(({ id, text }) => ({ id, title: id, text })), join(work, "articles", "untitled"));
  for (const [name, { builds, finish, path, most = Infinity }] of chosen) {
    if (!path || articles.length > most) continue;
    const site = join(work, "sites", `untitled-${name}`);
    rmSync(site, { recursive: true, force: true });
    mkdirSync(site, { recursive: true });
    await results.add(name, async () => {
      const job = { site, laid, tools };
      const [first] = builds?.(job) ?? [];
      if (first) await build(first.command, first.folder ?? site);
      await finish?.(job);
      return relevance({ browser, host, address: `${origin}/untitled-${name}` }, path, judged);
    });
  }
  return results.told();
}
