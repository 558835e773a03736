//! Which words a text has and which of them are the same word: a golden file with every rule, and what holds for any
//! text whatever.
//!
//! `UPDATE_EXPECT=1 cargo test` rewrites the golden file. A line of it is `text => surface keys | stem keys`; a word
//! to be cut is checked against the words of the seeds. Characters that no reader sees are written `\u{200C}`.

use std::collections::BTreeSet;
use std::{env, fs};

use kashaf_engine::analysis::normalizer::{plain_arabic, unaccented};
use kashaf_engine::analysis::script::{Class, class};
use kashaf_engine::analysis::{Vocabulary, is_stop_word, languages, stem, surface_key, tokens};
use proptest::prelude::*;

use crate::support::{seeds, texts};

const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/golden/analysis.txt");

/// The words of the seeds.
fn vocabulary() -> BTreeSet<String> {
    seeds().iter().flat_map(texts).flat_map(tokens).map(|token| token.term).collect()
}

fn surface_keys(text: &str) -> Vec<String> {
    tokens(text).map(|token| token.term).collect()
}

/// `text` with each `\u{…}` as the character that it names.
fn unescaped(text: &str) -> String {
    let mut parts = text.split("\\u{");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').unwrap();
        plain.push(u32::from_str_radix(code, 16).ok().and_then(char::from_u32).unwrap());
        plain += rest;
    }
    plain
}

#[test]
fn a_form_that_is_a_mark_on_a_tatweel_has_no_letters() {
    assert_eq!(surface_keys("\u{FCF2}\u{FB7A}"), ["چ"]);
    assert_eq!(surface_keys("كت\u{FCF4}اب"), ["كتاب"]);
    assert!(surface_keys("\u{FE71} \u{FCF3}").is_empty());
}

#[test]
fn words_are_folded_and_stemmed_as_the_golden_file_says() {
    let vocabulary = vocabulary();
    let described = |line: &str| {
        let rule = line.split_once(" =>").filter(|_| !line.starts_with('#'));
        let Some((text, _)) = rule else { return line.to_owned() };
        let keys = surface_keys(&unescaped(text));
        let stems: Vec<String> = keys.iter().map(|key| stem(key, &vocabulary)).collect();
        format!("{text} => {} | {}", keys.join(" "), stems.join(" ")).trim_end().to_owned()
    };
    let expected = fs::read_to_string(GOLDEN).unwrap();
    assert!(expected.contains("=>"), "{GOLDEN} has no lines");
    let found: String = expected.lines().map(|line| described(line) + "\n").collect();
    if env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(GOLDEN, &found).unwrap();
        return;
    }
    let lines = found.lines().zip(expected.lines()).filter(|(found, expected)| found != expected);
    let wrong: Vec<_> = lines.map(|(found, expected)| format!("{found}\n  should be: {expected}")).collect();
    assert!(
        wrong.is_empty(),
        "not as in {GOLDEN}; if it is better, run with UPDATE_EXPECT=1\n{}",
        wrong.join("\n")
    );
}

// The corpus decides

#[test]
fn the_article_shows_that_a_first_letter_is_the_words_own() {
    let vocabulary = vocabulary();
    let stem = |word: &str| stem(&surface_key(word).unwrap(), &vocabulary);
    for (word, other) in [("وزير", "الوزير"), ("وكالة", "الوكالة"), ("بيت", "البيت"), ("العراق", "للعراق")]
    {
        assert_eq!(stem(word), stem(other));
    }
    assert_eq!(stem("بغداد"), "بغداد");
    assert_eq!(stem("لبغداد"), "بغداد");
}

#[test]
fn a_clitic_goes_only_if_the_corpus_has_the_word_behind_it() {
    let with = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect::<BTreeSet<String>>();
    // Key, a corpus where it stays whole, a corpus where it is cut, and what is left of it there.
    let cases: [(&str, &[&str], &[&str], &str); 10] = [
        ("وبغداد", &["وبغداد"], &["بغداد"], "بغداد"),
        ("وبغداد", &["بغداد", "الوبغداد"], &["بغداد", "وبغداد"], "بغداد"),
        ("لبغداد", &["لبغداد"], &["بغداد"], "بغداد"),
        ("كبغداد", &["كبغداد"], &["بغداد"], "بغداد"),
        ("فبغداد", &["فبغداد"], &["بغداد"], "بغداد"),
        ("بقصر", &["بقصر"], &["القصر"], "قصر"),
        ("بالقصر", &["بالقصر"], &["قصر"], "قصر"),
        ("وبالقصر", &["وبالقصر"], &["القصر"], "قصر"),
        ("فالقصر", &["فالقصر"], &["قصر"], "قصر"),
        ("كالقصر", &["كالقصر"], &["قصر"], "قصر"),
    ];
    for (key, stays, goes, rest) in cases {
        assert_eq!(stem(key, &with(stays)), key, "with {stays:?}");
        assert_eq!(stem(key, &with(goes)), rest, "with {goes:?}");
    }
}

#[test]
fn three_letters_stay_of_every_word_and_two_behind_the_article() {
    struct All;
    impl Vocabulary for All {
        fn contains(&self, key: &str) -> bool {
            !key.starts_with("ال")
        }
    }
    for (key, expected) in [("ولد", "ولد"), ("وولد", "ولد"), ("بيت", "بيت"), ("يات", "يات"), ("ابهم", "ابهم")]
    {
        assert_eq!(stem(key, &All), expected);
    }
    assert_eq!(stem("الاب", &All), "اب");
    assert_eq!(stem("والاب", &All), "اب");
    assert_eq!(stem("للاب", &BTreeSet::new()), "للاب");
}

// Stop words

#[test]
fn stop_words_are_surface_keys_without_doubles() {
    for language in languages::all() {
        let words: Vec<&str> = language.stop_words.split_whitespace().collect();
        assert!(words.len() > if language.tag == "ar" { 100 } else { 25 }, "{}", language.tag);
        for word in &words {
            assert_eq!(surface_keys(word), [*word], "{}: not as the tokenizer gives it", language.tag);
            assert!(language.is_stop_word(word) && language.writes(word), "{}: {word}", language.tag);
        }
        let unique: BTreeSet<&str> = words.iter().copied().collect();
        assert_eq!(unique.len(), words.len(), "{}: some stand there twice", language.tag);
    }
}

#[test]
fn words_with_a_topic_are_no_stop_words() {
    for word in ["العراق", "بغداد", "قوات", "the", "2021", "", "中国"] {
        assert!(!is_stop_word(word), "{word}");
    }
    for word in ["في", "إلى", "التي", "متى", "لماذا", "هَذَا"] {
        assert!(is_stop_word(&surface_key(word).unwrap()), "{word}");
    }
}

// Any text

/// Arabic with all that can stand in it, other scripts, and any character at all.
fn any_text() -> impl Strategy<Value = String> {
    let arabic =
        prop_oneof![prop::char::range('\u{600}', '\u{6FF}'), prop::char::range('\u{FB50}', '\u{FEFF}')];
    let special: Vec<char> =
        " .,'-/0٣٫٬\u{654}\u{640}\u{200C}\u{200D}\u{200F}\u{AD}aÉßİ中国ไที่か\u{1F600}\u{301}"
            .chars()
            .collect();
    let c = prop_oneof![3 => prop::sample::select(special), 2 => arabic, 1 => any::<char>()];
    prop::collection::vec(c, 0..40).prop_map(String::from_iter)
}

proptest! {
    #[test]
    fn tokens_lie_in_any_text_one_after_the_other(text in any_text()) {
        let mut last = 0..0;
        for (number, token) in (0..).zip(tokens(&text)) {
            let range = token.range.clone();
            prop_assert!(text.get(range.clone()).is_some_and(|word| !word.is_empty()), "{range:?} of {text:?}");
            prop_assert_eq!(token.position, number);
            prop_assert!(!token.term.is_empty());
            // In scripts without spaces a letter is the second of one pair and the first of the next.
            let pair = text[range.clone()].starts_with(|c| class(c) == Class::Unspaced);
            prop_assert!(range.start >= last.end || pair && range.start > last.start, "{last:?}, {range:?} of {text:?}");
            prop_assert!(range.end > last.end, "{last:?}, {range:?} of {text:?}");
            last = range;
        }
    }

    #[test]
    fn every_word_can_be_asked_for_as_it_is_written(text in any_text()) {
        for token in tokens(&text) {
            prop_assert_eq!(surface_key(&text[token.range]), Some(token.term));
        }
    }

    /// Letters that stand together are taken together, and such with marks one by one.
    #[test]
    fn vowel_marks_change_no_word(text in "[ابتةدسصغفكلوىيأؤئء a1٣.ـ،\u{63B}-\u{63F}\u{654}\u{200C}]{0,40}") {
        let marked: String = text.chars().flat_map(|c| [Some(c), (class(c) == Class::Arabic).then_some('\u{64E}')]).flatten().collect();
        let terms = |text: &str| tokens(text).map(|token| token.term).collect::<Vec<_>>();
        prop_assert_eq!(terms(&text), terms(&marked));
    }

    #[test]
    fn a_stem_is_a_part_of_its_word(text in any_text(), known in prop::collection::btree_set("[ابتكلوه]{3,5}", 0..20)) {
        for token in tokens(&text) {
            let stem = stem(&token.term, &known);
            let plain: String = unaccented(&token.term).chars().map(plain_arabic).collect();
            prop_assert!(!stem.is_empty() && plain.contains(&stem), "{} → {stem}", token.term);
        }
    }
}
