//! What a reader must be able to do with the page, in every engine.

use std::collections::BTreeSet;
use std::time::Duration;

use anyhow::{Result, ensure};
use kashaf_browser_tests::page::Page;
use kashaf_browser_tests::{in_every_engine, site};
use xtask::budget;

in_every_engine! {
    answers_with_the_server_gone
    marks_whole_words
    opens_an_article_and_comes_back
    needs_few_files_and_then_nothing_more
    answers_at_every_letter
    reads_from_right_to_left
    fits_a_narrow_screen
    works_under_a_prefix
}

async fn answers_with_the_server_gone(page: &Page) -> Result<()> {
    let mut site = site("/")?;
    page.open(&site).await?;
    // A slip asks for the rest of the code.
    ensure!(!page.search("الكاضمي").await?.is_empty(), "no answer to a slip");
    site.stop();

    for (query, at_least, at_most) in
        [("العراق", 5, 5), ("واشنطن", 5, 5), ("\"انسحاب القوات\"", 1, 5), ("الكاظ", 5, 5)]
    {
        let count = page.search(query).await?.len();
        ensure!((at_least..=at_most).contains(&count), "{query}: {count} results");
    }

    let with = page.search("ماكنزي").await?;
    let without = page.search("ماكنزي -واشنطن").await?;
    ensure!(!with.is_empty(), "ماكنزي is in the articles");
    ensure!(without.iter().all(|found| !found.text.contains("واشنطن")), "left out in vain: {without:?}");
    Ok(())
}

async fn marks_whole_words(page: &Page) -> Result<()> {
    let site = site("/")?;
    page.open(&site).await?;
    // With clitics, of a phrase, half typed, and of a word that ends its sentence.
    for query in ["العراق", "\"انسحاب القوات\"", "الكاظ", "واشنطن", "القوات الأميركية"]
    {
        ensure!(!page.search(query).await?.is_empty(), "{query}: no results");
        let marks = page.marks_in("snippet").await?;
        ensure!(!marks.is_empty(), "{query}: nothing is marked");
        let broken: Vec<_> = marks.iter().filter(|mark| !mark.whole).collect();
        ensure!(broken.is_empty(), "{query}: not whole words: {broken:?}");
    }
    Ok(())
}

async fn opens_an_article_and_comes_back(page: &Page) -> Result<()> {
    let site = site("/")?;
    page.open(&site).await?;
    let results = page.search("العراق").await?;

    page.click("[part~=result] [part~=title]").await?;
    page.wait_until("return part('article')?.checkVisibility() ?? false").await?;
    let article: String = page.js("return part('article').textContent").await?;
    ensure!(article.contains(&results[0].title), "another article was opened: {article}");
    let marks = page.marks_in("article").await?;
    ensure!(!marks.is_empty(), "nothing is marked in the article");
    // Two blocks follow each other without white space, so only blocks tell whole words.
    let broken: Vec<_> = page.marks_in("text").await?.into_iter().filter(|mark| !mark.whole).collect();
    ensure!(broken.is_empty(), "not whole words: {broken:?}");

    page.click("[part~=back]").await?;
    page.wait_until("return part('article') === null").await?;
    ensure!(page.results().await? == results, "the results are not there again");
    Ok(())
}

/// Whether the service worker has all that it needs.
const KEPT: &str =
    "navigator.serviceWorker.getRegistration().then((found) => (window.kept = found?.active?.state));
    return window.kept === 'activated'";

async fn needs_few_files_and_then_nothing_more(page: &Page) -> Result<()> {
    let site = site("/")?;
    page.open(&site).await?;
    // What keeps the search for later comes when the engine is there: see offline.rs.
    let own = "return performance.getEntriesByType('resource').map((entry) => entry.name)
        .filter((name) => !/(kashaf-offline|service-worker)[.]js|[.]webmanifest|icon[.]svg/.test(name))";
    let loaded: Vec<String> = page.js(own).await?;
    let files: BTreeSet<_> = loaded.iter().collect();
    // The page itself is one too.
    ensure!(files.len() < budget::REQUESTS, "too many requests: {loaded:?}");
    // Firefox does not take for proven what was preloaded: it asks its cache, which this server forbids to keep anything.
    let twice = page.engine() != "firefox" && files.len() < loaded.len();
    ensure!(!twice, "something was asked for twice: {loaded:?}");
    page.wait_until(KEPT).await?;
    page.search("بغداد").await?;
    // Behind the first answer comes what opens an article.
    page.wait_until(
        "return performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/reader.js'))",
    )
    .await?;
    let loaded = site.requests();

    for query in ["العراق", "\"انسحاب القوات\"", "لا شيء من هذا"] {
        page.search(query).await?;
    }
    page.search("واشنطن").await?;
    page.click("[part~=result] [part~=title]").await?;
    page.wait_until("return part('article') !== null").await?;
    tokio::time::sleep(Duration::from_millis(500)).await;
    ensure!(site.requests() == loaded, "asked for after loading: {:?}", &site.requests()[loaded.len()..]);

    let addresses: Vec<String> =
        page.js("return performance.getEntriesByType('resource').map((entry) => entry.name)").await?;
    let foreign: Vec<_> = addresses.iter().filter(|address| !address.starts_with(&site.address())).collect();
    ensure!(foreign.is_empty(), "asked of others: {foreign:?}");
    Ok(())
}

async fn answers_at_every_letter(page: &Page) -> Result<()> {
    let site = site("/")?;
    page.open(&site).await?;
    let mut typed = String::new();
    for letter in "العراق".chars() {
        page.type_text(&letter.to_string()).await?;
        typed.push(letter);
        let results = page.results_for(&typed).await?;
        ensure!(!results.is_empty(), "{typed}: no results");
    }
    ensure!(page.results().await?.len() == 5, "not all five at the end");
    Ok(())
}

async fn reads_from_right_to_left(page: &Page) -> Result<()> {
    let site = site("/")?;
    page.open(&site).await?;
    // The empty field too, or its placeholder stands on the wrong side.
    let directions = "return ['input', 'results', 'title', 'snippet'].filter((name) => part(name))
        .map((name) => `${name} ${getComputedStyle(part(name)).direction}`)";
    ensure!(page.js::<Vec<String>>(directions).await? == ["input rtl"]);
    page.search("العراق").await?;
    let after: Vec<String> = page.js(directions).await?;
    ensure!(after == ["input rtl", "results rtl", "title rtl", "snippet rtl"], "{after:?}");
    Ok(())
}

async fn fits_a_narrow_screen(page: &Page) -> Result<()> {
    let site = site("/")?;
    page.open_narrow(&site, 320).await?;
    let widths = "return [document.documentElement.scrollWidth, innerWidth]";
    let check = |when: &str, [content, window]: [u32; 2]| -> Result<()> {
        ensure!(window == 320, "{when}: the window is {window} wide");
        ensure!(content <= window, "{when}: {content} px wide in a window of {window}");
        Ok(())
    };
    check("empty", page.js(widths).await?)?;
    page.search("القوات الأميركية").await?;
    check("with results", page.js(widths).await?)?;
    page.click("[part~=result] [part~=title]").await?;
    page.wait_until("return part('article') !== null").await?;
    check("with an article", page.js(widths).await?)
}

async fn works_under_a_prefix(page: &Page) -> Result<()> {
    let site = site("/a/b/")?;
    page.open(&site).await?;
    ensure!(page.search("العراق").await?.len() == 5);
    ensure!(site.requests().iter().all(|path| path.starts_with("/a/b/")), "{:?}", site.requests());
    Ok(())
}
