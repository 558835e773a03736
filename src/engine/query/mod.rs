//! Which documents answer a text, best first, and why?
//!
//! text → [`parse`] → query terms, each [widened](widen) to keys → posting lists merged a key → BM25, nearness and
//! coverage ([`score`]) → the best hits, each with its passage.
//!
//! Any text is a query. Documents need not have all its words; what one has not is said of it, and if none has all, of
//! the answer.

mod conditions;
mod edits;
pub mod explain;
mod facets;
mod filter;
mod found;
mod latin;
pub mod layout;
pub mod marks;
pub mod merge;
pub mod parse;
mod proximity;
pub mod related;
pub mod score;
pub mod slips;
mod split;
pub mod suggest;
pub mod widen;

mod evaluate;
mod search;
mod signs;
mod syntax;
mod typos;

pub use facets::{FacetValue, Facets};
pub use filter::{Days, Filter, Sort};
pub use found::{Correction, Match};
pub use search::{article, search};

use crate::document::{Date, Document};
use crate::sections::Section;
use crate::snippet::Segment;

/// How a word of the query was found in a document, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatchKind {
    /// The same word, spelling variants folded.
    Exact,
    /// Another form of the word: with or without clitics and endings.
    Form,
    /// Another spelling of the word, as of a foreign name.
    Spelling,
    /// Another word that means the same: the other name of a month, a number in digits, a word of the site's own list.
    Synonym,
    /// A word that begins with what was typed.
    Prefix,
    /// A word that what was typed is a slip for.
    Typo,
    /// The word that the same keys write on another keyboard layout.
    Layout,
    /// The Arabic word that Latin letters spell.
    Latin,
}

impl MatchKind {
    /// All kinds, best first.
    pub const ALL: [MatchKind; 8] = [
        MatchKind::Exact,
        MatchKind::Form,
        MatchKind::Spelling,
        MatchKind::Synonym,
        MatchKind::Prefix,
        MatchKind::Typo,
        MatchKind::Layout,
        MatchKind::Latin,
    ];
}

/// What a reader should be told of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// No document has all the words; these have most of them.
    MostWords,
    /// No document has any of the words.
    Nothing,
    /// There was nothing to search for.
    NoWords,
}

/// Which documents are wanted, in which order, and which part of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// How many hits at the most.
    pub limit: usize,
    /// How many of the best hits to pass over.
    pub offset: usize,
    /// Which documents may be found. Without words in the query all that pass are.
    pub filter: Filter,
    /// Which of them come first.
    pub sort: Sort,
    /// Whether what the found documents are filed under is counted.
    pub facets: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options { limit: 10, offset: 0, filter: Filter::default(), sort: Sort::Relevance, facets: false }
    }
}

/// The answer to a query.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// The wanted part of the ranked documents.
    pub hits: Vec<Hit>,
    /// How many documents were found.
    pub total: usize,
    /// What a reader should be told.
    pub note: Option<Note>,
    /// Whether not all of the query was looked for: it is too long, too deep, or near to too many words.
    pub cut: bool,
    /// Words that were taken for others, of which the hits are.
    pub corrections: Vec<Correction>,
    /// Up to three words of the index that are near to those of the query, if nothing was found.
    pub offers: Vec<String>,
    /// What the found documents are filed under, if that was asked for.
    pub facets: Vec<Facets>,
    /// The first and last day of those that are found without the filter's own days, if that was asked for.
    pub dates: Option<(Date, Date)>,
}

/// A document that answers.
#[derive(Clone, Debug)]
pub struct Hit {
    /// Its number in the index.
    pub number: u32,
    /// Its stored fields.
    pub document: Document,
    /// Higher is better; only comparable within one answer.
    pub score: f32,
    /// The best way in which each word was found, without repetition, best first.
    pub kinds: Vec<MatchKind>,
    /// Words of the query that the document has not.
    pub missing: Vec<String>,
    /// Which words of the document those of the query are.
    pub matches: Vec<Match>,
    /// The title with the words marked.
    pub title: Vec<Segment>,
    /// The passage of the body that shows best why it was found, or two with an ellipsis between.
    pub snippet: Vec<Segment>,
    /// The parts of the document with most of the words, at most three, if its headings have anchors.
    pub sections: Vec<Section>,
}
