//! From elements to paragraphs.

use ego_tree::iter::Edge;
use kashaf_engine::document::{Date, ParagraphKind, clean};
use scraper::{ElementRef, Node};

use super::super::day::day;
use super::super::flow::Flow;

/// What a style sheet of a browser shows as blocks; all others flow.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "listing",
    "main",
    "menu",
    "ol",
    "p",
    "plaintext",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "tr",
    "ul",
    "xmp",
];

/// Paragraphs before which a `<time>` is the article's own.
const HEAD: usize = 3;

/// Characters of a link that is a mere sign: no more are looked at.
const SIGN: usize = 64;
/// Elements of a figure among which its caption is looked for.
const FIGURE: usize = 256;

/// What a page says besides.
#[derive(Default)]
pub(super) struct Found {
    /// The day that the first lines state.
    pub(super) date: Option<Date>,
}

/// A heading that is being said.
struct Heading {
    level: u8,
    anchor: String,
}

/// Lets the text of an element flow, in the order of the page.
pub(super) fn read(
    root: ElementRef<'_>,
    left_out: &dyn Fn(&ElementRef<'_>) -> bool,
    flow: &mut Flow,
    found: &mut Found,
) {
    let mut reading =
        Reading { flow, found, heading: None, pending: String::new(), pre: 0, links: 0, broken: false };
    let mut skipped = None;
    for edge in root.traverse() {
        match edge {
            Edge::Open(_) if skipped.is_some() => {}
            Edge::Open(node) => match node.value() {
                Node::Text(text) => reading.text(text),
                Node::Element(_) => {
                    let Some(element) = ElementRef::wrap(node) else { continue };
                    let is_root = node.id() == root.id();
                    if !is_root && (left_out(&element) || is_unseen(&element) || is_mere_sign(&element)) {
                        skipped = Some(node.id());
                        continue;
                    }
                    reading.open(&element, is_root);
                }
                _ => {}
            },
            Edge::Close(node) if skipped.is_some() => {
                if skipped == Some(node.id()) {
                    skipped = None;
                }
            }
            Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    reading.close(element.name());
                }
            }
        }
    }
    reading.flow.end();
}

/// The name by which an address can lead to an element.
pub(super) fn anchor<'e>(element: &ElementRef<'e>) -> Option<&'e str> {
    let name = || element.attr("name").filter(|_| element.value().name() == "a");
    element.attr("id").or_else(name).filter(|id| !id.is_empty() && !id.contains(char::is_whitespace))
}

fn is_unseen(element: &ElementRef<'_>) -> bool {
    element.attr("style").is_some_and(|style| {
        let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
        style.contains("display:none") || style.contains("visibility:hidden")
    })
}

/// What generators put beside a heading for those who want its address: `¶`, `#`, `§`.
fn is_mere_sign(element: &ElementRef<'_>) -> bool {
    element.value().name() == "a"
        && element.attr("href").is_some_and(|href| href.contains('#'))
        && element.text().flat_map(str::chars).take(SIGN).all(|c| !c.is_alphanumeric())
        && element.text().take(SIGN).any(|text| !text.trim().is_empty())
}

struct Reading<'r> {
    flow: &'r mut Flow,
    found: &'r mut Found,
    heading: Option<Heading>,
    /// The anchor of an element in which nothing has been said yet: a heading that comes first in it has that one.
    pending: String,
    /// In how many `<pre>` we are.
    pre: usize,
    /// In how many links we are.
    links: usize,
    /// Whether the last thing was a `<br>`.
    broken: bool,
}

impl Reading<'_> {
    fn text(&mut self, text: &str) {
        let blank = text.trim().is_empty();
        if self.pre > 0 {
            self.flow.say_code(text);
        } else {
            self.flow.say(text);
        }
        if !blank {
            self.broken = false;
            // A link over a heading belongs to it: to its source, to an editor.
            if self.heading.is_none() && self.links == 0 {
                self.pending.clear();
            }
        }
    }

    fn open(&mut self, element: &ElementRef<'_>, is_root: bool) {
        let name = element.value().name();
        if let Some(level) = level(name) {
            self.flow.end();
            let anchor = anchor(element).map_or_else(|| std::mem::take(&mut self.pending), str::to_owned);
            self.heading = Some(Heading { level, anchor });
            return;
        }
        match (&mut self.heading, anchor(element)) {
            (Some(heading), Some(id)) if heading.anchor.is_empty() => id.clone_into(&mut heading.anchor),
            (None, Some(id)) if !is_root => id.clone_into(&mut self.pending),
            _ => {}
        }
        match name {
            "br" => self.line_break(),
            "a" => self.links += 1,
            "td" | "th" => self.flow.say(" "),
            "img" => self.image(element),
            "time" => self.time(element),
            "figcaption" | "caption" => self.flow.begin(ParagraphKind::Aside),
            _ if !is_block(name) => {}
            _ if self.heading.is_some() => self.flow.say(" "),
            _ => self.flow.end(),
        }
        if matches!(name, "pre" | "listing" | "xmp" | "plaintext") {
            self.pre += 1;
        }
    }

    fn close(&mut self, name: &str) {
        if level(name).is_some() {
            if let Some(Heading { level, anchor }) = self.heading.take() {
                self.flow.end_heading(level, anchor);
                self.pending.clear();
            }
            return;
        }
        if matches!(name, "pre" | "listing" | "xmp" | "plaintext") {
            self.pre = self.pre.saturating_sub(1);
        }
        if name == "a" {
            self.links = self.links.saturating_sub(1);
        }
        if is_block(name) {
            self.broken = false;
            if self.heading.is_some() { self.flow.say(" ") } else { self.flow.end() }
        }
    }

    /// One ends a line, two a paragraph.
    fn line_break(&mut self) {
        if self.broken && self.heading.is_none() {
            self.flow.end();
        }
        self.broken = !self.broken;
        self.flow.say("\n");
    }

    /// What stands for a picture is read where the picture is seen, unless its caption says the same.
    fn image(&mut self, element: &ElementRef<'_>) {
        let alt = clean(element.attr("alt").unwrap_or_default());
        if alt.is_empty() {
            return;
        }
        if self.heading.is_some() || !self.flow.said().trim().is_empty() {
            self.flow.say(&[" ", &alt, " "].concat());
        } else if !self.flow.has(&alt) && caption(element).is_none_or(|caption| caption != alt) {
            self.flow.begin(ParagraphKind::Aside);
            self.flow.say(&alt);
            self.flow.end();
        }
    }

    fn time(&mut self, element: &ElementRef<'_>) {
        if self.found.date.is_none() && self.flow.len() < HEAD {
            self.found.date = element.attr("datetime").and_then(day);
        }
    }
}

/// The caption of the figure that a picture is in.
fn caption(image: &ElementRef<'_>) -> Option<String> {
    let figure =
        image.ancestors().filter_map(ElementRef::wrap).find(|above| above.value().name() == "figure")?;
    let caption =
        figure.descendent_elements().take(FIGURE).find(|element| element.value().name() == "figcaption")?;
    Some(clean(&caption.text().collect::<String>()))
}

fn level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
        _ => None,
    }
}

fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name)
}
