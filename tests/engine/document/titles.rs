//! Which line is the title, and what is the title of an article without one?

use super::*;

#[test]
fn one_line_is_a_title_or_has_one_made_of_it() {
    let headline = parse("بايدن يستقبل الكاظمي");
    assert_eq!((headline.title.as_str(), headline.title_derived), ("بايدن يستقبل الكاظمي", false));
    assert_eq!(headline.paragraphs, []);

    let sentence = parse("استقبل بايدن الكاظمي.");
    assert_eq!((sentence.title.as_str(), sentence.title_derived), ("استقبل بايدن الكاظمي", true));
    assert_eq!(kinds(&sentence), [(Lead, "استقبل بايدن الكاظمي.")]);
}

#[test]
fn headlines_may_ask_trail_off_or_have_brackets() {
    for title in [
        "هل تغادر القوات العراق؟",
        "القوات تغادر العراق...",
        "القوات تغادر العراق (فيديو)",
        "Iraq: what next?",
    ] {
        let document = parse(&format!("{title}\n{PARAGRAPH}"));
        assert_eq!((document.title.as_str(), document.title_derived), (title, false));
        assert_eq!(kinds(&document), [(Lead, PARAGRAPH)]);
    }
}

#[test]
fn what_ends_like_a_sentence_or_announces_one_is_no_title() {
    for line in ["وصل الوزير.", "قال \"وصل الوزير.\"", "قال \"وصل الوزير\".", "وأضاف الوزير:", "وصل الوزير،"]
    {
        assert!(parse(&format!("{line}\n\n{PARAGRAPH}")).title_derived, "{line}");
    }
}

#[test]
fn a_line_longer_than_a_headline_is_no_title() {
    let words = |count| vec!["كلمة"; count].join(" ");
    assert!(!parse(&format!("{}\n\n{PARAGRAPH}", words(30))).title_derived);
    assert!(parse(&format!("{}\n\n{PARAGRAPH}", words(31))).title_derived);
}

#[test]
fn title_stands_alone_over_the_date() {
    let document =
        parse(&format!("السياسة\n\nعنوان المقال الذي نقرؤه\n\nأحمد محمد\n\n26 يوليو 2021\n\n{PARAGRAPH}"));
    assert_eq!(document.title, "عنوان المقال الذي نقرؤه");
    assert_eq!(kinds(&document), [(Aside, "السياسة"), (Aside, "أحمد محمد"), (Lead, PARAGRAPH)]);
}

#[test]
fn title_may_share_its_block_with_the_date() {
    for text in
        ["عنوان المقال\n2021-07-26\n2021-07-26", "2021-07-26\nعنوان المقال", "2021-07-26\n\nعنوان المقال"]
    {
        let document = parse(&format!("{text}\n\n{PARAGRAPH}"));
        assert_eq!(document.title, "عنوان المقال", "{text}");
        assert_eq!(document.date, date(2021, 7, 26), "{text}");
        assert_eq!(kinds(&document), [(Lead, PARAGRAPH)], "{text}");
    }
}

#[test]
fn repeated_caption_is_one_aside_and_no_title() {
    let text = "صورة  الوزير في بغداد\nصورة الوزير في بغداد\nالعرب والعالم\n\nعنوان المقال الذي نقرؤه\n\n";
    let document = parse(&format!("{text}{PARAGRAPH}"));
    assert_eq!(document.title, "عنوان المقال الذي نقرؤه");
    assert_eq!(
        kinds(&document),
        [(Aside, "صورة الوزير في بغداد"), (Aside, "العرب والعالم"), (Lead, PARAGRAPH)]
    );
}

#[test]
fn caption_with_its_source_is_no_title() {
    let document = parse(&format!("الوزير في بغداد. (أ ف ب)\n\nعنوان المقال\n\n{PARAGRAPH}"));
    assert_eq!(document.title, "عنوان المقال");
    assert_eq!(kinds(&document), [(Aside, "الوزير في بغداد. (أ ف ب)"), (Lead, PARAGRAPH)]);
}

#[test]
fn title_that_stands_twice_is_still_the_title() {
    for between in ["\n", "\n\n"] {
        let document = parse(&format!("عنوان المقال{between}عنوان المقال\n\n{PARAGRAPH}"));
        assert_eq!((document.title.as_str(), document.title_derived), ("عنوان المقال", false));
        assert_eq!(kinds(&document), [(Lead, PARAGRAPH)]);
    }
}

#[test]
fn derived_title_is_cut_at_a_clause() {
    let start = "كشف مسؤول رفيع في وزارة الدفاع، أن الإدارة ملتزمة بمساعدة الحكومة وأن القوات باقية هناك";
    let document = parse(&format!("{start}، على رغم تطور قدرات الجيش في السنوات الأخيرة، على حد تعبيره."));
    assert_eq!((document.title.as_str(), document.title_derived), (start, true));
}

#[test]
fn derived_title_without_a_clause_ends_with_a_whole_word() {
    let document = parse(&format!("{}.", vec!["كلمة"; 50].join(" ")));
    assert_eq!(document.title, vec!["كلمة"; 18].join(" "));
    let word = "ك".repeat(200);
    assert_eq!(parse(&format!("{word}.")).title, word);
}

#[test]
fn derived_title_is_the_first_sentence_only() {
    assert_eq!(
        parse("التقى كينيث ف. ماكينزي الوزير. وقال إنه متفائل.").title,
        "التقى كينيث ف. ماكينزي الوزير"
    );
    assert_eq!(parse("هل يغادرون؟ لا أحد يعلم.").title, "هل يغادرون؟");
    assert_eq!(parse("بلغ العدد 2.500 جندي عند 10:30. ثم زاد.").title, "بلغ العدد 2.500 جندي عند 10:30");
    assert_eq!(parse("...").title, "...");
}
