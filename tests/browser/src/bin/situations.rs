//! Searches what was made of `tests/situations`: `situations PATH…`, folders that are served or a file that is opened.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use kashaf_browser_tests::page::Page;
use kashaf_browser_tests::{engine, run};
use xtask::server::Server;
use xtask::site::Hosting;

fn main() -> Result<()> {
    for made in env::args_os().skip(1).map(PathBuf::from) {
        let name = made.parent().and_then(Path::file_name).context("not made by a situation")?;
        let name = format!("situation-{}", name.display());
        if made.is_file() {
            let address = format!("file://{}", made.display());
            run(&engine::CHROMIUM, &[], &name, async |page| works(page, &address).await)?;
        } else {
            // Where a site lies is its host's business.
            let prefix = if name.ends_with("hugo") { "/" } else { "/garden/" };
            let hosting = Hosting { prefix: prefix.to_owned(), ..Hosting::default() };
            let site = Server::start_as(made, None, hosting)?;
            run(&engine::CHROMIUM, &[], &name, async |page| works(page, &site.address()).await)?;
        }
        println!("{name}: both articles found; the first one opened");
    }
    Ok(())
}

/// Every situation has the same two articles, of figs and of olives.
async fn works(page: &Page, address: &str) -> Result<()> {
    page.visit(address).await?;
    page.wait_until("return part('input') !== null").await?;
    let both = page.search("ري").await?;
    ensure!(both.len() == 2, "الري is not found in both articles: {both:?}");
    let found = page.search("زيتا").await?;
    ensure!(found.first().is_some_and(|first| first.title == "شجرة الزيتون"), "found {found:?}");
    page.click("[part~=title]").await?;
    // A page of its own, which has no field, or the article in place.
    let opened = "const { shadowRoot } = document.querySelector('kashaf-search') ?? {};
        const article = shadowRoot?.querySelector('[part~=article]') ?? document.querySelector('main');
        return article !== null && article.textContent.includes('مئات السنين')";
    page.wait_until(opened).await
}
