//! The command `kashaf`: the engine in a terminal.

mod eval;
mod metrics;
mod related;
mod search;
mod stats;
mod suggest;

use std::path::Path;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use kashaf_engine::document::{read_folder, read_synonyms};
use kashaf_engine::index::build_with;

#[derive(Parser)]
#[command(name = "kashaf", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Answer a query from a folder of articles.
    Search(search::Arguments),
    /// Complete the last word of a text with words of a folder of articles.
    Suggest(suggest::Arguments),
    /// List the articles that are about the same as one of them.
    Related(related::Arguments),
    /// Say what is in the index of a folder of articles, and how many bytes each part takes.
    Stats(stats::Arguments),
    /// Measure relevance and speed on a set of documents, queries and judgements.
    Eval(eval::Arguments),
}

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Search(arguments) => search::run(&arguments),
        Command::Suggest(arguments) => suggest::run(&arguments),
        Command::Related(arguments) => related::run(&arguments),
        Command::Stats(arguments) => stats::run(&arguments),
        Command::Eval(arguments) => eval::run(&arguments),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("kashaf: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The index of a folder's articles and of what the site says beside them of its words.
fn index_of(seeds: &Path) -> anyhow::Result<Vec<u8>> {
    Ok(build_with(&read_folder(seeds)?, &read_synonyms(seeds)?)?)
}
