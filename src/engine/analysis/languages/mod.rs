//! What does a language add to the spelling rules that all share?
//!
//! A language is one file with its stop words and its stemmer, and one line in [`of`]. Which language a word is
//! in is told by its script: a query is too short for a better guess, and it must be treated like the article.

mod arabic;

use super::{Vocabulary, script};

/// A language's own part of the pipeline.
pub struct Language {
    /// BCP 47 tag.
    pub tag: &'static str,
    /// Surface keys of words without a topic, between white space.
    pub stop_words: &'static str,
    /// What may be written together with the beginning of a word.
    pub clitics: &'static [&'static str],
    /// From surface key to stem key.
    pub stem: fn(&str, &dyn Vocabulary) -> String,
}

/// Any language without a file of its own: every word counts, and stands for itself.
static ANY: Language = Language { tag: "", stop_words: "", clitics: &[], stem: |key, _| key.to_owned() };

/// The language that the word with surface key `key` is treated as.
#[must_use]
pub fn of(key: &str) -> &'static Language {
    if script::is_arabic(key) { &arabic::LANGUAGE } else { &ANY }
}

/// Whether the word with surface key `key` says nothing about an article's topic.
#[must_use]
pub fn is_stop_word(key: &str) -> bool {
    of(key).stop_words.split_whitespace().any(|word| word == key)
}

/// The stem key of the word with surface key `key`.
#[must_use]
pub fn stem(key: &str, vocabulary: &dyn Vocabulary) -> String {
    (of(key).stem)(key, vocabulary)
}
