//! Articles in, index bytes out.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::bytes::{put_len, put_varint};
use super::format::Writer;
use super::langs::Langs;
use super::packed::{self, Word};
use super::pairs::Pairs;
use super::postings::{self, Positions};
use super::text::CodePage;
use super::{FIELDS, Field, PARAGRAPH_GAP, classes, filters, lists, stored, synonyms};
use crate::analysis::languages::{Language, Languages};
use crate::analysis::{Token, tokens};
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
        }
    }
}

impl std::error::Error for BuildError {}

impl From<SynonymError> for BuildError {
    fn from(error: SynonymError) -> Self {
        BuildError::Synonyms(error)
    }
}

/// Surface key → documents with it, ascending, and where in each.
type Occurrences = BTreeMap<String, Vec<(u32, Positions)>>;
/// Stem key → terms with it, ascending.
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
    let langs = Langs::of(documents);
    let languages = Languages::new(&langs.all).map_err(BuildError::Language)?;
    let stems = stems(&occurrences, &languages, &langs.each);
    let known: BTreeSet<(usize, &str)> = stems.iter().flat_map(Stems::all).collect();
    let has_forms = |key: &str| {
        let mut languages = languages.of(key).into_iter();
        languages.any(|(at, language)| known.contains(&(at, &language.stem(key, &occurrences))))
    };
    let synonyms = synonyms::write(&groups, &occurrences, &has_forms, page);
    let words = occurrences.iter().zip(&stems).map(|((key, documents), stems)| Word {
        key,
        stem: stems.leading.as_ref().map(|(_, stem)| stem.as_str()),
        documents: documents.len() as u32,
    });
    let words: Vec<Word> = words.collect();
    let (dictionary, order) = packed::write(&words, page).ok_or(BuildError::TooLarge)?;
    let classes = classes_of_others(&words, &stems, &order, languages.all().len());
    let occurrences: Vec<_> = occurrences.values().collect();

    let pairs = Pairs::best_for(page, documents.iter().flat_map(Document::texts));
    let stored = documents.iter().zip(&langs.each);
    let stored = stored.map(|(document, lang)| stored::write(document, lang, &pairs));
    let mut writer = Writer::default();
    writer.section("stats", stats(&lengths, occurrences.len(), page, &pairs));
    writer.section("langs", list(langs.all.into_iter().map(String::into_bytes))?);
    writer.section("terms", dictionary);
    let (mut docs, mut positions) = (Vec::new(), Vec::new());
    for &word in &order {
        let [its_docs, its_positions] = postings::write(occurrences[word]);
        docs.push(its_docs);
        positions.push(its_positions);
    }
    writer.section("docs", list(docs.into_iter())?);
    writer.section("places", list(positions.into_iter())?);
    let classes: Option<Vec<_>> = classes.iter().map(|classes| classes::write(classes.iter())).collect();
    writer.section("stems", list(classes.ok_or(BuildError::TooLarge)?.into_iter())?);
    writer.section("synonyms", list(synonyms.into_iter())?);
    writer.section("lengths", varints(lengths.iter().flatten().copied()));
    writer.section("filters", filters::write(documents, &langs.each, page));
    writer.section("stored", list(stored)?);
    writer.finish().ok_or(BuildError::TooLarge)
}

/// The stems of a word, each with the number of its language.
#[derive(Default)]
struct Stems {
    /// The one that it is numbered by.
    leading: Option<(usize, String)>,
    others: Vec<(usize, String)>,
}

impl Stems {
    fn all(&self) -> impl Iterator<Item = (usize, &str)> {
        self.leading.iter().chain(&self.others).map(|(language, stem)| (*language, stem.as_str()))
    }
}

/// The stems of each word.
///
/// A word has the stems of the languages of its articles, as far as they are written in its script; one that stands
/// in articles of other scripts only has those of all languages that it could be.
fn stems(occurrences: &Occurrences, languages: &Languages, langs: &[String]) -> Vec<Stems> {
    let stems = |(key, documents): (&String, &Vec<(u32, Positions)>)| {
        if synonyms::is_phrase(key) {
            return Stems::default();
        }
        let among = |tag: &str| documents.iter().any(|&(document, _)| langs[document as usize] == tag);
        let possible = languages.of(key);
        let leads = Languages::leading(&possible).map(|(number, _)| number);
        let own: Vec<_> = possible.iter().copied().filter(|(_, language)| among(language.tag)).collect();
        let own = if own.is_empty() { possible } else { own };
        let stem = |(at, language): (usize, &Language)| (at, language.stem(key, occurrences));
        let (leading, others): (Vec<_>, Vec<_>) =
            own.into_iter().map(stem).partition(|&(at, _)| Some(at) == leads);
        Stems { leading: leading.into_iter().next(), others }
    };
    occurrences.iter().map(stems).collect()
}

/// Stem key → terms, for each of the languages, of words that are not numbered by that stem.
fn classes_of_others(words: &[Word], stems: &[Stems], order: &[usize], languages: usize) -> Vec<Classes> {
    let mut classes = vec![Classes::new(); languages];
    let mut numbers = vec![0; order.len()];
    for (number, &word) in (0u32..).zip(order) {
        numbers[word] = number;
        for (language, stem) in &stems[word].others {
            classes[*language].entry(stem.clone()).or_default().push(number);
        }
    }
    // A word that is its own stem and has no other forms needs no class: the reader finds it as a term.
    let number = |key: &String| words.binary_search_by(|word| word.key.cmp(key)).ok().map(|at| numbers[at]);
    for classes in &mut classes {
        classes.retain(|key, terms| terms.len() > 1 || number(key) != terms.first().copied());
    }
    classes
}

fn check_ids(documents: &[Document]) -> Result<(), BuildError> {
    let mut seen = BTreeSet::new();
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

fn stats(lengths: &[[u32; FIELDS]], terms: usize, page: CodePage, pairs: &Pairs) -> Vec<u8> {
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
    out.extend(pairs.bytes());
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
