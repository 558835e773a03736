//! While the engine loads, and when it cannot.

use anyhow::{Result, ensure};
use kashaf_browser_tests::page::Page;
use kashaf_browser_tests::{in_every_engine, site};
use xtask::site::Fault;

in_every_engine! {
    answers_what_was_typed_while_it_loaded
    tries_again_after_a_missing_module
    tries_again_after_a_broken_module
}

const MODULE: &str = ".wasm";

async fn answers_what_was_typed_while_it_loaded(page: &Page) -> Result<()> {
    let site = site("/")?;
    site.spoil(MODULE, Fault::Held);
    page.visit(&site.address()).await?;
    page.wait_until("return part('input') instanceof HTMLElement").await?;
    page.type_text("العراق").await?;
    page.wait_until("return part('count').textContent !== ''").await?;
    ensure!(page.results().await?.is_empty(), "who answered?");

    site.mend();
    ensure!(page.results_for("العراق").await?.len() == 5);
    Ok(())
}

async fn tries_again_after_a_missing_module(page: &Page) -> Result<()> {
    tries_again(page, Fault::Missing).await
}

async fn tries_again_after_a_broken_module(page: &Page) -> Result<()> {
    tries_again(page, Fault::Cut(1000)).await
}

async fn tries_again(page: &Page, fault: Fault) -> Result<()> {
    let site = site("/")?;
    site.spoil(MODULE, fault);
    page.forgive(MODULE); // A browser may say that it is missing.
    page.visit(&site.address()).await?;
    page.wait_until("return part('input') instanceof HTMLElement").await?;
    page.type_text("العراق").await?;
    page.wait_until("return part('error')?.checkVisibility() ?? false").await?;
    site.mend();
    page.js::<()>("window.broken = undefined").await?;
    page.click("[part~=retry]").await?;
    ensure!(page.results_for("العراق").await?.len() == 5, "not answered after another try");
    Ok(())
}
