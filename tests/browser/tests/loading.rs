//! While the engine loads, and when it cannot.

use std::fs;

use anyhow::{Context, Result, ensure};
use kashaf_browser_tests::page::Page;
use kashaf_browser_tests::{in_every_engine, site};
use xtask::repo::root;
use xtask::site::Fault;

in_every_engine! {
    answers_what_was_typed_while_it_loaded
    tries_again_after_a_missing_module
    tries_again_after_a_broken_module
    the_first_answer_waits_for_no_rest_of_the_code
    the_rest_of_the_code_that_cannot_be_had_is_told
}

const MODULE: &str = ".wasm";

/// The file with the rest of the code.
fn rest() -> Result<String> {
    let names = fs::read_dir(root().join("dist/assets"))?
        .filter_map(|file| file.ok()?.file_name().into_string().ok());
    names.into_iter().find(|name| name.starts_with("rest.")).context("dist/assets has no rest")
}

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

async fn the_first_answer_waits_for_no_rest_of_the_code(page: &Page) -> Result<()> {
    let site = site("/")?;
    site.spoil(&rest()?, Fault::Held);
    page.visit(&[&site.address(), "?q=العراق"].concat()).await?;
    page.wait_until("return parts('result').length === 5").await?;
    site.mend();
    ensure!(!page.search("الكاضمي").await?.is_empty(), "no slip is found when the rest has come");
    Ok(())
}

async fn the_rest_of_the_code_that_cannot_be_had_is_told(page: &Page) -> Result<()> {
    let site = site("/")?;
    site.spoil(&rest()?, Fault::Missing);
    page.forgive(MODULE);
    page.visit(&[&site.address(), "?q=الكاضمي"].concat()).await?;
    page.wait_until("return part('error')?.checkVisibility() ?? false").await?;
    site.mend();
    page.click("[part~=retry]").await?;
    page.wait_until("return parts('result').length > 0").await?;
    Ok(())
}
