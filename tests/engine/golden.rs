//! What the five articles answer: golden files of queries, and the answers that must never be lost.
//!
//! `UPDATE_EXPECT=1 cargo test` rewrites both files; look at every line that changed before it is kept.

use std::collections::BTreeSet;
use std::{env, fs};

use kashaf_engine::index::Index;
use kashaf_engine::query::{Answer, Hit, MatchKind, Note, Options, search};
use kashaf_engine::snippet::{ELLIPSIS, Segment};

use crate::support::{seed_index, seeds, texts};

const PROBE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/golden/probe.txt");
const QUERIES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/golden/queries.txt");

/// All that the articles answer to `query`, whatever its note.
fn answer(query: &str) -> Answer {
    let answer = search(
        &Index::open(seed_index()).unwrap(),
        query,
        &Options { limit: usize::MAX, ..Options::default() },
    );
    check(query, &answer);
    answer
}

/// What holds for every answer.
fn check(query: &str, answer: &Answer) {
    let numbers: BTreeSet<u32> = answer.hits.iter().map(|hit| hit.number).collect();
    assert_eq!(numbers.len(), answer.hits.len(), "{query}: an article is there twice");
    assert_eq!(answer.total, answer.hits.len(), "{query}: the total");
    let complete = |hit: &Hit| hit.missing.is_empty();
    // Of a query of two words those with both come first; of a longer one the score decides.
    let long = query.split_whitespace().nth(2).is_some();
    assert!(
        long || answer.hits.is_sorted_by_key(|hit| !complete(hit)),
        "{query}: one with all words comes late"
    );
    for same in answer.hits.chunk_by(|one, other| long || complete(one) == complete(other)) {
        assert!(same.is_sorted_by(|one, other| one.score >= other.score), "{query}: scores do not descend");
    }
    let empty = matches!(answer.note, Some(Note::Nothing | Note::NoWords));
    assert_eq!(answer.hits.is_empty(), empty, "{query}: note {:?}", answer.note);
    let most = answer.note == Some(Note::MostWords);
    assert_eq!(!empty && !answer.hits.iter().any(complete), most, "{query}: note {:?}", answer.note);
    for hit in &answer.hits {
        let id = &hit.document.id;
        for passage in hit.snippet.split(|segment| ELLIPSIS.contains(&segment.text.as_str())) {
            let text: String = passage.iter().map(|segment| segment.text.as_str()).collect();
            assert!(
                texts(&hit.document).iter().any(|it| it.contains(&text)),
                "{query}: {id} has no “{text}”"
            );
        }
        assert_eq!(shown(&hit.title, ["", ""]), hit.document.title, "{query}: the title of {id}");
        let mut segments = hit.title.iter().chain(&hit.snippet);
        let marked = segments.any(|segment| segment.marked);
        // What stands only in a link is found and not shown.
        let linking = seeds().iter().any(|document| document.id == *id && !document.related.is_empty());
        let shown = marked != hit.kinds.is_empty() || linking && !marked;
        assert!(shown, "{query}: marks in {id}, found by {:?}", hit.kinds);
    }
}

/// The articles of an answer as the third digit of their names.
fn digits(answer: &Answer) -> String {
    let digits: BTreeSet<&str> = answer.hits.iter().map(|hit| &hit.document.id[2..3]).collect();
    digits.into_iter().collect()
}

fn found(query: &str) -> String {
    digits(&answer(query))
}

fn shown(segments: &[Segment], [open, close]: [&str; 2]) -> String {
    let pieces = segments.iter().map(|segment| match segment.marked {
        true => [open, &segment.text, close].concat(),
        false => segment.text.clone(),
    });
    pieces.collect()
}

/// Each line of a golden file as `described` has it now, which must be what stands there.
pub(crate) fn golden(path: &str, described: impl Fn(&str) -> String) {
    let expected = fs::read_to_string(path).unwrap();
    let found: String = expected.lines().map(|line| described(line) + "\n").collect();
    if env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(path, found).unwrap();
        return;
    }
    let pairs = found.lines().zip(expected.lines()).filter(|(found, expected)| found != expected);
    let wrong: Vec<_> = pairs.map(|(found, expected)| format!("{found}\n  should be: {expected}")).collect();
    let wrong = wrong.join("\n");
    assert!(wrong.is_empty(), "not as in {path}; if it is better, run with UPDATE_EXPECT=1\n{wrong}");
}

// The golden files

#[test]
fn the_probe_finds_what_it_found_and_hardly_anything_wrong() {
    golden(PROBE, |line| match line.split(" | ").collect::<Vec<_>>()[..] {
        [query, tests, wanted, _] if !line.starts_with('#') => {
            let found = Some(found(query)).filter(|found| !found.is_empty());
            [query, tests, wanted, found.as_deref().unwrap_or("-")].join(" | ")
        }
        _ => line.to_owned(),
    });
    let (mut all, mut hits, mut wrong, mut queries) = (0, 0, 0, 0);
    let probe = fs::read_to_string(PROBE).unwrap();
    for line in probe.lines().filter(|line| !line.starts_with('#')) {
        let [query, _, wanted, _] = line.split(" | ").collect::<Vec<_>>()[..] else {
            panic!("not four columns: {line}")
        };
        let wanted = wanted.trim_matches('-');
        let found = found(query);
        queries += 1;
        all += wanted.len();
        hits += found.chars().filter(|&digit| wanted.contains(digit)).count();
        wrong += found.chars().filter(|&digit| !wanted.contains(digit)).count();
    }
    println!("probe: {hits} of {all} hits, {wrong} wrong");
    assert_eq!((queries, all), (31, 112));
    assert!(hits >= 90 && wrong <= 2, "{hits} of {all} hits, {wrong} wrong");
}

#[test]
fn queries_are_answered_as_the_golden_file_says() {
    golden(QUERIES, |line| {
        let Some((query, _)) = line.split_once(" =>").filter(|_| !line.starts_with("# ")) else {
            return line.to_owned();
        };
        [query, &described(&answer(query))].join(" =>")
    });
}

/// An answer in a line: note, total, each hit, and the first snippet.
fn described(answer: &Answer) -> String {
    let note = match answer.note {
        None => "all words",
        Some(Note::MostWords) => "most words",
        Some(Note::Nothing) => "nothing",
        Some(Note::NoWords) => "no words",
    };
    let hits = answer.hits.iter().map(|hit| {
        let kinds: Vec<_> = hit.kinds.iter().map(|kind| format!("{kind:?}").to_lowercase()).collect();
        let mut parts = vec![hit.document.id[..3].to_owned(), kinds.join("+"), hit.missing.join("+")];
        while parts.pop_if(|part| part.is_empty()).is_some() {}
        format!(" {}", parts.join(":"))
    });
    let snippet = answer.hits.first().map(|hit| format!(" | {}", shown(&hit.snippet, ["[", "]"])));
    format!(" {note}, {}:{}{}", answer.total, hits.collect::<String>(), snippet.unwrap_or_default())
}

// What must show

#[test]
fn what_all_articles_are_about_is_found_in_all_of_them() {
    for query in ["العراق", "واشنطن", "الكاظ", "الكاظمي"] {
        assert_eq!(found(query), "01234", "{query}");
    }
}

#[test]
fn a_phrase_is_found_where_it_stands() {
    let phrase = answer("\"انسحاب القوات\"");
    assert!(phrase.total >= 1);
    for hit in phrase.hits {
        assert!(texts(&hit.document).iter().any(|text| text.contains("انسحاب القوات")));
        assert_eq!(hit.kinds, [MatchKind::Exact]);
    }
}

#[test]
fn an_excluded_word_leaves_out_every_article_that_has_it() {
    let with: Vec<String> = seeds()
        .into_iter()
        .filter(|document| texts(document).iter().any(|text| text.contains("واشنطن")))
        .map(|document| document.id)
        .collect();
    assert_eq!(with.len(), 5);
    for query in ["ماكنزي -واشنطن", "العراق -واشنطن", "-واشنطن"] {
        let left = answer(query);
        assert!(left.hits.iter().all(|hit| !with.contains(&hit.document.id)), "{query}");
        assert_eq!(left.note, Some(Note::Nothing));
    }
    // And leaves the others.
    assert_eq!(found("الكاظمي -بايدن"), "023");
}

#[test]
fn words_are_the_same_with_and_without_the_article() {
    for (bare, with) in [("بنتاغون", "البنتاغون"), ("وزير", "الوزير"), ("قوات", "القوات")]
    {
        assert_eq!(found(bare), found(with), "{bare}");
        assert!(!found(bare).is_empty(), "{bare}");
    }
}

#[test]
fn nonsense_finds_nothing() {
    for query in ["القصخثض", "القوابيط", "qqqqq", "99999"] {
        assert_eq!(answer(query).note, Some(Note::Nothing), "{query}");
    }
}

// Any text is a query

#[test]
fn what_no_reader_sees_changes_no_answer() {
    let plain = described(&answer("القوات الأمريكية"));
    for query in [
        "القوات\u{A0}الأمريكية",
        "  القوات \t\n الأمريكية",
        "\u{200F}القوات\u{200F} \u{202B}الأمريكية\u{202C}",
        "\u{FEFF}القوات\u{200B} الأمريكية",
        "القُوّاتُ الأَمْرِيكِيَّة",
        "القـــوات الأمـــريكية",
        "ﺍﻟﻘﻮﺍﺕ ﺍﻷﻣﺮﻳﻜﻴﺔ",
        "القوات ،الأمريكية",
    ] {
        assert_eq!(described(&answer(query)), plain, "{query:?}");
    }
}

#[test]
fn a_pasted_page_is_a_query() {
    let page = fs::read_to_string(crate::support::SEEDS.to_owned() + "/002_1c35502ac1d29cba.txt").unwrap();
    assert_eq!(&answer(&page).hits[0].document.id[..3], "002");
    for long in ["العراق ".repeat(20_000), "\"".repeat(10_001), "-".repeat(10_000)] {
        answer(&long);
    }
    assert_eq!(found(&"العراق ".repeat(1_000)), "01234");
}

#[test]
fn a_part_of_the_hits_is_the_same_hits() {
    let index = Index::open(seed_index()).unwrap();
    let all = answer("العراق");
    for (limit, offset) in
        [(0, 0), (1, 0), (2, 1), (2, 4), (10, 5), (usize::MAX, usize::MAX), (3, usize::MAX)]
    {
        let part = search(&index, "العراق", &Options { limit, offset, ..Options::default() });
        let expected = all.hits.iter().skip(offset).take(limit).map(|hit| hit.number);
        assert!(part.hits.iter().map(|hit| hit.number).eq(expected), "{limit} from {offset}");
        assert_eq!((part.total, part.note), (5, None), "{limit} from {offset}");
    }
}
