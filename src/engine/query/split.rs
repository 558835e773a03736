//! What if the reader's space bar did not work?

use super::parse::Clause;
use super::widen::widen;
use crate::index::Index;

/// Letters that each part must have: shorter ones are found in any word.
const SHORTEST: usize = 3;

/// The clauses, with each word that the index does not know at all taken apart if it is two known words written
/// as one (`تشتهرالبلد`).
pub(super) fn parts(index: &Index<'_>, clauses: Vec<Clause>) -> Vec<Clause> {
    clauses
        .into_iter()
        .flat_map(|clause| two_words(index, &clause).map_or_else(|| vec![clause], Vec::from))
        .collect()
}

fn two_words(index: &Index<'_>, clause: &Clause) -> Option<[Clause; 2]> {
    let [term] = clause.terms.as_slice() else { return None };
    if clause.quoted || !widen(index, clause).is_empty() {
        return None;
    }
    // Only whole words: half of a made-up word begins some other one all too often.
    let word = |term: &str| Clause {
        text: term.to_owned(),
        terms: vec![term.to_owned()],
        unfinished: false,
        ..clause.clone()
    };
    let letters = term.chars().count();
    let places =
        term.char_indices().map(|(at, _)| at).skip(SHORTEST).take((letters + 1).saturating_sub(2 * SHORTEST));
    let pairs =
        places.filter_map(|at| term.split_at_checked(at)).map(|(first, second)| [word(first), word(second)]);
    // Of several ways the one whose rarer part is the most frequent.
    let documents = |clause: &Clause| {
        let keys = widen(index, clause);
        let terms = keys.iter().flat_map(|key| &key.terms);
        terms.map(|&term| index.postings(term).documents()).max().unwrap_or(0)
    };
    let frequency = |pair: &[Clause; 2]| pair.iter().map(documents).min().unwrap_or(0);
    let known = pairs.map(|pair| (frequency(&pair), pair)).filter(|(frequency, _)| *frequency > 0);
    known.max_by_key(|(frequency, _)| *frequency).map(|(_, pair)| pair)
}
