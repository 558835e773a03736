//! Which other articles are about the same?
//!
//! The index has no list of an article's terms: its text is taken apart again, and its most telling words are asked
//! for like a query.

use super::merge::{postings, sorted};
use super::score::{rarity, saturated};
use super::suggest::topic;
use crate::analysis::tokens;
use crate::document::Document;
use crate::index::Index;
use crate::index::postings::Posting;

/// How many articles are usually wanted at the foot of one.
pub const USUAL: usize = 5;
/// Words of an article that are looked at, from its title on: what it is about it says early, and work stays bounded.
const WORDS: usize = 1000;
/// Words that are asked for: rare ones that the article repeats or has in its title.
const TELLING: usize = 24;
/// Articles below this share of what the article scores itself have a word or two in common, not a subject.
const FLOOR: f32 = 0.1;

/// An article about the same.
#[derive(Clone, Debug)]
pub struct Related {
    /// Its number in the index.
    pub number: u32,
    /// Its stored fields.
    pub document: Document,
    /// How much it is about what the article's most telling words say: from 0 on, where 1 is the article itself.
    pub score: f32,
}

/// At most `n` articles that are about the same as the one called `id`, best first, of equals in the order of the
/// index; none if there is no such article.
#[must_use]
pub fn related(index: &Index<'_>, id: &str, n: usize) -> Vec<Related> {
    let Some((own, document)) = index.find(id).and_then(|own| Some((own, index.document(own)?))) else {
        return Vec::new();
    };
    let mut words = Vec::new();
    for term in terms(index, &document) {
        words.extend(telling(index, own, term).map(|(weight, _)| ranked(weight, term)));
    }
    let mut scores = vec![0.0; index.documents()];
    for word in sorted(words).iter().take(TELLING) {
        let Some((weight, postings)) = telling(index, own, *word as u32) else { continue };
        for Posting { document, frequencies } in postings {
            if let Some(score) = scores.get_mut(document as usize) {
                *score += weight * saturated(index, document, frequencies);
            }
        }
    }
    let itself = scores.get(own as usize).map_or(0.0, |&score: &f32| score);
    let mut others = Vec::new();
    for (number, &score) in (0u32..).zip(&scores) {
        if number != own && score > FLOOR * itself {
            others.push(ranked(score, number));
        }
    }
    let mut found = Vec::new();
    for other in sorted(others).iter().take(n) {
        let number = *other as u32;
        if let (Some(document), Some(score)) = (index.document(number), scores.get(number as usize)) {
            found.push(Related { number, document, score: score / itself });
        }
    }
    found
}

/// The terms of an article, one of each word, whatever its forms.
fn terms(index: &Index<'_>, document: &Document) -> Vec<u32> {
    let mut all = Vec::new();
    for text in document.texts() {
        for token in tokens(text) {
            if all.len() < WORDS {
                all.extend(index.term(&token.term).map(u64::from));
            }
        }
    }
    let (mut terms, mut stems, mut last) = (Vec::new(), Vec::new(), None);
    for &term in &sorted(all) {
        if last.replace(term) == Some(term) {
            continue;
        }
        let term = term as u32;
        if let Some((_, stem)) = topic(index, term).filter(|(_, stem)| !stems.contains(stem)) {
            stems.push(stem);
            terms.push(term);
        }
    }
    terms
}

/// How much the article says by this word, and where it is; none if no other article has it.
fn telling(index: &Index<'_>, own: u32, term: u32) -> Option<(f32, Vec<Posting>)> {
    let (key, _) = topic(index, term)?;
    let postings = postings(index, &index.forms(&key));
    let posting = postings.iter().find(|posting| posting.document == own).filter(|_| postings.len() > 1)?;
    Some((rarity(index, postings.len()) * saturated(index, own, posting.frequencies), postings))
}

/// A number that sorts scores, which are never negative, from the highest down, and equal ones by number.
fn ranked(score: f32, number: u32) -> u64 {
    u64::from(!score.to_bits()) << 32 | u64::from(number)
}
