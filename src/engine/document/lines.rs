//! From bytes to lines of clean text.

use super::DocumentError;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Characters without width that text picks up at its ends when it is copied out of a page.
const INVISIBLE: [char; 5] = ['\u{200B}', '\u{200E}', '\u{200F}', '\u{061C}', '\u{FEFF}'];

/// So far before a full stop the word is looked for that it ends: a line may have nothing but signs.
const SIGNS: usize = 16;

/// A line that is not blank, or a part of one whose paragraphs were glued together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// In the file, from 1.
    pub(super) number: usize,
    /// Lines with no blank line between them are of one block.
    pub(super) block: usize,
    /// Trimmed; runs of white space have become one space.
    pub(super) text: String,
}

/// The text of a file, without its byte order mark.
pub(super) fn decode(bytes: &[u8]) -> Result<&str, DocumentError> {
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    let Some(chunk) = bytes.utf8_chunks().next() else { return Ok("") };
    let Some(&byte) = chunk.invalid().first() else { return Ok(chunk.valid()) };
    let before = with_line_feeds(chunk.valid());
    let last = before.rsplit('\n').next().unwrap_or_default();
    let column = last.chars().count() + 1;
    Err(DocumentError::NotUtf8 { line: before.split('\n').count(), column, byte })
}

/// The lines of `text` that are not blank.
pub(super) fn read(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut block = 0;
    for (at, line) in with_line_feeds(text).split('\n').enumerate() {
        let line = clean(line);
        if line.is_empty() {
            block += 1;
        }
        lines.extend(unglued(&line).map(|text| Line { number: at + 1, block, text: text.to_string() }));
    }
    lines
}

/// Windows ends a line with two characters, old Macs with the other one.
fn with_line_feeds(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// Text as one line: trimmed, and runs of white space have become one space. White space is what Unicode calls so,
/// U+00A0 included.
#[must_use]
pub fn clean(line: &str) -> String {
    let line = line.trim_matches(|c: char| c.is_whitespace() || INVISIBLE.contains(&c));
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Some sites export an article as one line, its paragraphs joined by a comma: the full stop of one is then
/// directly followed by the comma before the next.
fn unglued(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(line).filter(|line| !line.is_empty());
    std::iter::from_fn(move || {
        let text = rest?;
        let glue = text.match_indices("., ").map(|(at, _)| at).find(|&at| !is_abbreviation(&text[..at]));
        let (paragraph, next) = match glue {
            Some(at) => (&text[..=at], Some(text[at..].trim_start_matches(['.', ',', ' ']))),
            None => (text, None),
        };
        rest = next.filter(|next| !next.is_empty());
        Some(paragraph)
    })
}

/// In Latin script a full stop meets a comma where a sentence goes on: `Inc., U.S., a.m.,`.
fn is_abbreviation(before: &str) -> bool {
    before.chars().rev().take(SIGNS).find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_ascii_alphabetic())
}
