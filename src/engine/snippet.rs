//! Which passage of an article shows best why it was found?
//!
//! Passages are cut from the original text, at word ends, and whole words are marked: a mark that begins or ends
//! inside an Arabic word would break the joining of its letters. Where the best one lacks words that another one has,
//! both are shown, each of them shorter.

use std::ops::Range;

use crate::analysis::script::{Class, class, clings};
use crate::analysis::{length, part};
use crate::document::{Document, Paragraph, ParagraphKind};
use crate::query::marks::{Mark, Marks};

/// Characters of a passage: about three lines on a phone.
const PASSAGE: usize = 200;
/// Characters of each of two.
const OF_TWO: usize = 120;
/// Bytes between two that are not worth an ellipsis: two or three words.
const GAP: usize = 32;

/// A piece of text, marked or plain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// A part of the original, or an [`ELLIPSIS`].
    pub text: String,
    /// Whether it is a word that the query found.
    pub marked: bool,
}

/// What stands for text that was left out: before a passage, between two and behind one, as a plain segment of its own.
pub const ELLIPSIS: [&str; 3] = ["… ", " … ", " …"];

/// A part of a text, and what is marked in it.
#[derive(Clone)]
struct Passage<'d> {
    /// The number of the text among those of the article.
    place: usize,
    text: &'d str,
    found: &'d [Mark],
    range: Range<usize>,
    /// A bit for each unit.
    units: u64,
}

/// All of `text`, marked.
#[must_use]
pub fn whole(text: &str, found: &[Mark]) -> Vec<Segment> {
    segments(text, 0..text.len(), found)
}

/// The passage with the most, rarest and nearest words of the query, or two, in their order; the article's lead if none
/// is in its text. `found`: the marks of each of the article's [texts](Document::texts).
#[must_use]
pub fn best_passages(document: &Document, found: &[Vec<Mark>], marks: &Marks) -> Vec<Segment> {
    let lead = document.lead().next().unwrap_or_default();
    passages(&document.paragraphs, found.get(1..).unwrap_or_default(), marks, lead)
}

/// The same of some paragraphs, each with its marks; the beginning of `lead` if none has any.
pub(crate) fn passages(
    paragraphs: &[Paragraph],
    found: &[Vec<Mark>],
    marks: &Marks,
    lead: &str,
) -> Vec<Segment> {
    let (one, other) = match best_window(paragraphs, found, marks, 0, PASSAGE) {
        Some(best) => one_or_two(paragraphs, found, marks, best),
        None => (Passage::new(0, lead, &[], 0..0).widened(PASSAGE), None),
    };
    let mut snippet = Vec::new();
    let [before, between, after] = ELLIPSIS.map(|text| Segment { text: text.to_owned(), marked: false });
    if one.range.start > 0 {
        snippet.push(before);
    }
    snippet.extend(segments(one.text, one.range.clone(), one.found));
    let last = match other {
        Some(other) => {
            snippet.push(between);
            snippet.extend(segments(other.text, other.range.clone(), other.found));
            other
        }
        None => one,
    };
    if last.range.end < last.text.len() {
        snippet.push(after);
    }
    snippet
}

/// The passage round the best window; or a shorter one, with the one that adds most to it, if the two have more words.
fn one_or_two<'d>(
    paragraphs: &'d [Paragraph],
    found: &'d [Vec<Mark>],
    marks: &Marks,
    best: Passage<'d>,
) -> (Passage<'d>, Option<Passage<'d>>) {
    let (alone, one) = (best.widened(PASSAGE), best.widened(OF_TWO));
    let other = best_window(paragraphs, found, marks, one.units, OF_TWO).map(|other| other.widened(OF_TWO));
    let Some(other) = other.filter(|it| (it.units | one.units).count_ones() > alone.units.count_ones())
    else {
        return (alone, None);
    };
    let (mut first, second) = if (one.place, one.range.start) < (other.place, other.range.start) {
        (one, other)
    } else {
        (other, one)
    };
    if first.place < second.place || first.range.end + GAP < second.range.start {
        return (first, Some(second));
    }
    first.range.end = first.range.end.max(second.range.end);
    (first, None)
}

/// The part of a text whose marks say most; words that were `seen` already say nothing. Its first and last word are so
/// near that context fits in a passage of `room` characters.
fn best_window<'d>(
    paragraphs: &'d [Paragraph],
    found: &'d [Vec<Mark>],
    marks: &Marks,
    seen: u64,
    room: usize,
) -> Option<Passage<'d>> {
    /// A repeated word says little more than the word.
    const REPEATED: f32 = 0.05;
    let mut best = None;
    let mut most = 0.0;
    for (place, (paragraph, found)) in paragraphs.iter().zip(found).enumerate() {
        let columns = columns(&paragraph.text, found);
        for (at, (first, start)) in found.iter().zip(&columns).enumerate() {
            let (mut score, mut units, mut end) = (0.0, seen, first.range.end);
            for (mark, column) in found.iter().zip(&columns).skip(at) {
                if column - start > room * 3 / 4 {
                    break;
                }
                end = end.max(mark.range.end);
                let weight = marks.weight(mark);
                score += if units & mark.bit() > 0 { weight * REPEATED } else { weight };
                units |= mark.bit();
            }
            // Captions and subheadings say less than sentences.
            if matches!(paragraph.kind, ParagraphKind::Heading | ParagraphKind::Aside) {
                score *= 0.9;
            }
            if units > seen && score > most {
                most = score;
                best = Some(Passage::new(place, &paragraph.text, found, first.range.start..end));
            }
        }
    }
    best
}

/// How many characters stand before each mark.
fn columns(text: &str, found: &[Mark]) -> Vec<usize> {
    let (mut at, mut column) = (0, 0);
    let before = found.iter().map(|mark| {
        column += length(part(text, at..mark.range.start));
        at = mark.range.start;
        column
    });
    before.collect()
}

impl<'d> Passage<'d> {
    fn new(place: usize, text: &'d str, found: &'d [Mark], range: Range<usize>) -> Self {
        let inside = found.iter().filter(|it| range.start <= it.range.start && it.range.end <= range.end);
        let units = inside.fold(0, |units, mark| units | mark.bit());
        Passage { place, text, found, range, units }
    }

    /// With context, up to `room` characters.
    fn widened(&self, room: usize) -> Self {
        Passage::new(self.place, self.text, self.found, widen(self.text, self.range.clone(), room))
    }
}

/// Adds context up to `room` characters, more of it after than before, ending between words.
fn widen(text: &str, core: Range<usize>, room: usize) -> Range<usize> {
    let spare = room.saturating_sub(length(part(text, core.clone())));
    let before = length(part(text, 0..core.start));
    let after = length(part(text, core.end..text.len()));
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
