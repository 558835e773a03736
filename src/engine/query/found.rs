//! What became of the words of a query?
//!
//! A reader is told which word of an article each of them is, which were taken for others, and, if nothing was found,
//! which words there are.

use super::MatchKind;
use super::evaluate::Leaf;
use super::marks::Mark;
use super::merge::sorted;
use super::parse::Clause;
use super::slips::nearest;
use super::suggest::writing;
use super::widen::{ARTICLE, without_article};
use crate::analysis::{length, part};
use crate::document::Document;
use crate::index::Index;
use crate::rest;

/// Different words of an article that are named for one of the query.
const WORDS: usize = 5;
/// How many words are offered.
const OFFERS: usize = 3;
/// How far an offered word may be, for each letter of the query's: a wrong letter in three. It is only offered.
const OFFER_LIMIT: u16 = 35;
/// Words of a query that others are offered for.
const ASKED: usize = 3;

/// A word of the query and what it is in an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The word or phrase, as the reader wrote it.
    pub word: String,
    /// The words of the article, as they stand there; none if only a headline that it links to has one.
    pub found: Vec<String>,
    /// How it was found.
    pub kind: MatchKind,
}

/// A word of which the index knows nothing, and the one it was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// As the reader wrote it.
    pub from: String,
    /// As articles write it.
    pub to: String,
}

/// What the words of a query are in an article, of whose texts the marks are given.
pub(super) fn matches(leaves: &[&Leaf], marks: &[Vec<Mark>], number: u32, document: &Document) -> Vec<Match> {
    let mut found = vec![Vec::new(); leaves.len()];
    for (text, marks) in document.texts().zip(marks) {
        for mark in marks {
            let Some(words) = found.get_mut(mark.unit) else { continue };
            let word = part(text, mark.range.clone());
            if words.len() < WORDS && !words.iter().any(|known| known == word) {
                words.push(word.to_owned());
            }
        }
    }
    let mut matches = Vec::new();
    for (leaf, found) in leaves.iter().zip(found) {
        if let Some(kind) = leaf.kind_in(number) {
            matches.push(Match { word: leaf.clause.text.clone(), found, kind });
        }
    }
    matches
}

/// The words that were taken for others.
pub(super) fn corrections(index: &Index<'_>, leaves: &[&Leaf]) -> Vec<Correction> {
    let mut corrections = Vec::new();
    for leaf in leaves {
        // The likeliest comes first, but for what only speaks for others.
        let guess = leaf.evidence.iter().find(|best| best.kind.is_some()).filter(|best| {
            matches!(best.kind, Some(MatchKind::Spelling | MatchKind::Typo | MatchKind::Latin))
        });
        let Some(guess) = guess else { continue };
        // The most frequent one is most likely meant.
        let most = guess.terms.iter().max_by_key(|&&term| index.df(term));
        if let Some(to) = most.and_then(|&term| rest::later(|| writing(index, term))) {
            corrections.push(Correction { from: leaf.clause.text.clone(), to });
        }
    }
    corrections
}

/// What to ask in place of a query that found nothing: phrases whose words all stand in articles, as words, and what is
/// nearest to words that stand in none, the nearest and most frequent first.
pub(super) fn offers(index: &Index<'_>, leaves: &[&Leaf]) -> Vec<String> {
    let (mut offers, mut ranked, mut words) = (Vec::new(), Vec::new(), Vec::new());
    for leaf in leaves {
        let Clause { text, terms, .. } = &leaf.clause;
        let before = words.len();
        words.extend(terms.iter().filter(|term| index.term(term).is_none()));
        if words.len() == before && terms.len() > 1 {
            offers.push(text.clone());
        }
    }
    for term in words.into_iter().take(ASKED) {
        let bare = without_article(term);
        let limit = OFFER_LIMIT * length(bare).min(8) as u16;
        for slip in nearest(index, &["", ARTICLE], bare, limit, &|_| limit) {
            let rare = u64::from(u16::MAX) - u64::from(index.df(slip.term)).min(65535);
            ranked.push(u64::from(slip.cost) << 48 | rare << 32 | u64::from(slip.term));
        }
    }
    for entry in sorted(ranked) {
        if offers.len() >= OFFERS {
            break;
        }
        if let Some(word) = writing(index, entry as u32).filter(|word| !offers.contains(word)) {
            offers.push(word);
        }
    }
    offers
}
