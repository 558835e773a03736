//! The table of WIDGET.md: a test for each of the 37 points, and every test that it names.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context, Result, ensure};
use xtask::repo::root;

#[test]
fn every_point_has_its_tests() -> Result<()> {
    let text = fs::read_to_string(root().join("WIDGET.md"))?;
    let (_, section) = text.split_once("## The 37 points").context("WIDGET.md has no table of the points")?;
    let section = section.split("\n## ").next().unwrap_or_default();
    let rows: Vec<Vec<&str>> = section
        .lines()
        .filter(|line| line.starts_with('|'))
        .skip(2)
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect();

    let mut numbers = Vec::new();
    for row in &rows {
        let [point, tests, engines @ ..] = &row[..] else { continue };
        ensure!(engines.len() == 3, "{point}: {} engines", engines.len());
        let number = point.split('.').next().and_then(|number| number.parse::<usize>().ok());
        numbers.push(number.with_context(|| format!("{point} has no number"))?);
        let named: Vec<_> = tests.split('`').skip(1).step_by(2).collect();
        ensure!(!named.is_empty(), "{point}: no test");
        for test in named {
            let (file, name) = test.split_once("::").with_context(|| format!("{point}: {test}"))?;
            ensure!(tests_of(file)?.contains(name), "{point}: there is no {name} in {file}.rs");
        }
    }
    ensure!(numbers.iter().copied().eq(1..=37), "not the points 1 to 37: {numbers:?}");
    Ok(())
}

/// The tests of a file of the browser tests.
fn tests_of(file: &str) -> Result<BTreeSet<String>> {
    let path = root().join(format!("tests/browser/tests/{file}.rs"));
    let text = fs::read_to_string(&path).with_context(|| format!("there is no {file}.rs"))?;
    let (_, list) =
        text.split_once("in_every_engine! {").with_context(|| format!("no tests in {file}.rs"))?;
    let names = list.split('}').next().unwrap_or_default().split_whitespace();
    Ok(names.map(|word| word.split('(').next().unwrap_or_default().to_owned()).collect())
}
