//! Which languages are the articles in?

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::document::{Document, language};

/// The languages of articles, as tags without region.
pub(super) struct Langs {
    /// That of each article; empty if it cannot be told.
    pub(super) each: Vec<String>,
    /// All of them, that of most articles first.
    pub(super) all: Vec<String>,
}

/// The languages that an index of `documents` has, as tags without region, that of most documents first.
#[must_use]
pub fn langs(documents: &[Document]) -> Vec<String> {
    Langs::of(documents).all
}

impl Langs {
    /// What an article says, else what its text shows, else what most articles are in.
    pub(super) fn of(documents: &[Document]) -> Langs {
        let own = |document: &Document| match document.lang.as_str() {
            "" => language::guess(document).unwrap_or_default().to_owned(),
            stated => primary(stated),
        };
        let mut each: Vec<String> = documents.iter().map(own).collect();
        let main = by_number(&each).into_iter().next().unwrap_or_default();
        for (lang, document) in each.iter_mut().zip(documents) {
            // Only an article with letters of that script: 中国 by itself is not made Arabic.
            if lang.is_empty() && language::is_written_as(document, &main) {
                lang.clone_from(&main);
            }
        }
        Langs { all: by_number(&each), each }
    }
}

fn by_number(langs: &[String]) -> Vec<String> {
    let mut counts = BTreeMap::<&String, usize>::new();
    for lang in langs.iter().filter(|lang| !lang.is_empty()) {
        *counts.entry(lang).or_default() += 1;
    }
    let mut all: Vec<_> = counts.into_iter().collect();
    all.sort_by_key(|&(_, count)| Reverse(count));
    all.into_iter().map(|(lang, _)| lang.clone()).collect()
}

/// The language of a tag without region and script, by its usual name.
fn primary(tag: &str) -> String {
    let language = tag.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    match language.as_str() {
        "nb" | "nn" => "no",
        "iw" => "he",
        "in" => "id",
        "ji" => "yi",
        other => other,
    }
    .to_owned()
}
