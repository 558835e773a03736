//! Which passages are shown, and where they are cut: cases made for it.

use kashaf_engine::index::Index;
use kashaf_engine::query::{Hit, Options, search};

use super::{PASSAGE, Passage, TWO, joined, marked, passages};
use crate::support::{article, index_of};

/// The first hit for `query` in a single article.
fn hit(title: &str, body: &str, query: &str) -> Hit {
    let bytes = index_of(&[article("a", title, body)]);
    let answer = search(&Index::open(&bytes).unwrap(), query, &Options::default());
    answer.hits.into_iter().next().unwrap_or_else(|| panic!("{query} finds nothing"))
}

#[test]
fn a_word_of_the_title_alone_shows_the_lead_without_marks() {
    let hit = hit("زيارة بغداد", "أول الكلام هنا.\nوهذا آخره.", "بغداد");
    assert_eq!(marked(&hit.title), ["بغداد"]);
    assert_eq!((joined(&hit.snippet).as_str(), marked(&hit.snippet)), ("أول الكلام هنا.", vec![]));
}

#[test]
fn an_article_of_a_title_alone_has_an_empty_snippet() {
    let hit = hit("زيارة بغداد", "", "بغداد");
    assert_eq!(hit.snippet, []);
}

#[test]
fn marks_take_vowels_tatweel_and_joiners_in() {
    let body = "قال إنّ «العِراقُ» بلد، وزار بغـــداد ثم مي\u{200C}خواهم.";
    for (query, word) in [("العراق", "العِراقُ"), ("بغداد", "بغـــداد"), ("ميخواهم", "مي\u{200C}خواهم")]
    {
        assert_eq!(marked(&hit("عنوان", body, query).snippet), [word]);
    }
}

#[test]
fn a_long_paragraph_is_cut_on_both_sides() {
    let filler = "كلام كثير لا ينتهي ".repeat(40);
    let hit = hit("عنوان", &format!("{filler}بغداد {filler}"), "بغداد");
    let passages = passages(&hit.snippet);
    let [Passage { segments, cut_before: true, cut_after: true }] = passages[..] else {
        panic!("{passages:?}")
    };
    let shown = joined(segments);
    assert!((150..=PASSAGE).contains(&shown.chars().count()), "{} characters", shown.chars().count());
    let at = shown.find("بغداد").unwrap();
    assert!(at > 0 && at < shown.len() - at, "more is shown behind the word than before it: {shown}");
}

#[test]
fn the_passage_with_most_of_the_words_is_shown() {
    let body = "بغداد وحدها.\nاجتماع آخر.\nاجتماع في بغداد حضره الوزير.\nالوزير وحده.";
    let hit = hit("عنوان", body, "بغداد الوزير اجتماع ");
    assert_eq!(joined(&hit.snippet), "اجتماع في بغداد حضره الوزير.");
    assert_eq!(marked(&hit.snippet), ["اجتماع", "بغداد", "الوزير"]);
}

#[test]
fn of_two_passages_the_one_with_the_word_as_it_was_written_is_shown() {
    let filler = "كلام كثير لا ينتهي ".repeat(20);
    for (other, asked) in [("o", "Ó"), ("Ó", "o"), ("مدارس", "مدرسة"), ("امريكا", "أميركا")]
    {
        let snippet = hit("عنوان", &format!("{other} {filler}\n{filler}{asked} {filler}"), asked).snippet;
        assert_eq!(marked(&snippet), [asked]);
    }
}

#[test]
fn a_second_passage_adds_the_words_that_the_first_lacks() {
    let filler = "كلام كثير لا ينتهي ".repeat(20);
    let rare = format!("{filler}وصل الوزير إلى بغداد {filler}");
    let shown = |body: &str, query: &str| hit("عنوان", body, query).snippet;
    // In the order of the text, whichever says more; from another paragraph or the same.
    for (body, words) in [
        (format!("{rare}\n{filler}عاد من البصرة"), ["الوزير", "بغداد", "البصرة"]),
        (format!("عاد من البصرة\n{rare}"), ["البصرة", "الوزير", "بغداد"]),
        (format!("{rare}{filler}عاد من البصرة"), ["الوزير", "بغداد", "البصرة"]),
    ] {
        let snippet = shown(&body, "بغداد البصرة الوزير ");
        assert_eq!(marked(&snippet), words);
        let [first, second] = &passages(&snippet)[..] else { panic!("{snippet:?}") };
        let [first, second] = [first, second].map(|passage| joined(passage.segments));
        let length = first.chars().count() + second.chars().count();
        assert!((PASSAGE / 2..=TWO).contains(&length), "{length} characters");
        assert!(body.find(&first).unwrap() < body.rfind(&second).unwrap());
    }
}

#[test]
fn one_passage_is_enough_if_a_second_adds_nothing() {
    let filler = "كلام كثير لا ينتهي ".repeat(20);
    for body in [
        // One has all; what another one has is in the first too; a word that is nowhere; near enough for one.
        format!("{filler}الوزير في بغداد\nالوزير {filler}\nبغداد {filler}"),
        format!("{filler}الوزير {filler}الوزير {filler}"),
        format!("{filler}الوزير كلام بعد كلام بعد كلام بعد كلام بعد كلام بعد كلام بعد كلام بغداد {filler}"),
    ] {
        let snippet = hit("عنوان", &body, "بغداد الوزير ").snippet;
        let [passage] = &passages(&snippet)[..] else { panic!("{snippet:?}") };
        assert!(joined(passage.segments).chars().count() <= PASSAGE);
    }
}

#[test]
fn two_passages_with_hardly_a_word_between_them_are_one() {
    let mut together = 0;
    for words in 20..60 {
        let between = "كلام ".repeat(words);
        let body = format!("{}الوزير {between}بغداد {}", "قبل ".repeat(80), "بعد ".repeat(80));
        let snippet = hit("عنوان", &body, "بغداد الوزير ").snippet;
        assert_eq!(marked(&snippet), ["الوزير", "بغداد"]);
        match &passages(&snippet)[..] {
            [one] => {
                together = words;
                assert!(body.contains(&joined(one.segments)));
            }
            [first, second] => {
                let (_, behind) = body.split_once(&joined(first.segments)).unwrap();
                let left_out = behind.find(&joined(second.segments)).unwrap();
                assert!(left_out > "كلام كلام كلام".len(), "{left_out} bytes are left out");
            }
            many => panic!("{many:?}"),
        }
    }
    assert!((25..30).contains(&together), "{together} words are shown between");
}

#[test]
fn a_very_long_word_is_shown_whole_rather_than_torn() {
    let long = "طويل".repeat(100);
    let body = format!("قبل {long} بعد");
    let shown = hit("عنوان", &body, &format!("{long} ")).snippet;
    assert_eq!(marked(&shown), [long.as_str()]);

    // Beside it there is no room for it.
    let shown = hit("عنوان", &body, "قبل ").snippet;
    assert_eq!(joined(&shown), "قبل …");
}

#[test]
fn chinese_is_cut_between_characters_and_marked_without_gaps() {
    let filler = "今天的天气很好我们去公园散步吧".repeat(20);
    let body = format!("{filler}伊拉克政府{filler}");
    let hit = hit("标题", &body, "伊拉克");
    let passages = passages(&hit.snippet);
    let [Passage { segments, cut_before: true, cut_after: true }] = passages[..] else {
        panic!("{passages:?}")
    };
    let shown = joined(segments);
    assert_eq!(marked(segments), ["伊拉克"]);
    assert!(
        body.contains(&shown) && shown.chars().count() <= PASSAGE,
        "{} characters",
        shown.chars().count()
    );
}

#[test]
fn thai_is_never_cut_before_a_vowel_sign_or_tone_mark() {
    // Signs that stand above or below the letter before them.
    let stands_alone = |c: char| !matches!(c, '\u{E31}' | '\u{E34}'..='\u{E3A}' | '\u{E47}'..='\u{E4E}');
    let filler = "ที่นี่มีผู้คนมากมายกำลังเดินทางไปที่ต่างๆ".repeat(10);
    for shift in 0..30 {
        let body = format!("{filler}{}อิรัก{}{filler}", "ก".repeat(shift), "ข".repeat(shift));
        let hit = hit("หัวข้อ", &body, "อิรัก");
        let shown = joined(passages(&hit.snippet)[0].segments);
        assert_eq!(marked(&hit.snippet), ["อิรัก"]);
        assert!(shown.starts_with(stands_alone), "begins with a sign: {shown}");
        let rest = body.split_once(&shown).unwrap().1;
        assert!(rest.is_empty() || rest.starts_with(stands_alone), "a sign is cut off: {shown}");
    }
}
