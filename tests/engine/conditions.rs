//! Conditions in the text of a query, case by case, and the parts of an article that a hit names. That they find what they
//! should is shown by `oracle/filters`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use kashaf_engine::document::{Date, Document, Paragraph, ParagraphKind};
use kashaf_engine::index::Index;
use kashaf_engine::query::suggest::suggest;
use kashaf_engine::query::{Answer, Filter, Note, Options, Sort, search};

use crate::support::{article, index_of};

fn filed(id: &str, section: &str, tags: &[&str], date: Option<(i16, u8, u8)>) -> Document {
    Document {
        section: section.to_owned(),
        tags: tags.iter().map(|&tag| tag.to_owned()).collect(),
        date: date.and_then(|(year, month, day)| Date::new(year, month, day)),
        ..article(id, "زيارة بغداد", "وصل الوزير إلى بغداد اليوم")
    }
}

static BYTES: LazyLock<Vec<u8>> = LazyLock::new(|| {
    index_of(&[
        filed("a", "السياسة", &["C++", "سيارات"], Some((2021, 7, 26))),
        filed("b", "الشرق الأوسط", &["سيا"], Some((2021, 8, 1))),
        filed("c", "", &["C"], Some((2020, 12, 31))),
        filed("d", "رياضة", &[], None),
    ])
});

fn answer(text: &str) -> Answer {
    search(&Index::open(&BYTES).unwrap(), text, &Options::default())
}

/// The ids of the hits in the order of the alphabet.
fn found(text: &str) -> String {
    let ids: BTreeSet<String> = answer(text).hits.into_iter().map(|hit| hit.document.id).collect();
    ids.into_iter().collect()
}

#[track_caller]
fn all_find(expected: &str, texts: &[&str]) {
    for text in texts {
        assert_eq!(found(text), expected, "{text:?}");
    }
}

#[test]
fn dates_are_written_in_many_ways() {
    all_find(
        "ab",
        &["date:2021 ", "تاريخ:٢٠٢١ ", "التاريخ:۲۰۲۱ ", "Date：2021، ", "date:2021", "date:2021-0"],
    );
    all_find(
        "a",
        &["date:2021-07 ", "date:2021-7 ", "date:2021/7/26 ", "date:٢٠٢١-٠٧-٢٦ ", "date:2021-07..2021-07 "],
    );
    all_find(
        "ab",
        &["date:2021-07..2021-12 ", "date:2021-07.. ", "date:2021..", "بعد:2021-07 ", "after:2021 "],
    );
    all_find("ac", &["date:..2021-07 ", "قبل:2021-08 ", "before:2021-08-01 "]);
    all_find(
        "a",
        &["after:2021 before:2021-08 ", "date:2021 -date:2021-08 ", "بعد:2021-07-26 قبل:2021-07-27"],
    );
    // Undated articles are in no period, and not left out by one either.
    all_find("cd", &["-date:2021 ", "-after:2021 "]);
}

#[test]
fn names_are_words_or_phrases() {
    all_find("b", &["section:\"الشرق الاوسط\" ", "قسم:«الشرق الأوسط»", "القسم:\"الشَّرق الأوسط\" بغداد "]);
    all_find("a", &["tag:C++ ", "tag:c++", "وسم:C++، ", "tag:c++ بغداد "]);
    all_find("c", &["tag:c ", "TAG:C ", "tag:\"C\""]);
    all_find("abd", &["-tag:c ", "بغداد -وسم:C "]);
    all_find("abc", &["tag:* ", "lang:ar tag:*"]);
    all_find("", &["tag:nobody ", "lang:en ", "date:2021 date:2020 "]);
    // Of several one is enough, and an OR between them changes nothing.
    all_find("ac", &["tag:C tag:C++ ", "tag:C OR tag:C++ ", "(tag:C|tag:C++) "]);
}

#[test]
fn a_name_that_is_being_typed_is_a_beginning_unless_there_is_just_this_one() {
    all_find("a", &["tag:سيار", "section:السي", "tag:سيار* "]);
    all_find("b", &["tag:سيا", "tag:سيا ", "tag:سيا*"]);
    all_find("", &["tag:سيار ", "tag:\"سيار\""]);
    // What is left out is left out only when it is written.
    all_find("abcd", &["lang:ar -tag:سيار"]);
    // Nothing is behind the colon yet.
    all_find("abcd", &["بغداد tag:", "بغداد date:", "بغداد بعد:", "بغداد date:20"]);
}

#[test]
fn what_states_nothing_is_text() {
    for text in ["date:yesterday ", "date:20 ", "date:2021-13 ", "date:.. ", "before:20211 ", "tag: C++ "] {
        let answer = answer(text);
        assert_ne!(answer.note, None, "{text}: no article has these words");
        assert_ne!(answer.note, Some(Note::NoWords), "{text}");
    }
    for text in ["\"tag:C\" ", "«date:2021» "] {
        assert_eq!(answer(text).note, Some(Note::Nothing), "{text}");
    }
    assert_eq!(found("بعد: 2021 "), found("2021 "));
    // A name is a word by itself.
    assert_eq!(found("بغداد 1:tag:C "), found("بغداد 1 tag C "));
}

#[test]
fn conditions_are_neither_missing_nor_marked() {
    let answer = answer("بغداد section:السياسة -tag:C date:2021 ");
    let [hit] = answer.hits.as_slice() else { panic!("{} hits", answer.hits.len()) };
    assert_eq!((answer.note, answer.corrections.len()), (None, 0));
    assert!(hit.missing.is_empty() && hit.matches.len() == 1);
    let marked = hit.title.iter().chain(&hit.snippet).filter(|segment| segment.marked);
    assert!(marked.map(|segment| segment.text.as_str()).eq(["بغداد", "بغداد"]));
    let all = self::answer("tag:C++ ");
    assert!(all.hits[0].kinds.is_empty() && all.note.is_none());
    // On another keyboard layout too.
    let switched = self::answer("fy]h] date:2021-07 ");
    assert_eq!((switched.total, switched.corrections[0].from.as_str()), (1, "fy]h]"));
}

#[test]
fn completions_know_no_conditions() {
    let index = Index::open(&BYTES).unwrap();
    let texts = |text: &str| suggest(&index, text, 8).into_iter().map(|it| it.text).collect::<Vec<_>>();
    assert_eq!(texts("tag:\"C\" date:2021 الوز"), ["tag:\"C\" date:2021 الوزير"]);
    for text in ["tag:سيا", "date:2021", "بغداد section:ال", "tag:"] {
        assert!(texts(text).is_empty(), "{text}");
    }
}

#[test]
fn without_words_the_newest_come_first_unless_told() {
    let index = Index::open(&BYTES).unwrap();
    let ids = |text: &str, sort| {
        let mut filter = Filter::default();
        filter.names[3] = vec!["AR".to_owned()];
        let hits = search(&index, text, &Options { filter, sort, ..Options::default() }).hits;
        hits.into_iter().map(|hit| hit.document.id).collect::<String>()
    };
    assert_eq!(ids("", Sort::Relevance), "bacd");
    assert_eq!(ids("", Sort::Newest), "bacd");
    assert_eq!(ids("", Sort::Oldest), "cabd");
    assert_eq!(ids("بغداد ", Sort::Oldest), "cabd");
}

#[test]
fn a_hit_names_the_parts_with_most_of_the_words() {
    let paragraph =
        |kind, text: &str, anchor: &str| Paragraph { kind, text: text.to_owned(), anchor: anchor.to_owned() };
    let heading = |text, anchor| paragraph(ParagraphKind::Heading, text, anchor);
    let text = |text| paragraph(ParagraphKind::Text, text, "");
    let document = Document {
        paragraphs: vec![
            text("مقدمة عن بغداد والوزير"),
            heading("التاريخ", "history"),
            text("بنيت بغداد قديما"),
            heading("بلا عنوان", ""),
            text("ثم جاء الوزير"),
            heading("الجغرافيا", "geography"),
            text("نهر وجبل"),
            heading("بغداد اليوم", "today"),
            heading("السكان", "people"),
            text("يسكن بغداد كثيرون"),
            heading("الاقتصاد", "economy"),
            text("سوق بغداد"),
        ],
        ..article("a", "مدينة", "")
    };
    let bytes = index_of(&[document]);
    let answer = search(&Index::open(&bytes).unwrap(), "بغداد الوزير ", &Options::default());
    let sections = &answer.hits[0].sections;
    let anchors: Vec<&str> = sections.iter().map(|section| section.anchor.as_str()).collect();
    assert_eq!(anchors, ["history", "today", "people"]);
    assert_eq!(sections[0].heading, "التاريخ");
    let marked = |segments: &[kashaf_engine::snippet::Segment]| -> Vec<String> {
        segments.iter().filter(|segment| segment.marked).map(|segment| segment.text.clone()).collect()
    };
    assert_eq!(marked(&sections[0].snippet), ["بغداد", "الوزير"]);
    assert_eq!(marked(&sections[1].title), ["بغداد"]);
    assert!(sections[1].snippet.is_empty());
    assert!(self::answer("بغداد ").hits[0].sections.is_empty());
}
