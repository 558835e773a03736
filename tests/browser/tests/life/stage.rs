//! Pages with an element that is moved about, and what is waited for on them.

use anyhow::{Result, ensure};
use kashaf_browser_tests::folder::Folder;
use kashaf_browser_tests::page::Page;
use kashaf_browser_tests::{arabic_page, site_with};
use kashaf_builder::Settings;
use kashaf_builder::settings::Chunks;
use xtask::server::Server;
use xtask::site::Hosting;

pub(super) const MODULE: &str = ".wasm";
pub(super) const PART: &str = ".bin";

/// Every way of moving it that a page has; each leaves it in the page.
pub(super) const MOVES: &str = "
    const two = document.querySelector('#two');
    two.append(element);
    element.remove();
    document.querySelector('#one').append(element);
    const host = document.createElement('div');
    host.attachShadow({ mode: 'open' }).append(element);
    two.append(host);
    document.createElement('template').content.append(element);
    const fragment = document.createDocumentFragment();
    fragment.append(element);
    document.querySelector('#one').replaceChildren(fragment);
    if ('moveBefore' in Element.prototype) two.moveBefore(element, null);
";

/// It hears what is said, from the first.
const HEAR: &str = "<script>
    window.told = [];
    for (const type of ['search', 'ready', 'error']) {
        addEventListener(`kashaf-${type}`, ({ detail }) => window.told.push(type === 'search' ? detail.query : type));
    }</script>";

pub(super) fn body(plan: &str) -> String {
    format!(
        "{HEAR}<main><h1>صحيفة</h1><div id=one><kashaf-search {plan}></kashaf-search></div><div id=two></div></main>"
    )
}

pub(super) fn search(plan: &str) -> Result<Server> {
    site_with(&[("index.html", &body(plan)), ("frame.html", "<div id=in></div>")])
}

/// A search whose texts lie beside the module.
pub(super) fn in_parts(page: &Page, name: &str, plan: &str) -> Result<(Folder, Server)> {
    let folder = Folder::new(&format!("{name}-{}", page.engine()))?;
    let records = (0..60).map(|number| {
        serde_json::json!({ "id": format!("a{number}"), "title": format!("خبر {number}"),
            "text": "زار الوزير بغداد أمس وتحدث عن القطار الجديد في خطاب طويل. ".repeat(4) })
        .to_string()
    });
    folder.add("articles.jsonl", &records.collect::<Vec<_>>().join("\n"))?;
    let settings = Settings { chunks: Chunks::Always, ..Settings::default() };
    folder.build("", "خبر\n\nلا شيء من ذلك هنا.\n", settings)?;
    let hosting = Hosting {
        pages: vec![
            ("index.html".to_owned(), arabic_page(&body(plan))),
            ("frame.html".to_owned(), arabic_page("")),
        ],
        ..Hosting::default()
    };
    let site = Server::start_as(folder.site(), None, hosting)?;
    Ok((folder, site))
}

/// What is typed goes into the address after a pause: later than that by a timer of the same page.
pub(super) async fn drafts_are_over(page: &Page) -> Result<()> {
    page.js::<()>("window.isLater = false; setTimeout(() => (window.isLater = true), 600)").await?;
    page.wait_until("return window.isLater").await
}

pub(super) async fn field(page: &Page) -> Result<()> {
    page.wait_until("return part('input') instanceof HTMLElement").await
}

/// The answer stands there, once, and the address names it.
pub(super) async fn answered(page: &Page, query: &str, total: u32) -> Result<()> {
    page.results_for(query).await?;
    page.wait_until(&format!(
        "return element.response?.total === {total} && parts('result').length === {} && element.query === '{query}'
            && location.search === '?q=' + encodeURIComponent('{query}')",
        total.min(10)
    ))
    .await?;
    ensure!(
        page.js::<u32>(&format!("return window.told.filter((told) => told === '{query}').length")).await?
            == 1,
        "told again"
    );
    Ok(())
}
