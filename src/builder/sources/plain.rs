//! Text as it was copied from a page: [`Document::parse`] finds what is what in it.

use kashaf_engine::document::{Document, DocumentError, Paragraph, ParagraphKind};

use super::{Place, Readers, Said, front};
use crate::Fault;

pub(super) fn read(readers: &Readers<'_>, place: Place<'_>, text: &str, said: &mut Said) {
    let Some((meta, text)) = front::read(place, text, said) else { return };
    if let Some(why) = meta.passed_over {
        return said.passed_over.push(why.to_owned());
    }
    let id = if meta.id.is_empty() { place.id() } else { meta.id.clone() };
    let url = readers.address(&meta.url, &id);
    let found = match Document::parse(&id, text.as_bytes()) {
        Ok(found) => found,
        // A title by itself is an article too.
        Err(DocumentError::Empty) => Document::default(),
        Err(error) => {
            let fact = "has nothing but dates and links to other articles";
            let fault = place.fault(fact, "add the article's text or remove the file");
            return said.faults.push(Fault { line: error.line(), ..fault });
        }
    };
    said.document(place, stated(found, meta.document(id, url, super::Flow::default())), None);
}

/// What is stated goes before what was found; a title that was found and is another stays as a heading.
fn stated(found: Document, stated: Document) -> Document {
    let mut paragraphs = found.paragraphs;
    let (title, title_derived) = match stated.title.is_empty() {
        true => (found.title, found.title_derived),
        false => {
            if !found.title_derived && !found.title.is_empty() && found.title != stated.title {
                let (kind, text) = (ParagraphKind::Heading, found.title);
                paragraphs.insert(0, Paragraph { kind, text, ..Paragraph::default() });
            }
            (stated.title, false)
        }
    };
    let paragraphs = if paragraphs.is_empty() { stated.paragraphs } else { paragraphs };
    let lang = if stated.lang.is_empty() { found.lang } else { stated.lang };
    let date = stated.date.or(found.date);
    Document { title, title_derived, date, lang, paragraphs, related: found.related, ..stated }
}
