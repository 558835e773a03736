//! What a reader's first search may cost. Raising a figure is a line in a diff, with its reason.

/// Bytes of the module, the script and the styles together, as a host with brotli 11 sends them.
///
/// 75 kB until the queries understood Latin letters, other keyboards, synonyms, groups and other languages, and answers
/// said what became of each word; that took 18 kB, of which 6 are to be won back.
pub const BROTLI_BYTES: usize = 93_000;

/// Requests until the first result, the page itself among them.
pub const REQUESTS: usize = 4;

/// Whether a file of `dist/` counts against [`BROTLI_BYTES`]: the languages beside the articles' own come one
/// by one, where an element asks for another.
pub fn counts(file_name: &str) -> bool {
    !file_name.starts_with("messages/")
        && [".wasm", ".js", ".css"].iter().any(|ending| file_name.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_loads_counts_and_no_other_language() {
        for file in ["kashaf_bg.wasm", "kashaf-search.js", "page.css"] {
            assert!(counts(file), "{file}");
        }
        for file in ["messages/fa.js", "index.html"] {
            assert!(!counts(file), "{file}");
        }
    }
}
