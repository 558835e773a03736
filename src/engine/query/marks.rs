//! Which words of a text does a query mark?

use std::ops::Range;

use super::merge::sorted;
use super::parse::Clause;
use super::score::rarity;
use crate::analysis::normalizer::spells;
use crate::analysis::{Token, tokens};
use crate::index::Index;
use crate::index::synonyms::is_phrase;

/// Of 64 traces each.
const TRACES: usize = 16;

/// The terms that a query found.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// Surface key and unit, sorted by key.
    words: Vec<(String, usize)>,
    /// A bit for each trace of their keys: most words of a text have none of them.
    traces: Vec<u64>,
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

impl Mark {
    /// A bit for its unit; no query worth showing has so many that the last must share theirs.
    pub(crate) fn bit(&self) -> u64 {
        1 << self.unit.min(63)
    }
}

impl Marks {
    /// Marks for the wanted parts of a query and the terms each is found by.
    pub(super) fn new(index: &Index<'_>, units: Vec<(&Clause, Vec<u32>)>) -> Self {
        let mut marks = Marks::default();
        let mut words = Vec::new();
        for (unit, (clause, terms)) in units.into_iter().enumerate() {
            if clause.terms.len() > 1 {
                for first in terms {
                    let mut phrase = clause.terms.clone();
                    // As some article has the first word, maybe behind clitics.
                    phrase.iter_mut().zip(index.key(first)).for_each(|(word, key)| *word = key);
                    marks.phrases.push((phrase, unit));
                }
                marks.weights.push(clause.terms.len() as f32);
                continue;
            }
            let documents = terms.iter().map(|&term| index.df(term) as usize).max();
            marks.weights.push(1.0 + rarity(index, documents.unwrap_or(0)));
            words.extend(terms.iter().map(|&term| u64::from(term) << 32 | unit as u64));
        }
        // One of two units marks for the first.
        words = sorted(words);
        words.dedup_by_key(|word| *word >> 32);
        for word in words {
            let (Some(key), unit) = (index.key((word >> 32) as u32), word as u32 as usize) else { continue };
            match is_phrase(&key) {
                // A name of several words.
                true => marks.phrases.push((key.split_ascii_whitespace().map(str::to_owned).collect(), unit)),
                false => {
                    let (word, bit) = trace(&key);
                    marks.traces.resize(TRACES, 0);
                    marks.traces.iter_mut().skip(word).take(1).for_each(|traces| *traces |= bit);
                    let (Ok(at) | Err(at)) = marks.place(&key);
                    marks.words.insert(at, (key, unit));
                }
            }
        }
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
        if self.phrases.is_empty() {
            return self.words(text);
        }
        let tokens: Vec<Token> = tokens(text).collect();
        let mut units: Vec<Option<usize>> = tokens.iter().map(|token| self.unit(&token.term)).collect();
        for (phrase, unit) in &self.phrases {
            for at in 0..tokens.len() {
                let here = tokens.get(at..at + phrase.len()).unwrap_or_default();
                if !here.is_empty() && here.iter().zip(phrase).all(|(token, key)| spells(key, &token.term)) {
                    units.iter_mut().skip(at).take(phrase.len()).for_each(|marked| *marked = Some(*unit));
                }
            }
        }
        let marked = tokens.into_iter().zip(units);
        marked.filter_map(|(token, unit)| Some(Mark { range: token.range, unit: unit? })).collect()
    }

    /// The marks of words, which need no neighbours.
    fn words(&self, text: &str) -> Vec<Mark> {
        let (mut marks, mut tokens) = (Vec::new(), tokens(text));
        while let Some(Token { range, term, .. }) = tokens.next() {
            marks.extend(self.unit(&term).map(|unit| Mark { range, unit }));
            tokens.give_back(term);
        }
        marks
    }

    /// Which unit the word with this surface key is found by.
    fn unit(&self, key: &str) -> Option<usize> {
        let (word, bit) = trace(key);
        self.traces.get(word).filter(|&traces| traces & bit != 0)?;
        self.words.get(self.place(key).ok()?).map(|(_, unit)| *unit)
    }

    fn place(&self, key: &str) -> Result<usize, usize> {
        self.words.binary_search_by(|(word, _)| word.as_str().cmp(key))
    }
}

/// Something that two words seldom have in common, and where its bit is.
fn trace(key: &str) -> (usize, u64) {
    let trace = key.bytes().rev().take(6).fold(key.len(), |trace, byte| trace * 5 + usize::from(byte));
    (trace / 64 % TRACES, 1 << (trace % 64))
}
