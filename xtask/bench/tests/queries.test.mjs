import assert from "node:assert/strict";
import { test } from "node:test";
import { edited, headlines, make, random } from "../queries.mjs";

const words = [..."ابتثجحخدذرزسش"].map((letter) => `كلم${letter}ات`);
const articles = words.map((word, at) => ({
  id: `${at}`,
  title: `عنوان المقال ${word}`,
  text: words.slice(at).concat("نص", "طويل", "بعض").join(" "),
}));

test("the same queries each time, of the articles that they name", () => {
  const made = make(articles, 12);
  assert.deepEqual(make(articles, 12), made);
  assert.notDeepEqual(make(articles, 12, 7), made);
  for (const kind of /** @type {const} */ (["one", "two", "three", "phrase"])) {
    assert.equal(made[kind].length, 12, kind);
    for (const { text, id } of made[kind]) {
      const article = articles[Number(id)];
      const all = `${article?.title} ${article?.text}`.split(" ");
      assert.ok(text.split(" ").every((word) => all.includes(word)), `${kind}: ${text}`);
      if (kind === "phrase") assert.ok(all.join(" ").includes(text), text);
    }
  }
  assert.ok(made.one.every(({ text }) => articles.filter(({ text: all }) => all.includes(text)).length <= 10));
});

test("typing is one letter more at a time", () => {
  const { typing } = make(articles, 12);
  for (const [at, { text }] of typing.entries()) {
    assert.ok(text.length === 1 || text.slice(0, -1) === typing[at - 1]?.text, text);
  }
});

test("a slip is one letter, and no word of the articles", () => {
  const there = new Set(articles.flatMap(({ title, text }) => `${title} ${text}`.split(" ")));
  for (const { text } of make(articles, 30).typo) assert.ok(!there.has(text), text);
  const next = random(1);
  for (let at = 0; at < 200; at += 1) {
    const length = edited("القوات", next).length;
    assert.ok(length >= 5 && length <= 7);
  }
});

test("headlines are asked as they stand there", () => {
  for (const query of headlines(articles, 5)) assert.equal(query, "عنوان المقال");
});
