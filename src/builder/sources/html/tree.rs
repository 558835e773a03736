//! From text to a tree that is no larger than its text.
//!
//! At each tag the parser looks through all that are open, and reopens those of styles in each paragraph: what is open without
//! end costs the square of a page, in time or in elements. Browsers put what lies more than 512 deep beside each other.

use std::collections::HashMap;

use ego_tree::NodeId;
use html5ever::driver::{self, ParseOpts, Parser};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{QualName, local_name, ns};
use scraper::{Html, HtmlTreeSink};

/// So deep tags may lie in each other.
pub(super) const DEPTH: usize = 2_000;
/// After so many bytes it is looked how deep they do.
const STEP: usize = 1_024;
/// So many attributes a tag may have: each is compared with all others.
pub(super) const ATTRIBUTES: usize = 1_000;
/// No page has so many elements and texts for each of these steps of it, however it is written.
const NODES: usize = 4 * STEP;

/// # Errors
/// The line from which on its tags lie too deep in each other.
pub(super) fn page(text: &str) -> Result<Html, usize> {
    let sink = HtmlTreeSink::new(Html::new_document());
    grown(driver::parse_document(sink, ParseOpts::default()), text)
}

/// # Errors
/// The line from which on its tags lie too deep in each other.
pub(super) fn fragment(text: &str) -> Result<Html, usize> {
    let sink = HtmlTreeSink::new(Html::new_fragment());
    let body = QualName::new(None, ns!(html), local_name!("body"));
    grown(driver::parse_fragment(sink, ParseOpts::default(), body, Vec::new(), false), text)
}

fn grown(mut parser: Parser<HtmlTreeSink>, text: &str) -> Result<Html, usize> {
    if let Some(at) = crowded(text) {
        return Err(text.get(..at).unwrap_or_default().matches('\n').count() + 1);
    }
    let (mut rest, mut line, mut growth) = (text, 1, Growth::default());
    while !rest.is_empty() {
        let whole = |at: &usize| rest.is_char_boundary(*at);
        let end = (STEP.min(rest.len())..rest.len()).find(whole).unwrap_or(rest.len());
        let (step, after) = rest.split_at(end);
        parser.process(StrTendril::from_slice(step));
        if !growth.is_bounded(&parser.tokenizer.sink.sink.0.borrow()) {
            return Err(line);
        }
        line += step.matches('\n').count();
        rest = after;
    }
    Ok(parser.finish())
}

/// How deep lies what has come so far?
#[derive(Default)]
struct Growth {
    depths: HashMap<NodeId, usize>,
    steps: usize,
}

impl Growth {
    fn is_bounded(&mut self, page: &Html) -> bool {
        self.steps += 1;
        let all = page.tree.nodes().len();
        if all > self.steps * NODES {
            return false;
        }
        let mut fresh: Vec<_> = page.tree.nodes().rev().take(all - self.depths.len()).collect();
        fresh.reverse();
        fresh.into_iter().all(|node| {
            let above = node.parent().and_then(|parent| self.depths.get(&parent.id()));
            let depth = above.map_or(0, |depth| depth + 1);
            self.depths.insert(node.id(), depth);
            depth <= DEPTH
        })
    }
}

/// Where a tag begins that has too many attributes. What is no tag to the parser may be taken for one, in a script for instance,
/// but none has so many words outside of quotes and no end.
fn crowded(text: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find('<')).map(|length| from + length) {
        let tag = text.get(at + 1..).unwrap_or_default();
        from = at + 1;
        if !tag.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') {
            continue;
        }
        let (mut words, mut quote, mut before) = (0, None, b' ');
        for byte in tag.bytes() {
            from += 1;
            match (byte, quote) {
                (_, Some(open)) if byte == open => quote = None,
                (_, Some(_)) => {}
                (b'>', None) => break,
                (b'"' | b'\'', None) if before == b'=' => quote = Some(byte),
                (_, None) if is_between(byte) => words += usize::from(!is_between(before)),
                _ => {}
            }
            if words > ATTRIBUTES {
                return Some(at);
            }
            if !(is_between(byte) && before == b'=') {
                before = byte;
            }
        }
    }
    None
}

fn is_between(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0C | b'/')
}
