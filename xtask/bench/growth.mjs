// How costs grow with the number of articles: what each is at each size, the power that fits, and a picture of it.

import { power } from "./statistics.mjs";

/** Below this what every page has outweighs what grows. */
const SOME = 100;

/** @type {{ name: string, unit: string, of: (measured: any) => number | undefined, set: string }[]} */
const COSTS = [
  { name: "bytes to the first result", unit: "kB", of: (it) => it["transfer/kashaf/its element"]?.first?.bytes.median / 1e3, set: "the dictionary: new words come ever more slowly" },
  { name: "bytes after ten queries", unit: "kB", of: (it) => it["transfer/kashaf/its element"]?.all?.bytes.median / 1e3, set: "the dictionary, and postings of the words asked for" },
  { name: "index and texts, raw", unit: "kB", of: (it) => (it["parts/kashaf"]?.index?.median + it["parts/kashaf"]?.text?.median) / 1e3, set: "postings and texts: the words of all articles" },
  { name: "build", unit: "s", of: (it) => it["build/kashaf/kashaf, JSONL"]?.seconds?.median, set: "reading and stemming every word; compressing" },
  { name: "memory of a build", unit: "MB", of: (it) => it["build/kashaf/kashaf, JSONL"]?.megabytes?.median, set: "postings of all articles before they are written" },
  { name: "memory in the page", unit: "MB", of: (it) => it["memory/kashaf"]?.megabytes?.median - it["memory/floor"]?.megabytes?.median, set: "the module with its index; fetched chunks" },
  { name: "one word, p95", unit: "ms", of: (it) => it["latency/kashaf"]?.one?.p95.median, set: "finding the word, and the ten excerpts" },
  { name: "three words, p95", unit: "ms", of: (it) => it["latency/kashaf"]?.three?.p95.median, set: "the longest posting lists among them" },
  { name: "each keystroke, p95", unit: "ms", of: (it) => it["latency/kashaf"]?.typing?.p95.median, set: "how many words begin so" },
];

/**
 * @param {any} report
 */
export function growth(report) {
  const sizes = Object.values(report.sizes);
  const points = COSTS.map(({ name, unit, of, set }) => {
    const values = sizes.map((it) => /** @type {[number, number]} */ ([it.articles, of(it) ?? NaN])).filter(([, y]) => y > 0);
    return { name, unit, set, values, power: power(values.filter(([x]) => x >= SOME)) };
  });
  const laws = points.map(({ name, unit, set, values, power }) => {
    const cells = sizes.map((it) => values.find(([x]) => x === it.articles)?.[1]);
    const told = cells.map((value) => (value === undefined ? "–" : `${Number(value.toPrecision(3)).toLocaleString("en")} ${unit}`));
    return [name, ...told, Number.isFinite(power) ? power.toFixed(2) : "–", set];
  });
  return { points, laws };
}

/**
 * All costs beside their own at the smallest size, on scales of powers of ten.
 *
 * @param {ReturnType<typeof growth>["points"]} points
 */
export function plot(points) {
  const [width, height, left, bottom, right] = [760, 420, 50, 380, 520];
  const drawn = points.filter(({ values }) => values.length > 1);
  const all = drawn.flatMap(({ values }) => values.map(([x, y]) => [x, y / (values[0]?.[1] ?? 1)]));
  const [maxX, maxY] = [0, 1].map((at) => Math.ceil(Math.log10(Math.max(10, ...all.map((point) => point[at] ?? 1)))));
  const x = (/** @type {number} */ value) => left + (Math.log10(value) / maxX) * (right - left);
  const y = (/** @type {number} */ value) => bottom - ((Math.log10(value) + 1) / (maxY + 1)) * (bottom - 20);
  const lines = drawn.map(({ name, values, power }, at) => {
    const colour = `hsl(${Math.round((at * 360) / drawn.length)} 70% 40%)`;
    const first = values[0]?.[1] ?? 1;
    const path = values.map(([of, value]) => `${x(of).toFixed(1)},${y(value / first).toFixed(1)}`).join(" ");
    const label = `<text x="${right + 20}" y="${40 + at * 22}" fill="${colour}">${name}: n^${power.toFixed(2)}</text>`;
    return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${label}`;
  });
  const columns = Array.from({ length: maxX + 1 }, (_, at) => {
    const place = x(10 ** at).toFixed(1);
    return `<path d="M${place} 20V${bottom}" stroke="#ccc"/><text x="${place}" y="${bottom + 18}" text-anchor="middle">${(10 ** at).toLocaleString("en")}</text>`;
  });
  const rows = Array.from({ length: maxY + 2 }, (_, at) => {
    const place = y(10 ** (at - 1)).toFixed(1);
    return `<path d="M${left} ${place}H${right}" stroke="#ccc"/><text x="${left - 6}" y="${place}" text-anchor="end">${10 ** (at - 1)} ×</text>`;
  });
  const title = "<title>Kashaf's costs by the number of articles, times those of the smallest number</title>";
  const body = [title, '<rect width="100%" height="100%" fill="#fff"/>', ...columns, ...rows, ...lines].join("\n");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">\n${body}\n</svg>\n`;
}
