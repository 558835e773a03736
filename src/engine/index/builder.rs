//! Articles in, index bytes out.

use std::collections::BTreeMap;
use std::fmt;

use super::bytes::{put_len, put_varint};
use super::format::Writer;
use super::langs::Langs;
use super::postings::{self, Positions};
use super::terms::{self, Terms};
use super::text::CodePage;
use super::{FIELDS, Field, PARAGRAPH_GAP, classes, filters, lists, stored, synonyms};
use crate::analysis::languages::Languages;
use crate::analysis::{self, Token, tokens};
use crate::document::Document;
use crate::document::synonyms::{SynonymError, Synonyms};

/// Why articles cannot become an index.
#[derive(Debug)]
#[non_exhaustive]
pub enum BuildError {
    /// Two articles have the same id, so that neither could be opened for certain.
    DuplicateId(String),
    /// A part of the index would pass the 4 GiB that the format can address.
    TooLarge,
    /// A list of synonyms that every corpus has is at fault.
    Synonyms(SynonymError),
    /// Articles are in a language that the engine was built without.
    Language(String),
    /// The term dictionary could not be written.
    Terms(fst::Error),
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BuildError::DuplicateId(id) => write!(f, "two articles are called `{id}`: rename one of them"),
            BuildError::TooLarge => f.write_str("the articles give an index of over 4 GiB: split them"),
            BuildError::Synonyms(error) => write!(f, "our own synonyms are at fault, {error}"),
            BuildError::Language(tag) => {
                write!(f, "articles are in `{tag}`: build the engine with feature `lang-{tag}`")
            }
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

impl From<SynonymError> for BuildError {
    fn from(error: SynonymError) -> Self {
        BuildError::Synonyms(error)
    }
}

/// Surface key → documents with it, ascending, and where in each.
type Occurrences = BTreeMap<String, Vec<(u32, Positions)>>;
/// Derived key → terms with it, ascending.
type Classes = BTreeMap<String, Vec<u32>>;

/// Makes the index of `documents`; their order decides between equal scores.
///
/// # Errors
/// [`BuildError`].
pub fn build(documents: &[Document]) -> Result<Vec<u8>, BuildError> {
    build_with(documents, &Synonyms::default())
}

/// The same for a site that has synonyms of its own.
///
/// # Errors
/// [`BuildError`].
pub fn build_with(documents: &[Document], synonyms: &Synonyms) -> Result<Vec<u8>, BuildError> {
    check_ids(documents)?;
    let groups = [Synonyms::common()?.groups.as_slice(), &synonyms.groups].concat();
    let phrases = groups.iter().flat_map(|group| &group.members).filter(|member| member.len() > 1);
    let phrases: Vec<&[String]> = phrases.map(Vec::as_slice).collect();
    let mut occurrences = Occurrences::new();
    let mut lengths = Vec::with_capacity(documents.len());
    for (number, document) in (0u32..).zip(documents) {
        lengths.push(Field::ALL.map(|field| add_field(&mut occurrences, &phrases, number, document, field)));
    }
    let page =
        CodePage::best_for(documents.iter().flat_map(|document| document.texts().chain(document.labels())));
    let dictionary = terms::write(occurrences.keys(), page);
    let vocabulary = Terms::open(dictionary.as_slice(), page)?;
    let langs = Langs::of(documents);
    let languages = Languages::new(&langs.all).map_err(BuildError::Language)?;
    let mut stems = stems(&occurrences, &vocabulary, &languages, &langs.each);
    let has_forms = |key: &str| {
        let mut languages = languages.of(key).into_iter();
        languages.any(|(at, language)| stems[at].contains_key(&language.stem(key, &vocabulary)))
    };
    let synonyms = synonyms::write(&groups, &vocabulary, &has_forms, page);
    let arabic = languages.all().iter().position(|language| language.tag == "ar").map(|at| &stems[at]);
    let roots = arabic.map(|stems| classes_of_stems(stems, analysis::root)).unwrap_or_default();
    let skeletons = arabic.map(|stems| classes_of_stems(stems, long_skeleton)).unwrap_or_default();
    // A word that is its own stem and has no other forms needs no class: the reader finds it as a term.
    for classes in &mut stems {
        classes.retain(|key, terms| terms.len() > 1 || vocabulary.number(key) != terms.first().copied());
    }

    let stored = documents.iter().zip(&langs.each);
    let stored = stored.map(|(document, lang)| stored::write(document, lang, page));
    let mut writer = Writer::default();
    writer.section("stats", stats(&lengths, occurrences.len(), page));
    writer.section("langs", list(langs.all.into_iter().map(String::into_bytes))?);
    writer.section("terms", dictionary);
    let (mut docs, mut positions) = (Vec::new(), Vec::new());
    for occurrences in occurrences.values() {
        let [its_docs, its_positions] = postings::write(occurrences);
        docs.push(its_docs);
        positions.push(its_positions);
    }
    writer.section("docs", list(docs.into_iter())?);
    writer.section("places", list(positions.into_iter())?);
    let stems: Option<Vec<_>> = stems.iter().map(|classes| classes::write(classes.iter())).collect();
    writer.section("stems", list(stems.ok_or(BuildError::TooLarge)?.into_iter())?);
    writer.section("roots", classes::write(roots.iter()).ok_or(BuildError::TooLarge)?);
    writer.section("skeleton", classes::write(skeletons.iter()).ok_or(BuildError::TooLarge)?);
    writer.section("synonyms", list(synonyms.into_iter())?);
    writer.section("lengths", varints(lengths.iter().flatten().copied()));
    writer.section("filters", filters::write(documents, &langs.each, page));
    writer.section("stored", list(stored)?);
    writer.finish().ok_or(BuildError::TooLarge)
}

/// Stem key → terms, for each of the languages.
///
/// A term has the stems of the languages of its articles, as far as they are written in its script; one that stands
/// in articles of other scripts only has those of all languages that it could be.
fn stems(
    occurrences: &Occurrences,
    vocabulary: &Terms<&[u8]>,
    languages: &Languages,
    langs: &[String],
) -> Vec<Classes> {
    let mut stems = vec![Classes::new(); languages.all().len()];
    let words = (0u32..).zip(occurrences).filter(|(_, (key, _))| !synonyms::is_phrase(key));
    for (number, (key, documents)) in words {
        let among = |tag: &str| documents.iter().any(|&(document, _)| langs[document as usize] == tag);
        let possible = languages.of(key);
        let own: Vec<_> = possible.iter().copied().filter(|(_, language)| among(language.tag)).collect();
        for (at, language) in if own.is_empty() { possible } else { own } {
            stems[at].entry(language.stem(key, vocabulary)).or_default().push(number);
        }
    }
    stems
}

/// Stems that share a key made from them; each stands there by its first term. A key of one stem says nothing that the
/// stem does not.
fn classes_of_stems(stems: &Classes, key: impl Fn(&str) -> Option<String>) -> Classes {
    let mut classes = Classes::new();
    for (stem, terms) in stems {
        if let (Some(key), Some(&first)) = (key(stem), terms.first()) {
            classes.entry(key).or_default().push(first);
        }
    }
    classes.retain(|_, terms| terms.len() > 1);
    classes.values_mut().for_each(|terms| terms.sort_unstable());
    classes
}

/// Two consonants are those of too many words.
fn long_skeleton(stem: &str) -> Option<String> {
    Some(analysis::skeleton(stem)).filter(|skeleton| skeleton.chars().nth(2).is_some())
}

fn check_ids(documents: &[Document]) -> Result<(), BuildError> {
    let mut seen = std::collections::BTreeSet::new();
    match documents.iter().find(|document| !seen.insert(document.id.as_str())) {
        Some(double) => Err(BuildError::DuplicateId(double.id.clone())),
        None => Ok(()),
    }
}

/// Adds the tokens of one field, and the phrases that are terms; how many tokens there were.
fn add_field(
    occurrences: &mut Occurrences,
    phrases: &[&[String]],
    number: u32,
    document: &Document,
    field: Field,
) -> u32 {
    let (mut count, mut start) = (0, 0);
    let date = document.date_in_words();
    let parts: &mut dyn Iterator<Item = &str> = match field {
        // The words of a derived title are the body's already.
        Field::Title => &mut document.texts().take(usize::from(!document.title_derived)),
        Field::Body => &mut document.texts().skip(1).chain(date.as_deref()).chain(document.labels()),
        Field::Related => &mut document.links(),
    };
    for text in parts {
        let before = count;
        let tokens: Vec<Token> = tokens(text).collect();
        for (at, token) in tokens.iter().enumerate() {
            let here = &tokens[at..];
            let stands_here = |phrase: &&&[String]| synonyms::begins(here, phrase);
            let phrases = phrases.iter().filter(stands_here).map(|phrase| phrase.join(" "));
            for term in std::iter::once(token.term.clone()).chain(phrases) {
                let documents = occurrences.entry(term).or_default();
                if documents.last().is_none_or(|&(last, _)| last != number) {
                    documents.push((number, Positions::default()));
                }
                if let Some((_, positions)) = documents.last_mut() {
                    positions[field as usize].push(start + token.position);
                }
            }
            count += 1;
        }
        start += count - before + PARAGRAPH_GAP;
    }
    count
}

fn stats(lengths: &[[u32; FIELDS]], terms: usize, page: CodePage) -> Vec<u8> {
    let mut out = Vec::new();
    put_len(&mut out, lengths.len());
    put_len(&mut out, terms);
    put_varint(&mut out, page.first());
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

fn list(strings: impl Iterator<Item = Vec<u8>>) -> Result<Vec<u8>, BuildError> {
    lists::write(&strings.collect::<Vec<_>>()).ok_or(BuildError::TooLarge)
}
