//! The other ways of matching, each read from the articles: another word for the same, another keyboard, a slip, Latin letters.

use kashaf_engine::analysis::surface_key;
use kashaf_engine::document::Synonyms;
use kashaf_engine::index::build_with;

use super::*;
use crate::support::prove;

/// Words that are far from each other, have no form in common and no clitic to lose.
const FAR: [&str; 12] =
    ["تفاح", "زنجبيل", "قرنفل", "طماطم", "سفرجل", "خوخ", "ميكروسكوب", "ششش", "غزغز", "ضفدع", "ذذرذ", "ثلثل"];

fn far() -> impl Strategy<Value = usize> {
    0..FAR.len()
}

/// Articles of words, by number.
fn articles() -> impl Strategy<Value = Vec<Vec<usize>>> {
    prop::collection::vec(prop::collection::vec(far(), 1..5), 1..9)
}

fn written(words: &[usize]) -> String {
    words.iter().map(|&word| FAR[word]).collect::<Vec<_>>().join(" ")
}

fn documents(articles: &[Vec<usize>]) -> Vec<Document> {
    let document = |(number, words): (usize, &Vec<usize>)| Document {
        title_derived: true,
        ..article(&format!("{number}"), "عنوان", &written(words))
    };
    articles.iter().enumerate().map(document).collect()
}

#[test]
fn a_word_finds_what_has_it_or_what_means_the_same() {
    let groups = prop::collection::vec(prop::collection::btree_set(far(), 2..4), 0..3);
    prove("answers by synonyms", 256, 4_000, (articles(), groups, far()), |(articles, groups, word)| {
        let list: Vec<String> = groups
            .iter()
            .map(|group| group.iter().map(|&word| FAR[word]).collect::<Vec<_>>().join(" = "))
            .collect();
        let synonyms = Synonyms::parse(list.join("\n").as_bytes()).unwrap();
        let bytes = build_with(&documents(&articles), &synonyms).unwrap();
        let answer = search(&Index::open(&bytes).unwrap(), &format!("{} ", FAR[word]), &ALL);
        let means = |other: &usize| groups.iter().any(|group| group.contains(&word) && group.contains(other));
        let kinds = |words: &Vec<usize>| {
            let exact = words.contains(&word).then_some(MatchKind::Exact);
            exact.or_else(|| words.iter().any(means).then_some(MatchKind::Synonym))
        };
        let expected: BTreeSet<_> = (0u32..)
            .zip(&articles)
            .filter_map(|(number, words)| Some((number, vec![kinds(words)?])))
            .collect();
        let found: BTreeSet<_> = answer.hits.iter().map(|hit| (hit.number, hit.kinds.clone())).collect();
        prop_assert_eq!(found, expected, "{} of {:?}", FAR[word], groups);
        Ok(())
    });
}

/// The keys of a US keyboard that write an Arabic word.
fn keys(word: &str) -> Option<String> {
    const KEYS: [(char, char); 30] = [
        ('ض', 'q'),
        ('ص', 'w'),
        ('ث', 'e'),
        ('ق', 'r'),
        ('ف', 't'),
        ('غ', 'y'),
        ('ع', 'u'),
        ('ه', 'i'),
        ('خ', 'o'),
        ('ح', 'p'),
        ('ج', '['),
        ('د', ']'),
        ('ش', 'a'),
        ('س', 's'),
        ('ي', 'd'),
        ('ب', 'f'),
        ('ل', 'g'),
        ('ا', 'h'),
        ('ت', 'j'),
        ('ن', 'k'),
        ('م', 'l'),
        ('ك', ';'),
        ('ط', '\''),
        ('ذ', '`'),
        ('ر', 'v'),
        ('و', ','),
        ('ز', '.'),
        ('ظ', '/'),
        ('ء', 'x'),
        ('ئ', 'z'),
    ];
    word.chars()
        .map(|letter| KEYS.iter().find(|(written, _)| *written == letter).map(|(_, key)| *key))
        .collect()
}

#[test]
fn what_the_same_keys_write_is_found_as_if_it_were_typed() {
    prove(
        "answers by another keyboard",
        256,
        4_000,
        (articles(), prop::collection::vec(far(), 1..3)),
        |(articles, words)| {
            let bytes = index_of(&documents(&articles));
            let index = Index::open(&bytes).unwrap();
            let word = written(&words);
            let typed = word.split(' ').map(|word| keys(word).unwrap()).collect::<Vec<_>>().join(" ");
            let right = search(&index, &format!("{word} "), &ALL);
            // Each must be a word of the articles.
            prop_assume!(words.iter().all(|word| articles.iter().flatten().any(|other| other == word)));
            let switched = search(&index, &format!("{typed} "), &ALL);
            prop_assert_eq!(numbers(&switched), numbers(&right), "{} for {}", typed, word);
            prop_assert!(switched.hits.iter().all(|hit| hit.kinds == [MatchKind::Layout]));
            prop_assert_eq!(switched.corrections.len(), 1);
            Ok(())
        },
    );
}

#[test]
fn a_slip_finds_what_the_word_finds_and_says_so() {
    let slip = (far(), any::<prop::sample::Index>(), 0..3usize);
    prove("answers to slips", 256, 4_000, (articles(), slip), |(articles, (word, at, way))| {
        let mut letters: Vec<char> = FAR[word].chars().collect();
        prop_assume!(letters.len() > 5);
        let at = 1 + at.index(letters.len() - 2);
        match way {
            0 => letters.swap(at, at + 1),
            1 => letters.insert(at, 'ا'),
            _ => drop(letters.remove(at)),
        }
        let typed: String = letters.into_iter().collect();
        prop_assume!(typed != FAR[word]);
        let bytes = index_of(&documents(&articles));
        let index = Index::open(&bytes).unwrap();
        let right = search(&index, &format!("{} ", FAR[word]), &ALL);
        let found = search(&index, &format!("{typed} "), &ALL);
        // One that is as far as a wrong consonant and more is not looked for.
        prop_assume!(index.term(&surface_key(&typed).unwrap()).is_none() && found.total > 0);
        prop_assert_eq!(numbers(&found), numbers(&right), "{} for {}", typed, FAR[word]);
        let guessed = [MatchKind::Spelling, MatchKind::Typo, MatchKind::Form];
        prop_assert!(
            found.hits.iter().all(|hit| hit.kinds.iter().all(|kind| guessed.contains(kind))),
            "{}",
            typed
        );
        Ok(())
    });
}
