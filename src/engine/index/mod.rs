//! What is in the index, and how is it written down?
//!
//! One [`build`] writes it and one [`Index`] reads it, both through the descriptions here:
//!
//! - [`mod@format`]: the file: header, section table, checksums
//! - [`lists`]: a sequence of byte strings found by number
//! - [`chunks`]: such sequences that are not in the index, but fetched when they are asked for; [`split()`] makes them
//! - [`postings`]: where a term occurs
//! - [`packed`]: the term dictionary as it is sent, and [`terms`]: as it is asked
//! - [`classes`]: terms that share a stem of a second language
//! - [`filters`]: dates, weights, and the names that documents are filed under
//! - [`synonyms`]: words that are one though no rule says so
//! - [`text`]: text, one byte a letter, and [`pairs`]: stored text, one byte for some pairs of them
//! - [`bytes`]: the numbers all of them are made of
//!
//! # Sections
//!
//! | name | content |
//! | --- | --- |
//! | `stats` | varints: documents, terms, code page, tokens in each field of all documents; then pairs of letters, two bytes each |
//! | `langs` | list of BCP 47 tags, that of most documents first |
//! | `terms` | the term dictionary: stems, their forms, and documents with each |
//! | `docs` | list by term number: its documents, and how often it is in each |
//! | `places` | list by term number: where it stands in them |
//! | `stems` | list: classes of terms with the same stem key in each language of `langs` that the engine knows, and in none, as far as terms are not numbered by it; a term that is its own stem and alone is left out |
//! | `synonyms` | list: groups of words that mean the same, or are irregular forms of one |
//! | `lengths` | varints: tokens in each field of each document |
//! | `filters` | dates and weights; sections, tags, authors and languages with their documents |
//! | `stored` | list: document number → stored fields |
//!
//! Of a large index `stored` is in chunks, with `ids`: which documents may have an id; and of a larger one `docs` and `places`,
//! too, in another order (`order`). In their place is the section `chunks`, which names them.
//!
//! Terms are numbered by the stems of the first language that each can be in, Arabic before others, so that the forms of
//! a stem are one range of numbers. Postings are written once, by surface key; a stem's postings are the merge of its
//! forms'. What can be made of the terms is not sent, but made when the index is opened ([`Opening`], in steps): the fst
//! over them, and the skeletons of stems. The same articles give
//! the same bytes: nothing but their content and order goes in.

mod builder;
pub mod bytes;
pub mod chunks;
pub mod classes;
mod dictionary;
mod error;
pub mod filters;
pub mod format;
mod ids;
mod kin;
mod langs;
pub mod lists;
mod opening;
mod order;
pub mod packed;
pub mod pairs;
pub mod postings;
mod reader;
mod skeletons;
mod split;
mod stored;
pub mod synonyms;
pub mod terms;
pub mod text;
mod unpack;
pub mod walked;

pub use builder::{BuildError, build, build_with};
pub use error::IndexError;
pub use filters::{FACETS, Facet};
pub use langs::langs;
pub use opening::Opening;
pub use reader::Index;
pub use split::{Split, divisible, split, split_by};

/// The searchable parts of a document; the order is the one of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The headline.
    Title,
    /// All paragraphs.
    Body,
    /// Headlines of other articles that the file links to: found, but never shown.
    Related,
}

/// How many fields a document has.
pub const FIELDS: usize = 3;

impl Field {
    /// All fields, in the order of the format.
    pub const ALL: [Field; FIELDS] = [Field::Title, Field::Body, Field::Related];
}

/// Positions skipped between two paragraphs, so that a phrase does not run across them.
pub const PARAGRAPH_GAP: u32 = 4;
