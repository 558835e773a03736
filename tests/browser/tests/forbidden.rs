//! What a page, its policy or a browser forbids: the search does without, or says that it cannot.

use anyhow::{Context, Result, ensure};
use kashaf_browser_tests::page::Page;
use kashaf_browser_tests::{arabic_page, in_every_engine, site_as, style_source};
use xtask::server::Server;
use xtask::site::Hosting;

use crate::faults::{NO_SEARCH, attack, retry, told};

in_every_engine! {
    a_policy_against_the_engine_is_told
    a_browser_without_webassembly_is_told
    nothing_that_is_kept_is_needed
    a_frame_in_a_sandbox_is_enough
}

/// What each policy leaves out of the least that the element needs.
const POLICIES: [&str; 2] = [
    "default-src 'none'; script-src 'self'; connect-src 'self'",
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'none'",
];

async fn a_policy_against_the_engine_is_told(page: &Page) -> Result<()> {
    for words in ["wasm-unsafe-eval", "connect-src", "wasm-eval", "WebAssembly", "Content Security Policy"] {
        page.forgive(words);
    }
    for policy in POLICIES {
        let policy = format!("{policy}; img-src data:; style-src {}", style_source()?);
        let headers = vec![("Content-Security-Policy".to_owned(), policy.clone())];
        let site = site_as(Hosting { headers, ..Hosting::default() })?;
        page.visit(&[&site.address(), "?q=العراق"].concat()).await?;
        told(page, NO_SEARCH).await.context(policy)?;
        retry(page).await?;
        page.wait_until("return window.broken !== undefined").await?;
        told(page, NO_SEARCH).await?;
    }
    attack(page, "policies against the engine", POLICIES.len())
}

/// The demo's search on a page with a script of ours in front of it.
fn after(script: &str) -> Result<Server> {
    let element = "<kashaf-search lang=ar loading=eager offline></kashaf-search>";
    let pages = vec![("page.html".to_owned(), arabic_page(&format!("<script>{script}</script>{element}")))];
    site_as(Hosting { pages, ..Hosting::default() })
}

async fn a_browser_without_webassembly_is_told(page: &Page) -> Result<()> {
    let site = after("delete window.WebAssembly")?;
    page.visit(&format!("{}page.html?q=العراق", site.address())).await?;
    told(page, NO_SEARCH).await
}

/// What keeps nothing, and how a page becomes such a place.
const KEPT: [(&str, &str); 6] = [
    ("storage that is blocked", "for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
        Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError') } })"),
    ("storage that is full", "Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError') }"),
    ("storage that others wrote to", "for (const store of [localStorage, sessionStorage])
        for (const key of ['kashaf-recents', 'kashaf-left']) store.setItem(key, '{\"0\":')"),
    ("cookies and workers that are blocked", "for (const [of, name] of [[Document, 'cookie'], [Navigator, 'serviceWorker']])
        Object.defineProperty(of.prototype, name, { get() { throw new DOMException('no', 'SecurityError') } })"),
    ("no workers", "delete window.SharedWorker; delete window.Worker; delete Navigator.prototype.serviceWorker"),
    ("a history that is closed", "for (const name of ['pushState', 'replaceState'])
        History.prototype[name] = () => { throw new DOMException('no', 'SecurityError') }"),
];

async fn nothing_that_is_kept_is_needed(page: &Page) -> Result<()> {
    for (name, script) in KEPT {
        let site = after(script)?;
        for _ in 0..2 {
            page.visit(&format!("{}page.html?q=العراق", site.address())).await?;
            works(page).await.context(name)?;
        }
        let errors = page.errors().await?;
        ensure!(errors.is_empty(), "{name}: {errors:?}");
    }
    attack(page, "browsers that keep nothing", KEPT.len())
}

/// A query in the address, one that is typed, an article, and the way back.
async fn works(page: &Page) -> Result<()> {
    page.wait_until("return parts('result').length === 5").await?;
    ensure!(!page.search("بغداد").await?.is_empty());
    page.find("[part~=input]").await?.send_keys("\u{e007}").await?;
    page.click("[part~=title]").await?;
    page.wait_until("return part('article')?.checkVisibility() ?? false").await?;
    page.click("[part~=back]").await?;
    page.wait_until("return part('article') === null && parts('result').length > 0").await
}

async fn a_frame_in_a_sandbox_is_enough(page: &Page) -> Result<()> {
    let element = "<kashaf-search lang=ar loading=eager offline></kashaf-search>";
    let pages = vec![
        ("inner.html".to_owned(), arabic_page(element)),
        (
            "outer.html".to_owned(),
            "<!doctype html><title>a</title><link rel=icon href='data:,'>
            <iframe sandbox=allow-scripts src='inner.html?q=العراق' width=600 height=600></iframe>"
                .to_owned(),
        ),
    ];
    let headers = vec![("Access-Control-Allow-Origin".to_owned(), "*".to_owned())];
    let site = site_as(Hosting { pages, headers, ..Hosting::default() })?;
    page.visit(&format!("{}outer.html", site.address())).await?;
    page.enter_frame().await?;
    page.wait_until("return parts('result').length === 5").await?;
    // Keys that are pressed by a driver do not reach such a frame in every browser.
    page.js::<()>(
        "const input = part('input'); input.value = 'بغداد'; input.dispatchEvent(new Event('input'))",
    )
    .await?;
    ensure!(!page.results_for("بغداد").await?.is_empty());
    page.js::<()>("part('title').click()").await?;
    page.wait_until("return part('article')?.checkVisibility() ?? false").await?;
    page.js::<()>("part('back').click()").await?;
    page.wait_until("return part('article') === null && parts('result').length > 0").await
}
