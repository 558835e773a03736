//! Which terms did the reader nearly write?
//!
//! A walk over the term dictionary with one row of an edit distance a letter, given up where no cell is within the
//! limit (Oflazer, *Error-tolerant Finite-state Recognition*, 1996), or where it gets too long. It needs no automaton: an Arabic word of ten
//! letters makes one of thousands of states at distance 2.

use crate::analysis::letters::{Cost, Letter, Letters};
use crate::index::Index;
use crate::index::terms::Place;

/// No word has more letters, and a walk for one would be as long.
pub(super) const LONGEST: usize = 24;
/// Places of the dictionary that a walk comes to at the most. On three sets of questions none came to more than 4000.
pub const MOST_STEPS: u32 = 20_000;

/// A term and how far it is from what was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slip {
    /// Its number.
    pub(super) term: u32,
    /// Its distance.
    pub(super) cost: Cost,
}

/// The terms one of `prefixes` + a word at most `limit` away from `word`, but for those further than the `worst` for the
/// best of them: the nearer the best one, the less has to be looked at.
#[must_use]
pub(super) fn nearest(
    index: &Index<'_>,
    prefixes: &[&str],
    word: &str,
    limit: Cost,
    worst: &dyn Fn(Cost) -> Cost,
) -> Vec<Slip> {
    // One letter more than is looked for: a pasted book is not to be looked up letter by letter.
    let word: Vec<Letter> = word.chars().take(LONGEST + 1).map(Letter::new).collect();
    let mut walk = Walk::new(index, &word, limit, false);
    walk.worst = worst;
    for prefix in prefixes {
        walk.from(prefix);
    }
    let limit = walk.limit;
    walk.found.retain(|slip| slip.cost <= limit);
    walk.found
}

/// The terms `prefix` + a word at most `limit` away from one whose letters are given, or from all words that begin so,
/// in the order of the dictionary.
#[must_use]
pub(super) fn near_letters(
    index: &Index<'_>,
    prefix: &str,
    word: &[Letter],
    limit: Cost,
    begun: bool,
) -> Vec<Slip> {
    let mut walk = Walk::new(index, word, limit, begun);
    walk.from(prefix);
    walk.found
}

/// How many places of the dictionary the walk for `word` comes to: what it costs, whatever the machine.
#[must_use]
pub fn steps(index: &Index<'_>, word: &str, limit: Cost) -> u32 {
    let word: Vec<Letter> = word.chars().map(Letter::new).collect();
    let mut walk = Walk::new(index, &word, limit, false);
    index.walked().begin();
    walk.from("");
    walk.steps
}

/// How far two words are from each other.
#[must_use]
pub(super) fn distance(word: &str, other: &str) -> Cost {
    let letters: Vec<Letter> = word.chars().map(Letter::new).collect();
    let mut word = Word::new(&letters, 1);
    let mut last = None;
    for (depth, letter) in other.chars().enumerate() {
        let letter = Letter::new(letter);
        word.walk(depth, &letter, last.as_ref());
        last = Some(letter);
    }
    word.rows.last().copied().unwrap_or(0)
}

/// A word, and how far its beginnings are from what was walked.
struct Word<'w> {
    letters: &'w [Letter],
    /// What it costs to leave each letter out.
    gaps: Vec<Cost>,
    /// A row before all letters walked and one behind each: the distance to every beginning of the word.
    rows: Vec<Cost>,
    /// What letters cost in place of each of the word's: a walk meets the same few again and again.
    costs: Vec<Cost>,
    /// How many letters there is room for.
    slots: usize,
}

/// Letters of one byte have a slot each: those of the code page differ in their low seven bits.
const SLOTS: usize = 256;

impl<'w> Word<'w> {
    fn new(letters: &'w [Letter], slots: usize) -> Self {
        let (mut gaps, mut rows) = (Vec::new(), vec![0]);
        let (mut before, mut cost) = (None, 0);
        for letter in letters {
            gaps.push(letter.gap(before));
            cost += letter.gap(before);
            rows.push(cost);
            before = Some(letter);
        }
        Word { letters, gaps, rows, costs: vec![Cost::MAX; letters.len() * slots], slots }
    }

    fn row(&self, depth: usize) -> &[Cost] {
        let width = self.letters.len() + 1;
        self.rows.get(depth * width..(depth + 1) * width).unwrap_or_default()
    }

    /// Adds the row behind `letter`, which stands behind `depth` others, the `last` of them before it.
    fn walk(&mut self, depth: usize, letter: &Letter, last: Option<&Letter>) {
        let (letters, count) = (self.letters, self.letters.len());
        let code = letter.letter as usize;
        let slot = (code & 0x7F | usize::from(code > 0x7F) << 7) % self.slots;
        let costs = &mut self.costs[slot * count..(slot + 1) * count];
        if self.slots == 1 || costs.first() == Some(&Cost::MAX) {
            for (cost, wanted) in costs.iter_mut().zip(letters) {
                *cost = letter.substitution(wanted, false);
            }
        }
        self.rows.resize((depth + 2) * (count + 1), 0);
        let (walked, new) = self.rows.split_at_mut((depth + 1) * (count + 1));
        let (walked, row) = walked.split_at(depth * (count + 1));
        let insertion = letter.gap(last);
        let mut cost = row[0] + insertion;
        new[0] = cost;
        for at in 0..count {
            let wanted = &letters[at];
            let substitution = if depth + at == 0 { letter.substitution(wanted, true) } else { costs[at] };
            cost = (row[at] + substitution).min(row[at + 1] + insertion).min(cost + self.gaps[at]);
            if let Some(last) = last.filter(|last| at > 0 && last.letter == wanted.letter)
                && letters[at - 1] == *letter
                && *last == *wanted
            {
                let swapped = walked[(depth - 1) * (count + 1) + at - 1];
                cost = cost.min(swapped + letter.swap(last));
            }
            new[at + 1] = cost;
        }
    }
}

struct Walk<'w, 'i> {
    index: &'w Index<'i>,
    word: Word<'w>,
    /// Whether a word may go on behind what was written.
    begun: bool,
    limit: Cost,
    /// How far others may be if the best is so far.
    worst: &'w dyn Fn(Cost) -> Cost,
    /// The letters that lead to the place come to.
    path: Vec<Letter>,
    letters: Letters,
    /// Places come to so far.
    steps: u32,
    found: Vec<Slip>,
}

impl<'w, 'i> Walk<'w, 'i> {
    fn new(index: &'w Index<'i>, word: &'w [Letter], limit: Cost, begun: bool) -> Self {
        let word = Word::new(if word.len() > LONGEST { &[] } else { word }, SLOTS);
        let (path, letters, found) = (Vec::new(), Letters::default(), Vec::new());
        Walk { index, word, begun, limit, worst: &|_| Cost::MAX, path, letters, steps: 0, found }
    }

    /// Goes through all terms that begin so.
    fn from(&mut self, prefix: &str) {
        let index = self.index;
        self.steps = 0;
        match index.dictionary().place(prefix) {
            Some(place) if !self.word.letters.is_empty() => self.visit(&place),
            _ => {}
        }
    }

    /// Goes on from `place`, whose row is the last one.
    fn visit(&mut self, place: &Place<'_>) {
        if self.steps == MOST_STEPS {
            self.index.walked().cut();
        }
        if self.steps == MOST_STEPS || !self.index.walked().go(1) {
            return;
        }
        self.steps += 1;
        let (index, depth) = (self.index, self.path.len());
        let row = self.word.row(depth);
        let cost = row.last().map_or(Cost::MAX, |&cost| cost);
        let hopeful = row.iter().any(|&cost| cost <= self.limit);
        if cost <= self.limit {
            if self.begun {
                let terms = index.dictionary().beyond(place);
                self.found.extend(terms.map(|term| Slip { term, cost }));
                return;
            }
            if let Some(term) = place.term() {
                self.found.push(Slip { term, cost });
                self.limit = self.limit.min((self.worst)(cost));
            }
        }
        for (letter, turn) in index.dictionary().letters(place) {
            // Out of reach, only the second letter of a swap leads back.
            if hopeful || self.swaps(letter) {
                let letter = self.letters.get(letter);
                self.word.walk(depth, &letter, self.path.last());
                self.path.push(letter);
                self.visit(&index.dictionary().follow(place, turn));
                self.path.pop();
            }
        }
    }

    /// Whether the last letter and this one are two of the word's in the wrong order, and all before them near to it.
    fn swaps(&self, letter: char) -> bool {
        let Some((last, depth)) = self.path.last().zip(self.path.len().checked_sub(1)) else { return false };
        let mut pairs = self.word.letters.windows(2).zip(self.word.row(depth));
        pairs.any(|(pair, &cost)| {
            cost < self.limit && pair[0].letter == letter && pair[1].letter == last.letter
        })
    }
}
