//! The checked, read-only index.

use std::iter::Copied;
use std::slice::Iter;

use super::bytes::Cursor;
use super::chunks::{self, Chunks, Elsewhere, Strings};
use super::filters::Filters;
use super::format::Sections;
use super::lists::Lists;
use super::order::Order;
use super::pairs::Pairs;
use super::postings::{Places, Postings};
use super::skeletons::Skeletons;
use super::terms::Terms;
use super::text::CodePage;
use super::walked::Walked;
use super::{FIELDS, Field, IndexError, Opening, ids, stored};
use crate::analysis::Vocabulary;
use crate::analysis::languages::Languages;
use crate::document::Document;

/// An index, read where it lies: only the terms and the field lengths are decoded when it is opened.
pub struct Index<'a> {
    pub(super) terms: Terms,
    /// Only if lists are in chunks.
    order: Option<Order>,
    docs: Strings<'a>,
    places: Strings<'a>,
    pub(super) languages: Languages,
    /// Classes by stem, a list a language, of words that are numbered by the stems of another one.
    pub(super) stems: Vec<Lists<'a>>,
    pub(super) skeletons: Skeletons,
    pub(super) synonyms: Lists<'a>,
    filters: Filters<'a>,
    stored: Strings<'a>,
    /// Only if stored fields are in chunks.
    ids: Strings<'a>,
    pub(super) page: CodePage,
    pairs: Pairs,
    lengths: Vec<[u32; FIELDS]>,
    average: [f32; FIELDS],
    walked: Walked,
}

/// The section `stats`.
pub(super) struct Statistics {
    pub(super) documents: usize,
    pub(super) terms: usize,
    pub(super) page: CodePage,
    pairs: Pairs,
    totals: [u32; FIELDS],
}

impl Statistics {
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let mut cursor = Cursor::new(bytes);
        let (documents, terms) = (cursor.varint()? as usize, cursor.varint()? as usize);
        let page = CodePage::new(cursor.varint()?)?;
        let mut totals = [0; FIELDS];
        for total in &mut totals {
            *total = cursor.varint()?;
        }
        let pairs = Pairs::read(page, cursor.rest())?;
        Some(Statistics { documents, terms, page, pairs, totals })
    }
}

impl<'a> Index<'a> {
    /// Checks `bytes` and reads them as an index, all at once: see [`Opening`].
    ///
    /// # Errors
    /// [`IndexError`] names the fault; bytes that open give right answers.
    pub fn open(bytes: &'a [u8]) -> Result<Self, IndexError> {
        Opening::new(bytes)?.finish()
    }

    /// The index of these sections, or the name of the one that is missing or malformed.
    pub(super) fn read(
        sections: &Sections<'a>,
        languages: Languages,
        statistics: Statistics,
        terms: Terms,
        skeletons: Skeletons,
        order: Option<Order>,
    ) -> Result<Self, &'static str> {
        let Statistics { documents, page, pairs, totals, .. } = statistics;
        let mut chunks = sections.get("chunks").ok().map(Cursor::new);
        let [docs, places, stored, ids] = chunks::CHUNKED.map(|name| strings(sections, name, &mut chunks));
        let [docs, places, stored] = [docs?, places?, stored?];
        // Where stored fields are here, they say the ids.
        let ids = if stored.chunks().is_some() { ids? } else { Strings::Here(Lists::default()) };
        let counted =
            [("docs", &docs, terms.len()), ("places", &places, terms.len()), ("stored", &stored, documents)];
        for (name, strings, len) in counted {
            if strings.len() != len {
                return Err(if strings.chunks().is_some() { "chunks" } else { name });
            }
        }
        let classes = list(sections, "stems", Some(languages.all().len()))?;
        let mut stems = Vec::new();
        for number in 0..classes.len() {
            stems.push(classes.get(number).and_then(Lists::open).ok_or("stems")?);
        }
        let filters = sections.get("filters").ok().and_then(|bytes| Filters::open(bytes, documents, page));
        let lengths = sections.get("lengths").ok().and_then(|bytes| lengths(bytes, documents));
        Ok(Index {
            terms,
            order,
            docs,
            places,
            languages,
            stems,
            skeletons,
            synonyms: list(sections, "synonyms", None)?,
            filters: filters.ok_or("filters")?,
            stored,
            ids,
            page,
            pairs,
            lengths: lengths.ok_or("lengths")?,
            average: totals.map(|total| total as f32 / documents.max(1) as f32),
            walked: Walked::default(),
        })
    }

    /// How many documents there are; they are numbered from 0.
    #[must_use]
    pub fn documents(&self) -> usize {
        self.lengths.len()
    }

    /// How many terms there are; they are numbered from 0, the forms of a stem one after the other.
    #[must_use]
    pub fn terms(&self) -> usize {
        self.terms.len()
    }

    /// The number of the term with this surface key.
    #[must_use]
    pub fn term(&self, key: &str) -> Option<u32> {
        self.terms.number(key)
    }

    /// The surface key of a term.
    #[must_use]
    pub fn key(&self, term: u32) -> Option<String> {
        self.terms.key(term)
    }

    /// The languages of the documents.
    #[must_use]
    pub fn languages(&self) -> &Languages {
        &self.languages
    }

    /// The terms whose surface key begins with `prefix`, in byte order.
    pub fn with_prefix(&self, prefix: &str) -> Copied<Iter<'_, u32>> {
        self.terms.with_prefix(prefix)
    }

    /// The term dictionary, for walking it letter by letter.
    #[must_use]
    pub fn dictionary(&self) -> &Terms {
        &self.terms
    }

    /// How far the dictionary was walked for the last query.
    #[must_use]
    pub fn walked(&self) -> &Walked {
        &self.walked
    }

    /// The documents of a term.
    #[must_use]
    pub fn postings(&self, term: u32) -> Postings<'_> {
        Postings::new(self.docs.get(self.list(term)).unwrap_or_default())
    }

    /// Where in its documents a term stands.
    #[must_use]
    pub fn places(&self, term: u32) -> Places<'_> {
        Places::new(self.places.get(self.list(term)).unwrap_or_default())
    }

    /// In how many documents a term is.
    #[must_use]
    pub fn df(&self, term: u32) -> u32 {
        self.terms.documents(term)
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
        let mut document = stored::read(self.record(number)?, &self.pairs)?;
        (document.date, document.weight) = self.filters.of(number);
        Some(document)
    }

    /// What documents are filtered, sorted and weighed by.
    #[must_use]
    pub fn filters(&self) -> &Filters<'a> {
        &self.filters
    }

    /// The number of the document called `id`.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<u32> {
        let id = self.pairs.encode(id);
        let is_it = |record: Option<&[u8]>| record.and_then(stored::id) == Some(&id);
        let Some(chunks) = self.stored.chunks() else {
            return (0u32..).take(self.documents()).find(|&number| is_it(self.record(number)));
        };
        // Mostly it was shown just now.
        let here = chunks.here().find(|(_, record)| is_it(Some(record))).map(|(number, _)| number as u32);
        here.or_else(|| {
            let mut alike = ids::find(&self.ids, &id).into_iter();
            alike.find(|&number| is_it(self.record(number)))
        })
    }

    /// Whether something was asked for that is not here: then an answer would be wrong.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.elsewhere().is_asked()
    }

    /// The chunks that were asked for and are not here. Once they are [supplied](Index::supply) or
    /// [lost](Index::lose), the same is to be asked again.
    #[must_use]
    pub fn take_missing(&self) -> Vec<u64> {
        let missing = self.elsewhere().asked();
        if !missing.is_empty() {
            // What is asked again says again what it lacks, and it may be less.
            self.elsewhere().faults();
        }
        missing
    }

    /// The lost chunks that were asked for since they were last taken: what was answered may lack what they have.
    #[must_use]
    pub fn take_faults(&self) -> Vec<u64> {
        self.elsewhere().faults()
    }

    /// Takes the bytes of a chunk; `false` if these are not that chunk's.
    #[must_use]
    pub fn supply(&self, name: u64, bytes: &[u8]) -> bool {
        self.elsewhere().supply(name, bytes)
    }

    /// Goes on without a chunk that cannot be had.
    pub fn lose(&self, name: u64) {
        self.elsewhere().lose(name);
    }

    /// Asks for lost chunks again.
    pub fn forget_losses(&self) {
        self.elsewhere().forget_losses();
    }

    /// The number of a term's lists.
    fn list(&self, term: u32) -> usize {
        self.order.as_ref().map_or(term as usize, |order| order.place(&self.terms, term))
    }

    fn elsewhere(&self) -> Elsewhere<'_> {
        Elsewhere([&self.docs, &self.places, &self.stored, &self.ids])
    }

    fn record(&self, number: u32) -> Option<&[u8]> {
        self.stored.get(number as usize)
    }
}

impl Vocabulary for Index<'_> {
    fn contains(&self, key: &str) -> bool {
        self.terms.contains(key)
    }
}

/// The languages of these tags.
pub(super) fn languages(tags: &[u8]) -> Result<Languages, IndexError> {
    let list = Lists::open(tags).ok_or(IndexError::Malformed { section: "langs" })?;
    let mut tags = Vec::new();
    for number in 0..list.len() {
        // Tags are ASCII.
        tags.push(list.get(number).unwrap_or_default().iter().map(|&byte| char::from(byte)).collect());
    }
    Languages::new(&tags).map_err(|tag| IndexError::Language { tag })
}

/// The strings of a section; of one that is not here, the chunks that come next in their table.
fn strings<'a>(
    sections: &Sections<'a>,
    name: &'static str,
    chunks: &mut Option<Cursor<'a>>,
) -> Result<Strings<'a>, &'static str> {
    match chunks {
        Some(table) if sections.get(name).is_err() => {
            Chunks::open(table).map(Strings::Beside).ok_or("chunks")
        }
        _ => list(sections, name, None).map(Strings::Here),
    }
}

/// The list in a section, of so many strings if that is known.
fn list<'a>(
    sections: &Sections<'a>,
    name: &'static str,
    len: Option<usize>,
) -> Result<Lists<'a>, &'static str> {
    match sections.get(name).ok().and_then(Lists::open) {
        Some(list) if len.is_none_or(|len| list.len() == len) => Ok(list),
        _ => Err(name),
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
