//! What a reader's first search may cost, in bytes as a host with brotli 11 sends them. Raising a figure is a line in a
//! diff, with its reason.

/// The files that a page loads, and what they may weigh together. Other languages, the script for destination pages and
/// the engine alone come only where someone asks for them.
pub struct Budget {
    /// What it is about.
    pub name: &'static str,
    /// How the paths of its files in `dist/` end.
    pub files: &'static [&'static str],
    /// At the most.
    pub bytes: usize,
}

/// Each is checked by itself.
pub const BUDGETS: [Budget; 2] = [
    // 67 kB before queries understood Latin letters, other keyboards, synonyms, groups and other languages, and answers
    // said what became of each word; that took 18 kB, of which 4 were won back: panics say nothing (xtask/snip.mjs).
    // 82 kB before filters, counts, order, conditions in the text and the parts of an article.
    Budget { name: "module", files: &[".wasm"], bytes: 86_500 },
    // 8 kB while there was one shape, two languages and nothing but a list; 15.5 before articles had pages, parts and
    // sections, and a search a filter and an order. What readers choose from is `facets.js`, which few pages load.
    Budget { name: "element", files: &["kashaf-search.js", "page.css"], bytes: 17_600 },
];

/// Requests until the first result, the page itself among them: its style sheet, the entry that names the two files of this
/// build, and those. What keeps the search for readers who are offline is fetched beside these, and no result waits for it.
pub const REQUESTS: usize = 5;
