//! Drives the built page in real browsers.
//!
//! A test is an `async fn(&Page) -> Result<()>`, named in the [`in_every_engine!`] of its file and run in each of them by
//! [`runner`]. It starts its own [`site`], so it can stop it. Prefer `ensure!` to `assert!`: an error leaves
//! a picture.

pub mod asleep;
pub mod attack;
pub mod axe;
mod command;
mod display;
pub mod driver;
pub mod engine;
pub mod folder;
pub mod injections;
pub mod keys;
pub mod page;
pub mod runner;
pub mod search;
pub mod session;
pub mod setting;
pub mod shapes;
pub mod windows;

use std::fs;

use anyhow::{Context, Result, ensure};
use kashaf_builder::site::hash::csp;
use xtask::repo;
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

/// What a policy's `style-src` says of the style in the pages that we make.
pub fn style_source() -> Result<String> {
    let style =
        fs::read_to_string(repo::root().join("dist/page.css")).context("there is no dist/page.css")?;
    Ok(csp(style.trim().as_bytes()))
}

/// Serves `dist/` with pages of our own beside its files, each by its name and its body.
pub fn site_with(pages: &[(&str, &str)]) -> Result<Server> {
    let pages = pages.iter().map(|(name, body)| ((*name).to_owned(), arabic_page(body))).collect();
    site_as(Hosting { pages, ..Hosting::default() })
}

/// An Arabic page with this body.
pub fn arabic_page(body: &str) -> String {
    format!(
        "<!doctype html><html lang=ar dir=rtl><meta charset=utf-8>
        <meta name=viewport content='width=device-width, initial-scale=1'>
        <title>صحيفة</title><link rel=icon href='data:,'><link rel=stylesheet href=page.css>
        <script type=module src=kashaf-search.js></script><body>{body}"
    )
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
