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
    let (mut parts, mut ranked) = (Vec::new(), Vec::new());
    let mut rest = document.paragraphs.as_slice();
    let mut found = found.get(1..).unwrap_or_default();
    while let (Some((head, under)), Some((in_head, found_under))) = (rest.split_first(), found.split_first())
    {
        (rest, found) = (under, found_under);
        if head.anchor.is_empty() {
            continue;
        }
        let length = under.iter().take_while(|paragraph| paragraph.anchor.is_empty()).count();
        let (under, found_under) =
            (under.get(..length).unwrap_or_default(), found_under.get(..length).unwrap_or_default());
        let all = in_head.iter().chain(found_under.iter().flatten());
        let units = all.fold(0, |units, mark| units | mark.bit());
        if units > 0 {
            ranked.push(u64::from(64 - units.count_ones()) << 32 | parts.len() as u64);
            parts.push((head, in_head, under, found_under));
        }
    }
    let mut sections = Vec::new();
    for at in sorted(ranked).into_iter().take(SECTIONS) {
        let Some((head, in_head, under, found_under)) = parts.get(at as u32 as usize) else { continue };
        let lead = under.first().map_or("", |first| first.text.as_str());
        sections.push(Section {
            heading: head.text.clone(),
            title: whole(&head.text, in_head),
            anchor: head.anchor.clone(),
            snippet: passages(under, found_under, marks, lead),
        });
    }
    sections
}
