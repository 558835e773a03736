//! The commands of `cargo xtask`.

use std::path::Path;
use std::process::ExitCode;
use std::{env, io, thread};

use anyhow::{Context, Result, bail};
use xtask::repo::root;
use xtask::server::Server;
use xtask::sizes::table;
use xtask::{
    attack, audit, bench, check, dist, frameworks, fuzz, package, reproduce, sbom, situations, steps,
};

const HELP: &str = "\
The repository's chores. Each installs what it lacks by itself.

cargo xtask serve [--port N]    build dist/ and serve it on this machine
cargo xtask build [--all]       build dist/; with the modules of all languages, and the page that makes searches
cargo xtask package             make the npm package, and say where it is
cargo xtask test [--only STEP]  every check there is, or one of them
cargo xtask frameworks [NAME]   build and open the projects of tests/frameworks: minutes, and much from npm
cargo xtask situations [NAME]   do what START.md tells, and search what comes of it: minutes, and other people's tools
cargo xtask bench SET           Kashaf beside its peers, with a set's articles and queries: writes BENCHMARKS.md; most of an hour
        [--quick]               in minutes, with 5 and 1,000 articles and few queries
        [--only NAME,…]         these peers, [--sizes N,…] so many articles
cargo xtask fuzz [--minutes N]  attack every reader of bytes and texts for so long altogether, 10 if not said
cargo xtask attack [GROUP]      all that tries to break it, at its whole length: writes ROBUSTNESS.md; two hours
cargo xtask reproduce           build everything from two clones and compare the bytes
cargo xtask sbom                list the parts of what ships, as CycloneDX
cargo xtask audit               Lighthouse and pa11y on the demo page; not part of the checks
cargo xtask screenshot          take the README's pictures again

KASHAF_SEEDS=FOLDER builds and serves other articles than seeds/.
";

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match command(&words) {
        Ok(true) => ExitCode::SUCCESS,
        // What failed has been told, and the sum must stay the last line.
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Whether all is well.
fn command(words: &[&str]) -> Result<bool> {
    match words {
        ["serve"] => serve(None)?,
        ["serve", "--port", port] => serve(Some(port.parse().context("--port takes a number up to 65535")?))?,
        ["build"] => print!("{}", table(&dist::build(false)?)),
        ["build", "--all"] => print!("{}", table(&dist::build(true)?)),
        ["package"] => println!("{}", package::make()?.display()),
        ["test"] => return Ok(check::run(None)?.failed == 0),
        ["test", "--only", step] => return Ok(check::run(Some(step))?.failed == 0),
        ["frameworks"] => frameworks::run_projects(None)?,
        ["frameworks", name] => frameworks::run_projects(Some(name))?,
        ["situations"] => situations::run_situations(None)?,
        ["situations", name] => situations::run_situations(Some(name))?,
        ["bench", set, options @ ..] => bench::bench(set, options)?,
        ["fuzz"] => return Ok(fuzz::fuzz_for(10)?.failed == 0),
        ["fuzz", "--minutes", minutes] => {
            let minutes = minutes.parse().context("--minutes takes a number")?;
            return Ok(fuzz::fuzz_for(minutes)?.failed == 0);
        }
        ["attack"] => attack::attack(None)?,
        ["attack", group] => attack::attack(Some(group))?,
        ["sbom"] => sbom::list()?,
        ["reproduce"] => reproduce::reproduce()?,
        ["audit"] => audit::judge()?,
        ["screenshot"] => steps::screenshot()?,
        [] | ["help" | "--help" | "-h"] => print!("{HELP}"),
        _ => bail!("cannot make sense of `{}`\n\n{HELP}", words.join(" ")),
    }
    Ok(true)
}

fn serve(port: Option<u16>) -> Result<()> {
    let sizes = dist::build(false)?;
    let server = start(&root().join("dist"), port)?;
    println!("\n{}\n{}\nCtrl+C stops it.", table(&sizes), server.address());
    loop {
        thread::park();
    }
}

/// On the port asked for, or on the first free one from 8000 on.
fn start(dist: &Path, port: Option<u16>) -> Result<Server> {
    let on = |port| Server::start(dist.to_owned(), Some(port));
    if let Some(port) = port {
        return on(port).with_context(|| format!("cannot serve on port {port}"));
    }
    let tries: io::Result<Server> = (8000..8099).map(on).find(Result::is_ok).unwrap_or_else(|| on(8099));
    tries.context("no port from 8000 to 8099 is free")
}
