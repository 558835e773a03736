//! Search finds what reading every article from end to end finds. The reader shares the analysis with the engine,
//! but has no index: it compares strings.
//!
//! Words of the vocabulary are far from each other, so that none is taken for a slip of another one.

pub(crate) mod expressions;
mod filters;
mod kinds;
mod naive;
mod pages;
mod score;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use kashaf_engine::document::Document;
use kashaf_engine::index::Index;
use kashaf_engine::query::{Answer, MatchKind, Note, Options, search};
use proptest::prelude::*;

use crate::support::{article, index_of, prove};
use naive::{Corpus, Unit};

/// Words with their clitics and endings, words whose first letter only looks like a clitic, stop words and others.
const WORDS: [&str; 34] = [
    "العراق",
    "عراق",
    "للعراق",
    "والعراق",
    "عراقي",
    "العراقية",
    "الوزير",
    "وزير",
    "وزيرا",
    "بغداد",
    "لبغداد",
    "ببغداد",
    "وبغداد",
    "القوات",
    "قوات",
    "قواتنا",
    "كتاب",
    "كتابه",
    "بكتاب",
    "الكتاب",
    "مَدرسة",
    "المدرسة",
    "مدرسـة",
    "في",
    "من",
    "على",
    "هذا",
    "BBC",
    "News",
    "2021",
    "٢٠٢١",
    "2,500",
    "إيران",
    "سماء",
];
/// Words that no article has.
const UNKNOWN: [&str; 3] = ["قنديل", "xylophone", "777"];
const JOINTS: [&str; 6] = [" ", " ", " ", "، ", ". ", "-"];

static ALL: LazyLock<Options> = LazyLock::new(|| Options { limit: 100, ..Options::default() });

fn word() -> impl Strategy<Value = String> {
    prop::sample::select(WORDS.to_vec()).prop_map(str::to_owned)
}

fn text(words: impl Into<prop::collection::SizeRange>) -> impl Strategy<Value = String> {
    let joined = prop::collection::vec((word(), prop::sample::select(JOINTS.to_vec())), words);
    joined.prop_map(|words| words.into_iter().flat_map(|(word, joint)| [word, joint.to_owned()]).collect())
}

pub(crate) fn corpus() -> impl Strategy<Value = Vec<Document>> {
    let related = prop_oneof![3 => Just(vec![]), 1 => prop::collection::vec(text(1..6), 1..3)];
    let document = (text(1..4), any::<bool>(), prop::collection::vec(text(1..9), 1..4), related);
    prop::collection::vec(document, 1..8).prop_map(|documents| {
        let documents =
            documents.into_iter().zip(0..).map(|((title, title_derived, paragraphs, related), number)| {
                let article = article(&format!("article-{number}"), &title, &paragraphs.join("\n"));
                Document { title_derived, related, ..article }
            });
        documents.collect()
    })
}

/// A part of a query, as it is written.
#[derive(Clone, Debug)]
enum Part {
    Word(String),
    Phrase(Vec<String>),
    NotWord(String),
    NotPhrase(Vec<String>),
}

fn part() -> impl Strategy<Value = Part> {
    let unknown = prop::sample::select(UNKNOWN.to_vec()).prop_map(str::to_owned);
    let phrase = || prop::collection::vec(word(), 1..4);
    prop_oneof![
        10 => word().prop_map(Part::Word),
        1 => unknown.prop_map(Part::Word),
        3 => phrase().prop_map(Part::Phrase),
        1 => word().prop_map(Part::NotWord),
        1 => phrase().prop_map(Part::NotPhrase),
    ]
}

impl Part {
    fn written(&self) -> String {
        match self {
            Part::Word(word) => word.clone(),
            Part::NotWord(word) => format!("-{word}"),
            Part::Phrase(words) => format!("«{}»", words.join(" ")),
            Part::NotPhrase(words) => format!("-\"{}\"", words.join(" ")),
        }
    }
}

/// A query: its parts, and how many letters of its last word are not typed yet. `None`: the word is finished.
fn query() -> impl Strategy<Value = (Vec<Part>, Option<usize>)> {
    (prop::collection::vec(part(), 1..6), prop::option::of(0..3usize))
}

/// The text of a query, and what it wants and does not want.
fn written(mut parts: Vec<Part>, untyped: Option<usize>) -> (String, Vec<Unit>, Vec<Unit>) {
    let mut unfinished = false;
    if let (Some(untyped), Some(Part::Word(word))) = (untyped, parts.last_mut()) {
        // Fewer than three letters begin too many words, and half a number may be two.
        let untyped = if word.contains(',') { 0 } else { untyped };
        let letters = word.chars().count().saturating_sub(untyped).max(3);
        *word = word.chars().take(letters).collect();
        unfinished = true;
    }
    let text: Vec<String> = parts.iter().map(Part::written).collect();
    let text = text.join(" ") + if unfinished { "" } else { " " };
    let (mut wanted, mut excluded) = (Vec::<Unit>::new(), Vec::new());
    let last = parts.len() - 1;
    for (at, part) in parts.iter().enumerate() {
        let unit = match part {
            Part::Word(word) => Unit::word(word, unfinished && at == last),
            Part::NotWord(word) => Unit::word(word, false),
            Part::Phrase(words) | Part::NotPhrase(words) => Unit::phrase(words),
        };
        match part {
            Part::NotWord(_) | Part::NotPhrase(_) => excluded.push(unit),
            // A word written twice is wanted once.
            _ => match wanted.iter_mut().find(|other| other.is_same(&unit)) {
                Some(other) => other.unfinished |= unit.unfinished,
                None => wanted.push(unit),
            },
        }
    }
    (text, wanted, excluded)
}

fn numbers(answer: &Answer) -> Vec<u32> {
    answer.hits.iter().map(|hit| hit.number).collect()
}

/// Found by the word itself, and not by one that it is taken for.
fn is_certain(kind: &MatchKind) -> bool {
    matches!(kind, MatchKind::Exact | MatchKind::Form | MatchKind::Prefix)
}

#[test]
fn search_finds_what_reading_finds() {
    prove(
        "answers to words and phrases against a reader of all",
        256,
        4_000,
        (corpus(), query()),
        |(documents, (parts, untyped))| {
            let corpus = Corpus::new(&documents);
            let (text, wanted, excluded) = written(parts, untyped);
            // A word that is nowhere may be taken apart or taken for another one.
            prop_assume!(!wanted.iter().any(|unit| corpus.is_two_words(unit)));
            prop_assume!(excluded.iter().all(|unit| unit.quoted || corpus.knows(unit)));
            let weighty = wanted.iter().any(|unit| !unit.is_stop_word());
            let units: Vec<&Unit> = wanted.iter().filter(|unit| !weighty || !unit.is_stop_word()).collect();

            let bytes = index_of(&documents);
            let index = Index::open(&bytes).unwrap();
            let answer = search(&index, &text, &ALL);
            // Lists say what else is one word, no rule that could be told again here.
            prop_assume!(
                wanted
                    .iter()
                    .chain(&excluded)
                    .flat_map(|unit| &unit.keys)
                    .all(|key| index.alike(key).is_none())
            );
            prop_assume!(answer.hits.iter().all(|hit| hit.kinds.iter().all(is_certain)));

            let allowed = |number: &u32| !excluded.iter().any(|unit| corpus.has(unit, *number));
            let found = |number: u32| units.iter().filter(|unit| corpus.has(unit, number)).count();
            let has_all = |number: u32| found(number) == units.len();
            let candidates: Vec<u32> = corpus.numbers().filter(allowed).collect();
            let complete: BTreeSet<u32> =
                candidates.iter().copied().filter(|&number| has_all(number)).collect();
            let any = candidates.iter().any(|&number| found(number) > 0) || !complete.is_empty();

            let hits = numbers(&answer);
            let unique: BTreeSet<u32> = hits.iter().copied().collect();
            prop_assert_eq!(unique.len(), hits.len(), "{:?} finds an article twice", text);
            prop_assert_eq!(answer.total, hits.len());
            let note = match (any, complete.is_empty()) {
                (false, _) => Some(Note::Nothing),
                (true, true) => Some(Note::MostWords),
                (true, false) => None,
            };
            prop_assert_eq!(answer.note, note, "{:?}", text);
            prop_assert!(hits.iter().all(allowed), "{:?} finds what it excludes: {:?}", text, hits);
            prop_assert!(unique.is_superset(&complete), "{:?}", text);
            prop_assert!(hits.iter().all(|&number| units.is_empty() || found(number) > 0), "{:?}", text);

            for hit in &answer.hits {
                let missing = units.iter().filter(|unit| !corpus.has(unit, hit.number));
                prop_assert_eq!(
                    &hit.missing,
                    &missing.map(|unit| unit.text.clone()).collect::<Vec<_>>(),
                    "{:?}",
                    text
                );
                let kinds: BTreeSet<MatchKind> =
                    units.iter().filter_map(|unit| corpus.kind(unit, hit.number)).collect();
                prop_assert_eq!(&hit.kinds, &Vec::from_iter(kinds), "{:?} in article {}", text, hit.number);
            }
            let ranks: Vec<_> = answer
                .hits
                .iter()
                .map(|hit| (units.len() <= 2 && !has_all(hit.number), -hit.score, hit.number))
                .collect();
            prop_assert!(ranks.is_sorted(), "{:?}: {:?}", text, ranks);
            Ok(())
        },
    );
}

#[test]
fn pages_of_hits_are_parts_of_all_hits() {
    prove(
        "pages of answers",
        256,
        4_000,
        (corpus(), query(), 0..9usize, 0..9usize),
        |(documents, (parts, untyped), offset, limit)| {
            let (text, ..) = written(parts, untyped);
            let bytes = index_of(&documents);
            let index = Index::open(&bytes).unwrap();
            let all = search(&index, &text, &ALL);
            let page = search(&index, &text, &Options { limit, offset, ..Options::default() });
            let expected: Vec<u32> = numbers(&all).into_iter().skip(offset).take(limit).collect();
            prop_assert_eq!(numbers(&page), expected);
            prop_assert_eq!((page.total, page.note), (all.total, all.note));
            Ok(())
        },
    );
}

// Named cases

#[test]
fn equal_scores_keep_the_order_of_the_articles() {
    let documents = ["c", "a", "b"].map(|id| article(id, "عنوان", "بغداد اليوم"));
    let bytes = index_of(&documents);
    let answer = search(&Index::open(&bytes).unwrap(), "بغداد", &ALL);
    assert_eq!(numbers(&answer), [0, 1, 2]);
}

#[test]
fn a_phrase_runs_neither_across_paragraphs_nor_across_fields() {
    let documents = [article("a", "زيارة بغداد", "انسحاب\nالقوات\nكلمة انسحاب، القوات")];
    let bytes = index_of(&documents);
    let index = Index::open(&bytes).unwrap();
    assert_eq!(search(&index, "\"انسحاب القوات\"", &ALL).total, 1);
    for across in ["\"القوات كلمة\"", "\"بغداد انسحاب\""] {
        assert_eq!(search(&index, across, &ALL).note, Some(Note::Nothing), "{across}");
    }
}

#[test]
fn a_rare_form_does_not_push_the_common_ones_out() {
    let mut documents: Vec<Document> =
        (0..30).map(|n| article(&n.to_string(), "عنوان", "بغداد اليوم")).collect();
    documents.push(article("other", "عنوان", "سافر لبغداد أمس"));
    documents.extend((31..60).map(|n| article(&n.to_string(), "عنوان", "لا شيء هنا")));
    let bytes = index_of(&documents);
    let index = Index::open(&bytes).unwrap();
    assert_eq!(search(&index, "لبغداد ", &ALL).total, 31);
    assert_eq!(search(&index, "بغداد ", &ALL).total, 31);
}

#[test]
fn a_text_without_words_finds_nothing_and_says_why() {
    let bytes = index_of(&[article("a", "عنوان", "بغداد")]);
    for text in ["", " ", "-", "\"", "«»", "؟!", "\u{200F}", "--- - -"] {
        let answer = search(&Index::open(&bytes).unwrap(), text, &ALL);
        assert_eq!((answer.total, answer.note), (0, Some(Note::NoWords)), "{text:?}");
    }
}

#[test]
fn an_exclusion_alone_leaves_all_other_articles() {
    let documents =
        [article("a", "عنوان", "بغداد"), article("b", "عنوان", "البصرة"), article("c", "عنوان", "دمشق")];
    let bytes = index_of(&documents);
    let answer = search(&Index::open(&bytes).unwrap(), "-البصرة", &ALL);
    assert_eq!((numbers(&answer), answer.note), (vec![0, 2], None));
}

#[test]
fn a_word_of_a_link_is_found_behind_every_text_that_has_it() {
    let long = ["كلام آخر"; 12].join(" ");
    let links = |related: &[&str]| related.iter().map(|&link| link.to_owned()).collect::<Vec<_>>();
    let documents = [
        Document {
            related: links(&["اقرأ أيضا: وزير بغداد"]), ..article("a", "عنوان", "كلام آخر")
        },
        article("b", "عنوان", &format!("{long} بغداد {long}")),
        Document {
            related: links(&["اقرأ أيضا: انسحاب", "القوات من البصرة"]),
            ..article("c", "بغداد", "كلام")
        },
    ];
    let bytes = index_of(&documents);
    let index = Index::open(&bytes).unwrap();
    assert_eq!(numbers(&search(&index, "بغداد ", &ALL)), [2, 1, 0]);
    // A phrase runs neither from text into a link nor from one link into the next; labels are no text.
    assert_eq!(search(&index, "\"وزير بغداد\"", &ALL).total, 1);
    for nowhere in ["\"آخر وزير\"", "\"انسحاب القوات\"", "\"اقرأ\""] {
        assert_eq!(search(&index, nowhere, &ALL).note, Some(Note::Nothing), "{nowhere}");
    }
    // It is not shown: the lead is.
    let hit = search(&index, "وزير ", &ALL).hits.remove(0);
    assert_eq!((hit.kinds, hit.missing), (vec![MatchKind::Exact], vec![]));
    assert!(hit.snippet.iter().all(|segment| !segment.marked && segment.text == "كلام آخر"));
}
