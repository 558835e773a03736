//! What crosses the edge: plain views of the engine's answers, with their TypeScript types.
//!
//! The engine's own types are not serializable on purpose: they may change freely, these may not.
//! Offsets never cross (Rust counts UTF-8 bytes, JavaScript UTF-16 units): segments of text do.

use kashaf_engine::document::{Document, ParagraphKind};
use kashaf_engine::query::marks::Marks;
use kashaf_engine::query::{self, Answer, MatchKind, Note, Options, related, suggest};
use kashaf_engine::snippet::{Snippet, whole};
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/**
 * How a word of the query was found: the same word, another form of it, another spelling, another word that means
 * the same, a longer word that it begins, a word that it is a slip for, what its keys write on another keyboard layout,
 * or the Arabic word that Latin letters spell.
 */
export type MatchKind = "exact" | "form" | "spelling" | "synonym" | "prefix" | "typo" | "layout" | "latin";

/** A piece of an article's own text; a marked one is a whole word that the query found. */
export interface Segment {
  readonly text: string;
  readonly marked: boolean;
}

/**
 * What a reader should be told of the answer:
 * - `most-words`: no article has all the words; these have most of them.
 * - `nothing`: no article has any of the words.
 * - `no-words`: there was nothing to search for.
 */
export type Note = "most-words" | "nothing" | "no-words";

/** A word of the query and what it is in an article. */
export interface Match {
  /** As it was typed. */
  readonly word: string;
  /** The words of the article, as they stand there; empty if only a headline that it links to has one. */
  readonly found: string[];
  readonly kind: MatchKind;
}

/** A word of which the index knows nothing, and the one that the hits have for it. */
export interface Correction {
  readonly from: string;
  readonly to: string;
}

export interface SearchOptions {
  /** How many hits at the most; 10 unless told. */
  readonly limit?: number;
  /** How many of the best hits to pass over; 0 unless told. */
  readonly offset?: number;
}

export interface Hit {
  /** The article's file name without its ending. */
  readonly id: string;
  readonly title: string;
  /** The article has no title of its own: this one was cut from its first sentence. */
  readonly titleDerived: boolean;
  readonly titleSegments: Segment[];
  /** `YYYY-MM-DD`, only if the article states it. */
  readonly date: string | null;
  /** A BCP 47 tag, or "" where it is not known. */
  readonly lang: string;
  readonly score: number;
  /** Every way in which a word of the query was found here, best first. */
  readonly kinds: MatchKind[];
  /** Words of the query that this article has not. */
  readonly missing: string[];
  /** Which words of the article those of the query are. */
  readonly matches: Match[];
  /** The passage that shows best why this was found. */
  readonly snippet: Segment[];
}

export interface SearchResponse {
  readonly query: string;
  readonly hits: Hit[];
  /** How many articles were found, whatever the limit. */
  readonly total: number;
  readonly note: Note | null;
  /** Words that were taken for others: "showing `to` for `from`". */
  readonly corrections: Correction[];
  /** Up to three words of the index, near to those of a query that found nothing. */
  readonly offers: string[];
  readonly tookMs: number;
}

export interface Paragraph {
  /** `lead`: opens the article. `aside`: a caption, byline or section name. */
  readonly kind: "lead" | "text" | "heading" | "aside";
  readonly segments: Segment[];
}

/** A whole article, for reading. */
export interface Article {
  readonly id: string;
  readonly title: string;
  readonly titleDerived: boolean;
  readonly titleSegments: Segment[];
  readonly date: string | null;
  readonly lang: string;
  readonly paragraphs: Paragraph[];
}

/** A way in which a text may go on. */
export interface Suggestion {
  /** The text as it was typed, its last word completed. */
  readonly text: string;
  /** The completed word, as articles write it but without vowel marks. */
  readonly word: string;
  /** In how many articles this very word is. */
  readonly documents: number;
}

/** An article about the same as another one. */
export interface RelatedArticle {
  readonly id: string;
  readonly title: string;
  readonly date: string | null;
  readonly lang: string;
  /** How near it is: from 0 on, where 1 is the article itself. */
  readonly score: number;
}
"#;

#[wasm_bindgen]
extern "C" {
    /// Which part of the hits is wanted, as JavaScript says it.
    #[wasm_bindgen(typescript_type = "SearchOptions")]
    pub type SearchOptions;

    #[wasm_bindgen(method, getter, structural)]
    fn limit(this: &SearchOptions) -> Option<f64>;

    #[wasm_bindgen(method, getter, structural)]
    fn offset(this: &SearchOptions) -> Option<f64>;
}

impl SearchOptions {
    /// Numbers that are no counts are cut to the nearest one; what is not said is as usual.
    pub(crate) fn read(&self) -> Options {
        let usual = Options::default();
        Options {
            limit: self.limit().map_or(usual.limit, |limit| limit as usize),
            offset: self.offset().map_or(usual.offset, |offset| offset as usize),
        }
    }
}

/// The answer to a query.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SearchResponse {
    query: String,
    hits: Vec<Hit>,
    total: usize,
    note: Option<&'static str>,
    corrections: Vec<Correction>,
    offers: Vec<String>,
    took_ms: f64,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Hit {
    id: String,
    title: String,
    title_derived: bool,
    title_segments: Vec<Segment>,
    date: Option<String>,
    lang: String,
    score: f32,
    kinds: Vec<&'static str>,
    missing: Vec<String>,
    matches: Vec<Match>,
    snippet: Vec<Segment>,
}

#[derive(Clone, Debug, Serialize)]
struct Match {
    word: String,
    found: Vec<String>,
    kind: &'static str,
}

#[derive(Clone, Debug, Serialize)]
struct Correction {
    from: String,
    to: String,
}

#[derive(Clone, Debug, Serialize)]
struct Segment {
    text: String,
    marked: bool,
}

/// A whole article.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Article {
    id: String,
    title: String,
    title_derived: bool,
    title_segments: Vec<Segment>,
    date: Option<String>,
    lang: String,
    paragraphs: Vec<Paragraph>,
}

#[derive(Clone, Debug, Serialize)]
struct Paragraph {
    kind: &'static str,
    segments: Vec<Segment>,
}

/// A way in which a text may go on.
#[derive(Clone, Debug, Serialize)]
pub struct Suggestion {
    text: String,
    word: String,
    documents: u32,
}

/// An article about the same as another one.
#[derive(Clone, Debug, Serialize)]
pub struct RelatedArticle {
    id: String,
    title: String,
    date: Option<String>,
    lang: String,
    score: f32,
}

impl From<&suggest::Suggestion> for Suggestion {
    fn from(found: &suggest::Suggestion) -> Self {
        Suggestion { text: found.text.clone(), word: found.word.clone(), documents: found.documents }
    }
}

impl From<&related::Related> for RelatedArticle {
    fn from(found: &related::Related) -> Self {
        let document = &found.document;
        RelatedArticle {
            id: document.id.clone(),
            title: document.title.clone(),
            date: document.date.map(|date| date.to_string()),
            lang: document.lang.clone(),
            score: found.score,
        }
    }
}

impl SearchResponse {
    /// The view of `answer` to the query `text`, which took `took_ms` milliseconds.
    #[must_use]
    pub fn new(text: &str, answer: &Answer, took_ms: f64) -> Self {
        SearchResponse {
            query: text.to_owned(),
            hits: answer.hits.iter().map(Hit::from).collect(),
            total: answer.total,
            note: answer.note.map(note),
            corrections: answer.corrections.iter().map(Correction::from).collect(),
            offers: answer.offers.clone(),
            took_ms,
        }
    }
}

impl From<&query::Match> for Match {
    fn from(found: &query::Match) -> Self {
        Match { word: found.word.clone(), found: found.found.clone(), kind: kind_name(found.kind) }
    }
}

impl From<&query::Correction> for Correction {
    fn from(made: &query::Correction) -> Self {
        Correction { from: made.from.clone(), to: made.to.clone() }
    }
}

impl From<&query::Hit> for Hit {
    fn from(hit: &query::Hit) -> Self {
        let document = &hit.document;
        Hit {
            id: document.id.clone(),
            title: document.title.clone(),
            title_derived: document.title_derived,
            title_segments: segments(&hit.title),
            date: document.date.map(|date| date.to_string()),
            lang: document.lang.clone(),
            score: hit.score,
            kinds: hit.kinds.iter().map(|&kind| kind_name(kind)).collect(),
            missing: hit.missing.clone(),
            matches: hit.matches.iter().map(Match::from).collect(),
            snippet: segments(&hit.snippet),
        }
    }
}

impl Article {
    /// The view of `document` with its words marked.
    #[must_use]
    pub fn new(document: &Document, marks: &Marks) -> Self {
        let paragraphs = document.paragraphs.iter().map(|paragraph| Paragraph {
            kind: paragraph_kind(paragraph.kind),
            segments: segments(&whole(&paragraph.text, marks)),
        });
        Article {
            id: document.id.clone(),
            title: document.title.clone(),
            title_derived: document.title_derived,
            title_segments: segments(&whole(&document.title, marks)),
            date: document.date.map(|date| date.to_string()),
            lang: document.lang.clone(),
            paragraphs: paragraphs.collect(),
        }
    }
}

/// What was left out of a passage shows as an ellipsis of its own.
fn segments(snippet: &Snippet) -> Vec<Segment> {
    let ellipsis = |text: &str| Segment { text: text.to_owned(), marked: false };
    let before = snippet.cut_before.then(|| ellipsis("… "));
    let after = snippet.cut_after.then(|| ellipsis(" …"));
    let pieces =
        snippet.segments.iter().map(|piece| Segment { text: piece.text.clone(), marked: piece.marked });
    before.into_iter().chain(pieces).chain(after).collect()
}

fn kind_name(kind: MatchKind) -> &'static str {
    match kind {
        MatchKind::Exact => "exact",
        MatchKind::Form => "form",
        MatchKind::Spelling => "spelling",
        MatchKind::Synonym => "synonym",
        MatchKind::Prefix => "prefix",
        MatchKind::Typo => "typo",
        MatchKind::Layout => "layout",
        MatchKind::Latin => "latin",
    }
}

fn note(note: Note) -> &'static str {
    match note {
        Note::MostWords => "most-words",
        Note::Nothing => "nothing",
        Note::NoWords => "no-words",
    }
}

fn paragraph_kind(kind: ParagraphKind) -> &'static str {
    match kind {
        ParagraphKind::Lead => "lead",
        ParagraphKind::Text => "text",
        ParagraphKind::Heading => "heading",
        ParagraphKind::Aside => "aside",
    }
}
