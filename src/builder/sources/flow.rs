//! Text that flows into paragraphs.

use std::collections::HashSet;

use kashaf_engine::document::{Paragraph, ParagraphKind, clean};

/// Characters: what is shorter is a label, a byline or the way to a page more often than a sentence.
const LEAD: usize = 40;

/// Paragraphs, and the one that is being said.
#[derive(Debug, Default)]
pub(super) struct Flow {
    paragraphs: Vec<Paragraph>,
    text: String,
    kind: ParagraphKind,
    anchor: String,
    /// The first heading of the first level, and before which paragraph it stood.
    title: Option<(usize, Paragraph)>,
    /// Whether what is being said is code.
    code: bool,
    /// The first paragraph that can sum the article up.
    lead: Option<usize>,
    /// What the first so many paragraphs say.
    known: HashSet<String>,
    known_to: usize,
}

impl Flow {
    /// Text within a paragraph.
    pub(super) fn say(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Code, of which blank lines make paragraphs.
    pub(super) fn say_code(&mut self, text: &str) {
        self.code = true;
        for line in text.split_inclusive('\n') {
            if line.trim().is_empty() && line.ends_with('\n') && self.text.ends_with('\n') {
                self.end();
                self.code = true;
            } else {
                self.say(line);
            }
        }
    }

    /// A paragraph of this kind begins.
    pub(super) fn begin(&mut self, kind: ParagraphKind) {
        self.end();
        self.kind = kind;
    }

    /// The paragraph ends, if there is one; the next one is of text.
    pub(super) fn end(&mut self) {
        let is_code = std::mem::take(&mut self.code);
        let paragraph = self.taken();
        let is_text = paragraph.kind == ParagraphKind::Text && !is_code;
        if self.lead.is_none() && is_text && paragraph.text.chars().nth(LEAD - 1).is_some() {
            self.lead = Some(self.paragraphs.len());
        }
        if !paragraph.text.is_empty() {
            self.paragraphs.push(paragraph);
        }
    }

    /// A heading ends that has been said.
    pub(super) fn end_heading(&mut self, level: u8, anchor: String) {
        self.kind = ParagraphKind::Heading;
        self.anchor = anchor;
        if level > 1 || self.title.is_some() {
            return self.end();
        }
        let heading = self.taken();
        if !heading.text.is_empty() {
            self.title = Some((self.paragraphs.len(), heading));
        }
    }

    /// What has been said since the last paragraph.
    pub(super) fn said(&self) -> &str {
        &self.text
    }

    /// How many paragraphs there are.
    pub(super) fn len(&self) -> usize {
        self.paragraphs.len()
    }

    /// Whether some paragraph says just this.
    pub(super) fn has(&mut self, text: &str) -> bool {
        let fresh = self.paragraphs.get(self.known_to..).unwrap_or_default();
        self.known.extend(fresh.iter().map(|paragraph| paragraph.text.clone()));
        self.known_to = self.paragraphs.len();
        self.known.contains(text)
    }

    /// The title's heading with its place, and the paragraphs. If none can sum the article up, the first text does.
    pub(super) fn finish(mut self) -> (Option<(usize, Paragraph)>, Vec<Paragraph>) {
        self.end();
        let first = || self.paragraphs.iter().position(|it| it.kind == ParagraphKind::Text);
        let lead = self.lead.or_else(first);
        if let Some(lead) = lead.and_then(|at| self.paragraphs.get_mut(at)) {
            lead.kind = ParagraphKind::Lead;
        }
        (self.title, self.paragraphs)
    }

    fn taken(&mut self) -> Paragraph {
        let text = clean(&std::mem::take(&mut self.text));
        let (kind, anchor) = (std::mem::take(&mut self.kind), std::mem::take(&mut self.anchor));
        Paragraph { kind, text, anchor }
    }
}
