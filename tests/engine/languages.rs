//! Words of many languages meet their forms, and none but those; articles of several languages live in one index.

use std::{env, fs};

use kashaf_engine::document::Document;
use kashaf_engine::index::{Index, IndexError, langs};
use kashaf_engine::query::{MatchKind, Options, search};

use crate::support::{article, index_of};

const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/golden/languages.txt");

fn in_language(lang: &str, id: &str, body: &str) -> Document {
    Document { lang: lang.to_owned(), title: String::new(), ..article(id, "", body) }
}

/// The articles that `query` finds by the words themselves or their forms.
fn found(index: &Index<'_>, query: &str) -> Vec<String> {
    let certain = |kinds: &[MatchKind]| kinds.iter().all(|kind| *kind <= MatchKind::Form);
    let hits = search(index, query, &Options::default()).hits.into_iter();
    hits.filter(|hit| certain(&hit.kinds)).map(|hit| hit.document.id).collect()
}

fn finds(lang: &str, text: &str, query: &str) -> bool {
    let bytes = index_of(&[in_language(lang, "it", text), in_language(lang, "other", "12345")]);
    !found(&Index::open(&bytes).unwrap(), &format!("{query} ")).is_empty()
}

#[test]
fn words_meet_or_stay_apart_as_the_golden_file_says() {
    let described = |line: &str| {
        if line.starts_with('#') {
            return line.to_owned();
        }
        let columns: Vec<&str> = line.split(" | ").collect();
        let [lang, one, other, _] = columns.as_slice() else { return line.to_owned() };
        let verdict = match (finds(lang, one, other), finds(lang, other, one)) {
            (true, true) => "meet",
            (false, false) => "apart",
            _ => "meet one way",
        };
        format!("{lang} | {one} | {other} | {verdict}")
    };
    let expected = fs::read_to_string(GOLDEN).unwrap();
    let found: String = expected.lines().map(|line| described(line) + "\n").collect();
    if env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(GOLDEN, &found).unwrap();
        return;
    }
    let wrong: Vec<_> = found.lines().zip(expected.lines()).filter(|(is, should)| is != should).collect();
    assert!(wrong.is_empty(), "not as in {GOLDEN}:\n{wrong:#?}");
}
