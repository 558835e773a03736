//! What is offered while a reader types.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use kashaf_engine::analysis::{is_stop_word, stem, surface_key, tokens};
use kashaf_engine::document::Document;
use kashaf_engine::index::Index;
use kashaf_engine::query::suggest::{Suggestion, suggest};
use proptest::prelude::*;

use crate::golden::golden;
use crate::support::{article, index_of, seed_index, seeds};

const SUGGESTIONS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/golden/suggestions.txt");

fn of(documents: &[Document], text: &str) -> Vec<Suggestion> {
    suggest(&Index::open(&index_of(documents)).unwrap(), text, 10)
}

fn words(documents: &[Document], text: &str) -> Vec<String> {
    of(documents, text).into_iter().map(|found| found.word).collect()
}

/// An article a text.
fn articles(texts: &[&str]) -> Vec<Document> {
    texts.iter().zip(0..).map(|(text, n)| article(&format!("a{n}"), "—", text)).collect()
}

#[test]
fn texts_are_completed_as_the_golden_file_says() {
    let index = Index::open(seed_index()).unwrap();
    golden(SUGGESTIONS, |line| {
        let Some((text, _)) = line.split_once(" =>").filter(|_| !line.starts_with("# ")) else {
            return line.to_owned();
        };
        let found = suggest(&index, text, 6);
        let shown: Vec<_> = found.iter().map(|it| format!(" {} {}", it.text, it.documents)).collect();
        format!("{text} =>{}", shown.join(" ·"))
    });
}

#[test]
fn a_word_is_offered_with_and_without_the_article() {
    let index = Index::open(seed_index()).unwrap();
    for (text, wanted) in [("كاظ", "الكاظمي"), ("الكاظ", "الكاظمي"), ("بنت", "البنتاغون"), ("كتا", "كتائب")]
    {
        let found = suggest(&index, text, 3);
        assert!(found.iter().any(|it| it.word == wanted), "{text}: {found:?}");
    }
    // Typed without, the word without is meant first if it is as frequent.
    let both = articles(&["الوزير وزير", "الوزير وزير"]);
    assert_eq!(words(&both, "وز"), ["وزير"]);
    assert_eq!(words(&both, "الوز"), ["الوزير"]);
}

#[test]
fn forms_of_a_word_are_offered_once_and_clitics_only_when_typed() {
    let texts = articles(&["العراق والعراق وللعراق وبالعراق", "العراق للعراق", "وزير الوزير"]);
    assert_eq!(words(&texts, "الع"), ["العراق"]);
    assert_eq!(words(&texts, "و"), ["وزير"]);
    assert_eq!(words(&texts, "والع"), ["والعراق"]);
}

#[test]
fn words_are_written_as_most_articles_write_them() {
    let slip = articles(&["إستقبل", "استقبل", "استقبل"]);
    assert_eq!(words(&slip, "است"), ["استقبل"]);
    let marks = articles(&["قال مُقتدى الصَّدْر في مدرســة آبائه: أَسماءُ"]);
    for (text, word) in [("مق", "مقتدى"), ("صد", "الصدر"), ("مدر", "مدرسة"), ("اس", "أسماء"), ("اب", "آبائه")]
    {
        assert_eq!(words(&marks, text), [word], "{text}");
    }
    // Accents, signs inside a word and hamzas of a character of their own belong to it.
    let signs = articles(&["cafe\u{301} می\u{200C}خواهم ا\u{654}حمد\u{200F}"]);
    for (text, word) in [("caf", "cafe\u{301}"), ("مي", "می\u{200C}خواهم"), ("أح", "ا\u{654}حمد")]
    {
        assert_eq!(words(&signs, text), [word], "{text}");
    }
}

#[test]
fn the_last_word_is_completed_by_what_stands_with_those_before_it() {
    let texts = articles(&["انسحاب القوات", "القيادة القيادة", "القيادة", "القيادة انسحاب القوات"]);
    let found = of(&texts, "  «انسحاب الق");
    assert_eq!(found[0].text, "  «انسحاب القوات");
    assert_eq!((found[0].documents, found[1].word.as_str(), found[1].documents), (2, "القيادة", 3));
    assert_eq!(words(&texts, "الق"), ["القيادة", "القوات"]);
    // Words that no article has together, stop words and unknown ones leave the order as it is.
    assert_eq!(words(&texts, "في قنديل الق"), ["القيادة", "القوات"]);
}

#[test]
fn nothing_is_offered_where_no_word_is_being_typed() {
    let texts = articles(&["وزير بغداد من العراق", "ب"]);
    for text in ["", " ", "وزير ", "وزير،", "«وزير»", "-", "قنديل", "م", "من"] {
        assert_eq!(words(&texts, text), [""; 0], "{text:?}");
    }
    assert_eq!(words(&texts, "ب"), ["بغداد"]);
    assert_eq!(suggest(&Index::open(&index_of(&texts)).unwrap(), "ب", 0), []);
    assert_eq!(words(&[], "ب"), [""; 0]);
}

#[test]
fn other_scripts_are_completed_too() {
    let texts = articles(&["BBC News 2021", "中国人民", "Москва"]);
    for (text, word) in [("bb", "BBC"), ("NE", "News"), ("20", "2021"), ("中", "中国"), ("мос", "Москва")]
    {
        assert_eq!(words(&texts, text), [word], "{text}");
    }
    // Where pairs of letters are words, a pair is complete.
    assert_eq!(words(&texts, "中国"), [""; 0]);
}

#[test]
fn a_word_of_links_alone_is_not_offered() {
    let links = Document {
        related: vec!["اقرأ أيضا: بغداد".to_owned()], ..article("a", "بيت", "باب")
    };
    assert_eq!(words(&[links], "ب"), ["باب", "بيت"]);
}

/// The keys of each of the five articles.
static KEYS: LazyLock<Vec<BTreeSet<String>>> = LazyLock::new(|| {
    let keys = |document: &Document| {
        let date = document.date_in_words();
        let texts = document.texts().chain(document.links()).chain(date.as_deref());
        texts.flat_map(tokens).map(|token| token.term).collect()
    };
    seeds().iter().map(keys).collect()
});

proptest! {
    #[test]
    fn what_is_offered_begins_as_typed_and_stands_in_the_articles(at in any::<prop::sample::Index>(), letters in 1..5usize) {
        let index = Index::open(seed_index()).unwrap();
        let articles = &*KEYS;
        let vocabulary: BTreeSet<String> = articles.iter().flatten().cloned().collect();
        let typed: String = at.get(&Vec::from_iter(&vocabulary)).chars().take(letters).collect();
        let found = suggest(&index, &format!("عن {typed}"), 20);
        prop_assert!(found.len() <= 20);
        let mut stems = BTreeSet::new();
        for Suggestion { text, word, documents } in found {
            prop_assert_eq!(&text, &format!("عن {word}"));
            let key = surface_key(&word).unwrap();
            let article = |word: &str| word.strip_prefix("ال").unwrap_or(word).to_owned();
            prop_assert!(key.starts_with(&typed) || article(&key).starts_with(&article(&typed)), "{typed}: {key}");
            prop_assert!(!is_stop_word(&key) && key.chars().count() > 1, "{}", key);
            prop_assert!(stems.insert(stem(&key, &vocabulary)), "{typed}: {key} is offered by another form");
            let has = articles.iter().filter(|keys| keys.contains(&key)).count();
            prop_assert_eq!(documents as usize, has, "{}", key);
        }
    }

    #[test]
    fn any_text_can_be_completed(text in ".{0,30}", n in 0..5usize) {
        prop_assert!(suggest(&Index::open(seed_index()).unwrap(), &text, n).len() <= n);
    }
}
