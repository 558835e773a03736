//! In which parts of an article do the words of a query stand?
//!
//! A part begins with a heading that has an anchor, so that a page can be opened there, and goes on to the next such one.

use crate::document::Document;
use crate::query::marks::{Mark, Marks};
use crate::query::merge::sorted;
use crate::snippet::{Segment, passages, whole};

/// How many parts of an article are shown.
const SECTIONS: usize = 3;

/// A part of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its heading.
    pub heading: String,
    /// The same with the words marked.
    pub title: Vec<Segment>,
    /// What an address names it by behind its `#`.
    pub anchor: String,
    /// The passage that shows best why it was found, or two.
    pub snippet: Vec<Segment>,
}

/// The parts with most of the query's different words, of equals in the order of the article. `found`: the marks of each
/// of the article's [texts](Document::texts).
#[must_use]
pub fn best_sections(document: &Document, found: &[Vec<Mark>], marks: &Marks) -> Vec<Section> {
    let found = found.get(1..).unwrap_or_default();
    let mut ranked = Vec::new();
    for (at, head) in document.paragraphs.iter().enumerate() {
        if !head.anchor.is_empty() {
            let mut units = 0;
            for mark in found.get(at..end(document, at)).unwrap_or_default().iter().flatten() {
                units |= mark.bit();
            }
            if units > 0 {
                ranked.push(u64::from(64 - units.count_ones()) << 32 | at as u64);
            }
        }
    }
    let mut sections = Vec::new();
    for rank in sorted(ranked).into_iter().take(SECTIONS) {
        let at = rank as u32 as usize;
        let under = at + 1..end(document, at);
        let (Some(head), Some(marked)) = (document.paragraphs.get(at), found.get(at)) else { continue };
        let paragraphs = document.paragraphs.get(under.clone()).unwrap_or_default();
        let lead = paragraphs.first().map_or("", |first| &first.text);
        sections.push(Section {
            heading: head.text.clone(),
            title: whole(&head.text, marked),
            anchor: head.anchor.clone(),
            snippet: passages(paragraphs, found.get(under).unwrap_or_default(), marks, lead),
        });
    }
    sections
}

/// Where the part that begins at a paragraph ends.
fn end(document: &Document, at: usize) -> usize {
    let mut end = at + 1;
    while document.paragraphs.get(end).is_some_and(|paragraph| paragraph.anchor.is_empty()) {
        end += 1;
    }
    end
}
