//! The checked, read-only index.

use std::ops::Range;

use super::bytes::Cursor;
use super::format::Sections;
use super::lists::Lists;
use super::postings::Postings;
use super::terms::Terms;
use super::text::CodePage;
use super::{FIELDS, Field, IndexError, classes, stored, synonyms};
use crate::analysis::languages::{Language, Languages};
use crate::analysis::normalizer::unaccented;
use crate::analysis::script::{Script, is_arabic, script};
use crate::analysis::{self, Vocabulary};
use crate::document::Document;

/// An index, read where it lies: only field lengths are decoded when it is opened.
pub struct Index<'a> {
    terms: Terms<&'a [u8]>,
    postings: Lists<'a>,
    languages: Languages,
    /// Classes by stem, a list a language.
    stems: Vec<Lists<'a>>,
    roots: Lists<'a>,
    skeletons: Lists<'a>,
    synonyms: Lists<'a>,
    stored: Lists<'a>,
    page: CodePage,
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
        let (documents, term_count, page) = (stat()? as usize, stat()? as usize, stat()?);
        let page = CodePage::new(page).ok_or(IndexError::Malformed { section: "stats" })?;
        let mut totals = [0; FIELDS];
        for total in &mut totals {
            *total = stat()?;
        }
        let list = |section, len: Option<usize>| {
            let lists = Lists::open(sections.get(section)?);
            let fits = |lists: &Lists<'_>| len.is_none_or(|len| lists.len() == len);
            lists.filter(fits).ok_or(IndexError::Malformed { section })
        };
        let terms = Terms::open(sections.get("terms")?, page).ok().filter(|terms| terms.len() == term_count);
        let terms = terms.ok_or(IndexError::Malformed { section: "terms" })?;
        let postings = list("postings", Some(term_count))?;
        let langs = list("langs", None)?;
        let mut tags = Vec::new();
        for number in 0..langs.len() {
            tags.push(String::from_utf8_lossy(langs.get(number).unwrap_or_default()).into_owned());
        }
        let languages = Languages::new(&tags).map_err(|tag| IndexError::Language { tag })?;
        let classes = list("stems", Some(languages.all().len()))?;
        let mut stems = Vec::new();
        for number in 0..classes.len() {
            let classes = classes.get(number).and_then(Lists::open);
            stems.push(classes.ok_or(IndexError::Malformed { section: "stems" })?);
        }
        let (roots, skeletons) = (list("roots", None)?, list("skeleton", None)?);
        let synonyms = list("synonyms", None)?;
        let stored = list("stored", Some(documents))?;
        let lengths = lengths(sections.get("lengths")?, documents)
            .ok_or(IndexError::Malformed { section: "lengths" })?;
        let average = totals.map(|total| total as f32 / documents.max(1) as f32);
        Ok(Index {
            terms,
            postings,
            languages,
            stems,
            roots,
            skeletons,
            synonyms,
            stored,
            page,
            lengths,
            average,
        })
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
        self.classes(key, |language| language.stem(key, self))
    }

    /// The terms that share a stem key, ascending.
    #[must_use]
    pub fn with_stem(&self, stem: &str) -> Vec<u32> {
        self.classes(stem, |_| stem.to_owned())
    }

    /// The classes of a word in the languages that it can be in, as one.
    fn classes(&self, key: &str, stem: impl Fn(&Language) -> String) -> Vec<u32> {
        let mut forms = Vec::new();
        for (number, language) in self.languages.of(key) {
            for term in self.class(number, language, &stem(language)) {
                if let Err(at) = forms.binary_search(&term) {
                    forms.insert(at, term);
                }
            }
        }
        forms
    }

    fn class(&self, number: usize, language: &Language, stem: &str) -> Vec<u32> {
        let Some(classes) = self.stems.get(number) else { return Vec::new() };
        let stem_of = |term| Some(language.stem(&self.key(term)?, self));
        let class = classes::find(classes, stem, stem_of);
        let alone = || self.term(stem).filter(|&term| stem_of(term).is_some_and(|own| own == stem));
        if class.is_empty() { alone().into_iter().collect() } else { class }
    }

    /// One term of each Arabic stem with this root, if there are several, ascending.
    #[must_use]
    pub fn with_root(&self, root: &str) -> Vec<u32> {
        classes::find(&self.roots, root, |term| analysis::root(&self.arabic_stem(term)?))
    }

    /// One term of each Arabic stem with this skeleton, if there are several, ascending.
    #[must_use]
    pub fn with_skeleton(&self, skeleton: &str) -> Vec<u32> {
        classes::find(&self.skeletons, skeleton, |term| Some(analysis::skeleton(&self.arabic_stem(term)?)))
    }

    fn arabic_stem(&self, term: u32) -> Option<String> {
        Some(analysis::stem(&self.key(term)?, self))
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

    /// The terms whose surface key begins with `prefix`.
    #[must_use]
    pub fn with_prefix(&self, prefix: &str) -> Range<u32> {
        self.terms.with_prefix(prefix)
    }

    /// The term dictionary, for walking it letter by letter.
    #[must_use]
    pub fn dictionary(&self) -> &Terms<&'a [u8]> {
        &self.terms
    }

    /// Where a term occurs.
    #[must_use]
    pub fn postings(&self, term: u32) -> Postings<'a> {
        Postings::new(self.postings.get(term as usize).unwrap_or_default())
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
        let id = self.page.encode(id);
        let is_it = |&number: &u32| self.stored.get(number as usize).and_then(stored::id) == Some(&id);
        (0u32..).take(self.documents()).find(is_it)
    }
}

impl Vocabulary for Index<'_> {
    fn contains(&self, key: &str) -> bool {
        self.terms.contains(key)
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
