//! `kashaf build --watch`.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use crate::kit::kit;
use crate::support::*;

/// Ended with the test, however it ends.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

#[test]
fn a_change_is_built_a_failure_is_told_and_the_watch_goes_on() {
    // The folder that is made lies among the articles, and is no change of them.
    let (articles, kit) = (Folder::new(&[("a.txt", b"One\n\ntwo three")]), kit());
    let out = articles.file("dist");
    let mut command = Command::new(env!("CARGO_BIN_EXE_kashaf"));
    command.args(["build", articles.path(), "--watch", "--out", &out, "--kit", kit.path()]);
    let mut running = Running(command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap());
    let mut lines = BufReader::new(running.0.stderr.take().unwrap()).lines();
    // What is told until it waits again.
    let mut round = || -> Vec<String> {
        lines.by_ref().map(Result::unwrap).take_while(|line| !line.starts_with("Waiting")).collect()
    };
    let documents = || json(&["stats", &out, "--json"])["documents"].clone();
    assert_eq!(round(), [""; 0]);
    assert_eq!(documents(), 1);

    fs::write(articles.file("b.txt"), "Four\n\nfive six").unwrap();
    assert_eq!(round(), [""; 0]);
    assert_eq!(documents(), 2);

    fs::remove_file(articles.file("a.txt")).unwrap();
    fs::write(articles.file("b.txt"), b"\xC7\xE1").unwrap();
    let told = round();
    assert!(told[0].contains("b.txt:1: ") && told[1].starts_with("kashaf: no articles"), "{told:?}");
    assert_eq!(documents(), 2, "what was built before is as it was");

    fs::write(articles.file("b.txt"), "Seven\n\neight").unwrap();
    assert_eq!(round(), [""; 0]);
    assert_eq!(documents(), 1);
}
