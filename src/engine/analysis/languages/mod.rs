//! What does a language add to the spelling rules that all share?
//!
//! A language is one file with its stop words and its stemmer. To add one, copy this into a file here:
//!
//! ```text
//! //! Sindarin: Snowball's stemmer, and stop words.
//!
//! use pagefind_stem::Algorithm;
//!
//! use super::{Language, NO_LANGUAGE, Script, snowball};
//!
//! pub(super) static LANGUAGE: Language = Language {
//!     tag: "sjn",
//!     scripts: &[Script::Latin],
//!     stop_words: STOP_WORDS,
//!     stem: |key, _| snowball(Algorithm::Sindarin, key),
//!     ..NO_LANGUAGE
//! };
//!
//! /// Small letters without accents; question words too.
//! const STOP_WORDS: &str = "a an i man";
//! ```
//!
//! Its feature and file stand in the list below and in both Cargo.toml; `document/language.rs` tells it from others.
//! Readers of a page get those languages only that its articles are in, each by the feature called after its tag.

mod arabic;
mod set;

pub(crate) use arabic::PARTICLES;
pub use set::{Languages, StopWords};

use super::normalizer::unaccented;
use super::script::{self, Script};
use super::{Vocabulary, entry, length};

/// Declares the files of the languages that have a feature.
macro_rules! files {
    ($($feature:literal $file:ident,)+) => {
        $(#[cfg(feature = $feature)] mod $file;)+

        /// Every language that this engine was built with.
        static ALL: &[&Language] = &[&arabic::LANGUAGE, $(#[cfg(feature = $feature)] &$file::LANGUAGE,)+];

        /// The features there are, whether built in or not.
        const FEATURES: &str = concat!($($feature, " ",)+);
    };
}

files! {
    "lang-ca" catalan,
    "lang-da" danish,
    "lang-de" german,
    "lang-el" greek,
    "lang-en" english,
    "lang-eo" esperanto,
    "lang-es" spanish,
    "lang-et" estonian,
    "lang-fa" persian,
    "lang-fi" finnish,
    "lang-fr" french,
    "lang-he" hebrew,
    "lang-hi" hindi,
    "lang-hu" hungarian,
    "lang-hy" armenian,
    "lang-id" indonesian,
    "lang-it" italian,
    "lang-lt" lithuanian,
    "lang-ne" nepali,
    "lang-nl" dutch,
    "lang-no" norwegian,
    "lang-pl" polish,
    "lang-pt" portuguese,
    "lang-ro" romanian,
    "lang-ru" russian,
    "lang-sr" serbian,
    "lang-sv" swedish,
    "lang-ta" tamil,
    "lang-tr" turkish,
    "lang-uk" ukrainian,
    "lang-ur" urdu,
    "lang-vi" vietnamese,
    "lang-yi" yiddish,
}

/// A language's own part of the pipeline.
#[derive(Debug)]
pub struct Language {
    /// BCP 47 tag, the language alone.
    pub tag: &'static str,
    /// What its words are written in.
    pub scripts: &'static [Script],
    /// Words without a topic, between white space: surface keys, without accents unless those are kept.
    pub stop_words: &'static str,
    /// What may be written together with the beginning of a word.
    pub clitics: &'static [&'static str],
    /// Whether words that differ in accents only are different words to a reader.
    pub keeps_accents: bool,
    /// From surface key to stem key, accents aside.
    stem: fn(&str, &dyn Vocabulary) -> String,
}

/// Any language without a file of its own: every word counts, and stands for itself.
const NO_LANGUAGE: Language = Language {
    tag: "",
    scripts: &[],
    stop_words: "",
    clitics: &[],
    keeps_accents: false,
    stem: |key, _| key.to_owned(),
};

/// The language whose stems have roots and skeletons.
pub(crate) const ARABIC: &str = "ar";

static ANY: Language = NO_LANGUAGE;

impl Language {
    /// The stem key of the word with surface key `key`.
    #[must_use]
    pub fn stem(&self, key: &str, vocabulary: &dyn Vocabulary) -> String {
        let stem = (self.stem)(key, vocabulary);
        if self.keeps_accents { stem } else { unaccented(&stem) }
    }

    /// Whether the word with surface key `key` says nothing about an article's topic.
    #[must_use]
    pub fn is_stop_word(&self, key: &str) -> bool {
        let plain = if self.keeps_accents { key.to_owned() } else { unaccented(key) };
        entry(self.stop_words, &mut |word| word == plain).is_some()
    }

    /// Whether a word that begins so can be one of this language.
    #[must_use]
    pub fn writes(&self, key: &str) -> bool {
        self.scripts.contains(&script::script(key))
    }
}

/// The language with this tag; none if it has no file, or if the engine was built without it.
#[must_use]
pub fn find(tag: &str) -> Option<&'static Language> {
    ALL.iter().copied().find(|language| language.tag == tag)
}

/// Every language that this engine was built with.
#[must_use]
pub fn all() -> &'static [&'static Language] {
    ALL
}

/// The feature that brings the language with this tag; none if it needs none.
#[must_use]
pub fn feature(tag: &str) -> Option<&'static str> {
    entry(FEATURES, &mut |feature| feature.get("lang-".len()..) == Some(tag))
}

/// The language of a word among articles of Arabic: Arabic by its letters, any other by none.
#[must_use]
pub fn of(key: &str) -> &'static Language {
    if script::is_arabic(key) { &arabic::LANGUAGE } else { &ANY }
}

/// Whether the word says nothing about an article's topic, among articles of Arabic.
#[must_use]
pub fn is_stop_word(key: &str) -> bool {
    of(key).is_stop_word(key)
}

/// The stem key of a word among articles of Arabic.
#[must_use]
pub fn stem(key: &str, vocabulary: &dyn Vocabulary) -> String {
    of(key).stem(key, vocabulary)
}

/// A stem by Snowball, whose rules look at accents.
#[cfg(feature = "snowball")]
fn snowball(algorithm: pagefind_stem::Algorithm, key: &str) -> String {
    let stem = pagefind_stem::Stemmer::create(algorithm).stem(key).into_owned();
    if stem.is_empty() { key.to_owned() } else { stem }
}

/// The word without those of `endings`, each tried once, behind which three letters stay.
#[cfg(any(feature = "lang-fa", feature = "lang-he", feature = "lang-ur"))]
fn without_endings<'w>(word: &'w str, endings: &[&str]) -> &'w str {
    endings
        .iter()
        .fold(word, |word, ending| word.strip_suffix(ending).filter(|rest| length(rest) >= 3).unwrap_or(word))
}
