//! Takes the README's picture: `screenshot FILE`.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use kashaf_browser_tests::{engine, run, site};

fn main() -> Result<()> {
    let file = PathBuf::from(env::args_os().nth(1).context("usage: screenshot FILE")?);
    let site = site("/")?;
    run(&engine::CHROMIUM, &[], "screenshot", async |page| {
        page.open(&site).await?;
        let results = page.search("القوات الأميركية في العراق").await?;
        ensure!(!results.is_empty(), "a picture without results is no use");
        page.screenshot(&file).await
    })?;
    println!("{}", file.display());
    Ok(())
}
