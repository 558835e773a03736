//! Other ways in: layouts, Latin letters, synonyms, words torn apart.

use std::collections::BTreeSet;
use std::fs;

use kashaf_engine::document::{Synonyms, read_folder, read_synonyms};
use kashaf_engine::index::format::Sections;
use kashaf_engine::index::{Index, build_with};
use kashaf_engine::query::layout::switched;
use kashaf_engine::query::{Answer, MatchKind, Options, search};

use crate::golden::golden;
use crate::support::{Folder, article, index_of, seed_index};

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
    let segments = answer.hits.iter().flat_map(|hit| hit.title.iter().chain(&hit.snippet));
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

/// Each line of a golden file up to its arrow, as a query; `all` lines, or those with an arrow.
fn as_the_file_says(path: &str, all: bool) {
    golden(path, |line| match line.split(" =>").next() {
        Some(query) if !query.is_empty() && !query.starts_with('#') && all | line.contains("=>") => {
            format!("{query} => {}", found(query))
        }
        _ => line.to_owned(),
    });
}

#[test]
fn latin_letters_spell_arabic_words() {
    as_the_file_says(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/golden/latin.txt"), true);
}

#[test]
fn an_article_in_latin_letters_is_no_word_of_its_own() {
    for query in ["al-Kadhimi", "Al Kadhimi", "el-Kadhimi", "alkadhimi", "al-3iraq", "hashd al-shaabi"] {
        assert_eq!(answer(query).note, None, "{query}");
    }
}

#[test]
fn other_words_for_the_same_are_found() {
    as_the_file_says(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/golden/synonyms.txt"), true);
}

#[test]
fn what_no_article_has_finds_nothing() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/golden/strict.txt");
    // The few that sound like a word of the articles stand by themselves, with it.
    as_the_file_says(path, false);
    let words = fs::read_to_string(path).unwrap();
    let lines = words.lines().filter(|line| !line.starts_with('#') && !line.contains("=>"));
    let words: Vec<&str> = lines.flat_map(str::split_whitespace).collect();
    assert!(words.len() > 700, "{}", words.len());
    let hits: Vec<String> = words
        .iter()
        .filter(|word| answer(word).total > 0)
        .map(|word| format!("{word}: {}", found(word)))
        .collect();
    assert!(hits.is_empty(), "{} found:\n{}", hits.len(), hits.join("\n"));
}

// Layouts

#[test]
fn any_keyboard_writes_the_same_word() {
    let keyboards = [
        ("hg;h/ld", "a US keyboard"),
        ("hgmh!ld", "a French one"),
        ("hgöh-ld", "a German one"),
        ("hg;hzld", "Apple's Arabic"),
        ("HG;H/LD", "with a caps lock"),
        ("Hg;h/ld", "a capital at the beginning"),
        ("hg;h", "half typed"),
    ];
    for (typed, keyboard) in keyboards {
        assert_eq!(found(typed), "01234 layout: الكاظمي", "{typed}: {keyboard}");
    }
    // The circumflex waits for the next letter on a French keyboard.
    assert!(switched("îj").contains(&"جهت".to_owned()));
}

#[test]
fn latin_words_typed_in_arabic_letters_are_found() {
    let bytes = index_of(&[article("a", "The news", "Government of the people.")]);
    let index = Index::open(&bytes).unwrap();
    for typed in ["ىثصس", "لخرثقىةثىف", "رثصس"] {
        let answer = search(&index, typed, &Options::default());
        assert_eq!(answer.hits[0].kinds, [MatchKind::Layout], "{typed}");
    }
}

#[test]
fn a_word_that_is_known_is_no_other_keyboards() {
    assert_eq!(found("ABC"), "0 exact: ABC");
}

// A site's own words

/// What an article with the words of `body` answers, with the site's `list`.
fn kinds_with(list: &str, body: &str, query: &str) -> Vec<MatchKind> {
    let bytes =
        build_with(&[article("a", "عنوان", body)], &Synonyms::parse(list.as_bytes()).unwrap()).unwrap();
    let answer = search(&Index::open(&bytes).unwrap(), query, &Options::default());
    answer.hits.into_iter().flat_map(|hit| hit.kinds).collect()
}

#[test]
fn a_sites_synonyms_are_found_in_all_their_forms() {
    let list = "المخابرات = الاستخبارات # one house\nداعش، تنظيم الدولة الإسلامية, ISIS\n";
    let cases = [
        ("قال رئيس المخابرات.", "الاستخبارات"),
        ("قال رئيس المخابرات.", "استخباراتنا"),
        ("هاجم داعش القرية.", "isis"),
        ("هاجم داعش القرية.", "تنظيم الدولة الإسلامية"),
        ("هاجم داعش القرية.", "لتنظيم الدولة الإسلامية"),
        ("هاجم تنظيم الدولة الإسلامية القرية.", "داعش"),
        ("هاجم تنظيم الدولة الإسلامية القرية.", "ISIS القرية"),
    ];
    for (body, query) in cases {
        assert!(kinds_with(list, body, query).contains(&MatchKind::Synonym), "{query} in {body}");
        let without = kinds_with("", body, query);
        assert!(!without.contains(&MatchKind::Synonym), "{query} in {body} without the list");
    }
    assert_eq!(kinds_with(list, "هاجم تنظيم الدولة القرية الإسلامية.", "ISIS"), [], "not the words apart");
}

#[test]
fn a_list_that_is_no_list_is_refused_with_its_line_and_the_remedy() {
    let cases: [(&[u8], &str); 5] = [
        ("أ = ب\nوحيد\n".as_bytes(), "2: a group needs two members"),
        ("# list\n\nبغداد = \n".as_bytes(), "3: a member has no word"),
        ("بغداد = …".as_bytes(), "1: a member has no word"),
        ("=".as_bytes(), "1: a member has no word"),
        (b"\xEF\xBB\xBFone = two\nna\xEFve = plain", "2: not UTF-8"),
    ];
    for (list, message) in cases {
        let folder = Folder::new();
        folder.write("_synonyms.txt", list);
        let error = read_synonyms(folder.path()).unwrap_err().to_string();
        assert!(error.contains(&format!("_synonyms.txt:{message}")), "{error}");
    }
}

#[test]
fn a_folder_without_a_list_has_no_synonyms_and_a_list_is_no_article() {
    let folder = Folder::new();
    folder.write("a.txt", "عنوان\n\nنص المقال هنا كاملا.");
    assert_eq!(read_synonyms(folder.path()).unwrap(), Synonyms::default());
    folder.write("_synonyms.txt", "\u{FEFF}# nothing yet\r\n\r\nأ = ب\r\n");
    assert_eq!(read_synonyms(folder.path()).unwrap().groups.len(), 1);
    assert_eq!(read_folder(folder.path()).unwrap().len(), 1);
}

#[test]
fn an_index_carries_only_the_groups_that_its_articles_have() {
    let bytes = index_of(&[article("a", "عنوان", "عقد الاجتماع في حزيران.")]);
    let months = [article("a", "عنوان", "عقد الاجتماع في بغداد.")];
    let without = index_of(&months);
    let section = |bytes: &[u8]| Sections::open(bytes).unwrap().get("synonyms").unwrap().len();
    assert!(section(&without) < section(&bytes), "{} < {}", section(&without), section(&bytes));
    assert!(section(&bytes) < 60, "{} bytes for one month", section(&bytes));
}
