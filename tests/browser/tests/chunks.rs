//! Many articles, whose texts lie beside the module: a search fetches what it needs, and says what it could not have.

use std::fmt::Write as _;

use anyhow::{Context, Result, ensure};
use kashaf_browser_tests::folder::Folder;
use kashaf_browser_tests::in_every_engine;
use kashaf_browser_tests::page::Page;
use kashaf_browser_tests::search::Found;
use kashaf_builder::Settings;
use kashaf_builder::settings::Chunks;
use xtask::server::Server;
use xtask::site::Fault;

use crate::faults::{NOT_ALL, SPOILED, attack, retry, told};

in_every_engine! {
    fetches_what_a_search_needs
    opens_an_article_that_the_address_names
    a_spoiled_part_is_told_and_tried_again
    a_host_that_goes_half_way_and_comes_back
    answers_the_newest_query_first
    shows_the_first_results_while_others_come
}

const ARTICLES: usize = 300;
const PART: &str = ".bin";
const PLACES: [&str; 10] =
    ["بغداد", "دمشق", "القاهرة", "تونس", "بيروت", "عمان", "صنعاء", "الرباط", "الخرطوم", "مسقط"];
const THINGS: [&str; 10] =
    ["القطار", "المدرسة", "السوق", "النهر", "المسرح", "المكتبة", "الميناء", "الحديقة", "الجسر", "المتحف"];

/// Articles of which each place and thing have their share, and one pair of both has three.
fn articles() -> String {
    let mut lines = String::new();
    for number in 0..ARTICLES {
        let (place, thing) = (PLACES[number % 10], THINGS[number / 10 % 10]);
        let text = format!("زار الوزير {place} أمس وتحدث عن {thing} الجديد في خطاب طويل. ").repeat(4);
        let _ = writeln!(
            lines,
            "{}",
            serde_json::json!({ "id": format!("a{number}"), "title": format!("{thing} في {place} {number}"), "text": text })
        );
    }
    lines
}

fn folder(name: &str) -> Result<(Folder, Server)> {
    let folder = Folder::new(name)?;
    folder.add("articles.jsonl", &articles())?;
    folder.build(
        "",
        "خبر\n\nلا شيء من ذلك هنا.\n",
        // The worker fetches what a page has not asked for.
        Settings { chunks: Chunks::Always, offline: false, ..Settings::default() },
    )?;
    let site = folder.serve("/")?;
    Ok((folder, site))
}

fn parts_of(site: &Server) -> usize {
    site.requests().iter().filter(|path| path.ends_with(PART)).count()
}

/// Searches without the queries that typing would send on its way.
async fn pasted(page: &Page, query: &str) -> Result<Vec<Found>> {
    let paste = format!(
        "const input = part('input'); input.value = '{query}'; input.dispatchEvent(new Event('input'))"
    );
    page.js::<()>(&paste).await?;
    page.results_for(query).await
}

async fn fetches_what_a_search_needs(page: &Page) -> Result<()> {
    let (_folder, site) = folder("needs")?;
    page.open(&site).await?;
    let found = pasted(page, "القطار بغداد").await?;
    ensure!(found[0].title.contains("القطار في بغداد"), "{found:?}");
    let fetched = parts_of(&site);
    ensure!(fetched > 1, "nothing was fetched");
    pasted(page, "دمشق").await?;
    let fetched_since = parts_of(&site);
    ensure!(fetched_since > fetched, "nothing was fetched");
    // Again: nothing more.
    ensure!(pasted(page, "القطار بغداد").await?[0].title.contains("القطار في بغداد"));
    ensure!(parts_of(&site) == fetched_since, "{:?}", site.requests());
    ensure!(page.js::<bool>("return part('error') === null").await?);

    page.search("المتحف").await?;
    page.click("[part~=more]").await?;
    page.wait_until("return parts('result').length === 20").await?;
    page.click("[part~=title]").await?;
    page.wait_until("return part('article-title')?.textContent.includes('المتحف') ?? false").await?;
    page.wait_until("return parts('related-title').length === 3").await
}

async fn opens_an_article_that_the_address_names(page: &Page) -> Result<()> {
    let (_folder, site) = folder("named")?;
    page.visit(&format!("{}#kashaf=a123", site.address())).await?;
    page.wait_until("return part('article-title')?.textContent.endsWith(' 123') ?? false").await?;
    page.visit(&format!("{}?q=a#kashaf=b123", site.address())).await?;
    page.wait_until("return part('article')?.textContent.includes('لم يعد') ?? false").await
}

/// It is said, with what there is of the answer; and all is there after another try.
async fn a_spoiled_part_is_told_and_tried_again(page: &Page) -> Result<()> {
    let (_folder, site) = folder("spoiled")?;
    page.open(&site).await?;
    // Postings come, texts do not.
    ensure!(page.search("بغداد").await?.len() == 10);
    page.forgive(PART); // A browser may say that it is missing.
    site.spoil(PART, SPOILED[0].clone());
    page.search("دمشق").await?;
    told(page, NOT_ALL).await?;
    let named = "const [fault] = document.querySelector('kashaf-search').response.faults;
        return /^[0-9a-f]{12}$/.test(fault.part) && fault.message.length > 20";
    ensure!(page.js::<bool>(named).await?, "the fault has no name");
    ensure!(page.js::<bool>("return document.querySelector('kashaf-search').hasAttribute('ready')").await?);
    // What was answered before still is.
    ensure!(page.search("بغداد").await?.len() == 10);
    page.search("دمشق").await?;
    page.wait_until("return part('error') !== null").await?;
    let faults = page.axe().await?.violations;
    ensure!(faults.is_empty(), "{faults:#?}");
    for fault in &SPOILED[1..7] {
        site.spoil(PART, fault.clone());
        retry(page).await?;
        page.results_for("دمشق").await?;
        told(page, NOT_ALL).await.with_context(|| format!("{fault:?}"))?;
        ensure!(page.js::<bool>(named).await?, "{fault:?}");
    }
    site.spoil(PART, SPOILED[7].clone());
    retry(page).await?;
    ensure!(page.results_for("دمشق").await?.len() == 10);
    ensure!(page.js::<bool>("return part('error') === null").await?);
    attack(page, "a part of the index spoiled on its way", SPOILED.len())
}

async fn a_host_that_goes_half_way_and_comes_back(page: &Page) -> Result<()> {
    let (folder, mut site) = folder("gone")?;
    page.open(&site).await?;
    ensure!(page.search("بغداد").await?.len() == 10);
    page.forgive("ERR_");
    let port = site.port();
    site.stop();
    page.search("دمشق").await?;
    told(page, NOT_ALL).await?;
    // What is here is found all the same.
    ensure!(page.search("بغداد").await?.len() == 10);
    page.search("دمشق").await?;
    told(page, NOT_ALL).await?;
    let _site = Server::start(folder.site(), Some(port))?;
    retry(page).await?;
    ensure!(page.results_for("دمشق").await?.len() == 10);
    ensure!(page.js::<bool>("return part('error') === null").await?);
    page.click("[part~=title]").await?;
    page.wait_until("return part('article-title')?.textContent.includes('دمشق') ?? false").await
}

async fn answers_the_newest_query_first(page: &Page) -> Result<()> {
    let (_folder, site) = folder("newest")?;
    page.open(&site).await?;
    ensure!(page.search("بغداد").await?.len() == 10);
    site.spoil(PART, Fault::Held);
    page.js::<()>("window.answered = undefined").await?;
    page.js::<()>(
        "const input = part('input'); input.value = 'مسقط'; input.dispatchEvent(new Event('input'))",
    )
    .await?;
    page.wait_until("return part('status').textContent !== ''").await?;
    // All that is needed for this is there: it does not wait for the other.
    ensure!(page.search("بغداد").await?.len() == 10);
    site.mend();
    ensure!(page.search("مسقط").await?.len() == 10);
    Ok(())
}

async fn shows_the_first_results_while_others_come(page: &Page) -> Result<()> {
    let (_folder, site) = folder("growing")?;
    page.open(&site).await?;
    ensure!(pasted(page, "القطار بغداد").await?[0].title == "القطار في بغداد 0");
    // The first article of the train is that of Baghdad, which is here; the others are not.
    site.spoil(PART, Fault::Held);
    page.js::<()>(
        "[window.answered, window.before] = [undefined, part('title')];
         const input = part('input'); input.value = 'القطار'; input.dispatchEvent(new Event('input'))",
    )
    .await?;
    page.wait_until("return part('title') && part('title') !== window.before").await?;
    let shown =
        "return parts('result').length < 10 && part('count').textContent !== '' && part('more') === null";
    ensure!(page.js::<bool>(shown).await?);
    let said = "return part('status').textContent.includes(part('count').textContent)";
    ensure!(!page.js::<bool>(said).await? && page.js::<bool>("return window.answered === undefined").await?);
    page.js::<()>("window.first = part('title'); window.first.focus()").await?;
    site.mend();
    page.wait_until("return parts('result').length === 10 && part('more') !== null").await?;
    ensure!(
        page.js::<bool>("return part('title') === window.first && window.first.matches(':focus')").await?
    );
    page.wait_until(said).await
}
