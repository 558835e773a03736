import assert from "node:assert/strict";
import { test } from "node:test";
import { median, percentile, power, relevance, spread } from "../statistics.mjs";

test("the middle, the ends and what lies below", () => {
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(median([4, 1, 3, 2]), 2.5);
  assert.deepEqual(spread([5, 1, 9]), { median: 5, least: 1, most: 9 });
  const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);
  assert.deepEqual([0.5, 0.95, 0.99].map((share) => percentile(hundred, share)), [51, 96, 100]);
  assert.equal(percentile([7], 0.99), 7);
});

test("the power that a cost grows with", () => {
  const law = (/** @type {number} */ of) => power([5, 100, 1000].map((x) => [x, 3 * x ** of]));
  for (const of of [0, 0.5, 1, 2]) assert.ok(Math.abs(law(of) - of) < 1e-9);
});

test("relevance as the sets' protocol has it", () => {
  const grades = { a: 1, b: 1 };
  const told = relevance([
    { found: ["x", "a"], grades },
    { found: ["b", "a"], grades },
    { found: [], grades },
    { found: [..."0123456789", "a"], grades },
  ]);
  const second = 1 / Math.log2(3);
  assert.equal(told.mrr, (0.5 + 1) / 4);
  assert.equal(told.recall, (0.5 + 1) / 4);
  assert.ok(Math.abs(told.ndcg - (second / (1 + second) + 1) / 4) < 1e-9);
});
