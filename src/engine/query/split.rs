//! What if the reader's space bar did not work?

use super::parse::Clause;
use super::widen::forms;
use crate::index::Index;

/// Letters that each part must have: shorter ones are found in any word.
const SHORTEST: usize = 3;
/// Letters of two long words together: beyond, what was typed is no words at all.
const LONGEST: usize = 40;

/// The two known words that a word unknown to the index is written together from (`تشتهرالبلد`).
pub(super) fn two_words(index: &Index<'_>, clause: &Clause) -> Option<[Clause; 2]> {
    let [term] = clause.terms.as_slice() else { return None };
    let letters = term.chars().count();
    if clause.quoted || letters > LONGEST {
        return None;
    }
    // Only words that the index has count: half of a made-up word is near to some other one all too often. Of several
    // ways the one with most words as they stand there, then the one whose rarer part is the most frequent.
    let documents =
        |word: &str| forms(index, word).into_iter().map(|term| index.postings(term).documents()).max();
    let places =
        term.char_indices().map(|(at, _)| at).skip(SHORTEST).take((letters + 1).saturating_sub(2 * SHORTEST));
    let pairs = places.filter_map(|at| term.split_at_checked(at)).map(|(first, second)| [first, second]);
    let known = pairs.filter_map(|pair| {
        let [first, second] = pair.map(documents);
        let exact = pair.iter().filter(|word| index.term(word).is_some()).count();
        Some(((exact, first?.min(second?)), pair))
    });
    let (_, pair) = known.max_by_key(|(worth, _)| *worth)?;
    Some(pair.map(|word| Clause {
        text: word.to_owned(),
        terms: vec![word.to_owned()],
        unfinished: false,
        ..clause.clone()
    }))
}
