//! Drives the built page in real browsers.
//!
//! A test is an `async fn(&Page) -> Result<()>`, written once and run in every engine of [`engine`]. It
//! starts its own [`site`], so it can stop it. Prefer `ensure!` to `assert!`: an error leaves a picture.

pub mod driver;
pub mod engine;
pub mod page;

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use tokio::runtime::Builder;
use tokio::time::timeout;
use xtask::server::Server;

use crate::driver::Driver;
use crate::engine::Engine;
use crate::page::Page;

/// No test takes nearly as long, even on a busy machine.
const TEST_LIMIT: Duration = Duration::from_secs(90);

/// Serves `dist/` under a prefix such as `/`.
pub fn site(prefix: &str) -> Result<Server> {
    let dist = xtask::repo::root().join("dist");
    ensure!(dist.is_dir(), "there is no dist/: run `cargo xtask build` first");
    Server::start_under(dist, prefix, None).context("cannot serve dist/")
}

/// Runs one test in a fresh session of an engine. Errors on the page's console fail it too.
pub fn run(engine: &Engine, name: &str, test: impl AsyncFnOnce(&Page) -> Result<()>) -> Result<()> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let driver = Driver::start(engine)?;
    let page = runtime.block_on(Page::start(engine, &driver))?;
    // Whatever happens in the test, the session is ended: a driver that is only killed leaves its browser behind.
    let outcome = catch_unwind(AssertUnwindSafe(|| runtime.block_on(judged(&page, name, test))));
    runtime.block_on(page.close());
    outcome.unwrap_or_else(|panic| resume_unwind(panic))
}

async fn judged(page: &Page, name: &str, test: impl AsyncFnOnce(&Page) -> Result<()>) -> Result<()> {
    let all = async {
        test(page).await?;
        let errors = page.console_errors().await?;
        ensure!(errors.is_empty(), "all went well, but the console says {errors:#?}");
        Ok(())
    };
    let outcome = timeout(TEST_LIMIT, all).await.unwrap_or_else(|_| bail!("not done after {TEST_LIMIT:?}"));
    let Err(error) = outcome else { return Ok(()) };

    let console = page.console_errors().await.unwrap_or_default();
    let picture = format!("{}/shots/{}-{name}.png", env!("CARGO_MANIFEST_DIR"), page.engine());
    let seen = match page.screenshot(Path::new(&picture)).await {
        Ok(()) => picture,
        Err(error) => format!("none, {error:#}"),
    };
    bail!("{error:#}\nconsole: {console:#?}\npicture: {seen}")
}
