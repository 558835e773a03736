import type { KashafSearch } from "./kashaf-search.js";
import type { Hit, RelatedArticle, SearchResponse } from "./pkg/kashaf.js";

/** What the element tells. Every event bubbles, also out of other elements' shadow roots. */
export interface KashafSearchEventMap {
  "kashaf-ready": CustomEvent<null>;
  "kashaf-search": CustomEvent<SearchResponse>;
  "kashaf-select": CustomEvent<KashafSelection>;
  "kashaf-error": CustomEvent<unknown>;
}

/** A result that was chosen. */
export interface KashafSelection {
  /** A related article has fewer members than a hit. */
  readonly hit: Hit | RelatedArticle;
  /** What was in the field. */
  readonly query: string;
  /** Where its link leads. */
  readonly href: string;
}

declare global {
  interface HTMLElementTagNameMap {
    "kashaf-search": KashafSearch;
  }
  // What bubbles is heard on elements, the document and the window.
  interface GlobalEventHandlersEventMap extends KashafSearchEventMap {}
}
