//! Which terms is a word one slip away from?
//!
//! A letter too many, one too few, a wrong one, or two in the wrong order: four slips of five are one of these (Damerau,
//! *A Technique for Computer Detection and Correction of Spelling Errors*, 1964). Behind the slip every letter must be
//! right, so that the dictionary is only followed there, and not walked.

use super::merge::sorted;
use super::slips::{LONGEST, Slip};
use crate::analysis::letters::{Cost, Letter, Letters};
use crate::index::Index;
use crate::index::terms::Place;

/// The terms one slip away from `word`, ascending, each with the cheapest way to it. In another script than the
/// corpus's own there are none.
#[must_use]
pub(super) fn one_away(index: &Index<'_>, word: &str) -> Vec<Slip> {
    let dictionary = index.dictionary();
    let letters: Vec<Letter> = word.chars().take(LONGEST + 1).map(Letter::new).collect();
    let codes = dictionary.codes(word);
    let mut edits = Edits { index, codes: &codes, found: Vec::new() };
    let mut place = dictionary.place("").filter(|_| codes.len() == letters.len() && codes.len() <= LONGEST);
    let (mut known, mut before) = (Letters::default(), None);
    for at in 0..=codes.len() {
        let Some(here) = place else { break };
        let written = letters.get(at);
        if let Some(written) = written {
            edits.add(&here, at + 1, written.gap(before));
            let next = letters.get(at + 1).zip(codes.get(at..at + 2));
            if let Some((next, &[first, second])) = next
                && let Some(swapped) = dictionary.along(&here, &[second, first])
            {
                edits.add(&swapped, at + 2, written.swap(next));
            }
        }
        for (letter, turn) in dictionary.letters(&here) {
            let (letter, there) = (known.get(letter), dictionary.follow(&here, turn));
            edits.add(&there, at, letter.gap(before));
            if let Some(written) = written {
                edits.add(&there, at + 1, letter.substitution(written, at == 0));
            }
        }
        before = written;
        place = codes.get(at..=at).and_then(|code| dictionary.along(&here, code));
    }
    let mut found: Vec<Slip> = Vec::new();
    for way in sorted(edits.found) {
        let slip = Slip { term: (way >> 16) as u32, cost: way as Cost };
        if found.last().is_none_or(|last| last.term != slip.term) {
            found.push(slip);
        }
    }
    found
}

struct Edits<'w, 'i> {
    index: &'w Index<'i>,
    codes: &'w [u8],
    /// The term of each way and below it what that costs.
    found: Vec<u64>,
}

impl Edits<'_, '_> {
    /// Adds the term that the letters from `at` on lead to.
    fn add(&mut self, place: &Place<'_>, at: usize, cost: Cost) {
        let rest = self.codes.get(at..).unwrap_or_default();
        if cost == 0 || !self.index.walked().go(1 + rest.len() as u32) {
            return;
        }
        if let Some(term) = self.index.dictionary().along(place, rest).and_then(|place| place.term()) {
            self.found.push(u64::from(term) << 16 | u64::from(cost));
        }
    }
}
