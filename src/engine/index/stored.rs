//! What of a document is kept for showing it?
//!
//! ```text
//! id         slice of stored text
//! flags      byte: 1 the title is derived; what else there is: 2 date, 4 url, 8 section, 16 authors, 32 tags, 64 weight
//! date       varint year, byte month, byte day
//! lang       slice of stored text
//! title      slice of stored text
//! url, section  slices of stored text
//! authors, tags  varint count, slices of stored text
//! weight     varint hundredths
//! paragraphs varint count, then each: byte kind, and 128 if it has an anchor; slice of stored text; slice of its anchor
//! ```
//!
//! Headlines of related articles are not kept: they are found (see [`super::Field::Related`]) and never shown.

use super::bytes::{Cursor, put_len, put_slice, put_varint};
use super::text::CodePage;
use crate::document::{Date, Document, Paragraph, ParagraphKind, Weight};

const DERIVED: u8 = 1;
const DATE: u8 = 2;
const URL: u8 = 4;
const SECTION: u8 = 8;
const AUTHORS: u8 = 16;
const TAGS: u8 = 32;
const WEIGHT: u8 = 64;

/// Of a paragraph.
const ANCHOR: u8 = 128;
const KINDS: [ParagraphKind; 4] =
    [ParagraphKind::Lead, ParagraphKind::Text, ParagraphKind::Heading, ParagraphKind::Aside];

pub(super) fn write(document: &Document, lang: &str, page: CodePage) -> Vec<u8> {
    let Document { id, title, title_derived, date, paragraphs, url, authors, section, tags, weight, .. } =
        document;
    let flags = [
        (DERIVED, *title_derived),
        (DATE, date.is_some()),
        (URL, !url.is_empty()),
        (SECTION, !section.is_empty()),
        (AUTHORS, !authors.is_empty()),
        (TAGS, !tags.is_empty()),
        (WEIGHT, *weight != Weight::default()),
    ];
    let mut out = Vec::new();
    let put_text = |out: &mut Vec<u8>, text: &str| put_slice(out, &page.encode(text));
    put_text(&mut out, id);
    out.push(flags.iter().filter(|(_, there)| *there).map(|(flag, _)| flag).sum());
    if let Some(date) = date {
        put_varint(&mut out, u32::from(date.year.unsigned_abs()));
        out.extend([date.month, date.day]);
    }
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
    if *weight != Weight::default() {
        put_varint(&mut out, weight.hundredths());
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

pub(super) fn read(record: &[u8], page: CodePage) -> Option<Document> {
    let mut record = Record { cursor: Cursor::new(record), page };
    let mut document = Document { id: record.text()?, ..Document::default() };
    let flags = record.cursor.byte()?;
    let has = |flag| flags & flag != 0;
    document.title_derived = has(DERIVED);
    if has(DATE) {
        let year = i16::try_from(record.cursor.varint()?).ok()?;
        document.date = Date::new(year, record.cursor.byte()?, record.cursor.byte()?);
    }
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
    if has(WEIGHT) {
        document.weight = Weight::of_hundredths(record.cursor.varint()?)?;
    }
    for _ in 0..record.cursor.varint()? {
        document.paragraphs.push(record.paragraph()?);
    }
    Some(document)
}

struct Record<'a> {
    cursor: Cursor<'a>,
    page: CodePage,
}

impl Record<'_> {
    fn text(&mut self) -> Option<String> {
        Some(self.page.decode(self.cursor.slice()?))
    }

    fn paragraph(&mut self) -> Option<Paragraph> {
        let kind = self.cursor.byte()?;
        let text = self.text()?;
        let anchor = if kind & ANCHOR == 0 { String::new() } else { self.text()? };
        Some(Paragraph { kind: *KINDS.get(usize::from(kind & !ANCHOR))?, text, anchor })
    }
}
