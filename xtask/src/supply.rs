//! What others bring into the tree: `deny.toml`, RustSec's advisories, npm's audit.

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::repo::{command, read, root};
use crate::tally::{NOT_RUN, Tally};
use crate::{npm, package, tools};

/// Where RustSec's advisories are.
const ADVISORIES: &str = "https://github.com/rustsec/advisory-db";

/// Licences, sources, doubles and known faults of all crates, and what npm knows of its packages.
///
/// # Errors
/// If a tool cannot be had.
pub fn check() -> Result<Tally> {
    let deny = tools::cargo_deny()?;
    let checked = |what: &[&str]| {
        let mut deny = command(deny.join("cargo-deny"));
        let status = deny.args(["--workspace", "check"]).args(what).status();
        Ok::<_, anyhow::Error>(one(status.context("cannot start cargo-deny")?.success()))
    };
    let mut tally = checked(&["bans", "licenses", "sources"])?;
    tally += match read(command("git").args(["ls-remote", ADVISORIES, "HEAD"])) {
        Some(_) => checked(&["advisories"])?,
        None => not_run("advisories of crates", ADVISORIES),
    };
    tally += packages()?;
    Ok(tally)
}

/// What ships needs no other package and runs nothing when it is installed; of the tools, npm is asked.
fn packages() -> Result<Tally> {
    let manifest = fs::read_to_string(root().join(package::OWN).join("package.json"))?;
    let keys = ["scripts", "dependencies", "optionalDependencies", "peerDependencies", "bundleDependencies"];
    for key in keys {
        ensure!(!manifest.contains(&format!("\"{key}\":")), "{}/package.json has {key}", package::OWN);
    }
    npm::programs()?;
    let output = command("npm").arg("audit").output().context("cannot start npm")?;
    let told = [output.stdout, output.stderr].concat();
    let told = String::from_utf8_lossy(&told);
    if told.contains("audit endpoint returned an error") {
        return Ok(not_run("npm audit of the tools", "the registry's audit"));
    }
    if !output.status.success() {
        print!("{told}");
    }
    Ok(one(output.status.success()))
}

fn one(passed: bool) -> Tally {
    if passed { Tally::PASSED } else { Tally::FAILED }
}

/// A mirror of a registry may not have everything; that is no fault of the tree, but must be known.
fn not_run(what: &str, where_from: &str) -> Tally {
    let note = format!("{NOT_RUN}{what}: {where_from} does not answer");
    println!("{note}");
    Tally { ignored: 1, notes: vec![note], ..Tally::default() }
}
