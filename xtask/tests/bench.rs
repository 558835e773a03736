//! The scripts of `cargo xtask bench` can be read, and count right.
#![allow(clippy::unwrap_used, reason = "a test fails by it")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use xtask::repo::root;

fn scripts(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.flat_map(|path| if path.is_dir() { scripts(&path) } else { vec![path] }).collect()
}

#[test]
fn every_script_can_be_read() {
    let all = scripts(&root().join("xtask/bench"));
    for script in all.iter().filter(|path| path.extension().is_some_and(|ending| ending == "mjs")) {
        let checked = Command::new("node").arg("--check").arg(script).output().unwrap();
        assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
    }
}

#[test]
fn statistics_and_queries_are_right() {
    let tests = scripts(&root().join("xtask/bench/tests"));
    let tested = Command::new("node").arg("--test").args(tests).output().unwrap();
    assert!(tested.status.success(), "{}", String::from_utf8_lossy(&tested.stdout));
}
