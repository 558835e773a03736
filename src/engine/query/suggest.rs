//! How may the word go on that a reader is typing?
//!
//! Words of the dictionary that begin as typed, with the article or without it, as the articles write them. Forms of
//! one word are offered once, since each of them finds the others.

use super::conditions;
use super::merge::{lowest, postings, sorted};
use super::syntax::MAX_BYTES;
use super::widen::{ARTICLE, forms, without_article};
use crate::analysis::script::{Class, class};
use crate::analysis::{Token, part, tokens};
use crate::document::Document;
use crate::index::postings::Posting;
use crate::index::synonyms::is_phrase;
use crate::index::{Field, Index};

/// How many completions are usually wanted: what fits under a search box on a phone.
pub const USUAL: usize = 8;
/// Terms looked at, the most frequent: one letter can begin tens of thousands. At most 128, see the rank.
const TERMS: usize = 96;
/// Words before the last one that are looked up, the nearest ones: a pasted page is no query.
const BEFORE: usize = 8;
/// Articles that are asked how they write a word: the spelling of one may be a slip.
const WRITERS: usize = 3;

/// A way in which a text may go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The text as it was typed, its last word completed.
    pub text: String,
    /// The completed word, as articles write it but without vowel marks.
    pub word: String,
    /// In how many documents this very word is.
    pub documents: u32,
}

/// At most `n` completions of the last word of `text`, the most useful first: without a clitic, found together with
/// the words before it, in most documents, most often, shortest. None where the text does not end in a word.
///
/// ```
/// # use kashaf_engine::{document::Document, index::{build, Index}};
/// use kashaf_engine::query::suggest::suggest;
/// let article = Document::parse("a", "التقى الكاظميّ قادةً أمس، ثم قال للكاظمي إنه عائد.".as_bytes())?;
/// let bytes = build(&[article])?;
/// let found = suggest(&Index::open(&bytes)?, "لقاء كاظ", 5);
/// assert_eq!(found[0].text, "لقاء الكاظمي");
/// assert_eq!(found.len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn suggest(index: &Index<'_>, text: &str, n: usize) -> Vec<Suggestion> {
    // Nobody types at the end of a book.
    if text.len() > MAX_BYTES {
        return Vec::new();
    }
    // Conditions are no words.
    let rest = conditions::read(text).rest;
    let mut words: Vec<Token> = tokens(&rest).collect();
    let Some(typed) = words.pop().filter(|last| is_growing(&rest, last)) else { return Vec::new() };
    let having = having(index, &words);
    let most = having.iter().fold(0.0, |most, &words| words.max(most));
    let terms = beginning_with(index, &typed.term);
    let (mut stems, mut ranked) = (Vec::new(), Vec::new());
    for (at, &term) in (0u64..).zip(&terms) {
        let Some((key, stem)) = topic(index, term) else { continue };
        if stems.contains(&stem) || is_all_clitic(&typed.term, &key, &stem) {
            continue;
        }
        let (mut together, mut occurrences) = (0, 0u32);
        for Posting { document, frequencies } in index.postings(term) {
            together += u32::from(having.get(document as usize) == Some(&most));
            occurrences = occurrences.saturating_add(frequencies[Field::Title as usize]);
            occurrences = occurrences.saturating_add(frequencies[Field::Body as usize]);
        }
        let clitic = u32::from(!without_article(&key).starts_with(&stem));
        stems.push(stem);
        // The most useful sorts first; beyond the last number of its bits one is as frequent as another.
        let mut rank = u64::from(clitic);
        for (number, bits) in [(together, 18), (index.df(term), 18), (occurrences, 13)] {
            let last = (1 << bits) - 1;
            rank = rank << bits | u64::from(last - number.min(last));
        }
        ranked.push(rank << 14 | (key.len() as u64).min(127) << 7 | at);
    }
    let before = part(text, 0..typed.range.start);
    let mut found = Vec::new();
    for rank in &sorted(ranked) {
        let Some(&term) = terms.get(*rank as usize & 127).filter(|_| found.len() < n) else { break };
        // A word of nothing but links is shown nowhere.
        if let Some(word) = writing(index, term) {
            let documents = index.df(term);
            found.push(Suggestion { text: [before, &word].concat(), word, documents });
        }
    }
    found
}

/// The key and the stem of a term, if it says anything: no stop word, no single letter.
pub(super) fn topic(index: &Index<'_>, term: u32) -> Option<(String, String)> {
    let key = index.key(term)?;
    let says = key.chars().nth(1).is_some() && !index.languages().is_stop_word(&key) && !is_phrase(&key);
    let stem = index.stem(&key);
    says.then_some((key, stem))
}

/// Whether the text ends inside this token. Of pairs of letters only the first can grow into one.
fn is_growing(text: &str, last: &Token) -> bool {
    let mut letters = last.term.chars();
    let unspaced = letters.next().is_some_and(|first| class(first) == Class::Unspaced);
    let mut after = part(text, last.range.end..text.len()).chars();
    after.all(|c| class(c) == Class::Invisible) && !(unspaced && letters.next().is_some())
}

/// How many of the words before the last each document has.
fn having(index: &Index<'_>, before: &[Token]) -> Vec<f32> {
    let mut having = vec![0.0; index.documents()];
    for word in before.iter().rev().take(BEFORE) {
        if index.languages().is_stop_word(&word.term) {
            continue;
        }
        for posting in postings(index, &forms(index, &word.term)) {
            if let Some(words) = having.get_mut(posting.document as usize) {
                *words += 1.0;
            }
        }
    }
    having
}

/// The most frequent terms that begin as typed or, but for the article, so; of equals those just as typed first.
fn beginning_with(index: &Index<'_>, typed: &str) -> Vec<u32> {
    let bare = without_article(typed);
    let other = if bare == typed { [ARTICLE, typed].concat() } else { bare.to_owned() };
    let mut found = Vec::new();
    for (second, prefix) in (0u64..).zip([typed, &other]) {
        for term in index.with_prefix(prefix) {
            let documents = index.df(term);
            found.push(u64::from(!documents) << 32 | second << 31 | u64::from(term));
        }
    }
    let mut terms = Vec::new();
    for entry in lowest(found, TERMS) {
        terms.push(entry as u32 & i32::MAX as u32);
    }
    terms
}

/// Whether what was typed of `key` is only what is written together with the word: the و of والعراق, but not that of
/// وزير. The article is what a word is looked for with.
fn is_all_clitic(typed: &str, key: &str, stem: &str) -> bool {
    let rest = key.strip_prefix(typed).or_else(|| without_article(key).strip_prefix(without_article(typed)));
    let rest = rest.filter(|_| !ARTICLE.starts_with(typed)).unwrap_or_default();
    rest.char_indices().any(|(at, _)| part(rest, at..rest.len()).starts_with(stem))
}

/// How articles write a term: as two of the first three do, or else the first; none if it only stands in links.
pub(super) fn writing(index: &Index<'_>, term: u32) -> Option<String> {
    let key = index.key(term)?;
    let mut writings: Vec<String> = Vec::new();
    for Posting { document, frequencies } in index.postings(term) {
        if frequencies[Field::Title as usize] | frequencies[Field::Body as usize] == 0 {
            continue;
        }
        let Some(document) = index.document(document) else { continue };
        let Some(writing) = first_writing(&document, &key) else { continue };
        if writings.contains(&writing) {
            return Some(writing);
        }
        writings.push(writing);
        if writings.len() == WRITERS {
            break;
        }
    }
    writings.into_iter().next()
}

fn first_writing(document: &Document, key: &str) -> Option<String> {
    for text in document.texts() {
        for token in tokens(text) {
            if token.term == key {
                let mut writing = part(text, token.range).to_owned();
                writing.retain(is_spelt);
                return Some(writing);
            }
        }
    }
    None
}

/// Whether readers type `c`: no vowel mark, no tatweel, nothing invisible. Accents and hamzas of a character of their
/// own are a part of the letter, and the non-joiner is a part of Persian spelling.
fn is_spelt(c: char) -> bool {
    match class(c) {
        Class::Mark => matches!(c, '\u{0300}'..='\u{0483}' | '\u{0653}'..='\u{0655}'),
        Class::Invisible => c == '\u{200C}',
        _ => true,
    }
}
