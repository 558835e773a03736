//! Drives the built page in real browsers.
//!
//! A test is an `async fn(&Page) -> Result<()>`, named in the [`in_every_engine!`] of its file and run in each of them by
//! [`runner`]. It starts its own [`site`], so it can stop it. Prefer `ensure!` to `assert!`: an error leaves
//! a picture.

pub mod axe;
mod command;
mod display;
pub mod driver;
pub mod engine;
pub mod keys;
pub mod page;
pub mod runner;
pub mod search;
pub mod session;
pub mod setting;

use anyhow::{Context, Result, ensure};
use xtask::server::Server;
use xtask::site::Hosting;

use crate::engine::Engine;
use crate::page::Page;
use crate::runner::judged;
use crate::session::Session;
use crate::setting::Setting;

/// Serves `dist/` under a prefix such as `/`.
pub fn site(prefix: &str) -> Result<Server> {
    site_as(Hosting { prefix: prefix.to_owned(), ..Hosting::default() })
}

/// Serves `dist/` as a certain host would.
pub fn site_as(hosting: Hosting) -> Result<Server> {
    let dist = xtask::repo::root().join("dist");
    ensure!(dist.is_dir(), "there is no dist/: run `cargo xtask build` first");
    Server::start_as(dist, None, hosting).context("cannot serve dist/")
}

/// Does something in a fresh session of an engine: for pictures and examples. Errors of the page make it fail.
pub fn run(
    engine: &Engine,
    settings: &'static [Setting],
    name: &str,
    work: impl AsyncFnOnce(&Page) -> Result<()>,
) -> Result<()> {
    let session = Session::take(engine, settings)?;
    let outcome = session.runtime.block_on(judged(&session.page, name, work(&session.page)));
    session.end();
    outcome
}
