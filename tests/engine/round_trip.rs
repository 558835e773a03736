//! What is built, opened and read again is what was given, whatever its characters are.

use kashaf_engine::document::{Date, Document, Paragraph, ParagraphKind, Weight};
use kashaf_engine::index::chunks::CHUNKED;
use kashaf_engine::index::{Index, build, split_by};
use proptest::prelude::*;

use crate::support::prove;

/// A text of anything: one script, all of Unicode, signs that are more than themselves elsewhere.
pub(crate) fn any_text(most: usize) -> impl Strategy<Value = String> {
    let script = |first: u32, last: u32| {
        let letter = (first..=last).prop_filter_map("no surrogate", char::from_u32);
        prop::collection::vec(prop_oneof![6 => letter, 1 => Just(' ')], 0..most).prop_map(String::from_iter)
    };
    prop_oneof![
        2 => script(0x600, 0x6FF),
        1 => script(0, 0x7F),
        1 => script(0x80, 0x24F),
        1 => script(0x300, 0x36F),
        1 => script(0x590, 0x5FF),
        1 => script(0x900, 0xEFF),
        1 => script(0x2000, 0x206F),
        1 => script(0x4E00, 0x4EFF),
        1 => script(0xFB50, 0xFFFF),
        1 => script(0x1F300, 0x1FAFF),
        2 => prop::collection::vec(any::<char>(), 0..most).prop_map(String::from_iter),
        1 => prop::collection::vec(prop::sample::select(crate::hostile::injections()), 0..3).prop_map(|all| all.concat()),
    ]
}

fn paragraph() -> impl Strategy<Value = Paragraph> {
    use ParagraphKind::{Aside, Heading, Lead, Text};
    let kind = prop::sample::select(vec![Lead, Text, Heading, Aside]);
    (kind, any_text(60), prop_oneof![Just(String::new()), any_text(9)])
        .prop_map(|(kind, text, anchor)| Paragraph { kind, text, anchor })
}

/// An article of any texts, under an id of its own.
fn document() -> impl Strategy<Value = Document> {
    let names = || prop::collection::vec(any_text(9), 0..3);
    let said = (any_text(12), any_text(40), any::<bool>(), any_text(20), any_text(12), names(), names());
    let date =
        (1000..9999i16, 1..13u8, 1..29u8).prop_map(|(year, month, day)| Date::new(year, month, day).unwrap());
    let rest = (prop::collection::vec(paragraph(), 0..5), prop::option::of(date), 1..900u32);
    (said, rest).prop_map(
        |((id, title, title_derived, url, section, tags, authors), (paragraphs, date, weight))| Document {
            id,
            title,
            title_derived,
            lang: "ar".to_owned(),
            paragraphs,
            date,
            url,
            section,
            tags,
            authors,
            weight: Weight::of_hundredths(weight).unwrap(),
            ..Document::default()
        },
    )
}

#[test]
fn articles_of_any_characters_come_back_as_they_were() {
    let documents = prop::collection::vec(document(), 1..6);
    prove(
        "articles of any characters, built and read again",
        256,
        4_000,
        (documents, 1..200usize),
        |(mut documents, size)| {
            documents
                .iter_mut()
                .enumerate()
                .for_each(|(number, document)| document.id += &number.to_string());
            let bytes = build(&documents).unwrap();
            let index = Index::open(&bytes).unwrap();
            let parts = split_by(&bytes, &CHUNKED, [size; 4]).unwrap();
            let chunked = Index::open(&parts.index).unwrap();
            for (name, bytes) in &parts.chunks {
                prop_assert!(chunked.supply(*name, bytes));
            }
            prop_assert_eq!(index.documents(), documents.len());
            for (number, document) in (0..).zip(documents) {
                prop_assert_eq!(index.find(&document.id), Some(number));
                prop_assert_eq!(chunked.find(&document.id), Some(number));
                prop_assert_eq!(chunked.document(number), Some(document.clone()));
                prop_assert_eq!(index.document(number), Some(document));
            }
            Ok(())
        },
    );
}
