//! What if the reader's space bar did not work, or some words are one?

use super::parse::Clause;
use super::widen::forms;
use crate::index::Index;

/// Letters that each part must have: shorter ones are found in any word.
const SHORTEST: usize = 3;
/// Words of a name that is found as one.
const LONGEST_NAME: usize = 4;
/// Letters of two long words together: beyond, what was typed is no words at all.
const LONGEST: usize = 40;

/// Neighbours that are one: a name of several words that has synonyms (`تشرين الثاني`), and a word that was torn apart
/// (`بن تاغون`), if the index has it in one piece and not both of its pieces. An article in Latin letters is part of
/// its name.
pub(super) fn join(index: &Index<'_>, clauses: Vec<Clause>) -> Vec<Clause> {
    let mut joined: Vec<Clause> = Vec::with_capacity(clauses.len());
    let mut rest = clauses.as_slice();
    while let [first, after @ ..] = rest {
        let longest = (2..=LONGEST_NAME).rev().filter_map(|words| rest.split_at_checked(words));
        let mut found = longest.filter_map(|(parts, after)| Some((one_word(index, parts)?, after)));
        let (clause, after) = found.next().unwrap_or_else(|| (first.clone(), after));
        joined.push(clause);
        rest = after;
    }
    joined
}

/// The one word that neighbours are.
fn one_word(index: &Index<'_>, parts: &[Clause]) -> Option<Clause> {
    let first = parts.first()?;
    let follows = |(clause, position): (&Clause, u32)| {
        clause.terms.len() == 1 && !clause.quoted && clause.position == position
    };
    if !parts.iter().zip(first.position..).all(follows) {
        return None;
    }
    let terms: Vec<&str> = parts.iter().flat_map(|clause| &clause.terms).map(String::as_str).collect();
    let known = |word: &str| index.term(word).is_some() || !forms(index, word).is_empty();
    let (name, word) = (terms.join(" "), terms.concat());
    let term = if index.term(&name).is_some() || index.alike(&name).is_some() {
        name
    } else if let (["al" | "el" | "ul", word], false) =
        (terms.as_slice(), terms.first().is_some_and(|term| known(term)))
    {
        // The article of an Arabic name in Latin letters.
        (*word).to_owned()
    } else if terms.len() == 2 && !terms.iter().all(|term| known(term)) && known(&word) {
        word
    } else {
        return None;
    };
    let text = parts.iter().map(|clause| clause.text.as_str()).collect::<Vec<_>>().join(" ");
    let unfinished = parts.last().is_some_and(|last| last.unfinished && last.terms.contains(&term));
    Some(Clause { text, terms: vec![term], unfinished, ..first.clone() })
}

/// The two known words that a word unknown to the index is written together from (`تشتهرالبلد`).
pub(super) fn two_words(index: &Index<'_>, clause: &Clause) -> Option<[Clause; 2]> {
    let [term] = clause.terms.as_slice() else { return None };
    let letters = term.chars().count();
    if clause.quoted || letters > LONGEST {
        return None;
    }
    // Hezbollah, Abdullah: names in Latin letters are one word with God's.
    if let Some((rest, _)) =
        term.strip_suffix("llah").and_then(|rest| rest.split_at_checked(rest.len().saturating_sub(1)))
    {
        return Some(both(clause, [rest, "الله"]));
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
    Some(both(clause, pair))
}

fn both(clause: &Clause, words: [&str; 2]) -> [Clause; 2] {
    words.map(|word| {
        let word = word.to_owned();
        Clause { text: word.clone(), terms: vec![word], unfinished: false, ..clause.clone() }
    })
}
