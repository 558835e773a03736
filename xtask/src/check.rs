//! `cargo xtask test`: runs the steps, one after the other, and adds up what they found.

use std::env;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::steps::{STEPS, Step};
use crate::tally::Tally;

/// What became of one step.
struct Outcome {
    name: &'static str,
    tally: Tally,
    took: Duration,
}

/// Runs every step, or the named one and what it needs. The sum is the last line that is printed.
pub fn run(only: Option<&str>) -> Result<Tally> {
    if env::var_os("KASHAF_SEEDS").is_some() {
        bail!("KASHAF_SEEDS is set, but the tests are about seeds/: unset it");
    }
    let mut outcomes: Vec<Outcome> = Vec::new();
    for step in chosen(only)? {
        println!("\n── {} ──", step.name);
        let start = Instant::now();
        let tally = outcome(step, &outcomes);
        outcomes.push(Outcome { name: step.name, tally, took: start.elapsed() });
    }

    println!("\n── all ──");
    let mut sum = Tally::default();
    for Outcome { name, tally, took } in &outcomes {
        let ignored = if tally.ignored > 0 { format!(", {} ignored", tally.ignored) } else { String::new() };
        println!("{name:10} {:>6.1} s   {tally}{ignored}", took.as_secs_f32());
        sum += tally.clone();
    }
    for note in &sum.notes {
        println!("{note}");
    }
    println!("{sum}");
    Ok(sum)
}

fn outcome(step: &Step, before: &[Outcome]) -> Tally {
    let failed = |need: &&str| before.iter().any(|outcome| outcome.name == *need && outcome.tally.failed > 0);
    if let Some(need) = step.needs.iter().copied().find(failed) {
        println!("not run, which counts as a failure: it needs `{need}`");
        return Tally::FAILED;
    }
    (step.run)().unwrap_or_else(|error| {
        println!("{error:#}");
        Tally::FAILED
    })
}

fn chosen(only: Option<&str>) -> Result<Vec<&'static Step>> {
    let Some(name) = only else { return Ok(STEPS.iter().collect()) };
    let Some(step) = STEPS.iter().find(|step| step.name == name) else {
        let names: Vec<_> = STEPS.iter().map(|step| step.name).collect();
        bail!("no step is called `{name}`; there are {}", names.join(", "));
    };
    Ok(STEPS.iter().filter(|other| other.name == name || step.needs.contains(&other.name)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chosen_step_brings_what_it_needs() {
        let names = |only| chosen(only).unwrap().iter().map(|step| step.name).collect::<Vec<_>>();
        assert_eq!(names(Some("size")), ["build", "size"]);
        assert_eq!(names(Some("tidy")), ["tidy"]);
        assert_eq!(names(None).len(), STEPS.len());
        assert!(chosen(Some("nothing")).is_err());
    }

    #[test]
    fn a_step_that_breaks_or_cannot_run_is_a_failure() {
        let broken = Step { name: "broken", needs: &[], run: || bail!("no tool") };
        assert_eq!(outcome(&broken, &[]), Tally::FAILED);

        let after = Step { name: "after", needs: &["broken"], run: || Ok(Tally::PASSED) };
        assert_eq!(outcome(&after, &[]), Tally::PASSED);
        let failed = Outcome { name: "broken", tally: Tally::FAILED, took: Duration::ZERO };
        assert_eq!(outcome(&after, &[failed]), Tally::FAILED);
    }
}
