/** What the builder writes into entry.js and alone.js. */
declare const KASHAF: Parameters<typeof import("./kashaf-search.js").define>[0];
