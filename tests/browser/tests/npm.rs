//! What the npm package makes, where neither `cargo` nor `rustc` can be found, is what the command makes.

use anyhow::{Context, Result, ensure};
use kashaf_browser_tests::in_every_engine;
use kashaf_browser_tests::page::Page;
use xtask::install::BUILT;
use xtask::repo::root;
use xtask::server::Server;
use xtask::site::Hosting;

in_every_engine! {
    what_the_package_built_answers_under_a_prefix
}

async fn what_the_package_built_answers_under_a_prefix(page: &Page) -> Result<()> {
    let dist = root().join(BUILT);
    ensure!(dist.is_dir(), "there is no {BUILT}: run `cargo xtask test --only package` first");
    let hosting = Hosting { prefix: "/a/b/".to_owned(), ..Hosting::default() };
    let site = Server::start_as(dist, None, hosting).context("cannot serve it")?;
    page.open(&site).await?;
    for query in ["العراق", "\"انسحاب القوات\"", "الكاضمي"] {
        ensure!(!page.search(query).await?.is_empty(), "{query}: no results");
    }
    Ok(())
}
