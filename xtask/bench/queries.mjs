// Queries whose answer is known: each is made from one article, by a seed, the same for every peer.

/** @typedef {import('./corpus.mjs').Article} Article */
/** @typedef {{ text: string, id: string }} Query The article it was made from is what it should find. */
/** @typedef {"one" | "two" | "three" | "typing" | "typo" | "phrase"} Kind */

/** More articles than are shown cannot all be the right answer. */
const SHOWN = 10;
/** Shorter words are mostly particles. */
const LONG = 4;
const LETTERS = [..."ابتثجحخدذرزسشصضطظعغفقكلمنهوي"];

/**
 * @param {Article[]} articles
 * @param {number} count How many of each kind; of typing, as many queries, each of many keystrokes, as a third of it.
 * @param {number} [seed]
 * @returns {Record<Kind, Query[]>}
 */
export function make(articles, count, seed = 6) {
  const next = random(seed);
  const texts = articles.map(({ id, title, text }) => ({ id, title: words(title), text: words(`${title}\n${text}`) }));
  const frequency = new Map();
  for (const { text } of texts) for (const word of new Set(text)) frequency.set(word, (frequency.get(word) ?? 0) + 1);

  const pick = (/** @type {any[]} */ from) => from[Math.floor(next() * from.length)];
  const rare = (/** @type {string[]} */ from, least = LONG) =>
    from.filter((word) => word.length >= least && frequency.get(word) <= SHOWN);
  const some = (/** @type {string[]} */ from, /** @type {number} */ wanted) => {
    const left = [...new Set(from.filter((word) => word.length >= LONG))];
    return Array.from({ length: Math.min(wanted, left.length) }, () => left.splice(Math.floor(next() * left.length), 1)[0]);
  };
  /** As many as are wanted, of articles taken by chance; an article that has no such words is passed over. */
  const times = (/** @type {number} */ wanted, /** @type {(article: typeof texts[number]) => string | undefined} */ query) => {
    /** @type {Query[]} */
    const made = [];
    for (let tries = 0; made.length < wanted && tries < wanted * 50; tries += 1) {
      const article = pick(texts);
      const text = query(article);
      if (text) made.push({ text, id: article.id });
    }
    return made;
  };
  const together = (/** @type {number} */ wanted) => (/** @type {typeof texts[number]} */ { text }) => {
    const chosen = some(text, wanted);
    return chosen.length === wanted ? chosen.join(" ") : undefined;
  };

  const typed = times(Math.ceil(count / 3), ({ title }) => some(title, 1 + Math.floor(next() * 2)).join(" "));
  return {
    one: times(count, ({ text }) => pick(rare(text))),
    two: times(count, together(2)),
    three: times(count, together(3)),
    typing: typed.flatMap(({ text, id }) => [...text].map((_, at) => ({ text: text.slice(0, at + 1), id }))),
    typo: times(count, ({ text }) => {
      const word = pick(rare(text, LONG + 1));
      const slip = word && edited(word, next);
      return frequency.has(slip) ? undefined : slip;
    }),
    phrase: times(count, ({ text }) => {
      const [length, at] = [3 + Math.floor(next() * 2), Math.floor(next() * (text.length - 4))];
      return text.length > 4 ? text.slice(at, at + length).join(" ") : undefined;
    }),
  };
}

/**
 * What a reader would ask first: two words of a headline, as they stand there.
 *
 * @param {Article[]} articles
 * @param {number} count
 */
export function headlines(articles, count, seed = 10) {
  const next = random(seed);
  return Array.from({ length: count }, () => {
    const { title } = articles[Math.floor(next() * articles.length)];
    return words(title).filter((word) => word.length >= LONG).slice(0, 2).join(" ");
  });
}

/**
 * A word with one slip: a letter put in, left out, taken for another, or changed with the one behind it.
 *
 * @param {string} word
 * @param {() => number} next
 */
export function edited(word, next) {
  const at = Math.floor(next() * word.length);
  const letter = LETTERS[Math.floor(next() * LETTERS.length)];
  const [before, after] = [word.slice(0, at), word.slice(at + 1)];
  switch (Math.floor(next() * 4)) {
    case 0:
      return before + letter + word[at] + after;
    case 1:
      return before + after;
    case 2:
      return before + letter + after;
    default:
      return before + after.slice(0, 1) + word[at] + after.slice(1);
  }
}

/** @param {string} text */
function words(text) {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/**
 * Numbers from 0 to 1 that are the same each time (mulberry32).
 *
 * @param {number} seed
 */
export function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
