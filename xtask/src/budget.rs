//! What a reader's first search may cost. Raising a figure is a line in a diff, with its reason.

/// Bytes of the module, the script and the styles together, as a host with brotli 11 sends them.
///
/// 75 kB until the queries understood Latin letters, other keyboards, synonyms, groups and other languages, and answers
/// said what became of each word; that took 18 kB, of which 6 are to be won back.
pub const BROTLI_BYTES: usize = 93_000;

/// Requests until the first result, the page itself among them.
pub const REQUESTS: usize = 4;

/// Whether a file of `dist/` counts against [`BROTLI_BYTES`]: the script for the articles' own pages is not loaded here.
pub fn counts(file_name: &str) -> bool {
    file_name != "kashaf-marks.js"
        && [".wasm", ".js", ".css"].iter().any(|ending| file_name.ends_with(ending))
}
