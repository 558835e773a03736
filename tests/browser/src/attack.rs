//! How much of an attack is run, and what is told of it.

use std::env;
use std::fmt::Display;
use std::io::{self, Write};

use anyhow::{Result, ensure};

use crate::page::Page;

/// How many cases there are: a part of them, or with `KASHAF_ATTACK=whole` all.
#[must_use]
pub fn share<Count>(part: Count, whole: Count) -> Count {
    if env::var_os("KASHAF_ATTACK").is_some_and(|value| value == "whole") { whole } else { part }
}

/// Tells how many cases were survived, in which engine; those that were not fail the test.
pub fn told<Fault: Display>(page: &Page, name: &str, cases: usize, faults: &[Fault]) -> Result<()> {
    let survived = cases.saturating_sub(faults.len());
    writeln!(io::stdout(), "\nattack: {name}, {}: {survived} of {cases}", page.engine())?;
    let first: Vec<String> = faults.iter().take(20).map(ToString::to_string).collect();
    ensure!(faults.is_empty() && cases > 0, "{name}: {survived} of {cases}: {first:#?}");
    Ok(())
}
