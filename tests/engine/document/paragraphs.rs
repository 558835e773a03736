//! What is each line between title and end, and which lines are of other articles?

use super::*;

#[test]
fn paragraphs_glued_by_full_stop_and_comma_are_parted() {
    let document = parse("عنوان المقال\n\nقال نعم., وأضاف \"لا\"., ثم مضى., وبلغ العدد 2020., وكفى.");
    let texts: Vec<_> = kinds(&document);
    assert_eq!(
        texts,
        [
            (Lead, "قال نعم."),
            (Text, "وأضاف \"لا\"."),
            (Text, "ثم مضى."),
            (Text, "وبلغ العدد 2020."),
            (Text, "وكفى.")
        ]
    );
    let english = "The firm, Acme Inc., left the U.S., it said.";
    assert_eq!(kinds(&parse(english)), [(Lead, english)]);
}

#[test]
fn byline_under_the_title_is_aside() {
    for byline in ["واشنطن – بال بلس", "أحمد محمد", "بقلم: أحمد محمد علي", "By Ahmad Ali"]
    {
        let document = parse(&format!("عنوان المقال\n\n{byline}\n{PARAGRAPH}"));
        assert_eq!(kinds(&document), [(Aside, byline), (Lead, PARAGRAPH)]);
    }
}

#[test]
fn deck_is_the_lead() {
    let opening = "واشنطن - أبلغ الرئيس الأميركي، الخميس، رئيس الوزراء العراقي التزامه.";
    let lines = [
        "اتفق الجانبان على تشكيل فريق خاص.",
        "مشاريع للاستثمار في قطاعي النفط والصحة",
        "وعد بدعم قوات الأمن العراقية",
    ];
    let document = parse(&format!("عنوان المقال\n\n{}\n\n{opening}\n\n{PARAGRAPH}", lines.join("\n")));
    let [a, b, c] = lines;
    assert_eq!(kinds(&document), [(Lead, a), (Lead, b), (Lead, c), (Text, opening), (Text, PARAGRAPH)]);
    assert_eq!(document.lead().collect::<Vec<_>>(), lines);

    let one = parse(&format!("عنوان المقال\n\nسطر واحد يلخص ما في المقال كله\n\n{PARAGRAPH}"));
    assert_eq!(kinds(&one), [(Lead, "سطر واحد يلخص ما في المقال كله"), (Text, PARAGRAPH)]);
}

#[test]
fn short_line_alone_in_the_middle_is_a_heading() {
    let document = parse(&format!(
        "عنوان المقال\n\n{PARAGRAPH}\n\nماذا بعد الزيارة؟\n\n{PARAGRAPH}\n\nمع تحيات التحرير"
    ));
    assert_eq!(
        kinds(&document),
        [(Lead, PARAGRAPH), (Heading, "ماذا بعد الزيارة؟"), (Text, PARAGRAPH), (Text, "مع تحيات التحرير")]
    );
}

#[test]
fn an_article_without_full_stops_has_no_headings() {
    let document = parse("عنوان القصيدة\n\nشطر أول من البيت\n\nشطر ثان من البيت\n\nشطر ثالث من البيت");
    assert_eq!(document.title, "عنوان القصيدة");
    assert!(document.paragraphs.iter().all(|paragraph| matches!(paragraph.kind, Lead | Text)));
}

#[test]
fn strays_stand_aside_and_do_not_hide_a_heading() {
    let document = parse(&format!("***\nعنوان المقال\n\n{PARAGRAPH}\n\nبي\nعنوان فرعي هنا\n\n{PARAGRAPH}"));
    assert_eq!(document.title, "عنوان المقال");
    assert_eq!(
        kinds(&document),
        [(Aside, "***"), (Lead, PARAGRAPH), (Aside, "بي"), (Heading, "عنوان فرعي هنا"), (Text, PARAGRAPH)]
    );
}

#[test]
fn label_takes_the_next_headline_with_it() {
    for label in [
        "أخبار ذات صلة",
        "اقرأ أيضاً",
        "اقرأ أيضًا:",
        "إقرأ أيضا",
        "إقرَأ أيضاً :",
        "للمزيد",
        "Read also:",
        "SEE ALSO",
    ] {
        let document =
            parse(&format!("عنوان المقال\n\n{PARAGRAPH}\n\n{label}\n\u{A0}\nعنوان مقال آخر\n\n{PARAGRAPH}"));
        let label = label.trim_end_matches([':', ' ']);
        assert_eq!(document.related, [format!("{label}: عنوان مقال آخر")]);
        assert_eq!(kinds(&document), [(Lead, PARAGRAPH), (Text, PARAGRAPH)]);
    }
}

#[test]
fn label_with_its_link_on_one_line_is_a_related_link() {
    let document = parse(&format!("عنوان المقال\n\n{PARAGRAPH}\n\nاقرأ أيضاً: عنوان آخر\n\n{PARAGRAPH}"));
    assert_eq!(document.related, ["اقرأ أيضاً: عنوان آخر"]);
    assert_eq!(kinds(&document), [(Lead, PARAGRAPH), (Text, PARAGRAPH)]);
}

#[test]
fn label_does_not_take_a_paragraph() {
    let document = parse(&format!(
        "عنوان المقال\n\n{PARAGRAPH}\n\nأخبار ذات صلة\n\n{PARAGRAPH}\n\nشاهد أيضا\nاقرأ أيضا\n"
    ));
    assert_eq!(document.related, ["أخبار ذات صلة", "شاهد أيضا", "اقرأ أيضا"]);
    assert_eq!(kinds(&document), [(Lead, PARAGRAPH), (Text, PARAGRAPH)]);
}

#[test]
fn related_headlines_are_never_the_title() {
    let document = parse(&format!("أخبار ذات صلة\n\nعنوان مقال آخر\n\n{PARAGRAPH}"));
    assert_eq!((document.title.as_str(), document.title_derived), (PARAGRAPH.trim_end_matches('.'), true));
}

#[test]
fn a_sentence_that_begins_like_a_label_is_text() {
    let sentence = "للمزيد من التفاصيل زوروا الموقع.";
    assert_eq!(kinds(&parse(&format!("عنوان المقال\n\n{PARAGRAPH}\n{sentence}")))[1], (Text, sentence));
}
