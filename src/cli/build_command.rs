//! `kashaf build`: articles to a finished search.

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::Result;
use kashaf_builder::arguments::BuildArguments;
use kashaf_builder::disk::System;
use kashaf_builder::summary::summary;
use kashaf_builder::{Kit, build};

use crate::kit;
use crate::progress::Progress;
use crate::watch::Watch;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    build: BuildArguments,
    #[command(flatten)]
    kit: kit::Arguments,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let kit = arguments.kit.kit()?;
    if !arguments.build.watch {
        return once(&kit, &arguments.build);
    }
    let settings = arguments.build.settings();
    loop {
        // What changes while the search is built is seen too.
        let watch = Watch::start(&settings)?;
        once(&kit, &arguments.build)?;
        if !arguments.build.quiet {
            eprintln!("Waiting for a change; Ctrl+C ends it.");
        }
        watch.wait()?;
    }
}

fn once(kit: &Kit, arguments: &BuildArguments) -> Result<ExitCode> {
    let mut progress = Progress::new(!arguments.quiet);
    let outcome = build(&System, kit, &arguments.settings(), &mut |stage| progress.tell(stage));
    drop(progress);
    let said = summary(&outcome, arguments);
    io::stderr().write_all(said.err.as_bytes())?;
    // Whoever reads this may wait for it while the command goes on watching.
    let mut out = io::stdout().lock();
    out.write_all(said.out.as_bytes())?;
    out.flush()?;
    Ok(ExitCode::from(said.code))
}
