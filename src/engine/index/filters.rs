//! By what are answers filtered, sorted and weighed, without reading any article?
//!
//! ```text
//! dates    varint a document: its day as a number (see [`Date::number`]), 0 without
//! weights  varint: documents of another weight than 1; then each: varint distance to the one before, varint hundredths
//! values   of each kind of [`Facet`], varint: how many; then each: slice of stored text, slice of its documents, varint
//!          distances to the one before
//! ```
//!
//! Distances count the documents between. Names that readers take for the same are one value, called as the first
//! document calls it; values are in the order of their folded names.

use std::collections::BTreeMap;

use super::bytes::{Cursor, put_len, put_slice, put_varint};
use super::text::CodePage;
use crate::analysis::folded;
use crate::document::{Date, Document, Weight};

/// A kind of names that articles are filed under; the order is the one of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    /// The part of the site.
    Section,
    /// What it is about.
    Tag,
    /// Who wrote it.
    Author,
    /// Its language, a BCP 47 tag without region.
    Lang,
}

/// How many kinds there are.
pub const FACETS: usize = 4;

impl Facet {
    /// All kinds, in the order of the format.
    pub const ALL: [Facet; FACETS] = [Facet::Section, Facet::Tag, Facet::Author, Facet::Lang];

    /// What it is called in queries and by the module.
    #[must_use]
    pub fn name(self) -> &'static str {
        ["section", "tag", "author", "lang"][self as usize]
    }
}

/// Writes the section; `langs` has the language of each document.
pub(super) fn write(documents: &[Document], langs: &[String], page: CodePage) -> Vec<u8> {
    let mut out = Vec::new();
    documents.iter().for_each(|document| put_varint(&mut out, document.date.map_or(0, Date::number)));
    let weighted = (0u32..).zip(documents).filter(|(_, document)| document.weight != Weight::default());
    let weighted: Vec<_> = weighted.collect();
    put_len(&mut out, weighted.len());
    let mut next = 0;
    for (number, document) in weighted {
        put_varint(&mut out, number - next);
        put_varint(&mut out, document.weight.hundredths());
        next = number + 1;
    }
    for facet in Facet::ALL {
        let mut values = BTreeMap::<String, (&str, Vec<u32>)>::new();
        for (number, (document, lang)) in (0u32..).zip(documents.iter().zip(langs)) {
            for name in names(facet, document, lang) {
                let (_, numbers) = values.entry(folded(name)).or_insert_with(|| (name, Vec::new()));
                if numbers.last() != Some(&number) {
                    numbers.push(number);
                }
            }
        }
        values.remove("");
        put_len(&mut out, values.len());
        for (name, numbers) in values.into_values() {
            put_slice(&mut out, &page.encode(name.trim()));
            let (mut distances, mut next) = (Vec::new(), 0);
            for number in numbers {
                put_varint(&mut distances, number - next);
                next = number + 1;
            }
            put_slice(&mut out, &distances);
        }
    }
    out
}

fn names<'d>(facet: Facet, document: &'d Document, lang: &'d str) -> Vec<&'d str> {
    match facet {
        Facet::Section => vec![&document.section],
        Facet::Tag => document.tags.iter().map(String::as_str).collect(),
        Facet::Author => document.authors.iter().map(String::as_str).collect(),
        Facet::Lang => vec![lang],
    }
}

/// What is known of documents beside their words.
#[derive(Clone, Debug)]
pub struct Filters<'a> {
    page: CodePage,
    dates: Vec<u32>,
    weights: Vec<(u32, Weight)>,
    values: Vec<Value<'a>>,
}

/// A name that documents are filed under.
#[derive(Clone, Copy, Debug)]
pub struct Value<'a> {
    /// What kind of name it is.
    pub facet: Facet,
    name: &'a [u8],
    documents: &'a [u8],
}

impl<'a> Filters<'a> {
    /// Reads what [`write()`] wrote of so many documents; `None` if it is not that.
    pub(super) fn open(bytes: &'a [u8], documents: usize, page: CodePage) -> Option<Self> {
        let mut cursor = Cursor::new(bytes);
        let (mut dates, mut weights, mut values) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..documents {
            dates.push(cursor.varint()?);
        }
        let mut next = 0u32;
        for _ in 0..cursor.varint()? {
            let number =
                next.checked_add(cursor.varint()?).filter(|&number| (number as usize) < documents)?;
            weights.push((number, Weight::of_hundredths(cursor.varint()?)?));
            next = number + 1;
        }
        for facet in Facet::ALL {
            for _ in 0..cursor.varint()? {
                values.push(Value { facet, name: cursor.slice()?, documents: cursor.slice()? });
            }
        }
        cursor.rest().is_empty().then_some(Filters { page, dates, weights, values })
    }

    /// The day of each document as a number, 0 without.
    #[must_use]
    pub fn dates(&self) -> &[u32] {
        &self.dates
    }

    /// The day of a document as a number, 0 without.
    #[must_use]
    pub fn date(&self, number: u32) -> u32 {
        self.dates.get(number as usize).map_or(0, |&date| date)
    }

    /// The documents whose weight is not 1, ascending, and their weight.
    #[must_use]
    pub fn weights(&self) -> &[(u32, Weight)] {
        &self.weights
    }

    /// The day and the weight of a document.
    #[must_use]
    pub fn of(&self, number: u32) -> (Option<Date>, Weight) {
        let weight = self.weights.iter().find(|(weighted, _)| *weighted == number);
        (Date::of_number(self.date(number)), weight.map_or(Weight::default(), |&(_, weight)| weight))
    }

    /// All names, kind by kind.
    #[must_use]
    pub fn values(&self) -> &[Value<'a>] {
        &self.values
    }

    /// A name as its first document writes it.
    #[must_use]
    pub fn name(&self, value: &Value<'_>) -> String {
        self.page.decode(value.name)
    }
}

impl Value<'_> {
    /// The documents that are filed under it, ascending.
    #[must_use]
    pub fn documents(&self) -> Vec<u32> {
        let (mut cursor, mut documents, mut next) = (Cursor::new(self.documents), Vec::new(), 0u32);
        while let Some(distance) = cursor.varint() {
            next = next.saturating_add(distance);
            documents.push(next);
            next = next.saturating_add(1);
        }
        documents
    }
}
