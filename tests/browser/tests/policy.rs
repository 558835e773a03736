//! The page under the strictest Content-Security-Policy that lets WebAssembly run.

use std::time::Duration;

use anyhow::{Result, ensure};
use kashaf_browser_tests::page::Page;
use kashaf_browser_tests::{in_every_engine, site_as, style_source};
use tokio::time::sleep;
use xtask::server::Server;
use xtask::site::Hosting;

in_every_engine! {
    works_under_the_strictest_policy
    notices_a_breach_of_the_policy
}

/// The element needs no more than this without the last policy, which is for what keeps the search for readers who are
/// offline; style and icon of the demo page stand in it. Breaches are sent to the server, the only one that hears also of
/// those while the page loads.
fn strict_site() -> Result<Server> {
    let policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src {}; \
        require-trusted-types-for 'script'; trusted-types kashaf-offline; img-src data:; report-uri /breach",
        style_source()?
    );
    let headers = vec![("Content-Security-Policy".to_owned(), policy)];
    site_as(Hosting { headers, ..Hosting::default() })
}

fn breaches(site: &Server) -> usize {
    site.requests().iter().filter(|path| *path == "/breach").count()
}

async fn works_under_the_strictest_policy(page: &Page) -> Result<()> {
    let site = strict_site()?;
    page.open(&site).await?;
    for query in ["العراق", "\"انسحاب القوات\"", "الكاظ"] {
        ensure!(!page.search(query).await?.is_empty(), "{query}: no results");
    }
    page.search("لا شيء من هذا").await?;
    page.search("واشنطن").await?;
    page.click("[part~=result] [part~=title]").await?;
    page.wait_until("return part('article')?.checkVisibility() ?? false").await?;
    page.click("[part~=back]").await?;
    page.wait_until("return part('article') === null").await?;
    ensure!(breaches(&site) == 0, "{:?}", site.requests());
    Ok(())
}

async fn notices_a_breach_of_the_policy(page: &Page) -> Result<()> {
    let site = strict_site()?;
    page.forgive("/breach"); // Chromium notes that nobody takes the report.
    page.open(&site).await?;
    let html = "try { document.body.setHTMLUnsafe('<b>') } catch {}";
    let style = "document.head.append(document.createElement('style'));
        document.querySelector('style').append('* { color: red }')";
    for (told, (script, word)) in [(html, "trusted"), (style, "style-src")].into_iter().enumerate() {
        page.js::<()>(script).await?;
        while !page.errors().await?.iter().any(|error| error.to_lowercase().contains(word)) {
            sleep(Duration::from_millis(20)).await;
        }
        while breaches(&site) == told {
            sleep(Duration::from_millis(20)).await;
        }
    }
    Ok(())
}
