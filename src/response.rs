//! What crosses the edge: plain views of the engine's answers, with their TypeScript types.
//!
//! The engine's own types are not serializable on purpose: they may change freely, these may not.
//! Offsets never cross (Rust counts UTF-8 bytes, JavaScript UTF-16 units): segments of text do.

use kashaf_engine::document::{Date, Document, ParagraphKind};
use kashaf_engine::query::marks::Marks;
use kashaf_engine::query::{Answer, Facets, Hit, MatchKind, Note, related, suggest};
use kashaf_engine::snippet::{Segment, whole};
use wasm_bindgen::prelude::*;

use crate::view::View;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/**
 * How a word of the query was found: the same word, another form of it, another spelling, another word that means
 * the same, a longer word that it begins, a word that it is a slip for, what its keys write on another keyboard layout,
 * or the Arabic word that Latin letters spell.
 */
export type MatchKind = "exact" | "form" | "spelling" | "synonym" | "prefix" | "typo" | "layout" | "latin";

/** A piece of an article's own text, or an ellipsis; a marked one is a whole word that the query found. */
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

/** A kind of names that articles are filed under. */
export type FacetKind = "section" | "tag" | "author" | "lang";

/**
 * Which articles may be found: of each kind one of the names is enough, and all kinds must hold. Spellings that readers
 * do not tell apart are one name; one with `*` behind it stands for all that begin so. Names that no article has find
 * none, and what is no date says nothing.
 */
export interface SearchFilter {
  readonly section?: string | readonly string[] | null;
  readonly tag?: string | readonly string[] | null;
  readonly author?: string | readonly string[] | null;
  /** BCP 47 tags without region. */
  readonly lang?: string | readonly string[] | null;
  /** From the first day of `YYYY`, `YYYY-MM` or `YYYY-MM-DD` on. */
  readonly after?: string | null;
  /** Up to the last day of it. */
  readonly before?: string | null;
}

export interface SearchOptions {
  /** How many hits at the most; 10 unless told. */
  readonly limit?: number;
  /** How many of the best hits to pass over; 0 unless told. */
  readonly offset?: number;
  /** Without words in the query all articles are found that pass, the newest first. */
  readonly filter?: SearchFilter | null;
  /** `relevance` unless told; articles without a date come last. */
  readonly sort?: "relevance" | "newest" | "oldest";
  /** Whether what the found articles are filed under is counted. */
  readonly facets?: boolean;
}

/** A part of an article, under a heading that an address can name. */
export interface Section {
  readonly title: string;
  readonly titleSegments: Segment[];
  /** Behind the `#` of the article's address. */
  readonly anchor: string;
  readonly snippet: Segment[];
}

export interface FacetValue {
  /** The name as the first article writes it. */
  readonly value: string;
  /** How many articles with it are found. */
  readonly count: number;
  /** Whether the filter asks for it. */
  readonly chosen: boolean;
}

/** A kind of names that some articles have. */
export interface Facet {
  readonly kind: FacetKind;
  /**
   * The most frequent first. Counted among what would be found without the filter's own names of this kind, so that a
   * count says what choosing the name would bring; names without articles are there only if they are chosen.
   */
  readonly values: FacetValue[];
}

/** Days as `YYYY-MM-DD`. */
export interface DateRange {
  readonly from: string;
  readonly to: string;
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
  /** Where the article has a page of its own. */
  readonly url: string | null;
  /** The part of the site that it belongs to. */
  readonly section: string | null;
  readonly authors: string[];
  readonly tags: string[];
  readonly score: number;
  /** Every way in which a word of the query was found here, best first. */
  readonly kinds: MatchKind[];
  /** Words of the query that this article has not. */
  readonly missing: string[];
  /** Which words of the article those of the query are. */
  readonly matches: Match[];
  /** The passage that shows best why this was found, or two; what was left out is an ellipsis of its own. */
  readonly snippet: Segment[];
  /** Up to three parts of the article with most of the query's words, if its headings have anchors. */
  readonly sections: Section[];
}

/** A part of the articles that could not be fetched, or came damaged. */
export interface Fault {
  /** Its name, as its file has it. */
  readonly part: string;
  readonly message: string;
}

export interface SearchResponse {
  readonly query: string;
  readonly hits: Hit[];
  /** How many articles were found, whatever the limit. */
  readonly total: number;
  readonly note: Note | null;
  /**
   * Not all of the query was looked for: only its first 32 kB are read, 64 words and 64 conditions, and parentheses eight
   * deep; and words near to what was typed are looked for in a stated number of places.
   */
  readonly cut: boolean;
  /** Words that were taken for others: "showing `to` for `from`". */
  readonly corrections: Correction[];
  /** Up to three words of the index, near to those of a query that found nothing. */
  readonly offers: string[];
  /** What the found articles are filed under; empty unless asked for. */
  readonly facets: Facet[];
  /** The first and last day of what would be found without the filter's own dates; `null` unless asked for. */
  readonly dates: DateRange | null;
  /** What could not be had of what the answer needs: it is of the rest. Asked again, it is fetched again. */
  readonly faults: readonly Fault[];
  readonly tookMs: number;
}

export interface Paragraph {
  /** `lead`: opens the article. `aside`: a caption, byline or section name. */
  readonly kind: "lead" | "text" | "heading" | "aside";
  readonly segments: Segment[];
  /** What an address names a heading by behind its `#`. */
  readonly anchor: string | null;
}

/** A whole article, for reading. */
export interface Article {
  readonly id: string;
  readonly title: string;
  readonly titleDerived: boolean;
  readonly titleSegments: Segment[];
  readonly date: string | null;
  readonly lang: string;
  readonly url: string | null;
  readonly section: string | null;
  readonly authors: string[];
  readonly tags: string[];
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
  readonly url: string | null;
  /** How near it is: from 0 on, where 1 is the article itself. */
  readonly score: number;
}
"#;

/// The answer to the query `query`, which took `took_ms` milliseconds.
#[must_use]
pub fn answer(query: &str, answer: &Answer, took_ms: f64) -> View {
    let (mut hits, mut corrections) = (Vec::new(), Vec::new());
    for found in &answer.hits {
        hits.push(hit(found));
    }
    for made in &answer.corrections {
        corrections.push(View::Object(vec![("from", View::text(&made.from)), ("to", View::text(&made.to))]));
    }
    View::Object(vec![
        ("query", View::text(query)),
        ("hits", View::List(hits)),
        ("total", View::count(answer.total)),
        ("note", View::maybe(answer.note.map(note))),
        ("cut", View::Flag(answer.cut)),
        ("corrections", View::List(corrections)),
        ("offers", View::texts(&answer.offers)),
        ("facets", View::List(answer.facets.iter().map(facets).collect())),
        (
            "dates",
            answer.dates.map_or(View::Null, |(from, to)| {
                View::Object(vec![("from", View::Text(from.iso())), ("to", View::Text(to.iso()))])
            }),
        ),
        ("tookMs", View::Number(took_ms)),
    ])
}

fn hit(hit: &Hit) -> View {
    let (mut kinds, mut matches) = (Vec::new(), Vec::new());
    for &kind in &hit.kinds {
        kinds.push(View::text(kind_name(kind)));
    }
    for found in &hit.matches {
        matches.push(View::Object(vec![
            ("word", View::text(&found.word)),
            ("found", View::texts(&found.found)),
            ("kind", View::text(kind_name(found.kind))),
        ]));
    }
    let mut members = head(&hit.document, Some(&hit.title));
    let mut sections = Vec::new();
    for section in &hit.sections {
        sections.push(View::Object(vec![
            ("title", View::text(&section.heading)),
            ("titleSegments", segments(&section.title)),
            ("anchor", View::text(&section.anchor)),
            ("snippet", segments(&section.snippet)),
        ]));
    }
    members.push(("score", View::Number(hit.score.into())));
    members.push(("kinds", View::List(kinds)));
    members.push(("missing", View::texts(&hit.missing)));
    members.push(("matches", View::List(matches)));
    members.push(("snippet", segments(&hit.snippet)));
    members.push(("sections", View::List(sections)));
    View::Object(members)
}

/// A whole article with its words marked.
#[must_use]
pub fn article(document: &Document, marks: &Marks) -> View {
    let mut paragraphs = Vec::new();
    for paragraph in &document.paragraphs {
        paragraphs.push(View::Object(vec![
            ("kind", View::text(paragraph_kind(paragraph.kind))),
            ("segments", segments(&whole(&paragraph.text, &marks.find(&paragraph.text)))),
            ("anchor", View::some(&paragraph.anchor)),
        ]));
    }
    let mut members = head(document, Some(&whole(&document.title, &marks.find(&document.title))));
    members.push(("paragraphs", View::List(paragraphs)));
    View::Object(members)
}

/// A way in which a text may go on.
#[must_use]
pub fn suggestion(found: &suggest::Suggestion) -> View {
    View::Object(vec![
        ("text", View::text(&found.text)),
        ("word", View::text(&found.word)),
        ("documents", View::Count(found.documents)),
    ])
}

/// An article about the same as another one.
#[must_use]
pub fn related(found: &related::Related) -> View {
    let mut members = head(&found.document, None);
    members.push(("score", View::Number(found.score.into())));
    View::Object(members)
}

/// What all views of an article begin with; a `title` with marks, where they are wanted.
fn head(document: &Document, title: Option<&[Segment]>) -> Vec<(&'static str, View)> {
    let mut members = vec![("id", View::text(&document.id)), ("title", View::text(&document.title))];
    if let Some(title) = title {
        members.push(("titleDerived", View::Flag(document.title_derived)));
        members.push(("titleSegments", segments(title)));
    }
    members.push(("date", View::maybe(document.date.map(Date::iso).as_deref())));
    members.push(("lang", View::text(&document.lang)));
    members.push(("url", View::some(&document.url)));
    if title.is_some() {
        members.push(("section", View::some(&document.section)));
        members.push(("authors", View::texts(&document.authors)));
        members.push(("tags", View::texts(&document.tags)));
    }
    members
}

fn facets(facets: &Facets) -> View {
    let mut values = Vec::new();
    for value in &facets.values {
        values.push(View::Object(vec![
            ("value", View::text(&value.value)),
            ("count", View::Count(value.count)),
            ("chosen", View::Flag(value.chosen)),
        ]));
    }
    View::Object(vec![("kind", View::text(facets.kind.name())), ("values", View::List(values))])
}

fn segments(pieces: &[Segment]) -> View {
    let mut segments = Vec::new();
    for piece in pieces {
        segments.push(View::Object(vec![
            ("text", View::text(&piece.text)),
            ("marked", View::Flag(piece.marked)),
        ]));
    }
    View::List(segments)
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
