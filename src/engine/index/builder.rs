//! Articles in, index bytes out.

use std::collections::BTreeMap;
use std::fmt;

use fst::MapBuilder;

use super::bytes::{put_len, put_varint};
use super::format::Writer;
use super::postings::{self, Positions};
use super::{FIELDS, Field, PARAGRAPH_GAP, lists, stored, text};
use crate::analysis::{self, tokens};
use crate::document::Document;

/// Why articles cannot become an index.
#[derive(Debug)]
#[non_exhaustive]
pub enum BuildError {
    /// Two articles have the same id, so that neither could be opened for certain.
    DuplicateId(String),
    /// A part of the index would pass the 4 GiB that the format can address.
    TooLarge,
    /// The term dictionary could not be written.
    Terms(fst::Error),
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BuildError::DuplicateId(id) => write!(f, "two articles are called `{id}`: rename one of them"),
            BuildError::TooLarge => f.write_str("the articles give an index of over 4 GiB: split them"),
            BuildError::Terms(error) => write!(f, "the term dictionary could not be written: {error}"),
        }
    }
}

impl std::error::Error for BuildError {}

impl From<fst::Error> for BuildError {
    fn from(error: fst::Error) -> Self {
        BuildError::Terms(error)
    }
}

/// Makes the index of `documents`; their order decides between equal scores.
///
/// # Errors
/// [`BuildError`].
pub fn build(documents: &[Document]) -> Result<Vec<u8>, BuildError> {
    check_ids(documents)?;
    let mut terms = BTreeMap::<String, Vec<(u32, Positions)>>::new();
    let mut lengths = Vec::with_capacity(documents.len());
    for (number, document) in (0u32..).zip(documents) {
        lengths.push(Field::ALL.map(|field| add_field(&mut terms, number, document, field)));
    }
    let dictionary = fst::Map::new(numbered(terms.keys())?)?;
    let mut stems = BTreeMap::<String, Vec<u32>>::new();
    for (number, key) in (0u32..).zip(terms.keys()) {
        stems.entry(analysis::stem(key, &dictionary)).or_default().push(number);
    }
    let page = text::code_page(documents.iter().flat_map(texts));

    let mut writer = Writer::default();
    writer.section("stats", stats(&lengths, terms.len(), stems.len(), page));
    writer.section("terms", dictionary.into_fst().into_inner());
    writer.section("postings", list(terms.values().map(|occurrences| postings::write(occurrences)))?);
    writer.section("stems", numbered(stems.keys())?);
    writer.section("classes", list(stems.values().map(|members| ascending(members)))?);
    writer.section("lengths", varints(lengths.iter().flatten().copied()));
    writer.section("stored", list(documents.iter().map(|document| stored::write(document, page)))?);
    writer.finish().ok_or(BuildError::TooLarge)
}

fn check_ids(documents: &[Document]) -> Result<(), BuildError> {
    let mut seen = std::collections::BTreeSet::new();
    match documents.iter().find(|document| !seen.insert(document.id.as_str())) {
        Some(double) => Err(BuildError::DuplicateId(double.id.clone())),
        None => Ok(()),
    }
}

/// Every text of a document that is stored.
fn texts(document: &Document) -> impl Iterator<Item = &str> {
    std::iter::once(document.title.as_str())
        .chain(document.paragraphs.iter().map(|paragraph| paragraph.text.as_str()))
}

/// Adds the tokens of one field; how many there were.
fn add_field(
    terms: &mut BTreeMap<String, Vec<(u32, Positions)>>,
    number: u32,
    document: &Document,
    field: Field,
) -> u32 {
    let (mut count, mut start) = (0, 0);
    let parts: &mut dyn Iterator<Item = &str> = match field {
        // The words of a derived title are the body's already.
        Field::Title => &mut texts(document).take(usize::from(!document.title_derived)),
        Field::Body => &mut texts(document).skip(1),
    };
    for text in parts {
        let before = count;
        for token in tokens(text) {
            let occurrences = terms.entry(token.term).or_default();
            if occurrences.last().is_none_or(|&(last, _)| last != number) {
                occurrences.push((number, Positions::default()));
            }
            if let Some((_, positions)) = occurrences.last_mut() {
                positions[field as usize].push(start + token.position);
            }
            count += 1;
        }
        start += count - before + PARAGRAPH_GAP;
    }
    count
}

/// An fst from each key to its place among the sorted `keys`.
fn numbered<'k>(keys: impl Iterator<Item = &'k String>) -> Result<Vec<u8>, fst::Error> {
    let mut builder = MapBuilder::memory();
    for (number, key) in (0..).zip(keys) {
        builder.insert(key, number)?;
    }
    builder.into_inner()
}

fn stats(lengths: &[[u32; FIELDS]], terms: usize, stems: usize, page: u32) -> Vec<u8> {
    let mut out = Vec::new();
    put_len(&mut out, lengths.len());
    put_len(&mut out, terms);
    put_len(&mut out, stems);
    put_varint(&mut out, page);
    for field in Field::ALL {
        put_varint(
            &mut out,
            lengths.iter().fold(0, |sum: u32, length| sum.saturating_add(length[field as usize])),
        );
    }
    out
}

fn varints(values: impl Iterator<Item = u32>) -> Vec<u8> {
    let mut out = Vec::new();
    values.for_each(|value| put_varint(&mut out, value));
    out
}

fn ascending(numbers: &[u32]) -> Vec<u8> {
    let mut before = 0;
    varints(numbers.iter().map(|&number| number - std::mem::replace(&mut before, number)))
}

fn list(strings: impl Iterator<Item = Vec<u8>>) -> Result<Vec<u8>, BuildError> {
    lists::write(&strings.collect::<Vec<_>>()).ok_or(BuildError::TooLarge)
}
