//! What an answer says of itself: which word is which, what was corrected, what there is instead, why the score.

use std::collections::BTreeSet;

use kashaf_engine::analysis::surface_key;
use kashaf_engine::index::Index;
use kashaf_engine::query::explain::{By, explain};
use kashaf_engine::query::{Answer, Correction, MatchKind, Note, Options, search};

use crate::support::seed_index;

fn index() -> Index<'static> {
    Index::open(seed_index()).unwrap()
}

fn answer(query: &str) -> Answer {
    search(&index(), query, &Options::default())
}

#[test]
fn a_word_that_was_taken_for_another_is_named() {
    for (query, from, to) in [
        ("الكاضمي", "الكاضمي", "الكاظمي"),
        ("Pentagon", "Pentagon", "البنتاغون"),
        ("hg;h/ld", "hg;h/ld", "الكاظمي"),
        ("وزير البنتاغزن", "البنتاغزن", "البنتاغون"),
    ] {
        let expected = vec![Correction { from: from.to_owned(), to: to.to_owned() }];
        assert_eq!(answer(query).corrections, expected, "{query}");
    }
}

#[test]
fn a_word_that_is_known_is_not_corrected() {
    for query in ["العراق", "عراق", "أميركا", "ترمب", "بنتا", "تموز", "\"القوات الأمريكية\"", "-بغداد", ""]
    {
        assert_eq!(answer(query).corrections, [], "{query}");
    }
}

#[test]
fn where_nothing_is_found_up_to_three_words_of_the_articles_are_offered() {
    let answer = answer("ميسي");
    assert_eq!(answer.note, Some(Note::Nothing));
    assert!((1..=3).contains(&answer.offers.len()), "{:?}", answer.offers);
    for word in &answer.offers {
        assert!(index().term(&surface_key(word).unwrap()).is_some(), "{word}");
    }
    assert_eq!(self::answer("العراق").offers, [""; 0]);
}

#[test]
fn a_phrase_that_stands_nowhere_is_offered_as_words() {
    let answer = answer("\"العراق بغداد واشنطن\"");
    assert_eq!((answer.note, answer.offers), (Some(Note::Nothing), vec!["العراق بغداد واشنطن".to_owned()]));
}

#[test]
fn each_word_is_named_with_the_words_of_the_article_and_its_kind() {
    let answer = answer("أميركا Kadhimi");
    for hit in &answer.hits {
        let kinds: BTreeSet<MatchKind> = hit.matches.iter().map(|found| found.kind).collect();
        assert_eq!(hit.kinds, Vec::from_iter(kinds));
        for found in &hit.matches {
            let text: String = hit.document.texts().collect();
            assert!(found.found.iter().all(|word| text.contains(word.as_str())), "{found:?}");
        }
    }
    let best = &answer.hits[0];
    assert_eq!(
        best.matches.iter().map(|found| found.word.as_str()).collect::<Vec<_>>(),
        ["أميركا", "Kadhimi"]
    );
    assert_eq!(best.matches[1].kind, MatchKind::Latin);
    assert!(best.matches[1].found.iter().any(|word| word == "الكاظمي"));
}

#[test]
fn the_parts_of_a_score_add_up() {
    for query in [
        "العراق",
        "متى تنسحب القوات الأمريكية من العراق؟",
        "بايدن أو ترمب",
        "hg;h/ld",
        "\"انسحاب القوات\" بغداد",
        "title:القوات",
        "حزيران Kadhimi البنتاغزن",
    ] {
        let answer = answer(query);
        assert!(!answer.hits.is_empty(), "{query}");
        for hit in answer.hits {
            let parts = explain(&index(), query, &hit.document.id);
            let sum: f32 = parts.iter().map(|part| part.score).sum();
            assert!((sum - hit.score).abs() < 1e-4, "{query}: {sum} is not {}: {parts:?}", hit.score);
        }
    }
    let parts = explain(&index(), "القوات الأمريكية", "002_1c35502ac1d29cba");
    assert!(parts.iter().any(|part| part.by == By::Neighbours), "{parts:?}");
    assert_eq!(explain(&index(), "العراق", "no such article"), []);
}
