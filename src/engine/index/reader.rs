//! The checked, read-only index.

use std::iter::Copied;
use std::slice::Iter;

use super::bytes::Cursor;
use super::chunks::{self, Chunks, Elsewhere, Strings};
use super::filters::Filters;
use super::format::Sections;
use super::lists::Lists;
use super::pairs::Pairs;
use super::postings::{Places, Postings};
use super::skeletons::Skeletons;
use super::terms::Terms;
use super::text::CodePage;
use super::{FIELDS, Field, IndexError, Opening, classes, ids, stored, synonyms};
use crate::analysis::languages::{Language, Languages};
use crate::analysis::normalizer::unaccented;
use crate::analysis::script::{Script, is_arabic, script};
use crate::analysis::{self, Vocabulary};
use crate::document::Document;

/// An index, read where it lies: only the terms and the field lengths are decoded when it is opened.
pub struct Index<'a> {
    terms: Terms,
    docs: Strings<'a>,
    places: Strings<'a>,
    languages: Languages,
    /// Classes by stem, a list a language, of words that are numbered by the stems of another one.
    stems: Vec<Lists<'a>>,
    skeletons: Skeletons,
    synonyms: Lists<'a>,
    filters: Filters<'a>,
    stored: Strings<'a>,
    /// Only if stored fields are in chunks.
    ids: Strings<'a>,
    page: CodePage,
    pairs: Pairs,
    lengths: Vec<[u32; FIELDS]>,
    average: [f32; FIELDS],
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
    ) -> Result<Self, &'static str> {
        let Statistics { documents, page, pairs, totals, .. } = statistics;
        let mut chunks = sections.get("chunks").ok().map(Cursor::new);
        let [docs, places, stored, ids] = chunks::CHUNKED.map(|name| strings(sections, name, &mut chunks));
        let [docs, places, stored] = [docs?, places?, stored?];
        // Where stored fields are here, they say the ids.
        let ids = if chunks.is_some() { ids? } else { Strings::Here(Lists::default()) };
        let counted =
            [("docs", &docs, terms.len()), ("places", &places, terms.len()), ("stored", &stored, documents)];
        for (name, strings, len) in counted {
            if strings.len() != len {
                return Err(if chunks.is_some() { "chunks" } else { name });
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

    /// The term that is this surface key; if there is none, those that are this key with accents, or without.
    #[must_use]
    pub fn spelled(&self, key: &str) -> Vec<u32> {
        let mut spelled: Vec<u32> = self.term(key).into_iter().collect();
        if spelled.is_empty() {
            spelled = self.terms.spellings(key).iter().filter_map(|key| self.term(key)).collect();
        }
        if spelled.is_empty() && script(key) == Script::Latin {
            spelled.extend(self.term(&unaccented(key)));
        }
        spelled
    }

    /// The languages of the documents.
    #[must_use]
    pub fn languages(&self) -> &Languages {
        &self.languages
    }

    /// The stem key of a word in the first language that it can be in.
    #[must_use]
    pub fn stem(&self, key: &str) -> String {
        self.languages.of(key).first().map_or_else(String::new, |(_, language)| language.stem(key, self))
    }

    /// The terms that are forms of a word in any language that it can be in, ascending.
    #[must_use]
    pub fn forms(&self, key: &str) -> Vec<u32> {
        self.classes(key, &|language| language.stem(key, self))
    }

    /// The terms that share a stem key, ascending.
    #[must_use]
    pub fn with_stem(&self, stem: &str) -> Vec<u32> {
        self.classes(stem, &|_| stem.to_owned())
    }

    /// The classes of a word in the languages that it can be in, as one.
    fn classes(&self, key: &str, stem: &dyn Fn(&Language) -> String) -> Vec<u32> {
        let mut forms = Vec::new();
        let languages = self.languages.of(key);
        let leading = Languages::leading(&languages).map(|(number, _)| number);
        for (number, language) in languages {
            let stem = stem(language);
            let stem_of = |term| Some(language.stem(&self.key(term)?, self));
            let mut class: Vec<u32> = match self.stems.get(number) {
                Some(classes) if leading != Some(number) => classes::find(classes, &stem, &stem_of),
                _ => self.terms.with_stem(&stem).collect(),
            };
            if class.is_empty() {
                let alone = self.term(&stem);
                class.extend(alone.filter(|&term| stem_of(term).is_some_and(|own| own == stem)));
            }
            if forms.is_empty() {
                forms = class;
                continue;
            }
            for term in class {
                if let Err(at) = forms.binary_search(&term) {
                    forms.insert(at, term);
                }
            }
        }
        forms
    }

    /// In how many documents a term is.
    #[must_use]
    pub fn document_frequency(&self, term: u32) -> u32 {
        self.terms.documents(term)
    }

    /// One term of each Arabic stem with this root, if there are several, ascending.
    #[must_use]
    pub fn with_root(&self, root: &str) -> Vec<u32> {
        let mut found = Vec::new();
        analysis::stems_of_root(root, &mut |stem| {
            let forms = self.terms.with_stem(stem);
            if !forms.is_empty()
                && analysis::root(stem).is_some_and(|own| own == root)
                && let Err(at) = found.binary_search(&forms.start)
            {
                found.insert(at, forms.start);
            }
        });
        several(found)
    }

    /// One term of each Arabic stem with this skeleton, if there are several, ascending.
    #[must_use]
    pub fn with_skeleton(&self, skeleton: &str) -> Vec<u32> {
        several(self.skeletons.find(&self.terms, skeleton))
    }

    /// The terms that are one with a word, or with some words and the spaces between them, though no rule says so: its
    /// irregular forms, and what means the same; in no order. None if it is in no group.
    #[must_use]
    pub fn alike(&self, word: &str) -> Option<[Vec<u32>; 2]> {
        let mut alike: Option<[Vec<u32>; 2]> = None;
        synonyms::find(
            &self.synonyms,
            self.page,
            [word, &analysis::stem(word, self)],
            &mut |likeness, key| {
                let mut terms = synonyms::terms(&key, &|term| self.term(term));
                if likeness != synonyms::NAME && !synonyms::is_phrase(&key) {
                    terms.extend(if is_arabic(&key) { self.with_stem(&key) } else { self.forms(&key) });
                }
                let [forms, meanings] = alike.get_or_insert_default();
                if likeness == synonyms::FORM { forms.extend(terms) } else { meanings.extend(terms) }
            },
        );
        alike
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

    /// The documents of a term.
    #[must_use]
    pub fn postings(&self, term: u32) -> Postings<'_> {
        Postings::new(self.docs.get(term as usize).unwrap_or_default())
    }

    /// Where in its documents a term stands.
    #[must_use]
    pub fn places(&self, term: u32) -> Places<'_> {
        Places::new(self.places.get(term as usize).unwrap_or_default())
    }

    /// In how many documents a term is.
    #[must_use]
    pub fn df(&self, term: u32) -> u32 {
        self.postings(term).documents()
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

/// A key of one stem says nothing that the stem does not.
fn several(stems: Vec<u32>) -> Vec<u32> {
    if stems.len() > 1 { stems } else { Vec::new() }
}

/// The strings of a section, in it or in the chunks that come next in their table.
fn strings<'a>(
    sections: &Sections<'a>,
    name: &'static str,
    chunks: &mut Option<Cursor<'a>>,
) -> Result<Strings<'a>, &'static str> {
    match chunks {
        Some(table) => Chunks::open(table).map(Strings::Beside).ok_or("chunks"),
        None => list(sections, name, None).map(Strings::Here),
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
