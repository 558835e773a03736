//! axe-core finds nothing, and is left in doubt about nothing, in any state of the page.

use anyhow::{Result, ensure};
use kashaf_browser_tests::page::Page;
use kashaf_browser_tests::{in_every_engine, site};
use xtask::site::Fault;

in_every_engine! {
    shuts_nobody_out
    shuts_nobody_out_in_the_dark(Dark)
    shuts_nobody_out_with_forced_colors(ForcedColors)
    shuts_nobody_out_when_it_fails
}

async fn shuts_nobody_out(page: &Page) -> Result<()> {
    let site = site("/")?;
    page.open(&site).await?;
    check(page, "empty").await?;
    // With marks, corrections and other reasons, and with words that are missing.
    for query in ["القوات الأميركية في العراق", "الكاضمي", "ماكنزي بغداد طهران"]
    {
        ensure!(!page.search(query).await?.is_empty(), "{query}: no results");
        check(page, query).await?;
    }
    page.search("ظظظظظظ").await?;
    check(page, "nothing found").await?;
    page.search("واشنطن").await?;
    page.click("[part~=result] [part~=title]").await?;
    page.wait_until("return part('article')?.checkVisibility() ?? false").await?;
    check(page, "article").await
}

async fn shuts_nobody_out_in_the_dark(page: &Page) -> Result<()> {
    shuts_nobody_out(page).await
}

async fn shuts_nobody_out_with_forced_colors(page: &Page) -> Result<()> {
    shuts_nobody_out(page).await
}

async fn shuts_nobody_out_when_it_fails(page: &Page) -> Result<()> {
    let site = site("/")?;
    site.spoil(".wasm", Fault::Missing);
    page.forgive(".wasm");
    page.visit(&site.address()).await?;
    page.wait_until("return part('input') instanceof HTMLElement").await?;
    page.type_text("العراق").await?;
    page.wait_until("return part('error')?.checkVisibility() ?? false").await?;
    check(page, "error").await
}

async fn check(page: &Page, state: &str) -> Result<()> {
    let found = page.axe().await?;
    ensure!(found.violations.is_empty() && found.incomplete.is_empty(), "{state}: {found:#?}");
    Ok(())
}
