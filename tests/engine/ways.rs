//! Other ways in: layouts, Latin letters, synonyms, words torn apart.

use std::collections::BTreeSet;
use std::fs;

use kashaf_engine::index::Index;
use kashaf_engine::query::{Answer, Options, search};

use crate::golden::golden;
use crate::support::seed_index;

fn answer(query: &str) -> Answer {
    search(&Index::open(seed_index()).unwrap(), query, &Options::default())
}

/// The articles that a query finds, in their order, and every word that it marks in them, with the kinds.
fn found(query: &str) -> String {
    let answer = answer(query);
    let mut articles: Vec<&str> = answer.hits.iter().map(|hit| &hit.document.id[2..3]).collect();
    articles.sort_unstable();
    let kinds: BTreeSet<String> = answer
        .hits
        .iter()
        .flat_map(|hit| &hit.kinds)
        .map(|kind| format!("{kind:?}").to_lowercase())
        .collect();
    let segments = answer.hits.iter().flat_map(|hit| hit.title.segments.iter().chain(&hit.snippet.segments));
    let marked: BTreeSet<&str> =
        segments.filter(|segment| segment.marked).map(|segment| segment.text.as_str()).collect();
    let join = |set: Vec<&str>| set.join(" ");
    format!(
        "{} {}: {}",
        articles.concat(),
        kinds.into_iter().collect::<Vec<_>>().join("+"),
        join(marked.into_iter().collect())
    )
}

/// Each line of a golden file up to its arrow, as a query.
fn as_the_file_says(path: &str) {
    golden(path, |line| match line.split(" =>").next() {
        Some(query) if !query.is_empty() && !query.starts_with('#') => format!("{query} => {}", found(query)),
        _ => line.to_owned(),
    });
}

#[test]
fn latin_letters_spell_arabic_words() {
    as_the_file_says(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/golden/latin.txt"));
}

#[test]
fn other_words_for_the_same_are_found() {
    as_the_file_says(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/golden/synonyms.txt"));
}

#[test]
fn what_no_article_has_finds_nothing() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/golden/strict.txt");
    let words = fs::read_to_string(path).unwrap();
    let lines = words.lines().filter(|line| !line.starts_with('#'));
    let hits: Vec<String> = lines
        .flat_map(str::split_whitespace)
        .filter(|word| answer(word).total > 0)
        .map(|word| format!("{word}: {}", found(word)))
        .collect();
    assert!(hits.is_empty(), "{} found:\n{}", hits.len(), hits.join("\n"));
}

#[test]
fn debug_words() {
    for word in std::env::var("WORDS").unwrap_or_default().split(' ') {
        println!("{word}: {}", found(word));
    }
}
