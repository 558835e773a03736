//! The search without a net, and how a newer version comes to its readers.

use std::fs;

use anyhow::{Result, ensure};
use fantoccini::Locator;
use kashaf_browser_tests::folder::Folder;
use kashaf_browser_tests::page::Page;
use kashaf_browser_tests::{in_every_engine, style_source};
use kashaf_builder::Settings;
use serde_json::json;
use xtask::server::Server;
use xtask::site::{Fault, Hosting};

in_every_engine! {
    searches_with_the_server_gone
    waits_for_nothing_that_is_kept
    shows_a_newer_version_when_asked
    lets_the_page_tell_of_a_newer_version
    keeps_the_old_version_if_the_new_one_is_not_whole
    answers_for_no_other_files
    keeps_apart_from_other_searches
    goes_where_it_is_no_longer_wanted
    works_under_a_strict_policy
}

const OLD: &str = "خبر من بغداد\n\nوصل القطار القديم إلى المدينة في الصباح.\n";
const NEW: &str = "خبر من البصرة\n\nوصل القطار الجديد إلى الميناء في المساء.\n";

const PREFIX: &str = "/docs/site/";
/// What is asked for in the address: قطار.
const QUERY: &str = "?q=%D9%82%D8%B7%D8%A7%D8%B1";

/// Whether the worker in charge of this page, or of the next one, is at work and no other is on its way.
const KEPT: &str = "navigator.serviceWorker.getRegistration().then((found) =>
        (window.kept = found?.active?.state === 'activated' && !found.installing && !found.waiting));
    return window.kept ?? false";

/// Opens a page for the first time, and waits until it is kept.
async fn keep(page: &Page, site: &Server) -> Result<()> {
    page.open(site).await?;
    page.wait_until(KEPT).await
}

/// Goes to a search that stands in the address, and waits for this article.
async fn finds(page: &Page, site: &Server, title: &str) -> Result<()> {
    page.visit(&format!("{}{QUERY}", site.address())).await?;
    shows(page, title).await
}

async fn shows(page: &Page, title: &str) -> Result<()> {
    let script = format!("return parts('result').some((hit) => hit.textContent.includes({}))", json!(title));
    page.wait_until(&script).await
}

/// The newer version waits for the reader.
async fn waits(page: &Page) -> Result<()> {
    let waiting =
        "navigator.serviceWorker.getRegistration().then((found) => (window.waits = !!found?.waiting));
        return window.waits ?? false";
    page.wait_until(waiting).await
}

/// The names of all caches of this origin, once they are as many.
async fn caches(page: &Page, count: usize) -> Result<Vec<String>> {
    let script =
        format!("caches.keys().then((keys) => (window.keys = keys)); return window.keys?.length === {count}");
    page.wait_until(&script).await?;
    page.js("return window.keys").await
}

const BAR: &str = "const bar = document.querySelector('.kashaf-update')?.shadowRoot;";

async fn press(page: &Page, selector: &str) -> Result<()> {
    page.wait_until(&format!("{BAR} return (bar?.querySelector('[role=status]').textContent ?? '') !== ''"))
        .await?;
    let host = page.find_in_page(".kashaf-update").await?.shadow_root().await?;
    Ok(host.find(Locator::Css(selector)).await?.click().await?)
}

async fn searches_with_the_server_gone(page: &Page) -> Result<()> {
    let folder = Folder::new("gone")?;
    folder.build("", OLD, Settings::default())?;
    let mut site = folder.serve(PREFIX)?;
    keep(page, &site).await?;
    site.stop();

    finds(page, &site, "بغداد").await?;
    page.touch().await?;
    ensure!(page.search("القديم").await?.len() == 1);
    for address in ["", "index.html", "index.html?a=b&q=%D9%82%D8%B7%D8%A7%D8%B1"] {
        page.visit(&format!("{}{address}", site.address())).await?;
        page.touch().await?;
    }
    shows(page, "بغداد").await
}

async fn waits_for_nothing_that_is_kept(page: &Page) -> Result<()> {
    let folder = Folder::new("waits")?;
    folder.build("", OLD, Settings::default())?;
    let site = folder.serve(PREFIX)?;
    site.spoil("service-worker.js", Fault::Held);
    page.open(&site).await?;
    ensure!(page.search("القطار").await?.len() == 1);
    site.mend();
    page.wait_until(KEPT).await?;
    // What has its hash in its name does not come twice from hosts that let it be cached; here all is asked for again.
    let asked = site.requests();
    let worker = asked.iter().position(|path| path.ends_with("service-worker.js"));
    let kept = &asked[worker.unwrap_or_default()..];
    ensure!(!kept.iter().any(|path| path.contains("/messages/") || path.ends_with(".json")), "{kept:?}");
    Ok(())
}

async fn shows_a_newer_version_when_asked(page: &Page) -> Result<()> {
    let folder = Folder::new("newer")?;
    folder.build("", OLD, Settings::default())?;
    let mut site = folder.serve(PREFIX)?;
    keep(page, &site).await?;
    let old = caches(page, 1).await?;
    // Of a search in a folder above, of one below, and of someone else.
    let foreign = [site.address().replace("site/", ""), format!("{}ar/", site.address()), "other".to_owned()]
        .map(|scope| format!("kashaf {scope} 0"));
    for name in &foreign {
        page.js::<()>(&format!("caches.open({})", json!(name))).await?;
    }
    caches(page, 4).await?;

    folder.build("", NEW, Settings::default())?;
    finds(page, &site, "بغداد").await?;
    waits(page).await?;
    page.wait_until(&format!(
        "{BAR} return bar?.querySelector('[role=status]').textContent === 'توجد نسخة أحدث من هذه الصفحة.'"
    ))
    .await?;
    ensure!(
        page.js::<String>(&format!("{BAR} return getComputedStyle(bar.querySelector('aside')).direction"))
            .await?
            == "rtl"
    );
    let faults = page.axe().await?.violations;
    ensure!(faults.is_empty(), "{faults:#?}");
    press(page, "button:not(.now)").await?;
    page.wait_until(&format!("{BAR} return bar === undefined")).await?;

    // Not now: the old version is still the one that is shown, and the newer one is still offered.
    finds(page, &site, "بغداد").await?;
    press(page, "button.now").await?;
    shows(page, "البصرة").await?;
    ensure!(page.js::<String>("return location.search").await? == QUERY);
    let left = caches(page, 4).await?;
    ensure!(foreign.iter().all(|name| left.contains(name)), "{left:?}");
    ensure!(!left.contains(&old[0]), "the old cache is left: {left:?}");

    site.stop();
    finds(page, &site, "البصرة").await
}

async fn lets_the_page_tell_of_a_newer_version(page: &Page) -> Result<()> {
    let folder = Folder::new("tells")?;
    folder.build("", OLD, Settings::default())?;
    let site = folder.serve(PREFIX)?;
    keep(page, &site).await?;
    finds(page, &site, "بغداد").await?;
    page.js::<()>(
        "addEventListener('kashaf-update', (event) => {
            event.preventDefault();
            window.update = event.detail;
        })",
    )
    .await?;
    folder.build("", NEW, Settings::default())?;
    page.wait_until(
        "navigator.serviceWorker.getRegistration().then((found) => found.update()).catch(() => {});
        return window.update !== undefined",
    )
    .await?;
    ensure!(page.js::<bool>(&format!("{BAR} return bar === undefined")).await?, "the bar tells it too");
    page.js::<()>("window.update.activate()").await?;
    shows(page, "البصرة").await
}

async fn keeps_the_old_version_if_the_new_one_is_not_whole(page: &Page) -> Result<()> {
    let folder = Folder::new("whole")?;
    folder.build("", OLD, Settings::default())?;
    let site = folder.serve(PREFIX)?;
    keep(page, &site).await?;
    let old = caches(page, 1).await?;
    page.forgive("404"); // Chromium notes the missing file,
    page.forgive("integrity"); // and that of another version.

    folder.build("", NEW, Settings::default())?;
    // A file that is not there yet, and one that is still the old one.
    for (file, fault) in [("page.css", Fault::Missing), ("kashaf-search.js", Fault::Cut(40))] {
        site.mend();
        site.spoil(file, fault);
        let before = site.requests().len();
        finds(page, &site, "بغداد").await?;
        while !site.requests()[before..].iter().any(|path| path.ends_with(file)) {
            page.wait_until("return true").await?;
        }
        page.wait_until(KEPT).await?;
        ensure!(caches(page, 1).await? == old, "{file}: the old cache is gone");
    }
    site.mend();
    finds(page, &site, "بغداد").await?;
    press(page, "button.now").await?;
    shows(page, "البصرة").await?;
    ensure!(caches(page, 1).await? != old);
    Ok(())
}

async fn answers_for_no_other_files(page: &Page) -> Result<()> {
    let folder = Folder::new("other")?;
    folder.build("", OLD, Settings::default())?;
    let note = folder.site().join("note.html");
    fs::write(&note, "one")?;
    let site = folder.serve(PREFIX)?;
    keep(page, &site).await?;
    finds(page, &site, "بغداد").await?;

    let text = |file: &str| {
        format!(
            "window.text = undefined; fetch({}).then((answer) => answer.text())
        .then((text) => (window.text = text), () => (window.text = 'fails'))",
            json!(file)
        )
    };
    for title in ["one", "two"] {
        let html = format!("<!doctype html><title>{title}</title><link rel=icon href='data:,'>");
        fs::write(&note, &html)?;
        page.js::<()>(&text("note.html")).await?;
        page.wait_until(&format!("return window.text === {}", json!(html))).await?;
        page.visit(&format!("{}note.html{QUERY}", site.address())).await?;
        ensure!(page.js::<String>("return document.title").await? == title);
        finds(page, &site, "بغداد").await?;
    }
    page.forgive("404"); // Chromium notes what is not there.
    // Ours by name, asked for in another way; ours, but for programs; not ours.
    for file in ["page.css?v=2", "kashaf.json", "toString", "../page.css", "page.css"] {
        let before = site.requests().len();
        page.js::<()>(&text(file)).await?;
        page.wait_until("return window.text !== undefined").await?;
        let is_asked =
            site.requests()[before..].iter().any(|path| path.ends_with(file.trim_start_matches('.')));
        ensure!(is_asked == (file != "page.css"), "{file}: {:?}", &site.requests()[before..]);
    }
    Ok(())
}

async fn keeps_apart_from_other_searches(page: &Page) -> Result<()> {
    let folder = Folder::new("apart")?;
    folder.build("a", OLD, Settings::default())?;
    folder.build("b", NEW, Settings::default())?;
    let mut site = folder.serve(PREFIX)?;
    let address = |part: &str| format!("{}{part}/{QUERY}", site.address());
    for (part, title) in [("a", "بغداد"), ("b", "البصرة")] {
        page.visit(&address(part)).await?;
        shows(page, title).await?;
        page.wait_until(KEPT).await?;
    }
    caches(page, 2).await?;
    folder.build("a", NEW, Settings::default())?;
    page.visit(&address("a")).await?;
    press(page, "button.now").await?;
    shows(page, "البصرة").await?;
    caches(page, 2).await?;

    let pages = ["a", "b"].map(address);
    site.stop();
    for address in pages {
        page.visit(&address).await?;
        shows(page, "البصرة").await?;
    }
    Ok(())
}

async fn goes_where_it_is_no_longer_wanted(page: &Page) -> Result<()> {
    let folder = Folder::new("removed")?;
    folder.build("", OLD, Settings::default())?;
    let site = folder.serve(PREFIX)?;
    keep(page, &site).await?;
    folder.build("", NEW, Settings { offline: false, ..Settings::default() })?;
    finds(page, &site, "بغداد").await?;
    caches(page, 0).await?;
    finds(page, &site, "البصرة").await?;
    page.wait_until(
        "navigator.serviceWorker.getRegistrations().then((all) => (window.workers = all.length));
        return window.workers === 0 && navigator.serviceWorker.controller === null",
    )
    .await
}

async fn works_under_a_strict_policy(page: &Page) -> Result<()> {
    let policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self' {}; \
        img-src 'self'; manifest-src 'self'; worker-src 'self'; require-trusted-types-for 'script'; \
        trusted-types kashaf-offline; report-uri /breach",
        style_source()?
    );
    let folder = Folder::new("policy")?;
    folder.build("", OLD, Settings::default())?;
    let headers = vec![("Content-Security-Policy".to_owned(), policy)];
    let hosting = Hosting { prefix: PREFIX.to_owned(), headers, ..Hosting::default() };
    let mut site = Server::start_as(folder.site(), None, hosting)?;
    keep(page, &site).await?;
    folder.build("", NEW, Settings::default())?;
    finds(page, &site, "بغداد").await?;
    press(page, "button.now").await?;
    shows(page, "البصرة").await?;
    ensure!(!site.requests().iter().any(|path| path == "/breach"), "{:?}", site.requests());
    site.stop();
    finds(page, &site, "البصرة").await
}
