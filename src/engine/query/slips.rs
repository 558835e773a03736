//! Which terms did the reader nearly write?
//!
//! A walk over the term dictionary with one row of an edit distance a letter, given up where no cell is within the
//! limit (Oflazer, *Error-tolerant Finite-state Recognition*, 1996), or where it gets too long. It needs no automaton: an Arabic word of ten
//! letters makes one of thousands of states at distance 2.

use crate::analysis::letters::{Cost, Letter, Letters};
use crate::index::Index;
use crate::index::terms::Place;

/// No word has more letters, and a walk for one would be as long.
const LONGEST: usize = 24;
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

/// The terms `prefix` + a word at most `limit` away from `word`, in the order of the dictionary.
#[must_use]
pub(super) fn near(index: &Index<'_>, prefix: &str, word: &str, limit: Cost) -> Vec<Slip> {
    // One letter more than is looked for: a pasted book is not to be looked up letter by letter.
    let word: Vec<Letter> = word.chars().take(LONGEST + 1).map(Letter::new).collect();
    near_letters(index, prefix, &word, limit, false)
}

/// The same for a word whose letters are given, or for all words that begin so.
#[must_use]
pub(super) fn near_letters(
    index: &Index<'_>,
    prefix: &str,
    word: &[Letter],
    limit: Cost,
    begun: bool,
) -> Vec<Slip> {
    walk(index, prefix, word, limit, begun).found
}

fn walk<'w, 'i>(
    index: &'w Index<'i>,
    prefix: &str,
    word: &'w [Letter],
    limit: Cost,
    begun: bool,
) -> Walk<'w, 'i> {
    let letters = Letters::default();
    let mut walk = Walk { index, word, begun, limit, letters, steps: 0, found: Vec::new() };
    match index.dictionary().place(prefix) {
        Some(place) if word.len() <= LONGEST => walk.visit(&place, &first_row(word), None),
        _ => {}
    }
    walk
}

/// How many places of the dictionary the walk for `word` comes to: what it costs, whatever the machine.
#[must_use]
pub fn steps(index: &Index<'_>, word: &str, limit: Cost) -> u32 {
    let word: Vec<Letter> = word.chars().map(Letter::new).collect();
    walk(index, "", &word, limit, false).steps
}

/// How far two words are from each other.
#[must_use]
pub(super) fn distance(word: &str, other: &str) -> Cost {
    let [word, other] = [word, other].map(|word| word.chars().map(Letter::new).collect::<Vec<_>>());
    let mut before = Vec::new();
    let mut row = first_row(&word);
    let mut last = None;
    for letter in &other {
        let new = next_row(&word, letter, &row, last.map(|last| (last, before.as_slice())));
        before = std::mem::replace(&mut row, new);
        last = Some(letter);
    }
    row.last().copied().unwrap_or(0)
}

/// The distances of nothing to each beginning of a word.
fn first_row(word: &[Letter]) -> Vec<Cost> {
    let mut row = vec![0];
    let mut before = None;
    for letter in word {
        row.push(row.last().map_or(0, |cost| cost + letter.gap(before)));
        before = Some(letter);
    }
    row
}

struct Walk<'w, 'i> {
    index: &'w Index<'i>,
    word: &'w [Letter],
    /// Whether a word may go on behind what was written.
    begun: bool,
    limit: Cost,
    letters: Letters,
    /// Places come to so far.
    steps: u32,
    found: Vec<Slip>,
}

/// The letter that led to a place, and the row before it.
type Step<'s> = (&'s Letter, &'s [Cost]);

impl Walk<'_, '_> {
    /// Goes on from `place`, where the distances are `row`.
    fn visit(&mut self, place: &Place<'_>, row: &[Cost], last: Option<Step<'_>>) {
        if self.steps == MOST_STEPS {
            return;
        }
        self.steps += 1;
        match (place.term(), row.last()) {
            (_, Some(&cost)) if self.begun && cost <= self.limit => {
                let terms = self.index.dictionary().beyond(place);
                self.found.extend(terms.map(|term| Slip { term, cost }));
                return;
            }
            (Some(term), Some(&cost)) if cost <= self.limit => self.found.push(Slip { term, cost }),
            _ => {}
        }
        let hopeful = row.iter().any(|&cost| cost <= self.limit);
        let index = self.index;
        for (letter, next) in index.dictionary().letters(place) {
            // Out of reach, only the second letter of a swap leads back.
            if hopeful || last.is_some_and(|last| self.swaps(letter, last)) {
                let letter = self.letters.get(letter);
                let new = next_row(self.word, &letter, row, last);
                self.visit(&next, &new, Some((&letter, row)));
            }
        }
    }

    fn swaps(&self, letter: char, (last, before): Step<'_>) -> bool {
        let mut pairs = self.word.windows(2).zip(before);
        pairs.any(|(pair, &cost)| {
            cost < self.limit && pair[0].letter == letter && pair[1].letter == last.letter
        })
    }
}

/// The distances behind `letter`: of what was walked so far to each beginning of the word.
fn next_row(word: &[Letter], letter: &Letter, row: &[Cost], last: Option<Step<'_>>) -> Vec<Cost> {
    let insertion = letter.gap(last.map(|(last, _)| last));
    let mut cost = row.first().map_or(0, |cost| cost + insertion);
    let mut new = Vec::with_capacity(row.len());
    new.push(cost);
    // What stands before the letter that is compared, and what it cost to get there a letter ago.
    let mut written: Option<(&Letter, Cost)> = None;
    let rows = row.iter().zip(row.iter().skip(1));
    let earlier = last.map_or(&[][..], |(_, before)| before);
    for ((wanted, (diagonal, above)), at) in word.iter().zip(rows).zip(0..) {
        let substituted = diagonal + letter.substitution(wanted, last.is_none() && at == 0);
        let left_out = cost + wanted.gap(written.map(|(written, _)| written));
        cost = substituted.min(above + insertion).min(left_out);
        match (last, written) {
            (Some((last, _)), Some((previous, swapped))) if *last == *wanted && *previous == *letter => {
                cost = cost.min(swapped + letter.swap(last));
            }
            _ => {}
        }
        new.push(cost);
        written = Some((wanted, earlier.get(at).copied().unwrap_or(Cost::MAX / 2)));
    }
    new
}
