//! Drives the built page in real browsers.
//!
//! A test is an `async fn(&Page) -> Result<()>`, written once and run in every engine of [`engine`] by
//! [`in_every_engine!`]. It starts its own [`site`], so it can stop it. Prefer `ensure!` to `assert!`: an error leaves
//! a picture.

pub mod axe;
mod command;
mod display;
pub mod driver;
pub mod engine;
pub mod keys;
pub mod page;
pub mod search;
pub mod setting;
pub mod shapes;
pub mod windows;

use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use tokio::runtime::Builder;
use tokio::time::timeout;
use xtask::server::Server;
use xtask::site::Hosting;
use xtask::tally::NOT_RUN;

use crate::driver::Driver;
use crate::engine::Engine;
use crate::page::Page;
use crate::setting::Setting;

/// No test takes nearly as long, even on a busy machine.
const TEST_LIMIT: Duration = Duration::from_secs(90);

/// Makes each test once for each engine. Settings of the reader stand behind its name: `is_legible(Dark)`.
#[macro_export]
macro_rules! in_every_engine {
    ($($test:ident $(($($setting:ident)+))?)+) => {
        $crate::in_every_engine! { @chromium CHROMIUM $($test [$($($setting)+)?])+ }
        $crate::in_every_engine! { @firefox FIREFOX $($test [$($($setting)+)?])+ }
        $crate::in_every_engine! { @webkit WEBKIT $($test [$($($setting)+)?])+ }
    };
    (@$module:ident $engine:ident $($test:ident [$($setting:ident)*])+) => {
        mod $module {
            $(
                #[test]
                fn $test() -> anyhow::Result<()> {
                    let settings = &[$($crate::setting::Setting::$setting),*];
                    $crate::run(&$crate::engine::$engine, settings, stringify!($test), super::$test)
                }
            )+
        }
    };
}

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

/// Runs one test in a fresh session of an engine, as a reader with these settings. Errors of the page fail it too.
pub fn run(
    engine: &Engine,
    settings: &[Setting],
    name: &str,
    test: impl AsyncFnOnce(&Page) -> Result<()>,
) -> Result<()> {
    if let Some((setting, why)) = engine.not_offered.iter().find(|(setting, _)| settings.contains(setting)) {
        // Past the runner, which keeps to itself what a test prints that did not fail.
        writeln!(io::stdout(), "\n{NOT_RUN}{name} in {} ({setting:?}): {why}", engine.name)?;
        return Ok(());
    }
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let driver = Driver::start(engine, settings)?;
    let page = runtime.block_on(Page::start(engine, &driver))?;
    // Whatever happens in the test, the session is ended: a driver that is only killed leaves its browser behind.
    let outcome = catch_unwind(AssertUnwindSafe(|| runtime.block_on(judged(&page, name, test))));
    runtime.block_on(page.close());
    outcome.unwrap_or_else(|panic| resume_unwind(panic))
}

async fn judged(page: &Page, name: &str, test: impl AsyncFnOnce(&Page) -> Result<()>) -> Result<()> {
    let all = async {
        test(page).await?;
        let errors = page.errors().await?;
        ensure!(errors.is_empty(), "all went well, but the page says {errors:#?}");
        Ok(())
    };
    let outcome = timeout(TEST_LIMIT, all).await.unwrap_or_else(|_| bail!("not done after {TEST_LIMIT:?}"));
    let Err(error) = outcome else { return Ok(()) };

    let errors = page.errors().await.unwrap_or_default();
    let picture = format!("{}/shots/{}-{name}.png", env!("CARGO_MANIFEST_DIR"), page.engine());
    let seen = match page.screenshot(Path::new(&picture)).await {
        Ok(()) => picture,
        Err(error) => format!("none, {error:#}"),
    };
    bail!("{error:#}\nerrors: {errors:#?}\npicture: {seen}")
}
