/* tslint:disable */
/* eslint-disable */

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
    /** The passage that shows best why this was found, or two; what was left out is an ellipsis of its own. */
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



/**
 * The whole article called `id`, with the words of `query` marked; `undefined` if there is none.
 *
 * # Errors
 * Throws if the embedded index was altered.
 */
export function document(id: string, query?: string | null): Article | undefined;

/**
 * At most `n` articles (5 unless told) about the same as the one called `id`, best first; none if there is no such
 * article.
 *
 * # Errors
 * Throws if the embedded index was altered.
 */
export function related(id: string, n?: number | null): RelatedArticle[];

/**
 * Answers a reader's text: `search("العراق", { limit: 10, offset: 0 })`.
 *
 * # Errors
 * Throws if the embedded index was altered; no text is an error.
 */
export function search(text: string, options?: SearchOptions | null): SearchResponse;

/**
 * Opens the index while the page loads, so that the first search does not wait for it and a fault shows at once.
 */
export function start(): void;

/**
 * At most `n` ways (8 unless told) to complete the last word of a reader's text, the most useful first.
 *
 * # Errors
 * Throws if the embedded index was altered; no text is an error.
 */
export function suggest(text: string, n?: number | null): Suggestion[];

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly document: (a: number, b: number, c: number, d: number) => [number, number, number];
    readonly related: (a: number, b: number, c: number, d: number) => [number, number, number];
    readonly search: (a: number, b: number, c: number) => [number, number, number];
    readonly start: () => void;
    readonly suggest: (a: number, b: number, c: number, d: number) => [number, number, number];
    readonly __wbindgen_externrefs: WebAssembly.Table;
    readonly __wbindgen_malloc: (a: number, b: number) => number;
    readonly __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
    readonly __wbindgen_free: (a: number, b: number, c: number) => void;
    readonly __externref_table_dealloc: (a: number) => void;
    readonly __externref_table_alloc: () => number;
    readonly __wbindgen_start: () => void;
}

export type SyncInitInput = BufferSource | WebAssembly.Module;

/**
 * Instantiates the given `module`, which can either be bytes or
 * a precompiled `WebAssembly.Module`.
 *
 * @param {{ module: SyncInitInput }} module - Passing `SyncInitInput` directly is deprecated.
 *
 * @returns {InitOutput}
 */
export function initSync(module: { module: SyncInitInput } | SyncInitInput): InitOutput;

/**
 * If `module_or_path` is {RequestInfo} or {URL}, makes a request and
 * for everything else, calls `WebAssembly.instantiate` directly.
 *
 * @param {{ module_or_path: InitInput | Promise<InitInput> }} module_or_path - Passing `InitInput` directly is deprecated.
 *
 * @returns {Promise<InitOutput>}
 */
export default function __wbg_init (module_or_path?: { module_or_path: InitInput | Promise<InitInput> } | InitInput | Promise<InitInput>): Promise<InitOutput>;
