//! What of a document is kept for showing it?
//!
//! ```text
//! id         slice of stored text
//! flags      byte: 1 the title is derived, 2 a date follows
//! date       varint year, byte month, byte day
//! lang       slice of stored text
//! title      slice of stored text
//! paragraphs varint count, then each: byte kind, slice of stored text
//! ```
//!
//! Headlines of related articles are not kept: they are found (see [`super::Field::Related`]) and never shown.

use super::bytes::{Cursor, put_len, put_slice, put_varint};
use super::text::CodePage;
use crate::document::{Date, Document, Paragraph, ParagraphKind};

const DERIVED: u8 = 1;
const DATED: u8 = 2;
const KINDS: [ParagraphKind; 4] =
    [ParagraphKind::Lead, ParagraphKind::Text, ParagraphKind::Heading, ParagraphKind::Aside];

pub(super) fn write(document: &Document, lang: &str, page: CodePage) -> Vec<u8> {
    let mut out = Vec::new();
    put_slice(&mut out, &page.encode(&document.id));
    out.push(DERIVED * u8::from(document.title_derived) + DATED * u8::from(document.date.is_some()));
    if let Some(date) = document.date {
        put_varint(&mut out, u32::from(date.year.unsigned_abs()));
        out.extend([date.month, date.day]);
    }
    put_slice(&mut out, &page.encode(lang));
    put_slice(&mut out, &page.encode(&document.title));
    put_len(&mut out, document.paragraphs.len());
    for paragraph in &document.paragraphs {
        out.push(KINDS.iter().position(|&kind| kind == paragraph.kind).map_or(0, |at| at as u8));
        put_slice(&mut out, &page.encode(&paragraph.text));
    }
    out
}

/// Only the id, without decoding the rest.
pub(super) fn id(record: &[u8]) -> Option<&[u8]> {
    Cursor::new(record).slice()
}

pub(super) fn read(record: &[u8], page: CodePage) -> Option<Document> {
    let mut cursor = Cursor::new(record);
    let id = page.decode(cursor.slice()?);
    let flags = cursor.byte()?;
    let date = match flags & DATED {
        0 => None,
        _ => Date::new(i16::try_from(cursor.varint()?).ok()?, cursor.byte()?, cursor.byte()?),
    };
    let lang = page.decode(cursor.slice()?);
    let title = page.decode(cursor.slice()?);
    let count = cursor.varint()?;
    let mut paragraph = || {
        let kind = *KINDS.get(usize::from(cursor.byte()?))?;
        Some(Paragraph { kind, text: page.decode(cursor.slice()?) })
    };
    let paragraphs = (0..count).map(|_| paragraph()).collect::<Option<_>>()?;
    Some(Document {
        id,
        title,
        title_derived: flags & DERIVED != 0,
        date,
        lang,
        paragraphs,
        related: Vec::new(),
    })
}
