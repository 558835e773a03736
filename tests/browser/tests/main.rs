//! Every browser test, in one program, so that browsers are shared.

mod access;
mod destination;
mod engine;
mod gallery;
mod harness;
mod loading;
mod messages;
mod page;
mod policy;
mod reading;

use std::process::ExitCode;

use kashaf_browser_tests::runner::run_all;

fn main() -> ExitCode {
    run_all(&[
        ("access", access::TESTS),
        ("destination", destination::TESTS),
        ("engine", engine::TESTS),
        ("gallery", gallery::TESTS),
        ("harness", harness::TESTS),
        ("loading", loading::TESTS),
        ("messages", messages::TESTS),
        ("page", page::TESTS),
        ("policy", policy::TESTS),
        ("reading", reading::TESTS),
    ])
}
