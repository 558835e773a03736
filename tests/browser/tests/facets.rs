//! What readers narrow results to and order them by: what is shown is what the engine answers, and stays in the address.

use std::path::Path;

use anyhow::{Result, ensure};
use kashaf_browser_tests::in_every_engine;
use kashaf_browser_tests::page::Page;
use serde_json::{Value, json};
use xtask::server::Server;

use crate::library::library;

in_every_engine! {
    choices_agree_with_the_engine
    works_by_keyboard
    stays_in_the_address
    a_filter_of_the_page_stays_out_of_the_address
    lists_all_that_pass_without_a_query
    sorts_by_date
    chosen_names_stay_in_sight
    facets_come_only_where_they_are_asked_for
    facets_shut_nobody_out
    forced_colors_keep_facets_legible(ForcedColors)
    facets_fit_a_narrow_screen
}

/// A page with the element, which has these attributes.
async fn open(page: &Page, attributes: &str) -> Result<Server> {
    let body =
        format!("<main><h1>مجلة</h1><kashaf-search lang=ar recents=off {attributes}></kashaf-search></main>");
    let site = library("/", &[("index.html", &body)])?;
    page.open(&site).await?;
    Ok(site)
}

/// Waits for the facets, and shows them.
async fn unfold(page: &Page) -> Result<()> {
    page.wait_until("return part('filter')?.checkVisibility() ?? false").await?;
    page.click("[part~=filter]").await?;
    page.wait_until("return part('facets').checkVisibility()").await
}

/// The ids of the results.
async fn ids(page: &Page) -> Result<Vec<String>> {
    page.js("return parts('title').map((title) => title.dataset.id)").await
}

/// Ticks a name, or takes the tick away.
async fn tick(page: &Page, name: &str) -> Result<()> {
    page.click(&format!("[part~=tick][value='{name}']")).await
}

/// What is shown is what the engine says to `{ filter }`.
async fn agrees(page: &Page, filter: &Value) -> Result<()> {
    let script = format!(
        "const asked = {{ filter: {filter}, limit: 100, facets: true }};
        const {{ ask }} = [...globalThis[Symbol.for('kashaf')].values()][0].ready;
        const wanted = ask(({{ search }}) => search(element.query, asked));
        const counted = (kind) => Object.fromEntries(wanted.facets.find((facet) => facet.kind === kind).values
            .map(({{ value, count }}) => [value, String(count)]));
        const shown = (kind) => Object.fromEntries(parts('facet')[['section', 'tag', 'author'].indexOf(kind)]
            ? [...parts('facet')[['section', 'tag', 'author'].indexOf(kind)].querySelectorAll('label')]
                .map((label) => [label.querySelector('input').value, label.querySelector('[part=value-count]').textContent]) : []);
        for (const more of parts('more-values')) more.click();
        const same = (kind) => JSON.stringify(Object.entries(shown(kind)).sort()) === JSON.stringify(Object.entries(counted(kind)).sort());
        return [
            JSON.stringify(parts('title').map((title) => title.dataset.id)) === JSON.stringify(wanted.hits.map(({{ id }}) => id)),
            same('section'), same('tag'), same('author'), JSON.stringify(element.filter) === JSON.stringify(asked.filter),
        ]"
    );
    let same: Vec<bool> = page.js(&script).await?;
    ensure!(
        same.iter().all(|&same| same),
        "{filter}: hits, sections, tags, authors, filter: {same:?}, {:?}",
        ids(page).await?
    );
    Ok(())
}

async fn choices_agree_with_the_engine(page: &Page) -> Result<()> {
    let _site = open(page, "facets").await?;
    page.search("القمر").await?;
    unfold(page).await?;
    agrees(page, &json!({})).await?;
    tick(page, "علوم").await?;
    agrees(page, &json!({ "section": ["علوم"] })).await?;
    tick(page, "ثقافة").await?;
    page.wait_until("return element.filter.section.length === 2").await?;
    tick(page, "شعر").await?;
    let said: Vec<String> = page.js("return element.filter.section").await?;
    agrees(page, &json!({ "section": said, "tag": ["شعر"] })).await?;
    tick(page, "علوم").await?;
    agrees(page, &json!({ "section": ["ثقافة"], "tag": ["شعر"] })).await?;
    // Another query counts anew.
    page.search("أغنية القمر").await?;
    agrees(page, &json!({ "section": ["ثقافة"], "tag": ["شعر"] })).await?;
    let heard = "return parts('chosen')[0].textContent === '(2)' && part('status').textContent !== ''";
    page.wait_until(heard).await?;
    page.click("[part~=unfilter]").await?;
    agrees(page, &json!({})).await
}

async fn works_by_keyboard(page: &Page) -> Result<()> {
    let _site = open(page, "facets='section date'").await?;
    page.search("القمر").await?;
    page.wait_until("return part('filter')?.checkVisibility() ?? false").await?;
    page.js::<()>("part('filter').focus()").await?;
    page.key("Enter").await?;
    page.wait_until("return part('facets').checkVisibility()").await?;
    ensure!(page.js::<usize>("return parts('facet').length").await? == 2);
    page.js::<()>("part('tick').focus()").await?;
    page.key("Space").await?;
    page.wait_until("return element.filter.section?.length === 1").await?;
    ensure!(page.focused().await?.part == "tick", "the focus is gone: {:?}", page.focused().await?);
    let first: String = page.js("return part('tick').value").await?;
    let shown = ids(page).await?;
    let wanted: Vec<String> = page
        .js(&format!(
            "return element.response.hits.filter(({{ section }}) => section === {}).map(({{ id }}) => id)",
            Value::from(first)
        ))
        .await?;
    ensure!(!shown.is_empty() && shown == wanted, "{shown:?}");
    page.key("Escape").await?;
    page.wait_until("return !part('facets').checkVisibility() && root.activeElement === part('filter')")
        .await?;
    ensure!(
        page.js::<bool>(
            "return element.query === 'القمر' && part('filter').getAttribute('aria-expanded') === 'false'"
        )
        .await?
    );
    // The years from the first article to the last.
    let years: Vec<String> =
        page.js("return [...part('bound').querySelectorAll('option')].map(({ value }) => value)").await?;
    ensure!(years.len() > 2 && years[0].is_empty(), "{years:?}");
    Ok(())
}

/// Chooses from a list as a browser does.
async fn choose(page: &Page, list: &str, value: &str) -> Result<()> {
    let script = format!(
        "const list = {list}; list.value = '{value}';
        list.dispatchEvent(new Event('change', {{ bubbles: true }}));"
    );
    page.js::<()>(&script).await
}

const AFTER: &str = "parts('bound')[0].querySelector('select')";
const BEFORE: &str = "parts('bound')[1].querySelector('select')";
const ORDER: &str = "part('sort').querySelector('select')";

async fn stays_in_the_address(page: &Page) -> Result<()> {
    let site = open(page, "facets").await?;
    page.js::<()>("history.replaceState(null, '', '?section=theirs&q-other=x')").await?;
    page.search("القمر").await?;
    page.key("Enter").await?;
    page.wait_until("return location.search.includes('&q=')").await?;
    unfold(page).await?;
    tick(page, "علوم").await?;
    tick(page, "ثقافة").await?;
    choose(page, AFTER, "2019").await?;
    choose(page, BEFORE, "2022").await?;
    choose(page, ORDER, "oldest").await?;
    let wanted = ["b", "c", "d", "g"];
    ensure!(ids(page).await? == wanted, "{:?}", ids(page).await?);
    let address: String = page.js("return decodeURIComponent(location.search)").await?;
    for pair in [
        "?section=theirs&q-other=x&q=القمر",
        "q-section=علوم",
        "q-section=ثقافة",
        "q-after=2019",
        "q-before=2022",
        "q-sort=oldest",
    ] {
        ensure!(address.contains(pair), "{pair} is not in {address}");
    }
    page.js::<()>("window.isOld = true; location.reload()").await?;
    page.wait_until(&format!(
        "return window.isOld === undefined && parts('title').length === {}",
        wanted.len()
    ))
    .await?;
    ensure!(ids(page).await? == wanted, "loaded anew: {:?}", ids(page).await?);
    page.wait_until("return part('chosen')?.textContent === '(3)'").await?;
    ensure!(page.js::<String>(&format!("return {ORDER}.value + {AFTER}.value")).await? == "oldest2019");
    // Back through the choices, one by one.
    for count in [4, 6, 7, 4, 9] {
        page.js::<()>("history.back()").await?;
        page.wait_until(&format!("return parts('title').length === {count}")).await?;
    }
    ensure!(
        page.js::<bool>("return JSON.stringify(element.filter) === '{}' && element.sort === 'relevance'")
            .await?
    );
    // What is no name of ours is nothing.
    page.visit(&format!(
        "{}?q=%D8%A7%D9%84%D9%82%D9%85%D8%B1&q-sort=worst&q-colour=red&section=x",
        site.address()
    ))
    .await?;
    page.wait_until("return parts('title').length === 9").await
}

async fn a_filter_of_the_page_stays_out_of_the_address(page: &Page) -> Result<()> {
    let _site = open(page, "").await?;
    page.js::<()>("element.filter = { section: 'علوم' }; element.sort = 'newest'").await?;
    ensure!(
        page.js::<bool>("return part('example') === null && parts('title').length === 0").await?,
        "an empty field lists"
    );
    page.search("القمر").await?;
    ensure!(ids(page).await? == ["i", "g", "d", "a"], "{:?}", ids(page).await?);
    page.key("Enter").await?;
    page.wait_until("return location.search.startsWith('?q=') && !location.search.includes('-')").await?;
    // Another language is another box, with the same filter.
    page.js::<()>("element.lang = 'en'").await?;
    page.wait_until("return part('count')?.textContent === '4 results'").await?;
    // A script may say it before the element is defined.
    let early = "<kashaf-search lang=ar recents=off></kashaf-search><script>
        Object.assign(document.querySelector('kashaf-search'), { query: 'القمر', sort: 'oldest', filter: { section: 'علوم' } });
        </script>";
    let site = library("/", &[("index.html", early)])?;
    page.visit(&site.address()).await?;
    page.wait_until("return parts('title').map((title) => title.dataset.id).join('') === 'adgi'").await
}

async fn lists_all_that_pass_without_a_query(page: &Page) -> Result<()> {
    let site = open(page, "facets").await?;
    // All of them can be chosen from before a word is asked for.
    unfold(page).await?;
    tick(page, "سياسة").await?;
    page.wait_until("return parts('title').length === 2").await?;
    ensure!(ids(page).await? == ["f", "e"], "the newest first: {:?}", ids(page).await?);
    page.visit(&format!("{}?q-section=%D8%B3%D9%8A%D8%A7%D8%B3%D8%A9", site.address())).await?;
    page.wait_until("return parts('title').length === 2").await?;
    page.wait_until("return part('unfilter')?.checkVisibility() ?? false").await?;
    page.click("[part~=unfilter]").await?;
    page.wait_until("return parts('title').length === 0 || !part('title').checkVisibility()").await?;
    ensure!(page.js::<bool>("return location.search === ''").await?);
    Ok(())
}

async fn sorts_by_date(page: &Page) -> Result<()> {
    let _site = open(page, "facets=date sort=newest").await?;
    page.search("القمر").await?;
    let newest = ["i", "h", "g", "f", "e", "d", "c", "b", "a"];
    ensure!(ids(page).await? == newest, "{:?}", ids(page).await?);
    page.wait_until("return part('sort')?.checkVisibility() ?? false").await?;
    ensure!(page.js::<String>(&format!("return {ORDER}.value")).await? == "newest");
    choose(page, ORDER, "oldest").await?;
    let mut oldest = newest;
    oldest.reverse();
    ensure!(ids(page).await? == oldest, "{:?}", ids(page).await?);
    choose(page, ORDER, "relevance").await?;
    let best: Vec<String> = page.js("return element.response.hits.map(({ id }) => id)").await?;
    ensure!(ids(page).await? == best && best != newest && element_sort(page).await? == "relevance");
    Ok(())
}

async fn element_sort(page: &Page) -> Result<String> {
    page.js("return element.sort").await
}

async fn chosen_names_stay_in_sight(page: &Page) -> Result<()> {
    let site = open(page, "facets").await?;
    // One that no article has, and a rare one behind the six of which there are most.
    let asked = "?q=%D8%A3%D8%BA%D9%86%D9%8A%D8%A9&q-tag=%D9%83%D8%B1%D8%A9&q-tag=%D9%85%D8%B3%D8%B1%D8%AD";
    page.visit(&format!("{}{asked}", site.address())).await?;
    unfold(page).await?;
    page.wait_until("return part('nothing')?.checkVisibility() ?? false").await?;
    let ticks: Vec<String> =
        page.js("return parts('tick').filter((tick) => tick.checked && tick.checkVisibility()).map(({ value }) => value).sort()").await?;
    ensure!(ticks == ["كرة", "مسرح"], "{ticks:?}");
    ensure!(page.js::<bool>("return part('count').textContent === ''").await?, "it is said twice");
    page.click("[part=nothing] [part~=unfilter]").await?;
    page.wait_until("return parts('title').length > 0 && root.activeElement === part('input')").await
}

async fn facets_come_only_where_they_are_asked_for(page: &Page) -> Result<()> {
    let site = open(page, "").await?;
    page.search("القمر").await?;
    let asked = |site: &Server| site.requests().iter().any(|path| path.ends_with("/facets.js"));
    ensure!(!asked(&site), "the script of facets came");
    page.js::<()>("element.setAttribute('facets', '')").await?;
    page.wait_until("return part('filter')?.checkVisibility() ?? false").await?;
    ensure!(asked(&site));
    page.js::<()>("element.setAttribute('shape', 'dropdown')").await?;
    page.wait_until("return part('panel') !== null && part('refine') === null").await
}

async fn facets_shut_nobody_out(page: &Page) -> Result<()> {
    let _site = open(page, "facets").await?;
    page.search("القمر").await?;
    page.wait_until("return part('filter')?.checkVisibility() ?? false").await?;
    check(page, "folded").await?;
    unfold(page).await?;
    check(page, "unfolded").await?;
    tick(page, "سياسة").await?;
    check(page, "chosen").await?;
    picture(page, "chosen").await?;
    let small =
        "return ['filter', 'select', 'unfilter'].flatMap(parts).filter((found) => found.checkVisibility())
        .filter((found) => found.getBoundingClientRect().height < 44).map((found) => found.part.value)";
    let small: Vec<String> = page.js(small).await?;
    ensure!(small.is_empty(), "too small: {small:?}");
    page.search("بحر ظظظظ").await?;
    check(page, "another").await?;
    page.js::<()>("element.filter = { tag: 'لا شيء' }").await?;
    page.wait_until("return part('nothing')?.checkVisibility() ?? false").await?;
    check(page, "nothing left").await
}

async fn forced_colors_keep_facets_legible(page: &Page) -> Result<()> {
    let _site = open(page, "facets").await?;
    page.search("القمر").await?;
    unfold(page).await?;
    tick(page, "سياسة").await?;
    let found = page.axe().await?;
    ensure!(found.violations.is_empty() && found.incomplete.is_empty(), "{found:#?}");
    Ok(())
}

async fn check(page: &Page, state: &str) -> Result<()> {
    for scheme in ["dark", "light"] {
        page.js::<()>(&format!("document.documentElement.style.colorScheme = '{scheme}'")).await?;
        let found = page.axe().await?;
        ensure!(found.violations.is_empty() && found.incomplete.is_empty(), "{state}, {scheme}: {found:#?}");
    }
    Ok(())
}

async fn facets_fit_a_narrow_screen(page: &Page) -> Result<()> {
    let body = "<main><h1>مجلة</h1><kashaf-search lang=ar recents=off facets></kashaf-search></main>";
    let site = library("/", &[("index.html", body)])?;
    page.open_narrow(&site, 320).await?;
    page.search("القمر").await?;
    unfold(page).await?;
    let wide: Vec<String> = page
        .js("return [...root.querySelectorAll('[part]')].filter((found) => found.checkVisibility()).filter((found) => {
            const { left, right } = found.getBoundingClientRect();
            return left < -1 || right > document.documentElement.clientWidth + 1;
        }).map((found) => found.part.value)")
        .await?;
    ensure!(wide.iter().all(|part| part == "completion"), "wider than the page: {wide:?}");
    picture(page, "narrow").await
}

/// For people to look at: engines draw differently, so nothing compares them.
async fn picture(page: &Page, state: &str) -> Result<()> {
    let file = format!("{}/shots/gallery/{}-facets-{state}.png", env!("CARGO_MANIFEST_DIR"), page.engine());
    page.screenshot(Path::new(&file)).await
}
