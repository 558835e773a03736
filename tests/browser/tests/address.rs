//! The query in the page's address: read, written, and gone back to.

use anyhow::{Result, ensure};
use kashaf_browser_tests::page::Page;
use kashaf_browser_tests::shapes::shapes;
use kashaf_browser_tests::{in_every_engine, site, site_with};
use serde_json::Value;
use url::Url;
use xtask::server::Server;

in_every_engine! {
    a_query_in_the_address_is_asked
    steps_lead_back_and_forward
    steps_keep_their_results_and_scroll
    three_hundred_keystrokes_lose_nothing
    the_rest_of_the_address_is_kept
}

fn asking(site: &Server, query: &str) -> Result<String> {
    Ok(Url::parse_with_params(&site.address(), [("q", query)])?.into())
}

const HITS: &str = "return parts('result').filter((hit) => hit.checkVisibility()).length";

/// Waits for a query and its results, without asking what was heard: nobody listens while a page loads.
async fn shows(page: &Page, query: &str, hits: usize) -> Result<()> {
    page.wait_until(&format!(
        "const shown = () => {{ {HITS} }};
        return element.query === {} && shown() === {hits} && (element.response?.query ?? '') === element.query",
        Value::from(query)
    ))
    .await
}

async fn address_has(page: &Page, query: &str) -> Result<()> {
    let query = Value::from(query);
    page.wait_until(&format!("return new URLSearchParams(location.search).get('q') === {query}")).await
}

async fn a_query_in_the_address_is_asked(page: &Page) -> Result<()> {
    let site = site("/")?;
    page.visit(&asking(&site, "العراق")?).await?;
    shows(page, "العراق", 5).await?;
    ensure!(page.focused().await?.tag == "body", "the focus is taken: {:?}", page.focused().await?);

    // What is stored, and what the browser would put back into the field, come second.
    page.js::<()>("localStorage.setItem('kashaf-recents', '[\"ABC\"]')").await?;
    page.type_text(" ABC").await?;
    page.visit(&asking(&site, "واشنطن")?).await?;
    shows(page, "واشنطن", 5).await?;

    // Anything may stand there.
    for (search, query) in [
        ("?q=%3Cimg%20src%3Dx%3E", "<img src=x>"),
        ("?q=%E0%A4%A", "\u{fffd}%A"),
        ("?q=a&q=b", "a"),
        ("?q", ""),
        ("?Q=x", ""),
    ] {
        page.visit(&format!("{}{search}", site.address())).await?;
        page.wait_until("return part('input') instanceof HTMLElement").await?;
        let found: String = page.js("return element.query").await?;
        ensure!(found == query, "{search}: «{found}»");
    }
    Ok(())
}

async fn steps_lead_back_and_forward(page: &Page) -> Result<()> {
    let site = site("/")?;
    page.open(&site).await?;
    page.js::<()>("window.loaded = 'once'").await?;
    let steps = "return history.length";
    let before: usize = page.js(steps).await?;

    // In one script: how long a driver takes to type is no matter of the page.
    let at_once = "part('input').value = 'واشنط'; part('input').dispatchEvent(new Event('input'));
        return location.search === ''";
    ensure!(page.js::<bool>(at_once).await?, "half a word is in the address");
    page.search("واشنط").await?;
    page.type_text("ن").await?;
    address_has(page, "واشنطن").await?;
    ensure!(page.js::<usize>(steps).await? == before, "typing is a step");
    page.key("Enter").await?;
    ensure!(page.js::<usize>(steps).await? == before + 1, "Enter is not a step");
    page.key("Enter").await?;
    ensure!(page.js::<usize>(steps).await? == before + 1, "Enter once more is another step");

    page.search("ABC").await?;
    address_has(page, "ABC").await?;
    page.key("Enter").await?;
    ensure!(page.js::<usize>(steps).await? == before + 2);

    for (way, query, hits) in
        [("back", "واشنطن", 5), ("back", "", 0), ("forward", "واشنطن", 5), ("forward", "ABC", 1)]
    {
        page.js::<()>(&format!("history.{way}()")).await?;
        shows(page, query, hits).await?;
        let address: String = page.js("return new URLSearchParams(location.search).get('q') ?? ''").await?;
        ensure!(address == query, "{way}: {address}");
    }
    ensure!(page.js::<String>("return window.loaded").await? == "once", "the page was loaded again");
    // A draft is no step: back from it leads to what was before it.
    page.search("العراق").await?;
    address_has(page, "العراق").await?;
    page.js::<()>("history.back()").await?;
    shows(page, "واشنطن", 5).await
}

async fn steps_keep_their_results_and_scroll(page: &Page) -> Result<()> {
    let site =
        site_with(&[("index.html", "<main><h1>صحيفة</h1><kashaf-search limit=2></kashaf-search></main>")])?;
    page.open_narrow(&site, 320).await?;
    page.search("واشنطن").await?;
    page.key("Enter").await?;
    page.click("[part~=more]").await?;
    page.wait_until("return parts('result').length === 4").await?;
    page.js::<()>("root.activeElement.blur(); scrollTo(0, 500)").await?;
    page.wait_until("return scrollY === 500").await?;
    page.js::<()>("element.search('ABC')").await?;
    shows(page, "ABC", 1).await?;
    page.js::<()>("scrollTo(0, 0)").await?;
    page.js::<()>("history.back()").await?;
    shows(page, "واشنطن", 4).await?;
    page.wait_until("return scrollY === 500").await?;
    page.js::<()>("history.forward()").await?;
    shows(page, "ABC", 1).await
}

async fn three_hundred_keystrokes_lose_nothing(page: &Page) -> Result<()> {
    let words = "القوات الأميركية في العراق ";
    let text = words.repeat(300_usize.div_ceil(words.chars().count()));
    ensure!(text.chars().count() >= 300);
    let text = text.trim_end();
    let site = shapes()?;
    for shape in ["results", "dropdown"] {
        page.open_shape(&site, shape).await?;
        page.type_text(text).await?;
        page.results_for(text).await?;
        ensure!(page.js::<String>("return element.query").await? == text, "{shape}: letters are lost");
        ensure!(
            page.js::<String>("return element.response.query").await? == text,
            "{shape}: not the last answer"
        );
        ensure!(page.js::<usize>("return root.querySelectorAll('[data-id]').length").await? > 0, "{shape}");
    }
    page.open_shape(&site, "results").await?;
    page.type_text(text).await?;
    address_has(page, text).await?;

    // More steps than browsers allow in so short a time.
    page.js::<()>("for (let at = 1; at <= 300; at += 1) element.search(`العراق ${at}`)").await?;
    page.results_for("العراق 300").await?;
    ensure!(page.js::<String>("return element.query").await? == "العراق 300");
    Ok(())
}

async fn the_rest_of_the_address_is_kept(page: &Page) -> Result<()> {
    let site = site_with(&[
        ("index.html", "<main><h1 id=top>صحيفة</h1><kashaf-search></kashaf-search></main>"),
        ("named.html", "<main><h1>صحيفة</h1><kashaf-search param='ك'></kashaf-search></main>"),
        ("off.html", "<main><h1>صحيفة</h1><kashaf-search param=''></kashaf-search></main>"),
        ("dropdown.html", "<main><h1>صحيفة</h1><kashaf-search shape=dropdown></kashaf-search></main>"),
    ])?;
    page.visit(&format!("{}?a=%7e+b&q=ABC&empty&c=1=2#top", site.address())).await?;
    page.begin().await?;
    shows(page, "ABC", 1).await?;
    page.search("واشنطن").await?;
    address_has(page, "واشنطن").await?;
    page.key("Enter").await?;
    let kept = "return [decodeURI(location.search), location.hash]";
    let [search, hash]: [String; 2] = page.js(kept).await?;
    ensure!(
        search.starts_with("?a=~+b&empty&c=1=2&q=") || search.starts_with("?a=%7e+b&empty&c=1=2&q="),
        "{search}"
    );
    ensure!(hash == "#top", "{hash}");
    page.click("[part~=clear]").await?;
    page.wait_until("return !location.search.includes('q=')").await?;
    ensure!(page.js::<String>("return location.hash").await? == "#top");

    page.visit(&format!("{}named.html?q=ABC", site.address())).await?;
    page.begin().await?;
    ensure!(page.js::<String>("return element.query").await?.is_empty(), "another's parameter is read");
    ensure!(page.js::<String>("return part('input').name").await? == "ك");
    page.search("واشنطن").await?;
    page.wait_until("return new URLSearchParams(location.search).get('ك') === 'واشنطن'").await?;
    address_has(page, "ABC").await?;

    for name in ["off.html", "dropdown.html"] {
        page.visit(&format!("{}{name}?q=ABC", site.address())).await?;
        page.begin().await?;
        ensure!(page.js::<String>("return element.query").await?.is_empty(), "{name}: the address is read");
        page.js::<()>(
            "for (const way of ['pushState', 'replaceState']) history[way] = () => { window.wrote = way; }",
        )
        .await?;
        page.search("واشنطن").await?;
        page.js::<()>("element.search('العراق')").await?;
        page.js::<()>("setTimeout(() => { window.later = true; }, 700)").await?;
        page.wait_until("return window.later === true").await?;
        ensure!(
            page.js::<bool>("return window.wrote === undefined").await?,
            "{name}: the address is written"
        );
    }
    Ok(())
}
