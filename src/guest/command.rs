//! The command line of npm's package: what is asked, and what JavaScript has to do for it.

use clap::{Parser, Subcommand};
use kashaf_builder::arguments::{BuildArguments, ServeArguments};
use serde::Serialize;

/// The command; `kashaf build` is the native one's, word for word.
#[derive(Parser)]
#[command(name = "kashaf", version, about = "A search over your own articles, for any static host")]
pub(crate) struct Line {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Make a search of articles, for any static host.
    Build(Box<BuildArguments>),
    /// Look at a search in the browser, on this machine only.
    Serve(ServeArguments),
}

/// What JavaScript has to know of a build before it begins.
#[derive(Serialize)]
pub(crate) struct Build {
    quiet: bool,
    watch: bool,
    /// What is read, and
    reads: Vec<String>,
    /// what is written: it may lie among that.
    writes: Vec<String>,
}

impl Build {
    pub(crate) fn new(arguments: &BuildArguments) -> Self {
        let settings = arguments.settings();
        let named = |mut paths: Vec<String>| {
            paths.retain(|path| !path.is_empty());
            paths
        };
        Build {
            quiet: arguments.quiet || arguments.json,
            watch: arguments.watch,
            reads: named([settings.paths, vec![settings.page]].concat()),
            writes: named(vec![settings.out, settings.single_file, settings.module]),
        }
    }
}

/// What a command says at its end.
#[derive(Serialize)]
pub(crate) struct Said {
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) code: u8,
}

impl From<clap::Error> for Said {
    /// Help is no fault, though it ends the command as one does.
    fn from(error: clap::Error) -> Self {
        let text = error.render().to_string();
        let code = u8::try_from(error.exit_code()).unwrap_or(2);
        match error.use_stderr() {
            true => Said { out: String::new(), err: text, code },
            false => Said { out: text, err: String::new(), code },
        }
    }
}
