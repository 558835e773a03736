// The element `<kashaf-search>`, which `define({ index })` makes known to a page.

export * from "./kit/site/kashaf-search.js";
