//! The checked, read-only index.

use fst::{IntoStreamer, Map, Streamer, automaton::Automaton, automaton::Str};

use super::bytes::Cursor;
use super::format::Sections;
use super::lists::Lists;
use super::postings::Postings;
use super::{FIELDS, Field, IndexError, stored};
use crate::analysis::Vocabulary;
use crate::document::Document;

impl<D: AsRef<[u8]>> Vocabulary for Map<D> {
    fn contains(&self, key: &str) -> bool {
        self.contains_key(key)
    }
}

/// An index, read where it lies: only field lengths are decoded when it is opened.
pub struct Index<'a> {
    terms: Map<&'a [u8]>,
    postings: Lists<'a>,
    stems: Map<&'a [u8]>,
    classes: Lists<'a>,
    stored: Lists<'a>,
    page: u32,
    lengths: Vec<[u32; FIELDS]>,
    average: [f32; FIELDS],
}

impl<'a> Index<'a> {
    /// Checks `bytes` and reads them as an index.
    ///
    /// # Errors
    /// [`IndexError`] names the fault; bytes that open give right answers.
    pub fn open(bytes: &'a [u8]) -> Result<Self, IndexError> {
        let sections = Sections::open(bytes)?;
        let mut stats = Cursor::new(sections.get("stats")?);
        let mut stat = || stats.varint().ok_or(IndexError::Malformed { section: "stats" });
        let (documents, terms, stems, page) = (stat()? as usize, stat()? as u64, stat()? as u64, stat()?);
        let mut totals = [0; FIELDS];
        for total in &mut totals {
            *total = stat()?;
        }
        let list = |section| {
            let lists = Lists::open(sections.get(section)?).ok_or(IndexError::Malformed { section })?;
            Ok::<_, IndexError>((lists, lists.len() as u64))
        };
        let map = |section| {
            let map = Map::new(sections.get(section)?).map_err(|_| IndexError::Malformed { section })?;
            let len = map.len() as u64;
            Ok::<_, IndexError>((map, len))
        };
        let expect = |section, found: u64, expected: u64| match found == expected {
            true => Ok(()),
            false => Err(IndexError::Malformed { section }),
        };
        let (term_map, term_count) = map("terms")?;
        expect("terms", term_count, terms)?;
        let (postings, posting_count) = list("postings")?;
        expect("postings", posting_count, terms)?;
        let (stem_map, stem_count) = map("stems")?;
        expect("stems", stem_count, stems)?;
        let (classes, class_count) = list("classes")?;
        expect("classes", class_count, stems)?;
        let (stored, stored_count) = list("stored")?;
        expect("stored", stored_count, documents as u64)?;
        let lengths = lengths(sections.get("lengths")?, documents)
            .ok_or(IndexError::Malformed { section: "lengths" })?;
        let average = totals.map(|total| total as f32 / documents.max(1) as f32);
        Ok(Index { terms: term_map, postings, stems: stem_map, classes, stored, page, lengths, average })
    }

    /// How many documents there are; they are numbered from 0.
    #[must_use]
    pub fn documents(&self) -> usize {
        self.lengths.len()
    }

    /// How many terms there are; they are numbered from 0 in byte order.
    #[must_use]
    pub fn terms(&self) -> usize {
        self.terms.len()
    }

    /// The number of the term with this surface key.
    #[must_use]
    pub fn term(&self, key: &str) -> Option<u32> {
        self.terms.get(key).and_then(|number| u32::try_from(number).ok())
    }

    /// The surface key of a term.
    #[must_use]
    pub fn key(&self, term: u32) -> Option<String> {
        self.terms.as_fst().get_key(u64::from(term)).and_then(|key| String::from_utf8(key).ok())
    }

    /// The terms that share a stem key, ascending.
    pub fn class(&self, stem: &str) -> impl Iterator<Item = u32> + use<'a> {
        let number = self.stems.get(stem).and_then(|number| usize::try_from(number).ok());
        let mut members =
            Cursor::new(number.and_then(|number| self.classes.get(number)).map_or(&[][..], |list| list));
        let mut member = 0u32;
        std::iter::from_fn(move || {
            member = member.checked_add(members.varint()?)?;
            Some(member)
        })
    }

    /// The terms whose surface key begins with `prefix`, in byte order.
    pub fn with_prefix(&self, prefix: &str, mut each: impl FnMut(u32)) {
        let mut stream = self.terms.search(Str::new(prefix).starts_with()).into_stream();
        while let Some((_, number)) = stream.next() {
            if let Ok(number) = u32::try_from(number) {
                each(number);
            }
        }
    }

    /// Where a term occurs.
    #[must_use]
    pub fn postings(&self, term: u32) -> Postings<'a> {
        Postings::new(self.postings.get(term as usize).map_or(&[], |list| list))
    }

    /// Tokens in a field of a document.
    #[must_use]
    pub fn field_length(&self, document: u32, field: Field) -> u32 {
        self.lengths.get(document as usize).map_or(0, |lengths| lengths[field as usize])
    }

    /// Tokens in a field on the average.
    #[must_use]
    pub fn average_length(&self, field: Field) -> f32 {
        self.average[field as usize]
    }

    /// The stored fields of a document.
    #[must_use]
    pub fn document(&self, number: u32) -> Option<Document> {
        stored::read(self.stored.get(number as usize)?, self.page)
    }

    /// The number of the document called `id`.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<u32> {
        let is_it =
            |&number: &u32| self.stored.get(number as usize).and_then(stored::id) == Some(id.as_bytes());
        (0u32..).take(self.documents()).find(is_it)
    }
}

impl Vocabulary for Index<'_> {
    fn contains(&self, key: &str) -> bool {
        self.terms.contains_key(key)
    }
}

fn lengths(bytes: &[u8], documents: usize) -> Option<Vec<[u32; FIELDS]>> {
    let mut cursor = Cursor::new(bytes);
    // Every length takes a byte at least: a count beyond that would only reserve memory.
    if documents.checked_mul(FIELDS)? > bytes.len() {
        return None;
    }
    let mut lengths = Vec::with_capacity(documents);
    for _ in 0..documents {
        let mut length = [0; FIELDS];
        for tokens in &mut length {
            *tokens = cursor.varint()?;
        }
        lengths.push(length);
    }
    cursor.rest().is_empty().then_some(lengths)
}
