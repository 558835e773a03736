//! The command `kashaf`: searches from articles, and the engine in a terminal.

mod articles;
mod build_command;
mod eval;
mod kit;
mod metrics;
mod progress;
mod related;
mod search;
mod serve;
mod stats;
mod suggest;
mod watch;

use std::io::{self, ErrorKind};
use std::path::Path;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "kashaf", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make a search of articles, for any static host.
    Build(Box<build_command::Arguments>),
    /// Look at a search in the browser, on this machine only.
    Serve(serve::Arguments),
    /// Answer a query from articles.
    Search(search::Arguments),
    /// Complete the last word of a text with words of articles.
    Suggest(suggest::Arguments),
    /// List the articles that are about the same as one of them.
    Related(related::Arguments),
    /// Say what is in an index, and how many bytes each part takes.
    Stats(stats::Arguments),
    /// Measure relevance and speed on a set of documents, queries and judgements.
    Eval(eval::Arguments),
}

fn main() -> ExitCode {
    let done = |()| ExitCode::SUCCESS;
    let result = match Arguments::parse().command {
        Command::Build(arguments) => build_command::run(&arguments),
        Command::Serve(arguments) => serve::run(&arguments).map(done),
        Command::Search(arguments) => search::run(&arguments).map(done),
        Command::Suggest(arguments) => suggest::run(&arguments).map(done),
        Command::Related(arguments) => related::run(&arguments).map(done),
        Command::Stats(arguments) => stats::run(&arguments).map(done),
        Command::Eval(arguments) => eval::run(&arguments).map(done),
    };
    result.unwrap_or_else(|error| {
        // Who read what is printed has enough of it: `kashaf stats | head -1`.
        let is_enough =
            error.downcast_ref::<io::Error>().is_some_and(|it| it.kind() == ErrorKind::BrokenPipe);
        if !is_enough {
            eprintln!("kashaf: {error:#}");
        }
        ExitCode::FAILURE
    })
}

/// The index of a folder's articles, or the one in a folder that was built of them.
fn index_of(seeds: &Path) -> anyhow::Result<Vec<u8>> {
    articles::index(&[seeds])
}
