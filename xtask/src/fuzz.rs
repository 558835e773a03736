//! The targets of `tests/fuzz`, one after the other; what they did in a table.
//!
//! Coverage-guided by libFuzzer. The instrumentation is behind a flag that only nightly toolchains know by right; it does
//! not change what the compiler makes of the code otherwise. No sanitizer: the code under test forbids `unsafe`. Compares
//! are not traced: that took most of the time, and words that a reader looks for stand in a dictionary.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::thread;

use anyhow::{Context, Result, anyhow, bail};

use crate::attack;
use crate::repo::{cargo, command, read, root, run, shown};
use crate::tally::Tally;
use crate::tools;

/// Where targets are built, and what a run finds is kept for the next one.
const BUILT: &str = "target/fuzz";
const FOUND: &str = "target/fuzz/found";
/// Inputs that break something.
const ARTIFACTS: &str = "tests/fuzz/artifacts";

/// Targets that run beside each other.
const AT_ONCE: usize = 2;

/// What a run of a target came to.
struct Outcome {
    executions: u64,
    coverage: u64,
    finding: Option<String>,
}

/// Runs all targets, for so many minutes altogether.
///
/// # Errors
/// If they cannot be built.
pub fn fuzz_for(minutes: u64) -> Result<Tally> {
    fuzz((minutes * 60 / targets()?.len().max(1) as u64).max(1))
}

/// Runs every target for the same time; fails if one of them found something.
///
/// # Errors
/// If they cannot be built.
pub fn fuzz(seconds: u64) -> Result<Tally> {
    let binaries = build()?;
    let (mut tally, mut lines) = (Tally::default(), Vec::new());
    println!("{:10} {:>12} {:>9} {:>9}  finding", "target", "executions", "branches", "a second");
    let targets = targets()?;
    let outcomes = targets.chunks(AT_ONCE).flat_map(|some| at_once(some, &binaries, seconds));
    for (target, outcome) in targets.iter().zip(outcomes) {
        let Outcome { executions, coverage, finding } = outcome?;
        let speed = executions / seconds.max(1);
        let said = finding.as_deref().unwrap_or("none");
        println!("{target:10} {executions:>12} {coverage:>9} {speed:>9}  {said}");
        let survived = executions - u64::from(finding.is_some()).min(executions);
        lines.push((format!("{target}, {coverage} branches seen"), survived, executions));
        tally += if finding.is_none() { Tally::PASSED } else { Tally::FAILED };
    }
    for (name, survived, executions) in lines {
        attack::tell(&name, survived as usize, executions as usize);
    }
    Ok(tally)
}

/// What came of targets that ran beside each other.
fn at_once(targets: &[String], binaries: &Path, seconds: u64) -> Vec<Result<Outcome>> {
    let lost = |_| Err(anyhow!("a thread was lost"));
    thread::scope(|scope| {
        let running: Vec<_> =
            targets.iter().map(|target| scope.spawn(move || outcome(target, binaries, seconds))).collect();
        running.into_iter().map(|target| target.join().unwrap_or_else(lost)).collect()
    })
}

/// Every file of `tests/fuzz/targets`.
fn targets() -> Result<Vec<String>> {
    let folder = root().join("tests/fuzz/targets");
    let mut targets = Vec::new();
    for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        targets.extend(path.file_stem().map(|stem| stem.to_string_lossy().into_owned()));
    }
    targets.sort();
    Ok(targets)
}

/// The folder that they are built in.
fn build() -> Result<PathBuf> {
    let mut build = command(tools::cargo_fuzz()?.join("cargo-fuzz"));
    build.args(["fuzz", "build", "--fuzz-dir", "tests/fuzz", "--target-dir", BUILT, "--sanitizer", "none"]);
    build.args(["--no-trace-compares", "--codegen-units", "16"]);
    run(build.env("RUSTC_BOOTSTRAP", "1"))?;
    let host = read(&mut cargo("--version --verbose"))
        .and_then(|told| told.lines().find_map(|line| line.strip_prefix("host: ").map(str::to_owned)))
        .context("`cargo --version --verbose` names no host")?;
    Ok(root().join(BUILT).join(host).join("release"))
}

/// New inputs go to a folder that is not kept; those of the tree are where it begins.
fn outcome(target: &str, binaries: &Path, seconds: u64) -> Result<Outcome> {
    let [found, artifacts] = [FOUND, ARTIFACTS].map(|folder| root().join(folder).join(target));
    for folder in [&found, &artifacts] {
        fs::create_dir_all(folder)?;
    }
    let mut command = command(binaries.join(target));
    command.args([
        &format!("-max_total_time={seconds}"),
        "-print_final_stats=1",
        "-rss_limit_mb=2048",
        "-timeout=20",
        &format!("-artifact_prefix={}/", artifacts.display()),
        &found.to_string_lossy(),
        &format!("tests/fuzz/corpus/{target}"),
    ]);
    let dictionary = format!("tests/fuzz/dictionaries/{target}");
    if root().join(&dictionary).is_file() {
        command.arg(format!("-dict={dictionary}"));
    }
    command.stdout(Stdio::null()).stderr(Stdio::piped());
    let output = command.output().with_context(|| format!("cannot start `{}`", shown(&command)))?;
    let told = String::from_utf8_lossy(&output.stderr);
    let number = |line: &str, after: &str| line.split_once(after)?.1.split_whitespace().next()?.parse().ok();
    let executions = told.lines().find_map(|line| number(line, "stat::number_of_executed_units:"));
    let coverage = told.lines().rev().find_map(|line| number(line, " cov: "));
    let finding = (!output.status.success()).then(|| {
        let why = told.lines().find(|line| line.contains("panicked at") || line.contains("ERROR:"));
        let input =
            told.lines().find_map(|line| line.split_once("Test unit written to ")).map(|(_, path)| path);
        let last = told.lines().next_back().unwrap_or("no reason");
        format!("{}: {}", input.unwrap_or("no input"), why.unwrap_or(last))
    });
    if executions.is_none() && finding.is_none() {
        bail!("`{}` said nothing of what it did", shown(&command));
    }
    Ok(Outcome { executions: executions.unwrap_or(0), coverage: coverage.unwrap_or(0), finding })
}
