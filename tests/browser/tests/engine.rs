//! The engine as a page's own scripts use it, and the element beside them.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use kashaf_browser_tests::page::Page;
use kashaf_browser_tests::{in_every_engine, site};
use serde_json::{Value, json};
use xtask::repo::root;
use xtask::server::Server;
use xtask::site::{Fault, Hosting};

in_every_engine! {
    answers_a_script_without_the_element
    answers_in_a_worker
    is_shared_by_all_of_a_page
    is_shared_by_all_of_a_page_under_a_prefix
    a_failed_load_may_be_tried_again
    keeps_what_was_set_before_the_element_was_there
    asks_as_soon_as_it_can
    tells_of_a_choice_and_can_be_kept_from_it
    two_lines_make_a_search
    the_script_of_the_document_runs
    takes_the_room_that_the_document_names
}

const MODULE: &str = ".wasm";

/// The page's own head; the icon keeps browsers from asking for one.
const HEAD: &str = "<!doctype html><meta charset=utf-8><title>صفحة</title><link rel=icon href='data:,'>";

/// A worker as a site would write it.
const WORKER: &str = "import { open } from './kashaf.js';
addEventListener('message', async ({ data }) => postMessage((await (await open()).search(data)).total));";

/// Goes to a page that is empty but for this, beside a copy of `dist/`.
async fn beside_the_files(page: &Page, test: &str, prefix: &str, body: &str) -> Result<Server> {
    let folder = folder(page, test);
    copy(&root().join("dist"), &folder)?;
    fs::write(folder.join("empty.html"), format!("{HEAD}{body}"))?;
    fs::write(folder.join("worker.js"), WORKER)?;
    let site = Server::start_as(folder, None, Hosting { prefix: prefix.to_owned(), ..Hosting::default() })?;
    page.visit(&format!("{}empty.html", site.address())).await?;
    Ok(site)
}

fn folder(page: &Page, test: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{test}-{}", page.engine()))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for file in fs::read_dir(from).context("there is no dist/: run `cargo xtask build` first")? {
        let file = file?;
        let (from, to) = (file.path(), to.join(file.file_name()));
        if from.is_dir() {
            copy(&from, &to)?;
        } else {
            fs::copy(&from, &to)?;
        }
    }
    Ok(())
}

/// Runs a script in which `told(value)` hands a value to the test, and waits for that.
async fn told(page: &Page, script: &str) -> Result<Value> {
    page.js::<()>(&format!(
        "window.tale = undefined;
        const told = (value) => (window.tale = JSON.stringify(value));
        (async () => {{ {script} }})().catch((error) => told(String(error)));"
    ))
    .await?;
    page.wait_until("return window.tale !== undefined").await?;
    Ok(serde_json::from_str(&page.js::<String>("return window.tale").await?)?)
}

fn modules(site: &Server) -> usize {
    site.requests().iter().filter(|path| path.contains("/index.") && path.ends_with(MODULE)).count()
}

async fn answers_a_script_without_the_element(page: &Page) -> Result<()> {
    let _site = beside_the_files(page, "answers_a_script_without_the_element", "/", "").await?;
    let answer = told(
        page,
        "const { open } = await import('./kashaf.js');
        const { search, document: read, suggest, related } = await open();
        const [hit] = (await search('العراق', { limit: 1 })).hits;
        const { paragraphs } = await read(hit.id, 'العراق');
        const marked = paragraphs.some(({ segments }) => segments.some(({ marked }) => marked));
        const asked = [search('العراق'), suggest('العر', 1), related(hit.id, 1)];
        const [{ total }, completions, others] = await Promise.all(asked);
        told([total, marked, completions.length, others.length]);",
    )
    .await?;
    ensure!(answer == json!([5, true, 1, 1]), "{answer}");
    ensure!(page.js::<bool>("return customElements.get('kashaf-search') === undefined").await?);
    Ok(())
}

async fn answers_in_a_worker(page: &Page) -> Result<()> {
    let site = beside_the_files(page, "answers_in_a_worker", "/a/b/", "").await?;
    let answer = told(
        page,
        "const worker = new Worker('worker.js', { type: 'module' });
        const totals = [];
        worker.addEventListener('error', ({ message }) => told(`error: ${message}`));
        worker.addEventListener('message', ({ data }) => totals.push(data) === 2 && told(totals));
        worker.postMessage('العراق');
        worker.postMessage('واشنطن');",
    )
    .await?;
    ensure!(answer == json!([5, 5]), "{answer}");
    ensure!(modules(&site) == 1, "{:?}", site.requests());
    Ok(())
}

async fn is_shared_by_all_of_a_page(page: &Page) -> Result<()> {
    shares(page, &beside_the_files(page, "is_shared", "/", "").await?).await
}

async fn is_shared_by_all_of_a_page_under_a_prefix(page: &Page) -> Result<()> {
    shares(page, &beside_the_files(page, "is_shared_under_a_prefix", "/a/b/", "").await?).await
}

/// Two elements, the page's own script, and both ways to the engine.
async fn shares(page: &Page, site: &Server) -> Result<()> {
    let answer = told(
        page,
        "document.body.append(document.createElement('kashaf-search'), document.createElement('kashaf-search'));
        const [element, engine] = await Promise.all(['kashaf-search.js', 'kashaf.js'].map((file) => import(`./${file}`)));
        const elements = [...document.querySelectorAll('kashaf-search')];
        const all = [element.open(), engine.open(), ...elements.map((each) => each.load())];
        const [one, other] = await Promise.all(all);
        for (const each of elements) each.search('العراق');
        told([one === other, ...elements.map(({ response }) => response.total)]);",
    )
    .await?;
    ensure!(answer == json!([true, 5, 5]), "{answer}");
    ensure!(modules(site) == 1, "{:?}", site.requests());
    Ok(())
}

async fn a_failed_load_may_be_tried_again(page: &Page) -> Result<()> {
    let site = beside_the_files(page, "a_failed_load_may_be_tried_again", "/", "").await?;
    site.spoil(MODULE, Fault::Cut(1000));
    let first = told(page, "await (await import('./kashaf.js')).open(); told('opened');").await?;
    ensure!(first.as_str().is_some_and(|error| error.contains("Error")), "{first}");
    site.mend();
    let again =
        "const { open } = await import('./kashaf.js'); told((await (await open()).search('العراق')).total);";
    let second = told(page, again).await?;
    ensure!(second == 5, "{second}");
    page.errors().await?; // The browser's own note on the broken module.
    Ok(())
}

async fn keeps_what_was_set_before_the_element_was_there(page: &Page) -> Result<()> {
    let _site = beside_the_files(page, "keeps_what_was_set_before_the_element_was_there", "/", "").await?;
    let answer = told(
        page,
        "const early = document.createElement('kashaf-search');
        document.body.append(early);
        early.messages = { placeholder: 'ابحث هنا' };
        early.query = 'العراق';
        await import('./kashaf-search.js');
        await early.ready;
        const { placeholder, value } = early.shadowRoot.querySelector('input');
        told([placeholder, value, early.query, early.response.total]);",
    )
    .await?;
    ensure!(answer == json!(["ابحث هنا", "العراق", "العراق", 5]), "{answer}");
    Ok(())
}

async fn asks_as_soon_as_it_can(page: &Page) -> Result<()> {
    let _site = beside_the_files(page, "asks_as_soon_as_it_can", "/", "").await?;
    // Not in the page yet, and in a language whose words are yet to come.
    let answer = told(
        page,
        "await import('./kashaf-search.js');
        const made = document.createElement('kashaf-search');
        made.lang = 'fr';
        made.search('العراق');
        document.body.append(made);
        await made.load();
        told([made.query, made.response.total]);",
    )
    .await?;
    ensure!(answer == json!(["العراق", 5]), "{answer}");
    Ok(())
}

async fn tells_of_a_choice_and_can_be_kept_from_it(page: &Page) -> Result<()> {
    let site = site("/")?;
    page.open(&site).await?;
    page.js::<()>(
        "document.addEventListener('kashaf-select', (event) => {
            event.preventDefault();
            const { hit, query, href } = event.detail;
            window.chosen = [hit.title, query, href === `#kashaf=${hit.id}`, event.composed];
        });",
    )
    .await?;
    let found = page.search("العراق").await?;
    page.click("[part~=title]").await?;
    let chosen: Value = page.js("return window.chosen").await?;
    ensure!(chosen == json!([found[0].title, "العراق", true, true]), "{chosen}");
    ensure!(page.results().await? == found, "the article was opened all the same");
    Ok(())
}

/// The example of README and WIDGET.md, as it stands there.
async fn two_lines_make_a_search(page: &Page) -> Result<()> {
    // The README has the search in a folder of the site, the other beside the page.
    copy(&root().join("dist"), &folder(page, "two_lines").join("search"))?;
    for document in ["README.md", "WIDGET.md"] {
        let text = fs::read_to_string(root().join(document))?;
        let lines =
            text.split("```html\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap_or_default();
        ensure!(lines.lines().count() == 2, "{document} begins with {lines}");
        let _site = beside_the_files(page, "two_lines", "/", lines).await?;
        // WebKit says that a page is loaded before the scripts are that its scripts import.
        page.wait_until("return element?.query === ''").await?;
        page.touch().await?;
        ensure!(page.search("العراق").await?.len() == 5, "{document}");
    }
    Ok(())
}

fn first_block<'a>(document: &'a str, language: &str) -> &'a str {
    let rest = document.split(&format!("```{language}\n")).nth(1);
    rest.and_then(|rest| rest.split("```").next()).unwrap_or_default()
}

async fn the_script_of_the_document_runs(page: &Page) -> Result<()> {
    let text = fs::read_to_string(root().join("WIDGET.md"))?;
    let chosen = "window.showArticle = (id) => (window.chosen = id)";
    let script = first_block(&text, "js");
    let body = format!(
        "<kashaf-search></kashaf-search><script>{chosen}</script><script type=module>{script}</script>"
    );
    let _site = beside_the_files(page, "script", "/", &body).await?;
    page.wait_until("return element.response?.total === 5").await?;
    page.click("[part~=title]").await?;
    ensure!(page.js::<bool>("return window.chosen === element.response.hits[0].id").await?);
    ensure!(page.results().await?.len() == 5, "the article was opened all the same");
    Ok(())
}

/// What WIDGET.md says to keep free, so that nothing moves when the element takes its place.
async fn takes_the_room_that_the_document_names(page: &Page) -> Result<()> {
    let text = fs::read_to_string(root().join("WIDGET.md"))?;
    let rule = text.lines().find(|line| line.contains(":not(:defined)")).context("no rule in WIDGET.md")?;
    let body = "<style></style><kashaf-search></kashaf-search>";
    let _site = beside_the_files(page, "room", "/", body).await?;
    page.js::<()>(&format!("document.querySelector('style').textContent = {}", Value::from(rule))).await?;
    let height = "return element.getBoundingClientRect().height";
    let before: f64 = page.js(height).await?;
    told(page, "await import('./kashaf-search.js'); told('there')").await?;
    page.wait_until("return part('input') instanceof HTMLElement").await?;
    let after: f64 = page.js(height).await?;
    // Engines round to different parts of a pixel.
    ensure!((before - after).abs() < 0.1, "{before} px are kept, but it is {after} px high");
    Ok(())
}
