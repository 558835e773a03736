//! What a text asks for, sign by sign.

use kashaf_engine::document::Document;
use kashaf_engine::index::Index;
use kashaf_engine::query::parse::{MAX_WORDS, Part, Query, parse};
use kashaf_engine::query::{Note, Options, search};
use proptest::prelude::*;

use crate::support::{article, index_of};

/// A query as one reads it: `[a | b]` a choice, `(a b)` a group, `"a b"` a phrase, `a*` a beginning, `t:a` a title word.
fn shape(text: &str) -> String {
    parts(&parse(text), " ")
}

fn parts(query: &Query, joint: &str) -> String {
    let wanted = query.wanted.iter().map(part);
    wanted.chain(query.excluded.iter().map(|it| format!("-{}", part(it)))).collect::<Vec<_>>().join(joint)
}

fn part(part: &Part) -> String {
    match part {
        Part::Clause(clause) => {
            let [title, star] =
                [(clause.title, "t:"), (clause.unfinished, "*")].map(|(is, sign)| if is { sign } else { "" });
            let quote = if clause.quoted || clause.terms.len() > 1 { "\"" } else { "" };
            format!("{title}{quote}{}{quote}{star}", clause.terms.join(" "))
        }
        Part::Group(group) if group.any => format!("[{}]", parts(group, " | ")),
        Part::Group(group) => format!("({})", parts(group, " ")),
    }
}

#[track_caller]
fn all_read_as(expected: &str, texts: &[&str]) {
    for text in texts {
        assert_eq!(shape(text), expected, "{text:?}");
    }
}

#[test]
fn or_joins_its_two_neighbours() {
    all_read_as("[a | b]", &["a OR b ", "a | b ", "a|b ", "a｜b ", "a أو b ", "a او b ", "a أَوْ b "]);
    all_read_as(
        "[a | b]",
        &["a, OR b ", "(a)OR(b)", "(a)أو b ", "a \u{200F}أو\u{200F} b ", "a \u{202B}OR\u{202C} b "],
    );
    all_read_as("a [b | c] d", &["a b OR c d ", "a، b أو c؟ d ", "a (b|c) d ", "(a b OR c) d "]);
    all_read_as("[a | b | c]", &["a OR b OR c ", "a OR (b) | c ", "a|b|c "]);
    all_read_as("[\"a b\" | c]", &["\"a b\" OR c ", "«a b»أو c ", "“a b” | c ", "„a b‟|c ", "＂a b» او c "]);
    all_read_as("[(a b) | c]", &["(a b) OR c ", "a-b OR c ", "（a b） او c "]);
    all_read_as("[伊拉 | 拜登]", &["伊拉|拜登 "]);
    all_read_as("[(伊拉 拉克) | a]", &["伊拉克 OR a "]);
}

#[test]
fn or_without_two_sides_is_ignored() {
    all_read_as("a", &["a OR ", "OR a ", "a أو ", "أو a ", "|a|| ", "a OR OR", "a OR () ", "a OR a "]);
    all_read_as(
        "[a | b]",
        &["a OR OR b ", "a || b ", "a OR أو b ", "OR a OR b OR ", "a OR | b ", "a OR ؟ b "],
    );
    all_read_as("or", &["OR "]);
    all_read_as("او", &["أو ", "أو؟"]);
    // In small letters, or as a part of a word, it is no operator.
    all_read_as("a or b", &["a or b "]);
    all_read_as("a or1 b", &["a OR1 b "]);
}

#[test]
fn a_minus_leaves_out_what_follows_at_once() {
    all_read_as(
        "a -b",
        &["a -b ", "a −b ", "a －b ", "a -b* ".trim_end_matches("* "), "a\u{200F} \u{200F}-b ", "a --b "],
    );
    all_read_as("a -\"b c\"", &["a -\"b c\" ", "a -«b c» ", "a -b-c "]);
    all_read_as("a -(b c)", &["a -(b c) ", "a −（b c） ", "(a -(b c))", "a -(b c"]);
    all_read_as("a -[b | c]", &["a -(b OR c) ", "a -(b أو c"]);
    all_read_as("a b", &["a - b ", "a -() b ", "a b -"]);
    all_read_as("a -b*", &["a -b* ", "a -b*؟ "]);
    all_read_as("[a | (-b)]", &["a OR -b "]);
    all_read_as("[(a -b) | c]", &["(a -b) OR c "]);
    all_read_as("a b -c -d", &["a (b -c) -d "]);
    all_read_as("-(-a)", &["-(-a) "]);
}

#[test]
fn parentheses_group_and_need_not_fit() {
    all_read_as(
        "a b c",
        &["a (b c) ", "(a (b) c) ", "((a b c)) ", "(a) (b)(c) ", "a ( b c ", "a) b) c ", ")a( b c "],
    );
    all_read_as(
        "[(a b) | (c d)]",
        &["(a b) OR (c d)", "(a b) OR (c d ", "((a b)) | ((c d)))) ", "(a، b) أو (c؛ d)؟"],
    );
    all_read_as("[a | (b [c | d])]", &["a OR (b (c OR d)) ", "a OR (b c OR d) "]);
    all_read_as("a", &["a () (()) "]);
}

#[test]
fn parentheses_beyond_the_eighth_are_ignored() {
    let nested = |depth: usize| format!("{}a b{} OR c ", "(".repeat(depth), ")".repeat(depth));
    for depth in [1, 2, 7, 8, 9, 20, 10_000] {
        assert_eq!(shape(&nested(depth)), "[(a b) | c]", "{depth}");
    }
    // Without the inner parentheses every OR has its own two sides.
    assert_eq!(shape(&("(a OR (b c) ".repeat(3) + "d")), "[a | (b c)] [a | (b c)] [a | (b c)] d*");
}

#[test]
fn a_name_restricts_to_the_title() {
    all_read_as(
        "t:a b",
        &[
            "title:a b ",
            "Title: a b ",
            "TITLE：a b ",
            "عنوان:a b ",
            "العنوان: a b ",
            "عُنوان :a b ".replace(" :", ":").as_str(),
        ],
    );
    all_read_as("b t:\"a c\"", &["b title:\"a c\" ", "b عنوان: «a c» ", "b title:(\"a c\") "]);
    all_read_as("t:a t:b c", &["title:(a b) c ", "عنوان: (a b) c ", "title:a title:b c ", "title:a-b c "]);
    all_read_as("[t:a | t:b] c", &["title:(a OR b) c ", "title:a OR title:b c "]);
    all_read_as("[t:a | b]", &["title:a OR b "]);
    all_read_as("c -t:a", &["c -title:a ", "c title:-a ", "c -title: a ", "c -title:(a) "]);
    all_read_as("t:a*", &["title:a* ", "title:a"]);
    all_read_as("\u{627}\u{628} t:a", &["اب\u{200F} \u{200F}title\u{200E}:\u{202A}a\u{202C} "]);
    // Without anything behind it, it is ignored, or a word.
    all_read_as("a", &["a title: ", "a عنوان:", "title: () a ".trim_start_matches("title: () ")]);
    all_read_as("title", &["title: "]);
    all_read_as("عنوان*", &["عنوان"]);
    // Other colons are none.
    all_read_as("10 30 http x", &["10:30 http://x "]);
    all_read_as("subtitle a", &["subtitle:a "]);
    all_read_as("title a", &["title a ", "title :a "]);
}

#[test]
fn a_star_ends_the_beginning_of_a_word() {
    all_read_as("ab* c", &["ab* c ", "ab** c ", "ab＊ c ", "ab٭، c ", "(ab*) c ", "ab\u{200F}* c "]);
    all_read_as("[ab* | c]", &["ab* OR c ", "ab*|c "]);
    all_read_as("ab c", &["*ab c ", "ab * c ", "ab*c ", "* ab c * "]);
    all_read_as("\"ab c\"", &["\"ab c*\" ", "\"ab* c\""]);
}

#[test]
fn the_last_word_may_still_grow() {
    all_read_as("a b*", &["a b", "a b\u{200F}", "(a b"]);
    all_read_as("a b", &["a b ", "a b)", "(a b)", "a b،", "a b\""]);
    all_read_as("[a | b*]", &["a OR b", "a أو (b"]);
    all_read_as("a -b", &["a -b", "a -(b"]);
}

#[test]
fn a_query_has_so_many_words_and_no_more() {
    let count = |text: &str| {
        let shape = shape(text);
        shape.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count()
    };
    let words: Vec<String> = (0..1000).map(|n| format!("w{n}")).collect();
    for joint in [" ", " OR ", ") (", " -", " (", "-", " title:", "\" \""] {
        assert_eq!(
            count(&format!("({} ", words.join(joint))).min(MAX_WORDS + 64),
            count(&words.join(joint)).min(MAX_WORDS + 64),
            "{joint}"
        );
        let found = parse(&words.join(joint));
        let terms = |parts: &[Part]| -> usize { parts.iter().map(words_of).sum() };
        assert_eq!(terms(&found.wanted) + terms(&found.excluded), MAX_WORDS, "{joint}");
    }
    assert_eq!(shape(&("a ".repeat(1_000_000) + "b ")), "a");
    // One said often takes no more room than said once.
    assert_eq!(shape(&("a ".repeat(1000) + "b ")), "a b");
    assert_eq!(shape(&("a OR ".repeat(1000) + "b ")), "[a | b]");
}

fn words_of(part: &Part) -> usize {
    match part {
        Part::Clause(clause) => clause.terms.len(),
        Part::Group(group) => group.wanted.iter().chain(&group.excluded).map(words_of).sum(),
    }
}

// What is found

fn towns() -> Vec<Document> {
    vec![
        article("0", "أخبار بغداد", "وصل الوفد إلى العاصمة."),
        article("1", "أخبار البصرة", "وصل الوفد من بغداد."),
        article("2", "رحلة", "من الموصل إلى البصرة والعاصمة."),
        Document { title_derived: true, ..article("3", "بغداد", "بغداد في الصيف.") },
        article("4", "كلام", "لا مدينة هنا"),
    ]
}

fn found(query: &str) -> (String, Option<Note>) {
    let bytes = index_of(&towns());
    let answer = search(&Index::open(&bytes).unwrap(), query, &Options::default());
    // Those with most of the words stand behind.
    let complete = answer.hits.into_iter().filter(|hit| hit.missing.is_empty());
    let mut ids: Vec<String> = complete.map(|hit| hit.document.id).collect();
    ids.sort();
    (ids.concat(), answer.note)
}

#[track_caller]
fn finds(ids: &str, queries: &[&str]) {
    for query in queries {
        assert_eq!(
            found(query),
            (ids.to_owned(), if ids.is_empty() { Some(Note::Nothing) } else { None }),
            "{query}"
        );
    }
}

#[test]
fn choices_groups_and_exclusions_find_what_they_say() {
    finds("0123", &["بغداد أو البصرة ", "(بغداد OR البصرة)", "بغداد|البصرة "]);
    finds("01", &["الوفد (بغداد أو البصرة)", "وصل، (بغداد أو البصرة)؟"]);
    finds("03", &["بغداد -البصرة ", "بغداد -(البصرة أو الموصل)", "(بغداد أو الموصل) -البصرة "]);
    finds("013", &["بغداد -(البصرة الموصل) "]);
    finds("23", &["(الموصل البصرة) أو (بغداد الصيف) "]);
    finds("0134", &["بغداد OR -البصرة "]);
    finds("2", &["المو* -الصيف "]);
    finds("01", &["-(الموصل أو الصيف أو مدينة) "]);
    finds("23", &["-الو* -هنا "]);
}

#[test]
fn title_words_are_found_in_titles_that_the_article_has() {
    finds("0", &["عنوان:بغداد ", "title: بغداد", "title:\"أخبار بغداد\"", "العنوان: بغد*"]);
    finds("01", &["title:(بغداد أو البصرة) ", "title:أخبار الوفد "]);
    finds("13", &["بغداد -عنوان:بغداد "]);
    finds("", &["title:الموصل ", "عنوان:الصيف"]);
}

#[test]
fn stop_words_of_a_choice_count_only_alone() {
    finds("23", &["من الموصل أو في الصيف ", "(الموصل من) OR (الصيف في) "]);
    finds("23", &["من أو الموصل أو الصيف "]);
    finds("123", &["من أو في "]);
}

#[test]
fn what_is_missing_is_said_as_it_was_written() {
    let bytes = index_of(&towns());
    let index = Index::open(&bytes).unwrap();
    for (query, missing) in [
        ("الوفد مدينة أو الموصل ", "مدينة أو الموصل"),
        ("الوفد (مدينة، أو الموصل) ", "مدينة، أو الموصل"),
        ("الوفد title:(مدينة OR الموصل) ", "title:(مدينة OR الموصل)"),
        ("الوفد عنوان:مدينة ", "عنوان:مدينة"),
        ("الوفد (الصيف -مدينة) ", "الصيف"),
    ] {
        let answer = search(&index, query, &Options::default());
        assert_eq!(answer.note, Some(Note::MostWords), "{query}");
        let hit = answer.hits.iter().find(|hit| hit.document.id == "1").unwrap();
        assert_eq!(hit.missing, [missing], "{query}");
    }
}

#[test]
fn any_number_of_signs_is_a_query() {
    let bytes = index_of(&towns());
    let index = Index::open(&bytes).unwrap();
    for sign in [
        "(", ")", "((", "()", "(a", "a(", "|", "OR ", "أو ", "-(", "title:", "title:(", "*", "a*", "-",
        "(a OR ", "(a|-(b ", "\"(", "» (",
    ] {
        for times in [1, 2, if sign.len() < 2 { 10_000 } else { 500 }] {
            let text = sign.repeat(times);
            let _ = search(&index, &text, &Options::default());
            let text = format!("بغداد {text} ");
            let _ = search(&index, &text, &Options::default());
        }
    }
    let megabyte = "بغداد أو (البصرة -\"الموصل والصيف\") title:x* | ".repeat(15_000);
    assert!(megabyte.len() > 1_000_000);
    assert!(search(&index, &megabyte, &Options::default()).total > 0);
}

proptest! {
    #[test]
    fn any_text_is_a_query(text in "\\PC*") {
        let _ = parse(&text);
    }

    #[test]
    fn any_mixture_of_signs_is_a_query(
        signs in prop::collection::vec(
            prop::sample::select(vec![
                "بغداد", "البصرة", "a", "أو", "OR", "|", "(", ")", "-", "\"", "«", "»", "title:", "عنوان:", "*", " ", " ", "،", "؟", "\u{200F}",
            ]),
            0..40,
        ),
    ) {
        let text = signs.concat();
        let query = parse(&text);
        // Groups have two parts at least, or leave something out; a choice leaves nothing out.
        fn fits(query: &Query) -> bool {
            let of = |part: &Part| match part {
                Part::Clause(clause) => !clause.terms.is_empty(),
                Part::Group(group) => group.wanted.len() + 2 * group.excluded.len() > 1 && fits(group),
            };
            query.wanted.iter().chain(&query.excluded).all(of) && (!query.any || query.excluded.is_empty())
        }
        prop_assert!(fits(&query), "{text:?}: {query:?}");
        let bytes = index_of(&towns());
        let _ = search(&Index::open(&bytes).unwrap(), &text, &Options::default());
    }
}
