//! What if the reader's space bar did not work, or some words are one?

use super::parse::Clause;
use super::widen::{ARTICLE, forms};
use crate::analysis::script::is_arabic;
use crate::analysis::{length, part};
use crate::index::Index;

/// Letters that each part must have: shorter ones are found in any word.
const SHORTEST: usize = 3;
/// Words of a name that is found as one.
const LONGEST_NAME: u32 = 4;
/// Letters of two long words together: beyond, what was typed is no words at all.
const LONGEST: usize = 40;

/// Neighbours that are one: a name of several words that has synonyms (`تشرين الثاني`), and a word that was torn apart
/// (`بن تاغون`), if the index has it in one piece and not both of its pieces. An article in Latin letters is part of
/// its name.
pub(super) fn join(index: &Index<'_>, clauses: &[Clause]) -> Vec<Clause> {
    let mut joined = Vec::with_capacity(clauses.len());
    let mut rest = clauses;
    while let [first, others @ ..] = rest {
        let (clause, after) = one_word(index, first, others).unwrap_or_else(|| (first.clone(), others));
        joined.push(clause);
        rest = after;
    }
    joined
}

/// The longest name, or else the word, that begins with `first`, and what follows it.
fn one_word<'c>(index: &Index<'_>, first: &Clause, others: &'c [Clause]) -> Option<(Clause, &'c [Clause])> {
    // With words behind it, it is unfinished by a `*`: a beginning is no half of a word.
    let (mut name, mut text) = (single(first).filter(|_| !first.unfinished)?.to_owned(), first.text.clone());
    let mut rest = others;
    let mut found = None;
    for position in first.position + 1..first.position + LONGEST_NAME {
        let [next, after @ ..] = rest else { break };
        let Some(word) = single(next).filter(|_| next.position == position) else { break };
        let torn = if found.is_none() { torn(index, &name, word) } else { None };
        for (part, more) in [(&mut name, word), (&mut text, &next.text)] {
            part.push(' ');
            part.push_str(more);
        }
        let is_name = index.term(&name).is_some() || index.alike(&name).is_some();
        if let Some(term) = if is_name { Some(name.clone()) } else { torn } {
            let clause =
                Clause { text: text.clone(), terms: vec![term], position: first.position, ..next.clone() };
            found = Some((clause, after));
        }
        rest = after;
    }
    found
}

/// The key of a clause that is a word.
fn single(clause: &Clause) -> Option<&str> {
    match clause.terms.as_slice() {
        [term] if !clause.quoted => Some(term),
        _ => None,
    }
}

/// The word that was torn into two, not both of which the index has.
fn torn(index: &Index<'_>, first: &str, second: &str) -> Option<String> {
    let known = |word: &str| index.term(word).is_some() || !forms(index, word).is_empty();
    // Forms are not enough: في and هنا would be a form of فيه.
    let stands = |word: &str| index.term(word).or_else(|| index.term(&[ARTICLE, word].concat())).is_some();
    let (first_known, word) = (known(first), [first, second].concat());
    match first {
        // The article of an Arabic name in Latin letters.
        "al" | "el" | "ul" if !first_known => Some(second.to_owned()),
        // Letters of two scripts are no word.
        _ if is_arabic(first) == is_arabic(second) && !(first_known && known(second)) && stands(&word) => {
            Some(word)
        }
        _ => None,
    }
}

/// The two known words that a word unknown to the index is written together from (`تشتهرالبلد`).
pub(super) fn two_words(index: &Index<'_>, clause: &Clause) -> Option<[Clause; 2]> {
    let [term] = clause.terms.as_slice() else { return None };
    let letters = length(term);
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
    let mut best = None;
    let mut most = (0, 0);
    for at in SHORTEST..(letters + 1).saturating_sub(SHORTEST) {
        let Some((at, _)) = term.char_indices().nth(at) else { break };
        let pair = [part(term, 0..at), part(term, at..term.len())];
        let (mut exact, mut rarer) = (0, u32::MAX);
        for word in pair {
            let documents = forms(index, word).into_iter().map(|term| index.df(term));
            rarer = rarer.min(documents.max().unwrap_or(0));
            exact += usize::from(index.term(word).is_some());
        }
        if rarer > 0 && (exact, rarer) >= most {
            (best, most) = (Some(pair), (exact, rarer));
        }
    }
    Some(both(clause, best?))
}

fn both(clause: &Clause, words: [&str; 2]) -> [Clause; 2] {
    words.map(|word| {
        let word = word.to_owned();
        Clause { text: word.clone(), terms: vec![word], unfinished: false, ..clause.clone() }
    })
}
