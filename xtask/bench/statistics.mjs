// The few statistics that the tables need.

/** @typedef {{ median: number, least: number, most: number }} Spread */

/**
 * The value below which a share of all lies.
 *
 * @param {number[]} values
 * @param {number} share
 */
export function percentile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** @param {number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : ((sorted[half - 1] ?? NaN) + (sorted[half] ?? NaN)) / 2;
}

/**
 * What several rounds gave.
 *
 * @param {number[]} values
 * @returns {Spread}
 */
export function spread(values) {
  return { median: median(values) ?? NaN, least: Math.min(...values), most: Math.max(...values) };
}

/**
 * The power of x that y grows with: the slope of the line that fits their logarithms best.
 *
 * @param {[number, number][]} points
 */
export function power(points) {
  const logs = points.filter(([x, y]) => x > 0 && y > 0).map(([x, y]) => [Math.log(x), Math.log(y)]);
  const mean = (/** @type {0 | 1} */ at) => logs.reduce((sum, log) => sum + log[at], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const over = (/** @type {(log: number[]) => number} */ part) => logs.reduce((sum, log) => sum + part(log), 0);
  return over((log) => (log[0] - x) * (log[1] - y)) / over((log) => (log[0] - x) ** 2);
}

/**
 * How well ten results answer queries.
 *
 * @param {{ found: string[], grades: Record<string, number> }[]} answers
 */
export function relevance(answers) {
  const each = answers.map(({ found, grades }) => {
    const gains = found.slice(0, 10).map((id) => grades[id] ?? 0);
    const first = gains.findIndex((grade) => grade > 0);
    const all = Object.values(grades).filter((grade) => grade > 0);
    const ideal = discounted(all.toSorted((a, b) => b - a).slice(0, 10));
    const hits = gains.filter((grade) => grade > 0).length;
    return { mrr: first < 0 ? 0 : 1 / (first + 1), ndcg: discounted(gains) / ideal, recall: hits / all.length };
  });
  const mean = (/** @type {"mrr" | "ndcg" | "recall"} */ key) => each.reduce((sum, it) => sum + it[key], 0) / each.length;
  return { queries: each.length, mrr: mean("mrr"), ndcg: mean("ndcg"), recall: mean("recall") };
}

/** @param {number[]} grades */
function discounted(grades) {
  return grades.reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);
}
