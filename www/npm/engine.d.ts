// The engine without the element, for a page's own interface and for workers.

import type { Source } from "./kit/site/kashaf-search.js";

export * from "./kit/site/kashaf.js";
export type { Source };

/** Says where the engine with the articles is, before it is asked for. */
export declare function use(where: Source): void;
