//! Two versions of a search at once: in two tabs, on a page that was opened before, on a host that has half of the new one; and
//! what a worker does where it cannot keep what it should.

use std::fs;

use anyhow::{Context, Result, ensure};
use kashaf_browser_tests::folder::Folder;
use kashaf_browser_tests::in_every_engine;
use kashaf_browser_tests::page::Page;
use kashaf_builder::Settings;
use kashaf_builder::settings::Chunks;
use xtask::server::Server;
use xtask::site::Fault;

use crate::faults::{NO_SEARCH, NOT_ALL, retry, told};

in_every_engine! {
    an_old_page_whose_parts_are_gone_says_so
    a_folder_that_is_half_there_says_so_until_it_is_whole
    an_old_tab_goes_on_when_another_has_the_new_version
    a_worker_that_may_keep_nothing_stands_in_no_way
    a_worker_keeps_no_page_in_the_place_of_words
    a_list_that_is_a_page_loses_no_part
}

const OLD: &str = "خبر من بغداد\n\nوصل القطار القديم إلى المدينة في الصباح.\n";
const NEW: &str = "خبر من البصرة\n\nوصل القطار الجديد إلى الميناء في المساء.\n";

const QUERY: &str = "?q=القطار";

fn divided(offline: bool) -> Settings {
    Settings { chunks: Chunks::Always, offline, ..Settings::default() }
}

async fn shows(page: &Page, title: &str) -> Result<()> {
    let script = format!("return parts('result').some((hit) => hit.textContent.includes('{title}'))");
    page.wait_until(&script).await.with_context(|| title.to_owned())
}

async fn goes(page: &Page, site: &Server) -> Result<()> {
    page.visit(&format!("{}{QUERY}", site.address())).await
}

/// What is said when a promise of the page is kept.
async fn kept(page: &Page, promise: &str) -> Result<()> {
    page.wait_until(&format!(
        "({promise}).then((kept) => (window.kept = kept), () => {{}}); return window.kept ?? false"
    ))
    .await
}

const AT_WORK: &str = "navigator.serviceWorker.getRegistration()
    .then((found) => found?.active?.state === 'activated' && !found.installing && !found.waiting)";

async fn an_old_page_whose_parts_are_gone_says_so(page: &Page) -> Result<()> {
    let folder = Folder::new(&format!("parts-gone-{}", page.engine()))?;
    folder.build("", OLD, divided(false))?;
    let site = folder.serve("/")?;
    page.open(&site).await?;
    folder.build("", NEW, divided(false))?;
    page.forgive(".bin");
    page.type_text("القطار").await?;
    told(page, NOT_ALL).await?;
    retry(page).await?;
    page.results_for("القطار").await?;
    told(page, NOT_ALL).await?;
    // As it says.
    page.wait_until("return location.search !== ''").await?;
    page.js::<()>("location.reload()").await?;
    shows(page, "البصرة").await
}

async fn a_folder_that_is_half_there_says_so_until_it_is_whole(page: &Page) -> Result<()> {
    let folder = Folder::new(&format!("half-{}", page.engine()))?;
    folder.build("", NEW, divided(false))?;
    let (assets, aside) = (folder.site().join("assets"), folder.site().join("aside"));
    fs::rename(&assets, &aside)?;
    let site = folder.serve("/")?;
    page.forgive("/assets/");
    goes(page, &site).await?;
    told(page, NO_SEARCH).await?;
    fs::rename(&aside, &assets)?;
    retry(page).await?;
    shows(page, "البصرة").await
}

async fn an_old_tab_goes_on_when_another_has_the_new_version(page: &Page) -> Result<()> {
    let folder = Folder::new(&format!("tabs-{}", page.engine()))?;
    folder.build("", OLD, divided(true))?;
    let site = folder.serve("/a/")?;
    page.forgive("404"); // What only the old version has.
    page.forgive("/assets/");
    page.open(&site).await?;
    kept(page, AT_WORK).await?;
    // The old tab has asked for nothing yet.
    page.open(&site).await?;
    let old = page.another_window().await?;
    goes(page, &site).await?;
    shows(page, "بغداد").await?;
    folder.build("", NEW, divided(true))?;
    let update = "navigator.serviceWorker.getRegistration().then(async (found) => {
        await found.update();
        found.waiting?.postMessage('activate');
        return found.active?.state === 'activated' && !found.waiting && !found.installing && window.asked;
    }).finally(() => (window.asked = true))";
    kept(page, update).await?;
    goes(page, &site).await?;
    shows(page, "البصرة").await?;

    page.to_window(&old).await?;
    page.type_text("القطار").await?;
    // What it needs is kept or gone; wrong it cannot be.
    page.wait_until("return parts('result').length > 0 || part('error') !== null").await?;
    ensure!(page.js::<bool>("return !root.textContent.includes('البصرة')").await?, "two versions are mixed");
    if page.js::<bool>("return part('error') !== null").await? {
        told(page, NOT_ALL).await?;
    }
    page.js::<()>("location.reload()").await?;
    goes(page, &site).await?;
    shows(page, "البصرة").await
}

/// A line in front of the worker.
fn weaken(folder: &Folder, line: &str) -> Result<()> {
    let file = folder.site().join("service-worker.js");
    let script = fs::read_to_string(&file)?;
    Ok(fs::write(file, [line, "\n", &script].concat())?)
}

async fn a_worker_that_may_keep_nothing_stands_in_no_way(page: &Page) -> Result<()> {
    for (name, line) in [
        ("full", "caches.open = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));"),
        (
            "blocked",
            "CacheStorage.prototype.match = () => Promise.reject(new DOMException('no', 'SecurityError'));",
        ),
        ("lost", "CacheStorage.prototype.match = () => Promise.resolve();"),
    ] {
        let folder = Folder::new(&format!("kept-{name}-{}", page.engine()))?;
        folder.build("", OLD, divided(true))?;
        weaken(&folder, line)?;
        let site = folder.serve("/a/")?;
        page.open(&site).await?;
        if name != "full" {
            kept(page, AT_WORK).await?;
        }
        for _ in 0..2 {
            goes(page, &site).await?;
            shows(page, "بغداد").await.context(name)?;
            page.click("[part~=title]").await?;
            page.wait_until("return part('article')?.checkVisibility() ?? false").await.context(name)?;
        }
    }
    Ok(())
}

async fn a_worker_keeps_no_page_in_the_place_of_words(page: &Page) -> Result<()> {
    let folder = Folder::new(&format!("words-{}", page.engine()))?;
    folder.build("", OLD, Settings::default())?;
    let mut site = folder.serve("/a/")?;
    page.open(&site).await?;
    kept(page, AT_WORK).await?;
    page.forgive("de.js");
    page.forgive("module script");
    page.forgive("MIME type");
    site.spoil("de.js", Fault::Page);
    for spoken in ["en", "de", "de"] {
        goes(page, &site).await?;
        shows(page, "بغداد").await?;
        page.js::<()>("element.lang = 'de'").await?;
        page.wait_until(&format!("return part('input').closest('[lang]').lang === '{spoken}'"))
            .await
            .context(spoken)?;
        if spoken == "de" {
            // What it then kept, it has.
            site.stop();
        }
        site.mend();
    }
    Ok(())
}

async fn a_list_that_is_a_page_loses_no_part(page: &Page) -> Result<()> {
    let folder = Folder::new(&format!("list-{}", page.engine()))?;
    folder.build("", OLD, divided(true))?;
    let site = folder.serve("/a/")?;
    page.open(&site).await?;
    let all = folder.site().join("assets/chunks").read_dir()?.count();
    let parts = format!(
        "caches.open(`kashaf ${{new URL('./', location.href).href.split('?')[0]}} parts`).then((cache) => cache.keys())
            .then((keys) => keys.length === {all})"
    );
    kept(page, &parts).await?;
    for fault in [Fault::Page, Fault::Missing, Fault::Cut(30)] {
        site.spoil(".txt", fault.clone());
        let before = site.requests().len();
        goes(page, &site).await?;
        let mut tries = 0;
        while !site.requests()[before..].iter().any(|path| path.ends_with(".txt")) {
            page.wait_until("return true").await?;
            tries += 1;
            ensure!(tries < 500, "{fault:?} {:?}", &site.requests()[before..]);
        }
        // What would go would go at once.
        for _ in 0..10 {
            page.wait_until("return true").await?;
        }
        page.js::<()>("window.kept = undefined").await?;
        kept(page, &parts).await.with_context(|| format!("{fault:?}"))?;
    }
    Ok(())
}
