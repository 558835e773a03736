//! Records of JSONL and CSV.

use kashaf_builder::Settings;
use kashaf_engine::document::{Date, Document, Paragraph, ParagraphKind, Weight};
use proptest::prelude::*;

use super::{files, one, read, texts};
use crate::memory::Memory;

#[test]
fn columns_can_be_named_otherwise() {
    let disk = Memory::of([("in/a.csv", &b"Headline,Story,Title\nT,Some text,other\n"[..])]);
    let columns =
        [("title", "Headline"), ("text", "story")].map(|(a, b)| (a.to_owned(), b.to_owned())).to_vec();
    let gathered = read(&disk, Settings { columns, ..Settings::default() });
    assert_eq!(
        (gathered.documents[0].title.as_str(), texts(&gathered.documents[0])),
        ("T", vec!["Some text"])
    );
}

#[test]
fn text_with_tags_is_read_as_a_page_is() {
    let record = r#"{"title":"T","html":"<p>One<br>line</p><h2 id=a>Head</h2><script>no</script>"}"#;
    let document = one("in/a.jsonl", record);
    assert_eq!(texts(&document), ["One line", "Head"]);
    assert_eq!(document.paragraphs[1].anchor, "a");
}

#[test]
fn unknown_columns_are_told_once() {
    let gathered =
        files([("in/a.jsonl", "{\"title\":\"a\",\"x\":1}\n{\"title\":\"b\",\"x\":2,\"y\":{\"z\":1}}\n")]);
    assert!(gathered.faults.is_empty());
    assert_eq!(gathered.notes.len(), 1);
    assert!(
        gathered.notes[0].to_string().contains("say nothing to a search: x, y.z"),
        "{}",
        gathered.notes[0]
    );
}

#[test]
fn tables_may_have_other_separators_and_line_ends() {
    for (path, text) in [
        ("in/a.csv", "title,text\r\nT,\"a\r\nb, \"\"c\"\"\"\r\n"),
        ("in/a.csv", "\u{FEFF}title;text\nT;\"a\nb, \"\"c\"\"\"\n"),
        ("in/a.tsv", "title\ttext\nT\t\"a\nb, \"\"c\"\"\"\n"),
    ] {
        let document = one(path, text);
        assert_eq!((document.title.as_str(), texts(&document)), ("T", vec!["a", "b, \"c\""]));
        assert_eq!(document.id, "a-2", "without an id, that of the file and the line");
    }
}

#[test]
fn a_record_says_all_that_front_matter_does() {
    let record = r#"{"id":7,"title":"T","body":["a","b"],"date":20210726,"authors":["A",{"name":"B"}],"category":"S","keywords":"x|y","lang":"ar_IQ","weight":"0.5","url":"x.html"}"#;
    let document = one("in/a.jsonl", record);
    assert_eq!(document.id, "7");
    assert_eq!(document.date, Date::new(2021, 7, 26));
    assert_eq!(document.authors, ["A", "B"]);
    assert_eq!(
        (document.section.as_str(), document.lang.as_str(), document.url.as_str()),
        ("S", "ar-IQ", "x.html")
    );
    assert_eq!(document.tags, ["x", "y"]);
    assert_eq!(document.weight, Weight::new(0.5).unwrap());
    assert_eq!(texts(&document), ["a", "b"]);
}

fn line() -> impl Strategy<Value = String> {
    "[a-zابتثج][a-z0-9ابتثج:,.{}\"'\\\\<&;-]{0,12}( [a-zابت#،-]{1,9}){0,6}"
}

prop_compose! {
    fn article()(
        title in line(), texts in prop::collection::vec(line(), 0..4), authors in prop::collection::hash_set("[a-z][a-z ,]{0,6}[a-z]", 0..3),
        section in "([a-z]{3}( [a-z]{3})?)?", tags in prop::collection::hash_set("[a-zبت]{1,6}", 0..3), date in prop::option::of((1i16..=9999, 1u8..=12, 1u8..=28)),
        weight in 1u32..=10_000, url in "(https://a\\.example/[a-z?=%]{0,9})?",
    ) -> Document {
        let lead = texts.iter().position(|text| text.chars().count() >= 40).unwrap_or(0);
        let paragraph = |(at, text): (usize, String)| {
            let kind = if at == lead { ParagraphKind::Lead } else { ParagraphKind::Text };
            Paragraph { kind, text, anchor: String::new() }
        };
        Document {
            title, url, section, lang: "ar".to_owned(),
            authors: authors.into_iter().map(|name| name.split_whitespace().collect::<Vec<_>>().join(" ")).collect(),
            tags: tags.into_iter().collect(),
            date: date.and_then(|(year, month, day)| Date::new(year, month, day)),
            weight: Weight::of_hundredths(weight).unwrap(),
            paragraphs: texts.into_iter().enumerate().map(paragraph).collect(),
            ..Document::default()
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn articles_go_through_jsonl_and_come_back(articles in prop::collection::vec(article(), 0..5)) {
        let mut lines = String::new();
        let mut expected = Vec::new();
        for (number, document) in articles.into_iter().enumerate() {
            let document = Document { id: format!("{number}"), ..document };
            let text: Vec<&str> = document.paragraphs.iter().map(|it| it.text.as_str()).collect();
            let record = serde_json::json!({
                "id": document.id, "title": document.title, "text": text.join("\n"), "url": document.url,
                "authors": document.authors, "section": document.section, "tags": document.tags, "lang": document.lang,
                "date": document.date.map(|date| date.iso()),
                "weight": f64::from(document.weight.hundredths()) / 100.0,
            });
            lines.push_str(&format!("{record}\n"));
            expected.push(document);
        }
        let gathered = files([("in/a.jsonl", lines.as_str()), ("in/none.txt", "A title")]);
        // Two authors may be one when their white space is alike.
        for document in &mut expected {
            let mut seen = std::collections::BTreeSet::new();
            document.authors.retain(|name| seen.insert(name.clone()));
        }
        let read: Vec<Document> = gathered.documents.into_iter().filter(|it| it.id != "none").collect();
        prop_assert_eq!(read, expected);
        prop_assert!(lines.is_empty() || gathered.faults.is_empty());
    }
}
