//! `kashaf suggest`: completions in a terminal.

use std::io::{self, Write};
use std::path::PathBuf;

use anyhow::Result;
use kashaf_engine::index::Index;
use kashaf_engine::query::suggest::{USUAL, suggest};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// What was typed so far; begin with `--` if it begins with a minus.
    #[arg(required = true, allow_hyphen_values = false)]
    prefix: Vec<String>,
    /// Articles, or a folder that `kashaf build` made.
    #[arg(long, default_value = "seeds")]
    seeds: PathBuf,
    /// How many completions at the most.
    #[arg(long, default_value_t = USUAL)]
    limit: usize,
}

/// Prints a completion a line: the text, and the number of articles that have the word.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let bytes = crate::index_of(&arguments.seeds)?;
    let mut out = io::stdout().lock();
    for found in suggest(&Index::open(&bytes)?, &arguments.prefix.join(" "), arguments.limit) {
        writeln!(out, "{} · {}", found.text, found.documents)?;
    }
    Ok(())
}
