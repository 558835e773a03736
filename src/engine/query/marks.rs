//! Which words of a text does a query mark?

use std::ops::Range;

use super::merge::sorted;
use super::parse::Clause;
use super::score::rarity;
use crate::analysis::normalizer::spells;
use crate::analysis::{Token, tokens};
use crate::index::Index;
use crate::index::synonyms::is_phrase;

/// What another form or spelling says of what the word itself does: so little less that it only decides between passages
/// with the same words.
const OTHERWISE: f32 = 0.9;
/// Of 64 traces each.
const TRACES: usize = 16;

/// The terms that a query found.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// Surface key, unit and whether the unit is written so, sorted by key.
    words: Vec<(String, usize, bool)>,
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
    /// Whether it is written as there.
    pub as_asked: bool,
}

impl Mark {
    fn new(range: Range<usize>, (unit, as_asked): (usize, bool)) -> Mark {
        Mark { range, unit, as_asked }
    }

    /// A bit for its unit; no query worth showing has so many that the last must share theirs.
    pub(crate) fn bit(&self) -> u64 {
        1 << self.unit.min(63)
    }
}

impl Marks {
    /// Marks for the wanted parts of a query and the terms each is found by.
    pub(super) fn new(index: &Index<'_>, units: Vec<(&Clause, Vec<u32>)>) -> Self {
        let mut marks = Marks::default();
        let (mut words, mut asked) = (Vec::new(), Vec::new());
        for (unit, (clause, terms)) in units.into_iter().enumerate() {
            asked.push(clause.terms.first());
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
                    let as_asked = asked.get(unit).copied().flatten() == Some(&key);
                    marks.words.insert(at, (key, unit, as_asked));
                }
            }
        }
        marks
    }

    /// How much it says that this was found.
    #[must_use]
    pub fn weight(&self, mark: &Mark) -> f32 {
        let weight = self.weights.get(mark.unit).map_or(0.0, |&weight| weight);
        if mark.as_asked { weight } else { weight * OTHERWISE }
    }

    /// The marks in `text`, in order; they may overlap in scripts without spaces.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Mark> {
        if self.phrases.is_empty() {
            return self.words(text);
        }
        let tokens: Vec<Token> = tokens(text).collect();
        let mut units: Vec<Option<(usize, bool)>> =
            tokens.iter().map(|token| self.unit(&token.term)).collect();
        for (phrase, unit) in &self.phrases {
            for at in 0..tokens.len() {
                let here = tokens.get(at..at + phrase.len()).unwrap_or_default();
                if !here.is_empty() && here.iter().zip(phrase).all(|(token, key)| spells(key, &token.term)) {
                    units
                        .iter_mut()
                        .skip(at)
                        .take(phrase.len())
                        .for_each(|marked| *marked = Some((*unit, true)));
                }
            }
        }
        let marked = tokens.into_iter().zip(units);
        marked.filter_map(|(token, unit)| Some(Mark::new(token.range, unit?))).collect()
    }

    /// The marks of words, which need no neighbours.
    fn words(&self, text: &str) -> Vec<Mark> {
        let (mut marks, mut tokens) = (Vec::new(), tokens(text));
        while let Some(Token { range, term, .. }) = tokens.next() {
            marks.extend(self.unit(&term).map(|unit| Mark::new(range, unit)));
            tokens.give_back(term);
        }
        marks
    }

    /// Which unit the word with this surface key is found by, and whether it is written so.
    fn unit(&self, key: &str) -> Option<(usize, bool)> {
        let (word, bit) = trace(key);
        self.traces.get(word).filter(|&traces| traces & bit != 0)?;
        self.words.get(self.place(key).ok()?).map(|(_, unit, as_asked)| (*unit, *as_asked))
    }

    fn place(&self, key: &str) -> Result<usize, usize> {
        self.words.binary_search_by(|(word, ..)| word.as_str().cmp(key))
    }
}

/// Something that two words seldom have in common, and where its bit is.
fn trace(key: &str) -> (usize, u64) {
    let trace = key.bytes().rev().take(6).fold(key.len(), |trace, byte| trace * 5 + usize::from(byte));
    (trace / 64 % TRACES, 1 << (trace % 64))
}
