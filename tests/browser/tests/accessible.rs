//! axe-core finds nothing, and is left in doubt about nothing, in any state of any shape, light and dark.

use anyhow::{Result, ensure};
use kashaf_browser_tests::in_every_engine;
use kashaf_browser_tests::page::Page;
use kashaf_browser_tests::shapes::shapes;
use xtask::site::Fault;

in_every_engine! {
    results_shut_nobody_out
    lists_shut_nobody_out
    dialogs_shut_nobody_out
    errors_shut_nobody_out
    forced_colors_shut_nobody_out(ForcedColors)
}

async fn results_shut_nobody_out(page: &Page) -> Result<()> {
    let site = shapes()?;
    page.open_shape(&site, "results").await?;
    check(page, "empty").await?;
    // A word that is corrected, words that no article has together, and nothing at all.
    for query in ["العراق", "الكاضمي ظظظ", "ظظظظظظ", "\"كلمة ما\""] {
        page.search(query).await?;
        check(page, query).await?;
    }
    page.search("واشنطن").await?;
    page.read_first().await?;
    check(page, "article").await?;
    page.click("[part~=back]").await?;
    page.wait_until("return part('article') === null").await?;
    page.click("[part~=clear]").await?;
    page.wait_until("return part('recents') !== null").await?;
    check(page, "recent searches").await
}

async fn lists_shut_nobody_out(page: &Page) -> Result<()> {
    let site = shapes()?;
    page.open_shape(&site, "dropdown").await?;
    check(page, "closed").await?;
    page.search("العراق").await?;
    check(page, "open").await?;
    page.key("Down").await?;
    check(page, "on an option").await?;
    page.search("ظظظظظظ").await?;
    check(page, "nothing found").await?;
    page.search("واشنطن").await?;
    page.read_first().await?;
    check(page, "article in a dialog").await
}

async fn dialogs_shut_nobody_out(page: &Page) -> Result<()> {
    let site = shapes()?;
    for shape in ["dialog", "dialog-dropdown"] {
        page.visit(&format!("{}{shape}.html", site.address())).await?;
        page.wait_until("return part('open') !== null").await?;
        check(page, &format!("{shape}, closed")).await?;
        page.begin().await?;
        check(page, &format!("{shape}, empty")).await?;
        page.search("العراق").await?;
        check(page, &format!("{shape}, with results")).await?;
    }
    Ok(())
}

async fn errors_shut_nobody_out(page: &Page) -> Result<()> {
    let site = shapes()?;
    site.spoil(".wasm", Fault::Missing);
    for shape in ["results", "dropdown"] {
        page.visit(&format!("{}{shape}.html", site.address())).await?;
        page.wait_until("return part('input') !== null").await?;
        page.type_text("العراق").await?;
        page.wait_until("return part('error')?.checkVisibility() ?? false").await?;
        check(page, shape).await?;
    }
    page.errors().await?; // That the file is missing.
    Ok(())
}

async fn forced_colors_shut_nobody_out(page: &Page) -> Result<()> {
    let site = shapes()?;
    page.open_shape(&site, "results").await?;
    page.search("العراق").await?;
    check_scheme(page, "results", "light").await?;
    page.open_shape(&site, "dropdown").await?;
    page.search("العراق").await?;
    page.key("Down").await?;
    check_scheme(page, "list", "light").await
}

async fn check(page: &Page, state: &str) -> Result<()> {
    check_scheme(page, state, "dark").await?;
    check_scheme(page, state, "light").await
}

async fn check_scheme(page: &Page, state: &str, scheme: &str) -> Result<()> {
    page.js::<()>(&format!("document.documentElement.style.colorScheme = '{scheme}'")).await?;
    let found = page.axe().await?;
    ensure!(found.violations.is_empty() && found.incomplete.is_empty(), "{state}, {scheme}: {found:#?}");
    Ok(())
}
