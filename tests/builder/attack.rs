//! How much of an attack is run, and what became of it.

/// As many cases as `KASHAF_ATTACK=whole` asks for, or the share of them that every run can bear.
pub(crate) fn share(part: usize, whole: usize) -> usize {
    if std::env::var_os("KASHAF_ATTACK").is_some_and(|said| said == "whole") { whole } else { part }
}

/// Tells how many cases an attack had. Whoever did not survive one has failed before.
pub(crate) fn survived(name: &str, cases: usize) {
    println!("attack: {name}: {cases} of {cases}");
}
