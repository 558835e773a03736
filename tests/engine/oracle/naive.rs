//! The reader without an index.

use std::collections::BTreeSet;

use kashaf_engine::analysis::{is_stop_word, languages, script, stem, surface_key, tokens};
use kashaf_engine::document::Document;
use kashaf_engine::query::MatchKind;

use crate::support::{is_behind_clitics, texts};

/// What a query wants as one.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// As it is written.
    pub(super) text: String,
    /// Surface keys: several for a phrase.
    pub(super) keys: Vec<String>,
    pub(super) quoted: bool,
    pub(super) unfinished: bool,
}

impl Unit {
    pub(super) fn word(word: &str, unfinished: bool) -> Unit {
        Unit { text: word.to_owned(), keys: vec![surface_key(word).unwrap()], quoted: false, unfinished }
    }

    pub(super) fn phrase(words: &[String]) -> Unit {
        let keys = words.iter().map(|word| surface_key(word).unwrap()).collect();
        Unit { text: words.join(" "), keys, quoted: true, unfinished: false }
    }

    pub(super) fn is_same(&self, other: &Unit) -> bool {
        self.keys == other.keys && self.quoted == other.quoted
    }

    pub(super) fn is_stop_word(&self) -> bool {
        !self.quoted && is_stop_word(&self.keys[0])
    }
}

/// All articles as surface keys: article, text, word.
pub(super) struct Corpus {
    articles: Vec<Vec<Vec<String>>>,
    /// Whether the first text of an article is its title.
    titled: Vec<bool>,
    vocabulary: BTreeSet<String>,
}

impl Corpus {
    pub(super) fn new(documents: &[Document]) -> Corpus {
        let keys = |text: &str| tokens(text).map(|token| token.term).collect::<Vec<_>>();
        let article = |document: &Document| {
            texts(document).into_iter().chain(document.links()).map(keys).collect::<Vec<_>>()
        };
        let articles: Vec<_> = documents.iter().map(article).collect();
        let vocabulary = articles.iter().flatten().flatten().cloned().collect();
        let titled = documents.iter().map(|document| !document.title_derived).collect();
        Corpus { articles, titled, vocabulary }
    }

    pub(super) fn numbers(&self) -> impl Iterator<Item = u32> + use<> {
        0..self.articles.len() as u32
    }

    pub(super) fn has(&self, unit: &Unit, number: u32) -> bool {
        self.kind(unit, number).is_some()
    }

    pub(super) fn knows(&self, unit: &Unit) -> bool {
        self.numbers().any(|number| self.has(unit, number))
    }

    /// The best way in which the article has the unit.
    pub(super) fn kind(&self, unit: &Unit, number: u32) -> Option<MatchKind> {
        self.kind_in(unit, &self.articles[number as usize])
    }

    pub(super) fn has_in_title(&self, unit: &Unit, number: u32) -> bool {
        let title = usize::from(self.titled[number as usize]);
        self.kind_in(unit, &self.articles[number as usize][..title]).is_some()
    }

    /// The surface keys of all words, each once.
    pub(super) fn words(&self) -> Vec<&str> {
        self.vocabulary.iter().map(String::as_str).collect()
    }

    fn kind_in(&self, unit: &Unit, texts: &[Vec<String>]) -> Option<MatchKind> {
        match unit.keys.as_slice() {
            [wanted] => texts.iter().flatten().filter_map(|word| self.means(unit, wanted, word)).min(),
            [first, rest @ ..] => {
                let windows = texts.iter().flat_map(|words| words.windows(unit.keys.len()));
                let here = |words: &[String]| {
                    (words[1..] == *rest).then(|| self.means(unit, first, &words[0])).flatten()
                };
                windows.filter_map(here).min()
            }
            [] => None,
        }
    }

    fn means(&self, unit: &Unit, wanted: &str, word: &str) -> Option<MatchKind> {
        let stem_of = |word: &str| stem(word, &self.vocabulary);
        let may_be_form = !unit.quoted || is_behind_clitics(wanted, word);
        if word == wanted {
            Some(MatchKind::Exact)
        } else if may_be_form && (stem_of(word) == stem_of(wanted) || self.has_only_glued(wanted, word)) {
            Some(MatchKind::Form)
        } else if unit.unfinished && begins(wanted, word) {
            Some(MatchKind::Prefix)
        } else {
            None
        }
    }

    /// Whether `word` is a form of what articles have only with a clitic before it, never bare as it is wanted.
    fn has_only_glued(&self, wanted: &str, word: &str) -> bool {
        let stem_of = |word: &str| stem(word, &self.vocabulary);
        let bare = wanted.strip_prefix("ال").filter(|rest| rest.chars().count() > 2).unwrap_or(wanted);
        let glued = |clitic: &&str| {
            let glued = format!("{clitic}{bare}");
            self.vocabulary.contains(&glued) && stem_of(&glued) == stem_of(word)
        };
        bare.chars().count() > 2
            && self.vocabulary.iter().all(|known| stem_of(known) != stem_of(wanted))
            && (languages::of(wanted).clitics.iter().any(glued)
                || bare.chars().count() > 3 && ["و", "ف", "ب", "ل", "ك"].iter().any(glued))
    }

    /// Whether the unit is a word that no article has, and yet the letters of two that some have.
    pub(super) fn is_two_words(&self, unit: &Unit) -> bool {
        let known = |part: &str| self.knows(&Unit::word(part, false));
        let halves = |at: usize| unit.keys[0].split_at(at);
        let long = |part: &str| part.chars().count() >= 3;
        let places = unit.keys[0].char_indices().map(|(at, _)| at);
        !unit.quoted
            && !self.knows(unit)
            && places.map(halves).any(|(a, b)| long(a) && long(b) && known(a) && known(b))
    }
}

/// Whether `word` begins as typed, with the article or without it.
pub(super) fn begins(typed: &str, word: &str) -> bool {
    let without = typed.strip_prefix("ال").filter(|rest| rest.chars().count() > 2);
    word.starts_with(typed)
        || script::is_arabic(typed)
            && (word.strip_prefix("ال").is_some_and(|word| word.starts_with(typed))
                || without.is_some_and(|typed| word.starts_with(typed)))
}
