//! What does a source file say: title, date, paragraphs?
//!
//! A source file is plain text as it was copied from a news site, so nothing in it is labelled. Each step has a
//! file of its own:
//!
//! 1. `lines`: bytes → lines of clean text, numbered, with the blank lines between them.
//! 2. `shape`: what a line looks like by itself (a headline, a paragraph, a byline, a label of related links).
//! 3. `layout`: what a line is where it stands. It knows the way of news pages, not the single articles:
//!    - the *head* ends where the first paragraph opens; only there are title and date looked for;
//!    - captions, section names and bylines are kept apart as [`ParagraphKind::Aside`];
//!    - headlines of *other* articles, under a label such as اقرأ أيضا, go to [`Document::related`].
//! 4. [`date`] and `title`: a line that is a date; a title for an article that has none.
//!
//! [`folder`] reads articles from disk, and [`synonyms`] what the site says beside them of its words; [`language`]
//! tells which language an article is in.
//!
//! Nothing is lost: every word of the file is in the title, the date, a paragraph or a related link. Only the
//! second copy of a line in the head is dropped, and the white space.

pub mod date;
pub mod folder;
pub mod language;
mod layout;
mod lines;
mod shape;
pub mod synonyms;
mod title;

use std::fmt;

pub use date::Date;
pub use folder::{SourceError, SourceErrorKind, read_file, read_folder, read_synonyms};
pub use lines::clean;
pub use synonyms::{SynonymError, Synonyms};

use crate::analysis::script::is_arabic;
use layout::Role;

/// An article, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Names the article among the others: its file name without the ending.
    pub id: String,
    /// One line, never empty.
    pub title: String,
    /// The file has no title: this one was cut from its first sentence, which is among the paragraphs too.
    pub title_derived: bool,
    /// Only if a line of the head states it; never guessed from the body.
    pub date: Option<Date>,
    /// BCP 47 tag; empty if the file does not say and its text is too short to tell. The builder takes such an
    /// article for one of the language that most articles are in.
    pub lang: String,
    /// In the order of the file. Empty if the file is a title only.
    pub paragraphs: Vec<Paragraph>,
    /// Other articles that the file links to, one a link with its label: `اقرأ أيضا: …`. Found, but
    /// no part of what the article says, so never shown.
    pub related: Vec<String>,
    /// Where the article has a page of its own: `http:`, `https:` or relative; empty if it has none.
    pub url: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// The part of the site that it belongs to; empty if it belongs to none.
    pub section: String,
    /// What it is filed under.
    pub tags: Vec<String>,
    /// How much more or less it matters than others; its score is multiplied by this.
    pub weight: Weight,
}

/// A factor in hundredths, from 1 (.01) to 10,000 (100).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Weight(u16);

impl Weight {
    /// The nearest weight to `factor`; `None` if it is not above 0 and at most 100.
    #[must_use]
    pub fn new(factor: f64) -> Option<Weight> {
        (factor > 0.0 && factor <= 100.0).then(|| Weight((factor * 100.0).round().max(1.0) as u16))
    }

    /// The weight of so many hundredths.
    #[must_use]
    pub fn of_hundredths(hundredths: u32) -> Option<Weight> {
        u16::try_from(hundredths).ok().filter(|hundredths| (1..=10_000).contains(hundredths)).map(Weight)
    }

    /// As a factor.
    #[must_use]
    pub fn factor(self) -> f32 {
        f32::from(self.0) / 100.0
    }

    /// In hundredths.
    #[must_use]
    pub fn hundredths(self) -> u32 {
        self.0.into()
    }
}

impl Default for Weight {
    fn default() -> Self {
        Weight(100)
    }
}

/// A paragraph of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// What it is for.
    pub kind: ParagraphKind,
    /// One line: runs of white space have become one space.
    pub text: String,
    /// What an address names it by behind its `#`; empty if it has no such name. Only headings have one.
    pub anchor: String,
}

/// What a paragraph is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ParagraphKind {
    /// Sums the article up: the deck under the title, or else the first paragraph.
    Lead,
    /// Any other paragraph.
    #[default]
    Text,
    /// The title of a part of the article.
    Heading,
    /// Stands beside the article: a caption, a byline, the name of a section.
    Aside,
}

/// Why a file is no article.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DocumentError {
    /// A byte that UTF-8 does not have there.
    NotUtf8 {
        /// The line, from 1.
        line: usize,
        /// The character of the line, from 1.
        column: usize,
        /// The byte.
        byte: u8,
    },
    /// Nothing, or white space only.
    Empty,
    /// Nothing but dates and related links.
    NoText {
        /// The first line that is not blank, from 1.
        line: usize,
    },
}

impl Document {
    /// Takes the bytes of a source file apart. A byte order mark, any line ending and any white space will do.
    ///
    /// ```
    /// use kashaf_engine::document::Document;
    ///
    /// let file = "وزير الري في بغداد\n\n26 يوليو 2021\n\nوصل الوزير إلى بغداد اليوم.";
    /// let document = Document::parse("news", file.as_bytes())?;
    /// assert_eq!(document.title, "وزير الري في بغداد");
    /// assert_eq!(document.date.map(|date| date.to_string()).as_deref(), Some("2021-07-26"));
    /// assert_eq!(document.lead().collect::<Vec<_>>(), ["وصل الوزير إلى بغداد اليوم."]);
    /// # Ok::<(), kashaf_engine::document::DocumentError>(())
    /// ```
    ///
    /// # Errors
    /// If the bytes are not UTF-8, or have nothing to read in them.
    pub fn parse(id: &str, bytes: &[u8]) -> Result<Document, DocumentError> {
        let lines = lines::read(lines::decode(bytes)?);
        let first_line = lines.first().ok_or(DocumentError::Empty)?.number;
        let (mut title, mut date, mut paragraphs, mut related) =
            (None, None, Vec::new(), Vec::<String>::new());
        let roles = layout::roles(&lines);
        for (line, role) in lines.into_iter().zip(roles) {
            match role {
                Role::Title => title = Some(line.text),
                Role::Date(stated) => date = Some(stated),
                Role::Paragraph(kind) => {
                    paragraphs.push(Paragraph { kind, text: line.text, ..Paragraph::default() })
                }
                Role::Label => related.push(line.text),
                Role::Link => match related.last_mut() {
                    Some(label) => *label = format!("{}: {}", label.trim_end_matches([':', ' ']), line.text),
                    None => related.push(line.text),
                },
                Role::Copy => {}
            }
        }
        let id = id.to_string();
        let title = title.unwrap_or_default();
        let document = Document { id, title, date, paragraphs, related, ..Document::default() };
        document.completed().ok_or(DocumentError::NoText { line: first_line })
    }

    /// With a title from its text and a language by its words, where none are stated; `None` if there is no text to
    /// make a title of.
    #[must_use]
    pub fn completed(mut self) -> Option<Document> {
        if self.title.is_empty() {
            self.title = derived_title(&self.paragraphs)?;
            self.title_derived = true;
        }
        if self.lang.is_empty() {
            self.lang = language::guess(&self).unwrap_or_default().to_owned();
        }
        Some(self)
    }

    /// What sums the article up: the lines of its deck, or else its first paragraph.
    pub fn lead(&self) -> impl Iterator<Item = &str> {
        let leads = self.paragraphs.iter().filter(|paragraph| paragraph.kind == ParagraphKind::Lead);
        leads.map(|paragraph| paragraph.text.as_str())
    }

    /// Every text that is shown: the title, then the paragraphs.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let paragraphs = self.paragraphs.iter().map(|paragraph| paragraph.text.as_str());
        std::iter::once(self.title.as_str()).chain(paragraphs)
    }

    /// The date as a reader would ask for it, in the script of the title: `26 يوليو 2021`.
    #[must_use]
    pub fn date_in_words(&self) -> Option<String> {
        let arabic = is_arabic(self.title.trim_start_matches(|c: char| !c.is_alphabetic()));
        self.date.map(|date| format!("{} {} {}", date.day, date.month_name(arabic), date.year))
    }

    /// What it is filed under, by whom: found like its text, but no part of it.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        let labels = self.authors.iter().chain([&self.section]).chain(&self.tags);
        labels.map(String::as_str).filter(|label| !label.is_empty())
    }

    /// The headlines of [`related`](Self::related) without the labels over them, which say nothing of any article.
    pub fn links(&self) -> impl Iterator<Item = &str> {
        self.related.iter().map(|related| shape::without_label(related))
    }
}

/// A caption is a poor title, but better than none.
fn derived_title(paragraphs: &[Paragraph]) -> Option<String> {
    let lead = paragraphs.iter().find(|paragraph| paragraph.kind == ParagraphKind::Lead);
    lead.or(paragraphs.first()).map(|paragraph| title::derive(&paragraph.text))
}

impl DocumentError {
    /// The line that is at fault, from 1; none if it is the file as a whole.
    #[must_use]
    pub fn line(&self) -> Option<usize> {
        match self {
            DocumentError::NotUtf8 { line, .. } | DocumentError::NoText { line } => Some(*line),
            DocumentError::Empty => None,
        }
    }

    /// The fact and the remedy, for a message that has named the line already.
    fn fact(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DocumentError::NotUtf8 { column, byte, .. } => write!(
                f,
                "not UTF-8 (byte 0x{byte:02X} at column {column}): save the file as UTF-8, \
                 for instance with `iconv -f WINDOWS-1256 -t UTF-8`"
            ),
            DocumentError::Empty => f.write_str("the file is empty: write an article in it or remove it"),
            DocumentError::NoText { .. } => f.write_str(
                "nothing but dates and links to other articles: add the article's text or remove the file",
            ),
        }
    }
}

impl fmt::Display for DocumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line() {
            write!(f, "line {line}: ")?;
        }
        self.fact(f)
    }
}

impl std::error::Error for DocumentError {}
