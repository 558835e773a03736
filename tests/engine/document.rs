//! What a source file says: the five seeds as a golden file, then a module for each kind of rule.
//!
//! `UPDATE_EXPECT=1 cargo test` rewrites the golden file.

#![allow(clippy::unwrap_used, reason = "a test fails by it")]

mod any_text;
mod dates;
mod folders;
mod paragraphs;
mod titles;

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use kashaf_engine::document::{Date, Document, DocumentError, ParagraphKind, read_folder};

use ParagraphKind::{Aside, Heading, Lead, Text};

const SEEDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../seeds");
const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/golden/documents.txt");

/// A paragraph that no rule takes for anything else.
const PARAGRAPH: &str = "وصل الوزير إلى بغداد صباح اليوم في زيارة تستمر يومين.";

fn parse(text: &str) -> Document {
    Document::parse("test", text.as_bytes()).unwrap()
}

fn kinds(document: &Document) -> Vec<(ParagraphKind, &str)> {
    document.paragraphs.iter().map(|paragraph| (paragraph.kind, paragraph.text.as_str())).collect()
}

fn date(year: i16, month: u8, day: u8) -> Option<Date> {
    Some(Date::new(year, month, day).unwrap())
}

// The seeds

#[test]
fn seeds_are_read_as_the_golden_file_says() {
    let found = read_folder(Path::new(SEEDS)).unwrap().iter().map(described).collect::<Vec<_>>().join("\n");
    if env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(GOLDEN, &found).unwrap();
    }
    let expected = fs::read_to_string(GOLDEN).unwrap_or_default();
    assert!(
        found == expected,
        "not as in {GOLDEN}; if it is better, run with UPDATE_EXPECT=1. Found:\n{found}"
    );
}

fn described(document: &Document) -> String {
    let mut text = format!("{}\n", document.id);
    let derived = if document.title_derived { " (derived)" } else { "" };
    let date = document.date.map_or("none".to_string(), |date| date.to_string());
    writeln!(text, "  title    {}{derived}\n  date     {date}\n  lang     {}", document.title, document.lang)
        .unwrap();
    for paragraph in &document.paragraphs {
        let kind = format!("{:?}", paragraph.kind).to_lowercase();
        writeln!(text, "  {kind:<8} {}", shortened(&paragraph.text)).unwrap();
    }
    for related in &document.related {
        writeln!(text, "  related  {related}").unwrap();
    }
    text
}

/// The first and last 60 characters.
fn shortened(text: &str) -> String {
    let length = text.chars().count();
    if length <= 120 {
        return text.to_string();
    }
    let first: String = text.chars().take(60).collect();
    let last: String = text.chars().skip(length - 60).collect();
    format!("{} […] {}", first.trim_end(), last.trim_start())
}

// Bytes and white space

#[test]
fn byte_order_mark_is_no_part_of_the_title() {
    assert_eq!(parse("\u{FEFF}عنوان المقال\n\nنص.").title, "عنوان المقال");
}

#[test]
fn any_line_ending_will_do() {
    let expected = parse("عنوان المقال\n\nفقرة أولى.\nفقرة ثانية.");
    assert_eq!(kinds(&expected), [(Lead, "فقرة أولى."), (Text, "فقرة ثانية.")]);
    assert_eq!(parse("عنوان المقال\r\n\r\nفقرة أولى.\r\nفقرة ثانية.\r\n"), expected);
    assert_eq!(parse("عنوان المقال\r\rفقرة أولى.\rفقرة ثانية.\r"), expected);
}

#[test]
fn white_space_of_every_kind_becomes_one_space() {
    let document =
        parse("\u{A0}عنوان   المقال \u{200F}\n\u{A0}\n\t\u{A0}قال\u{A0}\u{A0}الوزير \t نعم.\u{200E}");
    assert_eq!(document.title, "عنوان المقال");
    assert_eq!(kinds(&document), [(Lead, "قال الوزير نعم.")]);
}

#[test]
fn a_line_of_a_lone_no_break_space_is_blank() {
    let document =
        parse(&format!("عنوان المقال\n\n{PARAGRAPH}\n\u{A0}\nعنوان فرعي هنا\n\u{A0}\n{PARAGRAPH}"));
    assert_eq!(kinds(&document), [(Lead, PARAGRAPH), (Heading, "عنوان فرعي هنا"), (Text, PARAGRAPH)]);
}

#[test]
fn bytes_that_are_not_utf8_are_named_with_line_and_column() {
    let error = |bytes: &[u8]| Document::parse("test", bytes).unwrap_err();
    let mut bytes = "\u{FEFF}عنوان\r\nقال".as_bytes().to_vec();
    bytes.extend(b"\xC7\xE1 x");
    assert_eq!(error(&bytes), DocumentError::NotUtf8 { line: 2, column: 4, byte: 0xC7 });
    assert_eq!(error(b"\xC7\xE1"), DocumentError::NotUtf8 { line: 1, column: 1, byte: 0xC7 });
    assert_eq!(error(b"a\r\xC7"), DocumentError::NotUtf8 { line: 2, column: 1, byte: 0xC7 });
    assert_eq!(error(b"a\n\nbc\xD8"), DocumentError::NotUtf8 { line: 3, column: 3, byte: 0xD8 });
    assert_eq!(
        error(&bytes).to_string(),
        "line 2: not UTF-8 (byte 0xC7 at column 4): save the file as UTF-8, \
         for instance with `iconv -f WINDOWS-1256 -t UTF-8`"
    );
}

#[test]
fn nothing_is_no_article() {
    for text in ["", " ", "\n\n\u{A0}\r\n", "\u{FEFF}", "\u{200F}\n"] {
        assert_eq!(Document::parse("test", text.as_bytes()), Err(DocumentError::Empty), "{text:?}");
    }
}

#[test]
fn dates_and_related_links_alone_are_no_article() {
    for text in ["\n26 يوليو 2021", "\nاقرأ أيضا\n\nعنوان آخر هنا", "\n2021-07-26\n\nاقرأ أيضا: عنوان آخر"]
    {
        let error = Document::parse("test", text.as_bytes()).unwrap_err();
        assert_eq!(error, DocumentError::NoText { line: 2 }, "{text:?}");
        assert!(error.to_string().starts_with("line 2: nothing but dates"), "{error}");
    }
}

// Language

#[test]
fn language_is_arabic_if_most_letters_are() {
    assert_eq!(parse("عنوان المقال ABC").lang, "ar");
    assert_eq!(parse("An article on بغداد").lang, "");
}
