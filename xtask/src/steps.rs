//! The steps of `cargo xtask test`, in their order.

use std::process::Command;

use anyhow::Result;

use crate::repo::{cargo, run};
use crate::sizes::table;
use crate::tally::Tally;
use crate::{browsers, budget, dist, fuzz, hosts, install, npm, repo, sizes, supply, tidy, tools};

/// One named part of the checks.
pub struct Step {
    /// What `--only` calls it.
    pub name: &'static str,
    /// Steps without whose success this one means nothing.
    pub needs: &'static [&'static str],
    /// Does it. An error is one failed check.
    pub run: fn() -> Result<Tally>,
}

/// Every step there is.
pub const STEPS: &[Step] = &[
    Step { name: "format", needs: &[], run: format },
    Step { name: "tidy", needs: &[], run: tidy },
    Step { name: "lint", needs: &[], run: lint },
    Step { name: "lint-wasm", needs: &[], run: lint_wasm },
    Step { name: "supply", needs: &[], run: supply::check },
    Step { name: "docs", needs: &[], run: docs },
    Step { name: "native", needs: &[], run: native },
    Step { name: "fuzz", needs: &[], run: fuzz },
    Step { name: "wasm", needs: &[], run: wasm },
    Step { name: "build", needs: &[], run: build },
    Step { name: "package", needs: &["build"], run: install::check },
    Step { name: "types", needs: &["build"], run: types },
    Step { name: "size", needs: &["build"], run: size },
    Step { name: "browser", needs: &["build", "package"], run: browser },
];

fn format() -> Result<Tally> {
    tools::component("rustfmt")?;
    run(&mut cargo("fmt --all --check"))?;
    Ok(Tally::PASSED)
}

fn tidy() -> Result<Tally> {
    let faults = tidy::faults()?;
    for fault in &faults {
        println!("{fault}");
    }
    Ok(if faults.is_empty() { Tally::PASSED } else { Tally::FAILED })
}

fn lint() -> Result<Tally> {
    tools::component("clippy")?;
    run(&mut cargo("clippy --quiet --workspace --all-targets -- -D warnings"))?;
    Ok(Tally::PASSED)
}

fn lint_wasm() -> Result<Tally> {
    tools::component("clippy")?;
    tools::wasm_target()?;
    run(&mut cargo(
        "clippy --quiet --package kashaf --all-targets --target wasm32-unknown-unknown -- -D warnings",
    ))?;
    Ok(Tally::PASSED)
}

fn docs() -> Result<Tally> {
    let mut doc = cargo("doc --quiet --workspace --no-deps --document-private-items");
    run(doc.env("RUSTDOCFLAGS", "-D warnings"))?;
    Ok(Tally::PASSED)
}

/// Tests without a browser. What measures is compiled, so that it is there when it is needed.
fn native() -> Result<Tally> {
    run(&mut cargo("build --quiet --benches --package kashaf-engine"))?;
    let mut tests =
        cargo("test --quiet --no-fail-fast -p kashaf-engine -p kashaf-builder -p kashaf-cli -p xtask");
    // The same cases for every change, which is judged by what it changes. `cargo xtask attack` draws new ones.
    Tally::of_tests(tests.env("PROPTEST_RNG_SEED", "1"))
}

/// A few seconds for each target: that none is broken, and what is found at once. `cargo xtask fuzz` takes its time.
fn fuzz() -> Result<Tally> {
    fuzz::fuzz(2)
}

fn wasm() -> Result<Tally> {
    Tally::of_tests(&mut tools::wasm_pack("test --node --mode no-install -- --package kashaf --test wasm")?)
}

fn build() -> Result<Tally> {
    println!("{}", table(&dist::build(true)?));
    Ok(Tally::PASSED)
}

/// The page's scripts against the module's own types, which is why the module is built first; what a page in TypeScript
/// sees of them; and what WIDGET.md says of them.
fn types() -> Result<Tally> {
    for project in ["www/jsconfig.json", "www/offline/jsconfig.json", "tests/types"] {
        run(npm::program("tsc")?.args(["--project", project]))?;
    }
    run(npm::node("xtask/widget-tables.mjs")?.arg("dist"))?;
    Ok(Tally::PASSED)
}

fn size() -> Result<Tally> {
    let sizes = sizes::measure(&repo::root().join("dist"))?;
    let (text, tally) = budget::check(&sizes);
    print!("{text}");
    print!("{}", table(&budget::shares(&repo::root().join("dist"))?));
    Ok(tally)
}

/// Every browser test in every engine that is there.
fn browser() -> Result<Tally> {
    let mut tests = cargo("test --quiet --no-fail-fast --package kashaf-browser-tests -- --test-threads=2");
    let mut absent = Tally::default();
    for engine in browsers::ENGINES {
        let Err(error) = engine.install() else { continue };
        // The tests of an engine are a module of its name.
        tests.args(["--skip", &format!("{}::", engine.name)]);
        absent.failed += usize::from(browsers::must_be_there());
        absent.notes.push(format!("not tested in {}: {error:#}", engine.name));
    }
    for host in hosts::HOSTS {
        // The tests say which is missing.
        host.install().ok();
    }
    let mut tally = Tally::of_tests(&mut plain(tests))?;
    tally += absent;
    Ok(tally)
}

/// The pictures of the README: the page as it is.
pub fn screenshot() -> Result<()> {
    dist::build(false)?;
    browsers::CHROMIUM.install()?;
    let mut pictures = cargo("run --quiet --package kashaf-browser-tests --bin screenshot");
    pictures.arg(repo::root().join("www/screenshots"));
    run(&mut plain(pictures))
}

/// A failed test says what it saw. The way through the runtime's inside adds nothing to that.
fn plain(mut command: Command) -> Command {
    command.env("RUST_LIB_BACKTRACE", "0");
    command
}
