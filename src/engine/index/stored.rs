//! What of a document is kept for showing it?
//!
//! ```text
//! id         slice of stored text
//! flags      byte: 1 the title is derived; what else there is: 2 url, 4 section, 8 authors, 16 tags
//! lang       slice of stored text
//! title      slice of stored text
//! url, section  slices of stored text
//! authors, tags  varint count, slices of stored text
//! paragraphs varint count, then each: byte kind, and 128 if it has an anchor; slice of stored text; slice of its anchor
//! ```
//!
//! Date and weight stand in [`super::filters`]. Headlines of related articles are not kept: they are found (see [`super::Field::Related`]) and never shown.

use super::bytes::{Cursor, put_len, put_slice};
use super::pairs::Pairs;
use crate::document::{Document, Paragraph, ParagraphKind};

const DERIVED: u8 = 1;
const URL: u8 = 2;
const SECTION: u8 = 4;
const AUTHORS: u8 = 8;
const TAGS: u8 = 16;

/// Of a paragraph.
const ANCHOR: u8 = 128;
const KINDS: [ParagraphKind; 4] =
    [ParagraphKind::Lead, ParagraphKind::Text, ParagraphKind::Heading, ParagraphKind::Aside];

pub(super) fn write(document: &Document, lang: &str, pairs: &Pairs) -> Vec<u8> {
    let Document { id, title, title_derived, paragraphs, url, authors, section, tags, .. } = document;
    let flags = [
        (DERIVED, *title_derived),
        (URL, !url.is_empty()),
        (SECTION, !section.is_empty()),
        (AUTHORS, !authors.is_empty()),
        (TAGS, !tags.is_empty()),
    ];
    let mut out = Vec::new();
    let put_text = |out: &mut Vec<u8>, text: &str| put_slice(out, &pairs.encode(text));
    put_text(&mut out, id);
    out.push(flags.iter().filter(|(_, there)| *there).map(|(flag, _)| flag).sum());
    put_text(&mut out, lang);
    put_text(&mut out, title);
    for text in [url, section] {
        if !text.is_empty() {
            put_text(&mut out, text);
        }
    }
    for texts in [authors, tags] {
        if !texts.is_empty() {
            put_len(&mut out, texts.len());
            texts.iter().for_each(|text| put_text(&mut out, text));
        }
    }
    put_len(&mut out, paragraphs.len());
    for Paragraph { kind, text, anchor } in paragraphs {
        let kind = KINDS.iter().position(|known| known == kind).map_or(0, |at| at as u8);
        out.push(kind + ANCHOR * u8::from(!anchor.is_empty()));
        put_text(&mut out, text);
        if !anchor.is_empty() {
            put_text(&mut out, anchor);
        }
    }
    out
}

/// Only the id, without decoding the rest.
pub(super) fn id(record: &[u8]) -> Option<&[u8]> {
    Cursor::new(record).slice()
}

pub(super) fn read(record: &[u8], pairs: &Pairs) -> Option<Document> {
    let mut record = Record { cursor: Cursor::new(record), pairs };
    let mut document = Document { id: record.text()?, ..Document::default() };
    let flags = record.cursor.byte()?;
    let has = |flag| flags & flag != 0;
    document.title_derived = has(DERIVED);
    document.lang = record.text()?;
    document.title = record.text()?;
    for (flag, text) in [(URL, &mut document.url), (SECTION, &mut document.section)] {
        if has(flag) {
            *text = record.text()?;
        }
    }
    for (flag, texts) in [(AUTHORS, &mut document.authors), (TAGS, &mut document.tags)] {
        if has(flag) {
            for _ in 0..record.cursor.varint()? {
                texts.push(record.text()?);
            }
        }
    }
    for _ in 0..record.cursor.varint()? {
        document.paragraphs.push(record.paragraph()?);
    }
    Some(document)
}

struct Record<'a> {
    cursor: Cursor<'a>,
    pairs: &'a Pairs,
}

impl Record<'_> {
    fn text(&mut self) -> Option<String> {
        Some(self.pairs.decode(self.cursor.slice()?))
    }

    fn paragraph(&mut self) -> Option<Paragraph> {
        let kind = self.cursor.byte()?;
        let text = self.text()?;
        let anchor = if kind & ANCHOR == 0 { String::new() } else { self.text()? };
        Some(Paragraph { kind: *KINDS.get(usize::from(kind & !ANCHOR))?, text, anchor })
    }
}
