//! Which passage of an article shows best why it was found?
//!
//! Passages are cut from the original text, at word ends, and whole words are marked: a mark that begins or ends
//! inside an Arabic word would break the joining of its letters.

use std::ops::Range;

use crate::analysis::part;
use crate::analysis::script::{Class, class, clings};
use crate::document::{Document, ParagraphKind};
use crate::query::marks::{Mark, Marks};

/// Characters of a passage: about three lines on a phone.
const PASSAGE: usize = 200;
/// Characters between the first and the last word that a passage is chosen for.
const SPAN: usize = 150;

/// A piece of text, marked or plain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// A part of the original.
    pub text: String,
    /// Whether it is a word that the query found.
    pub marked: bool,
}

/// A passage; its segments put together are a part of the original text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    /// In order; marked and plain ones need not alternate.
    pub segments: Vec<Segment>,
    /// Whether text was left out before it.
    pub cut_before: bool,
    /// Whether text was left out after it.
    pub cut_after: bool,
}

/// All of `text`, marked.
#[must_use]
pub fn whole(text: &str, marks: &Marks) -> Snippet {
    Snippet {
        segments: segments(text, 0..text.len(), &marks.find(text)),
        cut_before: false,
        cut_after: false,
    }
}

/// The passage with the most, rarest and nearest words of the query; the article's lead if none is in its text.
#[must_use]
pub fn best_passage(document: &Document, marks: &Marks) -> Snippet {
    let mut best: Option<(f32, &str, Vec<Mark>, Range<usize>)> = None;
    for paragraph in &document.paragraphs {
        let found = marks.find(&paragraph.text);
        let Some((score, range)) = best_window(&paragraph.text, &found, marks) else { continue };
        // Captions and subheadings say less than sentences.
        let score = match paragraph.kind {
            ParagraphKind::Lead | ParagraphKind::Text => score,
            ParagraphKind::Heading | ParagraphKind::Aside => score * 0.9,
        };
        if best.as_ref().is_none_or(|(other, ..)| score > *other) {
            best = Some((score, &paragraph.text, found, range));
        }
    }
    let (text, found, range) = match best {
        Some((_, text, found, range)) => (text, found, range),
        None => (document.lead().next().unwrap_or_default(), Vec::new(), 0..0),
    };
    let range = widen(text, range);
    let segments = segments(text, range.clone(), &found);
    Snippet { segments, cut_before: range.start > 0, cut_after: range.end < text.len() }
}

/// The window of at most [`SPAN`] characters whose marks say most, and how much they say.
fn best_window(text: &str, found: &[Mark], marks: &Marks) -> Option<(f32, Range<usize>)> {
    /// A repeated word says little more than the word.
    const REPEATED: f32 = 0.05;
    let mut best: Option<(f32, Range<usize>)> = None;
    let columns = columns(text, found);
    for (at, (first, start)) in found.iter().zip(&columns).enumerate() {
        let mut seen = Vec::new();
        let (mut score, mut end) = (0.0, first.range.end);
        for (mark, column) in found.iter().zip(&columns).skip(at) {
            if column - start > SPAN {
                break;
            }
            end = end.max(mark.range.end);
            let weight = marks.weight(mark.unit);
            score += if seen.contains(&mark.unit) { weight * REPEATED } else { weight };
            seen.push(mark.unit);
        }
        if best.as_ref().is_none_or(|(other, _)| score > *other) {
            best = Some((score, first.range.start..end));
        }
    }
    best
}

/// How many characters stand before each mark.
fn columns(text: &str, found: &[Mark]) -> Vec<usize> {
    let (mut at, mut column) = (0, 0);
    let before = found.iter().map(|mark| {
        column += part(text, at..mark.range.start).chars().count();
        at = mark.range.start;
        column
    });
    before.collect()
}

/// Adds context up to [`PASSAGE`] characters, more of it after than before, ending between words.
fn widen(text: &str, core: Range<usize>) -> Range<usize> {
    let spare = PASSAGE.saturating_sub(part(text, core.clone()).chars().count());
    let before = part(text, 0..core.start).chars().count();
    let after = part(text, core.end..text.len()).chars().count();
    // What one side does not need, the other may have.
    let behind = (spare / 3).min(before).max(spare.saturating_sub(after).min(before));
    let ahead = (spare - behind).min(after);
    let start =
        part(text, 0..core.start).char_indices().rev().take(behind).last().map_or(core.start, |(at, _)| at);
    let end = part(text, core.end..text.len())
        .char_indices()
        .nth(ahead)
        .map_or(text.len(), |(at, _)| core.end + at);
    let start = (start..=core.start).find(|&at| begins_word(text, at));
    let start = start.or_else(|| (0..core.start).rev().find(|&at| begins_word(text, at))).unwrap_or(0);
    let end = (core.end..=end).rev().find(|&at| ends_word(text, at));
    let end = end.or_else(|| (core.end..text.len()).find(|&at| ends_word(text, at))).unwrap_or(text.len());
    let cut = part(text, start..end);
    start + (cut.len() - cut.trim_start().len())..end - (cut.len() - cut.trim_end().len())
}

fn begins_word(text: &str, at: usize) -> bool {
    let Some((before, after)) = text.split_at_checked(at) else { return false };
    before.chars().next_back().is_none_or(char::is_whitespace) || between_unspaced(before, after)
}

fn ends_word(text: &str, at: usize) -> bool {
    let Some((before, after)) = text.split_at_checked(at) else { return false };
    after.chars().next().is_none_or(char::is_whitespace) || between_unspaced(before, after)
}

/// Between two letters of a script without spaces a line may break anywhere.
fn between_unspaced(before: &str, after: &str) -> bool {
    let unspaced = |c: char| class(c) == Class::Unspaced;
    match (before.chars().next_back(), after.chars().next()) {
        (Some(before), Some(after)) => unspaced(before) && unspaced(after) && !clings(before, after),
        _ => false,
    }
}

/// Cuts `range` of `text` at the edges of marks; overlapping marks become one.
fn segments(text: &str, range: Range<usize>, found: &[Mark]) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    let mut at = range.start;
    let mut push = |from: usize, to: usize, marked: bool| {
        if from < to {
            match segments.last_mut() {
                Some(last) if last.marked == marked => last.text.push_str(part(text, from..to)),
                _ => segments.push(Segment { text: part(text, from..to).to_owned(), marked }),
            }
        }
    };
    for mark in found {
        let (start, end) = (mark.range.start.max(at), mark.range.end);
        if mark.range.start < range.start || end > range.end || end <= at {
            continue;
        }
        push(at, start, false);
        push(start, end, true);
        at = end;
    }
    push(at, range.end, false);
    segments
}
