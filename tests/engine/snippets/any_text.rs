//! Snippets of any text, of whatever characters: parts of the original, with what they mark.

use kashaf_engine::document::Paragraph;

use super::*;
use crate::round_trip::any_text;
use crate::support::{article, index_of, prove};

/// The words of a text.
fn words(text: &str) -> Vec<&str> {
    tokens(text).map(|token| &text[token.range]).collect()
}

/// Where each segment of a passage of `text` stands, if the passage is a part of it; more than one place is possible.
fn check_passage(text: &str, passage: &[Segment]) -> bool {
    let shown = joined(passage);
    let starts = text.char_indices().map(|(at, _)| at).filter(|&at| text[at..].starts_with(&shown));
    let is_whole = |start: usize| {
        let mut at = start;
        passage.iter().all(|segment| {
            let range = at..at + segment.text.len();
            at = range.end;
            // A mark is of whole words: some token begins where it does, and some ends there.
            !segment.marked
                || tokens(text).any(|token| token.range.start == range.start)
                    && tokens(text).any(|token| token.range.end == range.end)
        })
    };
    shown.is_empty() || starts.into_iter().any(is_whole)
}

fn check(hit: &Hit) -> Result<(), String> {
    let document = &hit.document;
    if joined(&hit.title) != document.title || !check_passage(&document.title, &hit.title) {
        return Err(format!("the title: {:?}", hit.title));
    }
    let empty = |segments: &[Segment]| segments.iter().any(|segment| segment.text.is_empty());
    let from = |paragraphs: &[Paragraph], snippet: &[Segment]| {
        let passages = passages(snippet);
        let is_from = |passage: &Passage<'_>| {
            joined(passage.segments).is_empty()
                || paragraphs.iter().any(|paragraph| check_passage(&paragraph.text, passage.segments))
        };
        // A text may have an ellipsis of its own.
        passages.iter().all(is_from) || paragraphs.iter().any(|paragraph| paragraph.text.contains('…'))
    };
    if empty(&hit.snippet) || !from(&document.paragraphs, &hit.snippet) {
        return Err(format!("the snippet: {:?}", hit.snippet));
    }
    for section in &hit.sections {
        if joined(&section.title) != section.heading || !from(&document.paragraphs, &section.snippet) {
            return Err(format!("a section: {section:?}"));
        }
    }
    // What is named as found is marked somewhere, or further down than is shown.
    for found in &hit.matches {
        let texts = texts(document);
        if !found.found.iter().all(|word| texts.iter().any(|text| text.contains(word.as_str()))) {
            return Err(format!("a match: {found:?}"));
        }
    }
    Ok(())
}

#[test]
fn snippets_of_any_text_lie_in_it_and_have_what_they_mark() {
    let texts =
        (any_text(40), prop::collection::vec(any_text(400), 1..4), any::<prop::sample::Index>(), 1..4usize);
    prove("snippets of any text", 256, 4_000, texts, |(title, paragraphs, at, count)| {
        let mut document = article("a", &title, "");
        document.paragraphs = paragraphs
            .iter()
            .enumerate()
            .map(|(number, text)| Paragraph {
                text: text.clone(),
                anchor: if number == 0 { "x".into() } else { String::new() },
                ..Paragraph::default()
            })
            .collect();
        let all: Vec<&str> =
            document.paragraphs.iter().flat_map(|paragraph| words(&paragraph.text)).collect();
        prop_assume!(!all.is_empty());
        let first = at.index(all.len());
        let queries =
            [all[first].to_owned(), all[first..].iter().take(count).copied().collect::<Vec<_>>().join(" ")];
        let bytes = index_of(std::slice::from_ref(&document));
        let index = Index::open(&bytes).unwrap();
        for query in queries {
            for text in [query.clone() + " ", format!("\"{query}\""), query.clone()] {
                for hit in search(&index, &text, &Options::default()).hits {
                    let checked = check(&hit);
                    prop_assert!(checked.is_ok(), "{:?}: {}", text, checked.unwrap_err());
                }
            }
        }
        // A word of the text is found there and marked: itself, or what is read as the same many times over.
        let word = all[first];
        let key = tokens(word).next().map(|token| token.term);
        if tokens(word).count() == 1
            && !word.contains('"')
            && key.as_ref().is_some_and(|key| index.term(key).is_some())
        {
            let answer = search(&index, &format!("{word} "), &Options::default());
            prop_assert_eq!(answer.total, 1, "{:?}", word);
            let marks = [marked(&answer.hits[0].snippet), marked(&answer.hits[0].title)].concat();
            prop_assert!(!marks.is_empty() || answer.hits[0].kinds != [MatchKind::Exact], "{:?}", word);
        }
        Ok(())
    });
}
