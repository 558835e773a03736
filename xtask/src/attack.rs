//! `cargo xtask attack`: whatever tries to break Kashaf, at its whole length, and the table of it in ROBUSTNESS.md.
//!
//! A test that is an attack says what it came to in a line such as `attack: cuts of the index: 108413 of 108413`, the cases
//! that it survived and all. In `cargo xtask test` most try a share of them only; `KASHAF_ATTACK=whole` asks for all.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};

use crate::browsers::ENGINES;
use crate::check;
use crate::repo::{cargo, root, shown};

/// What such a line begins with.
const MARK: &str = "attack: ";
/// Set to `whole`, no test makes do with a share of its cases.
const WHOLE: &str = "KASHAF_ATTACK";
/// Where the tables are.
const TABLES: &str = "ROBUSTNESS.md";

/// Attacks that one command makes.
struct Group {
    name: &'static str,
    /// Words of cargo.
    command: &'static str,
    /// Files of browser tests each of whose tests is an attack, a case for every engine.
    files: &'static [&'static str],
}

const GROUPS: [Group; 5] = [
    Group { name: "fuzz", command: "xtask fuzz --minutes 30", files: &[] },
    Group {
        name: "engine",
        command: "test --release --package kashaf-engine --test engine -- --show-output",
        files: &[],
    },
    Group {
        name: "builder",
        command: "test --profile attack --no-fail-fast --package kashaf-builder --package kashaf-cli -- --show-output",
        files: &[],
    },
    Group {
        name: "browser",
        command: "test --no-fail-fast --package kashaf-browser-tests -- --test-threads=2",
        files: &[
            "chunks",
            "faults",
            "forbidden",
            "hostile",
            "life",
            "loading",
            "offline",
            "policy",
            "versions",
        ],
    },
    Group { name: "supply", command: "xtask reproduce", files: &[] },
];

/// Says what an attack came to.
pub fn tell(name: &str, survived: usize, cases: usize) {
    println!("{MARK}{name}: {survived} of {cases}");
}

/// Makes all attacks, or those of a group, and writes what they came to.
///
/// # Errors
/// If one is not survived, or if there is no such group.
pub fn attack(only: Option<&str>) -> Result<()> {
    let names = GROUPS.map(|group| group.name);
    if let Some(name) = only.filter(|name| !names.contains(name)) {
        bail!("no attacks are called `{name}`; there are {}", names.join(", "));
    }
    let mut failed = Vec::new();
    for group in GROUPS.iter().filter(|group| only.is_none_or(|name| name == group.name)) {
        println!("\n── {} ──", group.name);
        let (rows, passed) = run(group)?;
        if !passed || rows.is_empty() || rows.values().any(|(survived, cases)| survived != cases) {
            failed.push(group.name);
        }
        write(group, &rows)?;
    }
    if !failed.is_empty() {
        bail!("not all is survived, see above: {}", failed.join(", "));
    }
    Ok(())
}

/// What was survived and what there was, by the name of the attack.
type Rows = BTreeMap<String, (usize, usize)>;

/// Runs a group's command and shows what it prints.
fn run(group: &Group) -> Result<(Rows, bool)> {
    if !group.files.is_empty() {
        // What the tests of browsers look at.
        ensure!(check::run(Some("package"))?.failed == 0, "there is nothing to attack");
    }
    let mut command: Command = cargo(group.command);
    command.env(WHOLE, "whole").env("CI", "true").env("RUST_LIB_BACKTRACE", "0").stdout(Stdio::piped());
    let mut child = command.spawn().with_context(|| format!("cannot start `{}`", shown(&command)))?;
    let mut rows = Rows::new();
    for line in child.stdout.take().into_iter().flat_map(|out| BufReader::new(out).split(b'\n')) {
        let line = line?;
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        if let Some((name, survived, cases)) = figures(&line).or_else(|| outcome(&line, group.files)) {
            let sum = rows.entry(name).or_default();
            *sum = (sum.0 + survived, sum.1 + cases);
        }
    }
    Ok((rows, child.wait()?.success()))
}

/// What a line of [`tell`] says; an engine behind the name is one of several that try the same.
fn figures(line: &str) -> Option<(String, usize, usize)> {
    let (name, figures) = line.strip_prefix(MARK)?.rsplit_once(": ")?;
    let (survived, cases) = figures.split_once(" of ")?;
    let engine = |name: &str| ENGINES.iter().any(|engine| engine.name == name);
    let name = name.rsplit_once(", ").filter(|(_, last)| engine(last)).map_or(name, |(name, _)| name);
    Some((name.to_owned(), survived.trim().parse().ok()?, cases.trim().parse().ok()?))
}

/// What a line such as `test firefox::loading::answers_what_was_typed ... ok` says, if it is of one of these files.
fn outcome(line: &str, files: &[&str]) -> Option<(String, usize, usize)> {
    let (test, outcome) = line.strip_prefix("test ")?.split_once(" ... ")?;
    let mut parts = test.split("::");
    let (file, name) = (parts.nth(1)?, parts.next()?);
    files.contains(&file).then(|| {
        let name = format!("{file}: {}", name.trim().replace('_', " "));
        (name, usize::from(outcome.trim() == "ok"), 1)
    })
}

/// Puts a group's table in the place of the one of before.
fn write(group: &Group, rows: &Rows) -> Result<()> {
    let file = root().join(TABLES);
    let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let [begin, end] = ["begin", "end"].map(|what| format!("<!-- {what} {} -->\n", group.name));
    let parts = text.split_once(&begin).and_then(|(before, rest)| Some((before, rest.split_once(&end)?.1)));
    let (before, after) = parts.with_context(|| format!("{TABLES} has no place for `{}`", group.name))?;
    let mut table = "| Attack | Cases | Survived |\n| --- | ---: | ---: |\n".to_owned();
    for (name, (survived, cases)) in rows {
        table += &format!("| {name} | {} | {} |\n", grouped(*cases), grouped(*survived));
    }
    let command = format!("`{WHOLE}=whole cargo {}`\n\n", group.command);
    fs::write(&file, [before, &begin, &command, &table, &end, after].concat())?;
    Ok(())
}

/// A number with a comma between thousands.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_an_attack_says() {
        let said = |name: &str, survived, cases| Some((name.to_owned(), survived, cases));
        assert_eq!(figures("attack: cuts: of an index: 12 of 13"), said("cuts: of an index", 12, 13));
        assert_eq!(figures("attack: titles, bodies, firefox: 2 of 2"), said("titles, bodies", 2, 2));
        assert_eq!(figures("attack: titles"), None);
    }

    #[test]
    fn counts_the_tests_of_some_files() {
        let line = "test webkit::loading::tries_again_after_a_cut ... ok";
        let row = ("loading: tries again after a cut".to_owned(), 1, 1);
        assert_eq!(outcome(line, &["loading"]), Some(row.clone()));
        assert_eq!(outcome(&line.replace("ok", "FAILED"), &["loading"]), Some((row.0, 0, 1)));
        assert_eq!(outcome(line, &["page"]), None);
    }

    #[test]
    fn groups_thousands() {
        assert_eq!([1, 999, 1000, 1234567].map(grouped), ["1", "999", "1,000", "1,234,567"]);
    }
}
