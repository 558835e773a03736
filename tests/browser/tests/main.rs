//! Every browser test, in one program, so that browsers are shared.

mod access;
mod accessible;
mod address;
mod addresses;
mod announcing;
mod chunks;
mod destination;
mod engine;
mod facets;
mod faults;
mod forbidden;
mod gallery;
mod harness;
mod hostile;
mod hostile_queries;
mod hosting;
mod keyboard;
mod library;
mod life;
mod loading;
mod make;
mod messages;
mod npm;
mod offline;
mod page;
mod policy;
mod preferences;
mod reading;
mod single_file;
mod structure;
mod versions;

use std::process::ExitCode;

use kashaf_browser_tests::runner::run_all;

fn main() -> ExitCode {
    run_all(&[
        ("access", access::TESTS),
        ("accessible", accessible::TESTS),
        ("address", address::TESTS),
        ("addresses", addresses::TESTS),
        ("announcing", announcing::TESTS),
        ("chunks", chunks::TESTS),
        ("destination", destination::TESTS),
        ("engine", engine::TESTS),
        ("facets", facets::TESTS),
        ("faults", faults::TESTS),
        ("forbidden", forbidden::TESTS),
        ("gallery", gallery::TESTS),
        ("harness", harness::TESTS),
        ("hostile", hostile::TESTS),
        ("hostile_queries", hostile_queries::TESTS),
        ("hosting", hosting::TESTS),
        ("keyboard", keyboard::TESTS),
        ("life", life::TESTS),
        ("loading", loading::TESTS),
        ("make", make::TESTS),
        ("messages", messages::TESTS),
        ("npm", npm::TESTS),
        ("offline", offline::TESTS),
        ("page", page::TESTS),
        ("policy", policy::TESTS),
        ("preferences", preferences::TESTS),
        ("reading", reading::TESTS),
        ("single_file", single_file::TESTS),
        ("structure", structure::TESTS),
        ("versions", versions::TESTS),
    ])
}
