//! While the engine loads.

use std::fs;

use anyhow::{Context, Result, ensure};
use kashaf_browser_tests::page::Page;
use kashaf_browser_tests::{in_every_engine, site};
use xtask::repo::root;
use xtask::site::Fault;

in_every_engine! {
    answers_what_was_typed_while_it_loaded
    the_first_answer_waits_for_no_rest_of_the_code
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

async fn the_first_answer_waits_for_no_rest_of_the_code(page: &Page) -> Result<()> {
    let site = site("/")?;
    site.spoil(&rest()?, Fault::Held);
    page.visit(&[&site.address(), "?q=العراق"].concat()).await?;
    page.wait_until("return parts('result').length === 5").await?;
    site.mend();
    ensure!(!page.search("الكاضمي").await?.is_empty(), "no slip is found when the rest has come");
    Ok(())
}
