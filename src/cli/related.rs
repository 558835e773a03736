//! `kashaf related`: articles about the same, in a terminal.

use std::io::{self, Write};
use std::path::PathBuf;

use anyhow::{Result, bail};
use kashaf_builder::fault::harmless;
use kashaf_engine::index::Index;
use kashaf_engine::query::related::{USUAL, related};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The article: its path among the articles, without the ending.
    id: String,
    /// Articles, or a folder that `kashaf build` made.
    #[arg(long, default_value = "seeds")]
    seeds: PathBuf,
    /// How many articles at the most.
    #[arg(long, default_value_t = USUAL)]
    limit: usize,
}

/// Prints an article a line: its score, id and title.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let Arguments { id, seeds, limit } = arguments;
    let bytes = crate::index_of(seeds)?;
    let index = Index::open(&bytes)?;
    if index.find(id).is_none() {
        bail!("{}: there is no article `{id}`; an id is a path in there without its ending", seeds.display());
    }
    let mut out = io::stdout().lock();
    for hit in related(&index, id, *limit) {
        writeln!(
            out,
            "{:.3} · {} · {}",
            hit.score,
            harmless(&hit.document.id),
            harmless(&hit.document.title)
        )?;
    }
    Ok(())
}
