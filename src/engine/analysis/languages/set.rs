//! Which languages of an index can a word be in?
//!
//! Told by its script: a query is too short for a better guess, and it must be treated like the articles.

use super::{ANY, ARABIC, Language, feature, find};

/// The languages of an index, that of most articles first, and behind them none in particular.
#[derive(Clone, Debug)]
pub struct Languages(Vec<&'static Language>);

impl Languages {
    /// The languages with these tags.
    ///
    /// # Errors
    /// The tag of one that the engine was built without.
    pub fn new(tags: &[String]) -> Result<Languages, String> {
        let mut languages = Vec::new();
        for tag in tags {
            match find(tag) {
                Some(language) => languages.push(language),
                None if feature(tag).is_some() => return Err(tag.clone()),
                None => {}
            }
        }
        languages.push(&ANY);
        Ok(Languages(languages))
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> &[&'static Language] {
        &self.0
    }

    /// The languages that are written in the script of the word with surface key `key`, by number; none in particular
    /// if there is none.
    #[must_use]
    pub fn of(&self, key: &str) -> Vec<(usize, &'static Language)> {
        let mut found: Vec<_> = (0..).zip(self.0.iter().copied()).filter(|(_, it)| it.writes(key)).collect();
        if found.is_empty() {
            found.extend(self.0.len().checked_sub(1).map(|last| (last, &ANY)));
        }
        found
    }

    /// The one of these languages of a word by whose stems terms are numbered: Arabic, whose stems have roots too, or else
    /// the first.
    #[must_use]
    pub fn leading(among: &[(usize, &'static Language)]) -> Option<(usize, &'static Language)> {
        among.iter().find(|(_, language)| language.tag == ARABIC).or(among.first()).copied()
    }

    /// Whether the word with surface key `key` is a stop word in any of them.
    #[must_use]
    pub fn is_stop_word(&self, key: &str) -> bool {
        self.0.iter().any(|language| language.writes(key) && language.is_stop_word(key))
    }

    /// Which words of a query of these surface keys are stop words. A word of one language may be a stop word of
    /// another (`die`, `war`), so that the language with most stop words among them decides for its script.
    #[must_use]
    pub fn stop_words(&self, keys: &[&str]) -> StopWords {
        let mut counted: Vec<_> = self.0.iter().map(|language| (*language, 0)).collect();
        for key in keys {
            for (language, count) in &mut counted {
                *count += usize::from(language.writes(key) && language.is_stop_word(key));
            }
        }
        StopWords(counted)
    }
}

/// The stop words of a query.
#[derive(Clone, Debug)]
pub struct StopWords(Vec<(&'static Language, usize)>);

impl StopWords {
    /// Whether the word with surface key `key` says nothing about an article's topic.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        let mut best: Option<(&Language, usize)> = None;
        for &(language, count) in &self.0 {
            if language.writes(key) && best.is_none_or(|(_, most)| count > most) {
                best = Some((language, count));
            }
        }
        best.is_some_and(|(language, _)| language.is_stop_word(key))
    }
}
