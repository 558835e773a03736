//! What does a file say, by its format?
//!
//! 1. `text`: bytes → text, whatever the encoding; what is no text is a fault.
//! 2. A reader a format: `plain`, `markdown`, `html`, and `records` for JSONL and CSV. Text flows into
//!    paragraphs by `flow`.
//! 3. `fields` and `meta`: what a file says of the article, under whatever name: front matter (`front`), `<meta>`
//!    tags, columns. `day` reads dates, `address` lets only those pass that a page may link to.
//!
//! A reader never fails as a whole: it says what it read, and what is the matter with the rest.

mod address;
mod day;
mod fields;
mod flow;
mod front;
mod html;
mod markdown;
mod meta;
mod plain;
mod records;
mod text;

use kashaf_engine::document::Document;

use crate::settings::MAX_BYTES;
use crate::{Fault, Settings};
use flow::Flow;
use html::Selectors;
use meta::Meta;

/// By what files that are no articles are counted, if not by their endings.
pub(crate) mod passed {
    /// What begins with a dot.
    pub(crate) const HIDDEN: &str = "hidden";
    /// What begins with `_`.
    pub(crate) const UNDERSCORE: &str = "_…";
    /// What an ignore file or the settings name.
    pub(crate) const IGNORED: &str = "ignored";
    /// What this builder has made.
    pub(crate) const BUILT: &str = "built by kashaf";
    /// Files whose names have no ending.
    pub(crate) const NO_ENDING: &str = "no ending";
    /// What says that it is not finished.
    pub(crate) const DRAFT: &str = "draft";
    /// What says that it is not to be found.
    pub(crate) const NO_INDEX: &str = "noindex";
    /// Pages that only lead to others.
    pub(crate) const REDIRECT: &str = "redirect";
    /// Pages without the mark that others of their site have.
    pub(crate) const UNMARKED: &str = "without data-kashaf-body";
    /// Pages without what the settings say that articles are in.
    pub(crate) const NO_CONTENT: &str = "without the content selector";
}

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Text as it was copied from a page.
    Plain,
    /// CommonMark, with tables, footnotes and front matter.
    Markdown,
    /// A page.
    Html,
    /// A JSON object a line.
    Jsonl,
    /// A table with the names of its columns in the first row; what separates them, if it is known.
    Csv(Option<u8>),
}

impl Format {
    /// The format of a file by its name; `None` if it is none that is read.
    #[must_use]
    pub fn of(name: &str) -> Option<Format> {
        let (_, ending) = name.rsplit_once('.')?;
        Some(match ending.to_ascii_lowercase().as_str() {
            "txt" => Format::Plain,
            "md" | "markdown" => Format::Markdown,
            "html" | "htm" => Format::Html,
            "jsonl" | "ndjson" => Format::Jsonl,
            "csv" => Format::Csv(None),
            "tsv" => Format::Csv(Some(b'\t')),
            _ => return None,
        })
    }

    fn has_many(self) -> bool {
        matches!(self, Format::Jsonl | Format::Csv(_))
    }
}

/// A file that was read, or the fact and the remedy.
pub(crate) struct Source<'f> {
    pub(crate) path: &'f str,
    /// Its path below the one that was named.
    pub(crate) name: &'f str,
    /// Which of the paths that were named.
    pub(crate) root: usize,
    pub(crate) format: Format,
    pub(crate) bytes: Result<Vec<u8>, (String, String)>,
}

/// An article, and where it is from.
#[derive(Debug)]
pub(crate) struct Article {
    pub(crate) document: Document,
    pub(crate) path: String,
    /// The line of its record.
    pub(crate) line: Option<usize>,
    pub(crate) root: usize,
    /// Whether it is a page, …
    pub(crate) page: bool,
    /// … and one that marks its content.
    pub(crate) marked: bool,
}

/// What a file says.
#[derive(Debug, Default)]
pub(crate) struct Said {
    pub(crate) articles: Vec<Article>,
    pub(crate) faults: Vec<Fault>,
    pub(crate) notes: Vec<Fault>,
    pub(crate) passed_over: Vec<String>,
}

/// Where something is read.
#[derive(Clone, Copy)]
struct Place<'f> {
    path: &'f str,
    name: &'f str,
    root: usize,
}

/// All readers, with what the settings say to them.
pub(crate) struct Readers<'s> {
    settings: &'s Settings,
    selectors: Selectors,
    encoding: Option<&'static encoding_rs::Encoding>,
}

impl<'s> Readers<'s> {
    /// # Errors
    /// If a setting cannot be meant.
    pub(crate) fn new(settings: &'s Settings) -> Result<Self, String> {
        let label = settings.encoding.trim();
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes());
        if encoding.is_none() && !label.is_empty() {
            return Err(format!("`{label}` is no encoding of the web: write windows-1256, for instance"));
        }
        records::check(&settings.columns)?;
        Ok(Readers { settings, selectors: Selectors::new(settings)?, encoding })
    }

    /// Whether a file is not too large to be read at all.
    pub(crate) fn check(&self, format: Format, size: u64) -> Result<(), (String, String)> {
        let most = self.max_bytes();
        if format.has_many() || size <= most {
            return Ok(());
        }
        Err(too_large(size, most))
    }

    fn max_bytes(&self) -> u64 {
        self.settings.max_bytes.unwrap_or(MAX_BYTES)
    }

    /// What a file says; never fails as a whole.
    pub(crate) fn read(&self, source: Source<'_>) -> Said {
        let Source { path, name, root, format, bytes } = source;
        let place = Place { path, name, root };
        let mut said = Said::default();
        let text = match bytes {
            Ok(bytes) if format == Format::Html => text::page(path, bytes, self.encoding),
            Ok(bytes) => text::decode(path, bytes, self.encoding),
            Err((fact, remedy)) => Err(Fault::new(path, fact, remedy)),
        };
        let text = match text {
            Ok(text) => text,
            Err(fault) => {
                said.faults.push(fault);
                return said;
            }
        };
        match format {
            Format::Plain => plain::read(self, place, &text, &mut said),
            Format::Markdown => markdown::read(self, place, &text, &mut said),
            Format::Html => html::read(self, place, &text, &mut said),
            Format::Jsonl => records::jsonl(self, place, &text, &mut said),
            Format::Csv(between) => records::csv(self, place, &text, between, &mut said),
        }
        said
    }

    /// The address of an article that is no page.
    fn address(&self, stated: &str, id: &str) -> String {
        match self.settings.url_template.as_str() {
            template if stated.is_empty() && !template.is_empty() => {
                template.replace("{id}", &address::encoded(id))
            }
            _ => stated.to_owned(),
        }
    }
}

fn too_large(size: u64, most: u64) -> (String, String) {
    let mega = |bytes: u64| format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10);
    let fact = format!("is too large for an article ({}, at most {})", mega(size), mega(most));
    (fact, "split it, remove it, or allow more bytes".to_owned())
}

impl Place<'_> {
    /// The id of an article that states none: the path without its ending; of a folder's own page, that of the folder.
    fn id(&self) -> String {
        let stem = self.name.rsplit_once('.').map_or(self.name, |(stem, _)| stem);
        match stem.strip_suffix("/index") {
            Some(folder) if Format::of(self.name) != Some(Format::Plain) => folder.to_owned(),
            _ => stem.to_owned(),
        }
    }

    fn fault(&self, fact: impl Into<String>, remedy: impl Into<String>) -> Fault {
        Fault::new(self.path, fact, remedy)
    }
}

impl Said {
    /// An article of what is said of it and of its text; a fault if that is nothing.
    fn article(
        &mut self,
        readers: &Readers<'_>,
        place: Place<'_>,
        meta: Meta,
        flow: Flow,
        line: Option<usize>,
    ) {
        if let Some(why) = meta.passed_over {
            return self.passed_over.push(why.to_owned());
        }
        let id = if meta.id.is_empty() { place.id() } else { meta.id.clone() };
        let url = readers.address(&meta.url, &id);
        let document = meta.document(id, url, flow);
        self.document(place, document, line);
    }

    fn document(&mut self, place: Place<'_>, document: Document, line: Option<usize>) {
        match document.completed() {
            Some(document) => self.articles.push(Article {
                document,
                path: place.path.to_owned(),
                line,
                root: place.root,
                page: false,
                marked: false,
            }),
            None => {
                let fault = place.fault("has no title and no text", "write an article in it or remove it");
                self.faults.push(Fault { line, ..fault });
            }
        }
    }
}

/// What becomes of each, in their order, on all processors if there are threads.
#[cfg(all(feature = "parallel", not(target_family = "wasm")))]
pub(crate) fn in_order<T: Send, U: Send>(items: Vec<T>, work: impl Fn(T) -> U + Send + Sync) -> Vec<U> {
    use rayon::prelude::*;
    items.into_par_iter().map(work).collect()
}

/// What becomes of each, in their order.
#[cfg(not(all(feature = "parallel", not(target_family = "wasm"))))]
pub(crate) fn in_order<T, U>(items: Vec<T>, work: impl Fn(T) -> U) -> Vec<U> {
    items.into_iter().map(work).collect()
}
