//! Counting checks: one for each plain step, and every single test of the test runners.

use std::fmt;
use std::io::{BufRead, BufReader};
use std::ops::AddAssign;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use crate::repo::shown;

/// How many checks passed and failed, and how many tests were told not to run.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// Checks that passed.
    pub passed: usize,
    /// Checks that failed, and steps that broke before they could count.
    pub failed: usize,
    /// Tests marked as ignored.
    pub ignored: usize,
}

impl Tally {
    /// One check that passed.
    pub const PASSED: Self = Self { passed: 1, failed: 0, ignored: 0 };
    /// One check that failed.
    pub const FAILED: Self = Self { passed: 0, failed: 1, ignored: 0 };

    /// What a test runner's closing line says, such as `test result: ok. 3 passed; 0 failed; 1 ignored; …`.
    fn of_line(line: &str) -> Option<Self> {
        let totals = line.trim().strip_prefix("test result: ")?;
        let count = |what: &str| {
            let mut parts = totals.split(['.', ';']).map(str::trim);
            parts.find_map(|part| part.strip_suffix(what)?.trim_end().parse().ok())
        };
        Some(Self {
            passed: count("passed")?,
            failed: count("failed")?,
            ignored: count("ignored").unwrap_or(0),
        })
    }

    /// Runs a test runner, shows what it prints and counts its tests.
    pub fn of_tests(command: &mut Command) -> Result<Self> {
        let name = shown(command);
        let mut child =
            command.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start `{name}`"))?;
        let mut tally = Self::default();
        // Not by `lines`: a test may print what is not UTF-8.
        for line in child.stdout.take().into_iter().flat_map(|out| BufReader::new(out).split(b'\n')) {
            let line = line.with_context(|| format!("cannot read what `{name}` prints"))?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            tally += Self::of_line(&line).unwrap_or_default();
        }
        let status = child.wait().with_context(|| format!("cannot wait for `{name}`"))?;
        if !status.success() && tally.failed == 0 {
            println!("`{name}` failed ({status}) without naming a test");
            tally += Self::FAILED;
        }
        if tally == Self::default() {
            println!("`{name}` ran no test at all");
            tally += Self::FAILED;
        }
        Ok(tally)
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.ignored += other.ignored;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_closing_line_of_a_test_runner() {
        let ok =
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.05s";
        assert_eq!(Tally::of_line(ok), Some(Tally { passed: 12, failed: 0, ignored: 1 }));
        let failed = "test result: FAILED. 2 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out";
        assert_eq!(Tally::of_line(failed), Some(Tally { passed: 2, failed: 3, ignored: 0 }));
    }

    #[test]
    fn passes_over_every_other_line() {
        for line in
            ["", "test index::opens ... ok", "running 3 tests", "3 passed; 0 failed", "test result: ok."]
        {
            assert_eq!(Tally::of_line(line), None, "{line}");
        }
    }

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn adds_up_the_runners_of_one_command() {
        let script = "echo 'test result: ok. 2 passed; 0 failed'; echo 'test result: FAILED. 1 passed; 1 failed'; exit 1";
        let tally = Tally::of_tests(&mut shell(script)).unwrap();
        assert_eq!(tally.to_string(), "3 passed, 1 failed");
    }

    #[test]
    fn a_runner_that_breaks_or_does_nothing_has_failed() {
        let broken =
            Tally::of_tests(&mut shell("echo 'test result: ok. 2 passed; 0 failed'; exit 101")).unwrap();
        assert_eq!(broken.to_string(), "2 passed, 1 failed");
        let nothing = Tally::of_tests(&mut shell("echo 'test result: ok. 0 passed; 0 failed'")).unwrap();
        assert_eq!(nothing.to_string(), "0 passed, 1 failed");
    }
}
