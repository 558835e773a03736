//! Which words of a text does a query mark?

use std::ops::Range;

use super::parse::Clause;
use super::score::rarity;
use crate::analysis::tokens;
use crate::index::Index;

/// The terms that a query found.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// Surface key and unit, sorted by key.
    words: Vec<(String, usize)>,
    /// Surface keys in order, and unit.
    phrases: Vec<(Vec<String>, usize)>,
    /// How much each unit says.
    weights: Vec<f32>,
}

/// A marked part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Bytes of the text: whole words, or letters of a script without spaces.
    pub range: Range<usize>,
    /// Which of the query's wanted parts it is.
    pub unit: usize,
}

impl Marks {
    /// Marks for the wanted parts of a query and the terms each is found by.
    pub(super) fn new<'q>(index: &Index<'_>, units: impl Iterator<Item = (&'q Clause, Vec<u32>)>) -> Self {
        let mut marks = Marks::default();
        for (unit, (clause, terms)) in units.enumerate() {
            if clause.terms.len() > 1 {
                marks.phrases.push((clause.terms.clone(), unit));
                marks.weights.push(clause.terms.len() as f32);
                continue;
            }
            let documents = terms.iter().map(|&term| index.postings(term).documents() as usize).max();
            marks.weights.push(1.0 + rarity(index, documents.map_or(0, |most| most)));
            marks.words.extend(terms.iter().filter_map(|&term| Some((index.key(term)?, unit))));
        }
        // A term of two units marks for the first.
        marks.words.sort();
        marks.words.dedup_by(|next, kept| next.0 == kept.0);
        marks
    }

    /// How much finding this unit says.
    #[must_use]
    pub fn weight(&self, unit: usize) -> f32 {
        self.weights.get(unit).map_or(0.0, |&weight| weight)
    }

    /// The marks in `text`, in order; they may overlap in scripts without spaces.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Mark> {
        let tokens: Vec<_> = tokens(text).collect();
        let mut found: Vec<Mark> = Vec::new();
        for (at, token) in tokens.iter().enumerate() {
            if let Ok(word) = self.words.binary_search_by(|(key, _)| key.as_str().cmp(&token.term)) {
                found.push(Mark { range: token.range.clone(), unit: self.words[word].1 });
            }
            for (phrase, unit) in &self.phrases {
                let here = tokens.get(at..at + phrase.len()).map_or(&[][..], |here| here);
                if !here.is_empty() && here.iter().map(|token| &token.term).eq(phrase) {
                    found.extend(here.iter().map(|token| Mark { range: token.range.clone(), unit: *unit }));
                }
            }
        }
        found.sort_by_key(|mark| (mark.range.start, mark.range.end));
        found.dedup_by(|next, kept| next.range == kept.range);
        found
    }
}
