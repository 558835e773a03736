//! Articles that name their own pages: results, their parts and related articles lead there, wherever the search lies.

use anyhow::{Result, ensure};
use kashaf_browser_tests::in_every_engine;
use kashaf_browser_tests::page::Page;
use serde_json::{Value, json};
use xtask::server::Server;

use crate::library::library;

in_every_engine! {
    results_lead_to_their_pages
    parts_lead_to_their_anchors
    what_is_no_page_is_no_link
    parts_are_read_in_place_too
    the_template_of_the_page_wins
    every_choice_is_told
}

const PREFIX: &str = "/a/b/";

async fn open(page: &Page, attributes: &str) -> Result<Server> {
    let body =
        format!("<main><h1>مجلة</h1><kashaf-search lang=ar recents=off {attributes}></kashaf-search></main>");
    let site = library(PREFIX, &[("index.html", &body)])?;
    page.open(&site).await?;
    Ok(site)
}

/// The title of an article among the results.
fn title(id: &str) -> String {
    format!(
        "parts('title').find((title) => (title.closest('a') ?? title).dataset.id === '{id}').closest('a')"
    )
}

async fn results_lead_to_their_pages(page: &Page) -> Result<()> {
    let site = open(page, "").await?;
    page.search("رحلة القمر").await?;
    let href: String = page.js(&format!("return {}.href", title("a"))).await?;
    let wanted = format!("{}articles/a.html#kashaf-marks=", site.address());
    ensure!(href.starts_with(&wanted) && href.contains(":~:text="), "{href}");
    page.click("[data-id=a]").await?;
    page.wait_until(
        "return location.pathname === '/a/b/articles/a.html' && document.readyState === 'complete'",
    )
    .await?;
    // A dropdown's options as well.
    let site = open(page, "shape=dropdown").await?;
    page.search("رحلة القمر").await?;
    page.key("Down").await?;
    page.wait_until("return part('option').getAttribute('aria-selected') !== null").await?;
    ensure!(page.js::<String>(&format!("return {}.href", title("a"))).await?.starts_with(&site.address()));
    ensure!(page.js::<bool>("return part('subresult') === null").await?, "parts in a listbox");
    Ok(())
}

async fn parts_lead_to_their_anchors(page: &Page) -> Result<()> {
    let site = open(page, "").await?;
    page.search("ماء البحر").await?;
    let found: Vec<(String, String)> = page
        .js("return [...parts('subresult')].filter((to) => to.dataset.id === 'd').map((to) => [to.textContent, decodeURI(to.href)])")
        .await?;
    ensure!(
        found.iter().any(
            |part| *part == ("مياه البحر".to_owned(), format!("{}articles/d.html#البحر", site.address()))
        ),
        "{found:?}"
    );
    page.click("[part=subresult][data-id=d]").await?;
    page.wait_until(
        "return location.pathname === '/a/b/articles/d.html' && document.readyState === 'complete'",
    )
    .await?;
    page.wait_until(
        "const { top, bottom } = document.getElementById('البحر').getBoundingClientRect();
        return scrollY > 1000 && top >= -1 && bottom <= innerHeight",
    )
    .await
}

async fn what_is_no_page_is_no_link(page: &Page) -> Result<()> {
    let _site = open(page, "").await?;
    page.search("القمر").await?;
    let hrefs: Vec<String> = page.js("return [...root.querySelectorAll('a')].map((to) => to.href)").await?;
    ensure!(hrefs.len() > 8 && hrefs.iter().all(|href| href.starts_with("http")), "{hrefs:?}");
    ensure!(hrefs.iter().any(|href| href.starts_with("https://example.org/")), "{hrefs:?}");
    // Both are read here.
    for id in ["h", "i"] {
        page.js::<()>(&format!("{}.click()", title(id))).await?;
        page.wait_until("return part('article')?.checkVisibility() ?? false").await?;
        ensure!(
            page.js::<bool>(&format!(
                "return location.hash === '#kashaf={id}' && document.title !== 'broken'"
            ))
            .await?
        );
        page.click("[part~=back]").await?;
        page.wait_until("return part('article') === null && location.hash === ''").await?;
    }
    Ok(())
}

async fn parts_are_read_in_place_too(page: &Page) -> Result<()> {
    let site = open(page, "").await?;
    page.search("عنوان البحر").await?;
    page.click("[part=subresult][data-id=i]").await?;
    let shown = "const heading = parts('heading').find(({ textContent }) => textContent === 'مياه البحر');
        return heading !== undefined && root.activeElement === heading";
    page.wait_until(shown).await?;
    let hash: String = page.js("return decodeURIComponent(location.hash)").await?;
    ensure!(hash == "#kashaf=i/البحر", "{hash}");
    ensure!(
        page.js::<bool>(
            "return part('section').textContent === 'علوم' && part('authors').textContent === 'هدى'"
        )
        .await?
    );
    // The address by itself leads there as well.
    page.visit("about:blank").await?;
    page.visit(&format!("{}#kashaf=i/%D8%A7%D9%84%D8%A8%D8%AD%D8%B1", site.address())).await?;
    page.wait_until(shown).await
}

async fn the_template_of_the_page_wins(page: &Page) -> Result<()> {
    let _site = open(page, "href='/own/{id}'").await?;
    page.search("ماء البحر").await?;
    let hrefs: Vec<String> =
        page.js("return [...root.querySelectorAll('a')].map((to) => to.getAttribute('href'))").await?;
    ensure!(!hrefs.is_empty() && hrefs.iter().all(|href| href.starts_with("/own/")), "{hrefs:?}");
    ensure!(hrefs.iter().any(|href| href == "/own/d#%D8%A7%D9%84%D8%A8%D8%AD%D8%B1"), "{hrefs:?}");
    Ok(())
}

async fn every_choice_is_told(page: &Page) -> Result<()> {
    let _site = open(page, "shape=dropdown").await?;
    let listen = "window.told = [];
        document.addEventListener('kashaf-select', (event) => {
            event.preventDefault();
            window.told.push([event.detail.hit.id, event.detail.href.replace(/#.*/, '').replace(location.href, '')]);
        });";
    page.js::<()>(listen).await?;
    page.search("رحلة القمر").await?;
    let first: String = page.js("return root.querySelector('[data-id]').dataset.id").await?;
    page.key("Down").await?;
    page.wait_until("return root.querySelector('[aria-selected=true]') !== null").await?;
    while page
        .js::<bool>("return root.querySelector('[aria-selected=true]').dataset.id === undefined")
        .await?
    {
        page.key("Down").await?;
    }
    page.key("Control+Enter").await?;
    page.wait_until("return window.told.length === 1").await?;
    let told: Value = page.js("return window.told[0][0]").await?;
    ensure!(told == json!(first), "{told}");
    // Articles about the same.
    let _site = open(page, "").await?;
    page.search("عنوان القمر").await?;
    page.js::<()>(&format!("{}.click()", title("i"))).await?;
    page.wait_until("return part('related-title') !== null").await?;
    page.js::<()>(listen).await?;
    let related: String = page.js("return part('related-title').dataset.id").await?;
    page.click("[part=related-title]").await?;
    page.wait_until("return window.told.length === 1").await?;
    let told: Value = page.js("return window.told[0][0]").await?;
    ensure!(told == json!(related), "{told}");
    Ok(())
}
