//! What holds for any text whatever.

use proptest::prelude::*;

use super::*;

/// Lines as they come on news sites, and lines of anything.
fn any_line() -> impl Strategy<Value = String> {
    let known = [
        "",
        "",
        "\u{A0}",
        "عنوان المقال الذي نقرؤه",
        "العرب والعالم",
        "واشنطن – بال بلس",
        "صورة الوزير. (أ ف ب)",
        "أخبار ذات صلة",
        "اقرأ أيضاً: عنوان آخر",
        "Read more:",
        "بي",
        "26 يوليو 2021",
        "2021-07-27",
        "واشنطن - أبلغ الرئيس الوزير التزامه., وأضاف أن ذلك قريب., وكفى",
        PARAGRAPH,
    ];
    prop_oneof![3 => prop::sample::select(known.to_vec()).prop_map(str::to_string), 1 => "\\PC{0,40}", 1 => "[ -~،؛أ-ي\u{A0}\u{200F}]{0,200}"]
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

proptest! {
    #[test]
    fn no_word_is_lost(lines in prop::collection::vec(any_line(), 0..20), ending in prop::sample::select(vec!["\n", "\r\n", "\r"])) {
        let text = lines.join(ending);
        let Ok(document) = Document::parse("test", text.as_bytes()) else { return Ok(()) };
        let mut kept: Vec<&str> = words(&document.title).collect();
        kept.extend(document.paragraphs.iter().flat_map(|paragraph| words(&paragraph.text)));
        kept.extend(document.related.iter().flat_map(|related| words(related)));
        for line in text.split(['\n', '\r']) {
            let is_date = document.date.is_some() && Date::from_line(line) == document.date;
            prop_assert!(is_date || words(line).all(|word| kept.contains(&word)), "lost of {line:?}: {document:#?}");
        }
    }

    #[test]
    fn any_bytes_are_an_article_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        match Document::parse("test", &bytes) {
            Ok(document) => prop_assert!(!document.title.is_empty()),
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
    }

    #[test]
    fn lines_are_clean(lines in prop::collection::vec(any_line(), 1..20)) {
        let Ok(document) = Document::parse("test", lines.join("\n").as_bytes()) else { return Ok(()) };
        let texts = document.paragraphs.iter().map(|paragraph| &paragraph.text).chain(&document.related);
        for text in texts.chain([&document.title]) {
            prop_assert!(!text.is_empty() && !text.contains(['\n', '\r', '\u{A0}']) && !text.contains("  "), "{text:?}");
            prop_assert_eq!(text.trim(), text.as_str());
        }
    }
}
