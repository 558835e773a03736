//! The command `kashaf`: the engine in a terminal.

mod eval;
mod metrics;
mod search;

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
    /// Answer a query from a folder of articles.
    Search(search::Arguments),
    /// Measure relevance and speed on a set of documents, queries and judgements.
    Eval(eval::Arguments),
}

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Search(arguments) => search::run(&arguments),
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
