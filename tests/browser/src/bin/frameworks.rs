//! Opens the built projects of `tests/frameworks`: `frameworks FOLDER…`.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use kashaf_browser_tests::page::Page;
use kashaf_browser_tests::{engine, run};
use xtask::server::Server;

fn main() -> Result<()> {
    for folder in env::args_os().skip(1).map(PathBuf::from) {
        let name = folder.parent().and_then(Path::file_name).context("not a folder of a project")?;
        let name = format!("framework-{}", name.display());
        let site = Server::start(folder, None)?;
        run(&engine::CHROMIUM, &[], &name, async |page| works(page, &site).await)?;
        let requests = site.requests();
        println!("{name}: 5 results for العراق, events and properties arrive; {} requests", requests.len());
    }
    Ok(())
}

/// Every project has the same page: the search, and what its events said.
async fn works(page: &Page, site: &Server) -> Result<()> {
    page.visit(&site.address()).await?;
    page.wait_until("return part('input')?.placeholder === 'ابحث هنا'").await?;
    let found = page.search("العراق").await?;
    ensure!(found.len() == 5, "{} results", found.len());
    page.wait_until("return document.getElementById('total').textContent === '5'").await?;

    page.click("[part~=title]").await?;
    page.wait_until("return document.getElementById('chosen').textContent !== ''").await?;
    let chosen: String = page.js("return document.getElementById('chosen').textContent").await?;
    ensure!(chosen == found[0].title, "chosen was {chosen}");
    ensure!(page.results().await?.len() == 5, "the search opened the article all the same");
    let modules = site.requests().iter().filter(|path| path.ends_with(".wasm")).count();
    ensure!(modules == 1, "{modules} modules were asked for");
    Ok(())
}
