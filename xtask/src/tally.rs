//! Counting checks: one for each plain step, and every single test of the test runners.
//!
//! A test that finds only when it runs that it cannot say anything prints a line that begins with [`NOT_RUN`]: the
//! runner takes it for passed, here it is ignored, and the line is said again at the very end.

use std::fmt;
use std::io::{BufRead, BufReader};
use std::ops::AddAssign;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use crate::repo::shown;

/// What a test's line begins with that gives the reason why it was not run.
pub const NOT_RUN: &str = "not run: ";

/// What a test's line begins with that failed once and then passed; it is said again at the very end.
pub const SECOND_TRY: &str = "second try: ";

/// How many checks passed and failed, and how many tests were told not to run.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Tally {
    /// Checks that passed.
    pub passed: usize,
    /// Checks that failed, and steps that broke before they could count.
    pub failed: usize,
    /// Tests marked as ignored, left out by a filter, or not run for a reason of their own.
    pub ignored: usize,
    /// What must not be overlooked in so many lines.
    pub notes: Vec<String>,
}

impl Tally {
    /// One check that passed.
    pub const PASSED: Self = Self { passed: 1, failed: 0, ignored: 0, notes: Vec::new() };
    /// One check that failed.
    pub const FAILED: Self = Self { passed: 0, failed: 1, ignored: 0, notes: Vec::new() };

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
            ignored: count("ignored").unwrap_or(0) + count("filtered out").unwrap_or(0),
            notes: Vec::new(),
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
            tally.notes.extend(
                [NOT_RUN, SECOND_TRY].iter().any(|mark| line.starts_with(mark)).then(|| line.into_owned()),
            );
        }
        let not_run = tally.notes.iter().filter(|note| note.starts_with(NOT_RUN)).count();
        tally.ignored += not_run;
        tally.passed = tally.passed.saturating_sub(not_run);
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
        self.notes.extend(other.notes);
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
        assert_eq!(Tally::of_line(ok), Some(Tally { passed: 12, failed: 0, ignored: 4, notes: vec![] }));
        let failed = "test result: FAILED. 2 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out";
        assert_eq!(Tally::of_line(failed), Some(Tally { passed: 2, failed: 3, ..Tally::default() }));
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
    fn a_test_that_says_it_was_not_run_has_not_passed() {
        let script = "echo '..'; echo 'not run: no such setting'; echo 'test result: ok. 3 passed; 0 failed'";
        let tally = Tally::of_tests(&mut shell(script)).unwrap();
        assert_eq!((tally.passed, tally.ignored), (2, 1));
        assert_eq!(tally.notes, ["not run: no such setting"]);
    }

    #[test]
    fn a_test_that_passed_at_the_second_try_has_passed_and_is_told() {
        let script = "echo 'second try: slow start'; echo 'test result: ok. 3 passed; 0 failed'";
        let tally = Tally::of_tests(&mut shell(script)).unwrap();
        assert_eq!((tally.passed, tally.ignored, tally.notes.len()), (3, 0, 1));
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
