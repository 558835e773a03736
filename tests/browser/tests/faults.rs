//! Hosts and networks that spoil a file: each ends in the right answer, or in words that are heard, with a way on.

use std::fs;
use std::io::{self, Write};

use anyhow::{Context, Result, ensure};
use kashaf_browser_tests::folder::Folder;
use kashaf_browser_tests::page::Page;
use kashaf_browser_tests::{in_every_engine, site, site_as, site_with};
use kashaf_builder::Settings;
use kashaf_builder::place::take;
use xtask::repo::root;
use xtask::site::{Fault, Hosting};

in_every_engine! {
    a_spoiled_module_is_told_and_tried_again
    a_spoiled_rest_of_the_code_is_told_and_tried_again
    a_spoiled_reader_is_told_and_tried_again
    without_a_shape_choices_or_words_there_are_others
    a_page_without_its_script_says_so
    a_reader_that_comes_late_opens_nothing_over_another_answer
    from_another_origin_only_if_that_allows_it
    an_index_without_a_proof_is_opened_anew
}

/// What a host or a network does to a file. The last does no harm to what is fetched, and scripts are none under it.
pub(crate) const SPOILED: [Fault; 8] = [
    Fault::Missing,
    Fault::Broken,
    Fault::Cut(0),
    Fault::Cut(100),
    Fault::Dropped(100),
    Fault::Altered,
    Fault::Page,
    Fault::Typed("text/plain"),
];

/// What of that a browser tells from a script: there is no proof of it, and one that is empty is one.
const UNLIKE_SCRIPTS: [Fault; 6] = [
    Fault::Missing,
    Fault::Broken,
    Fault::Cut(100),
    Fault::Dropped(100),
    Fault::Page,
    Fault::Typed("text/plain"),
];

/// What browsers note of a script that is none, if they do not name the file.
const NO_SCRIPT: [&str; 6] =
    ["module script", "SyntaxError", "MIME type", "Unexpected", "unterminated", "missing"];

/// The file of `dist/assets` that begins so.
fn asset(start: &str) -> Result<String> {
    let names = fs::read_dir(root().join("dist/assets"))?
        .filter_map(|file| file.ok()?.file_name().into_string().ok());
    names.into_iter().find(|name| name.starts_with(start)).context("dist/assets lacks a file")
}

/// A line of the published table.
pub(crate) fn attack(page: &Page, name: &str, cases: usize) -> Result<()> {
    Ok(writeln!(io::stdout(), "\nattack: {name}, {}: {cases} of {cases}", page.engine())?)
}

/// It is seen and heard that something failed, and what is to be done.
pub(crate) async fn told(page: &Page, what: &str) -> Result<()> {
    page.wait_until(&format!(
        "return (part('error')?.checkVisibility() ?? false) && part('retry').checkVisibility()
            && [part('error'), part('status')].every(({{ textContent }}) =>
                textContent.includes('{what}') && textContent.includes('أعد تحميل الصفحة'))"
    ))
    .await
}

/// What is said if there is no engine, and if something of the articles or of the code is not there.
pub(crate) const NO_SEARCH: &str = "تعذّر تشغيل البحث";
pub(crate) const NOT_ALL: &str = "تعذّر جلب بعض المقالات";

pub(crate) async fn retry(page: &Page) -> Result<()> {
    page.js::<()>("window.broken = window.answered = undefined").await?;
    page.click("[part~=retry]").await
}

async fn a_spoiled_module_is_told_and_tried_again(page: &Page) -> Result<()> {
    let (site, module) = (site("/")?, asset("index.")?);
    page.forgive("index.");
    site.spoil(&module, Fault::Missing);
    page.visit(&[&site.address(), "?q=العراق"].concat()).await?;
    told(page, NO_SEARCH).await?;
    for fault in &SPOILED[..7] {
        site.spoil(&module, fault.clone());
        retry(page).await?;
        page.wait_until("return window.broken !== undefined").await.with_context(|| format!("{fault:?}"))?;
        told(page, NO_SEARCH).await?;
    }
    // Under another type it is only slower.
    site.spoil(&module, SPOILED[7].clone());
    retry(page).await?;
    ensure!(page.results_for("العراق").await?.len() == 5);
    attack(page, "a module spoiled on its way", SPOILED.len())
}

async fn a_spoiled_rest_of_the_code_is_told_and_tried_again(page: &Page) -> Result<()> {
    let (site, rest) = (site("/")?, asset("rest.")?);
    page.forgive("rest.");
    site.spoil(&rest, Fault::Missing);
    page.visit(&[&site.address(), "?q=الكاضمي"].concat()).await?;
    told(page, NOT_ALL).await?;
    for fault in &SPOILED[..7] {
        site.spoil(&rest, fault.clone());
        retry(page).await?;
        page.wait_until("return window.answered === 'الكاضمي'")
            .await
            .with_context(|| format!("{fault:?}"))?;
        told(page, NOT_ALL).await?;
        ensure!(page.results().await?.is_empty(), "{fault:?}");
    }
    site.spoil(&rest, SPOILED[7].clone());
    retry(page).await?;
    ensure!(!page.results_for("الكاضمي").await?.is_empty());
    attack(page, "the rest of the code spoiled on its way", SPOILED.len())
}

async fn a_spoiled_reader_is_told_and_tried_again(page: &Page) -> Result<()> {
    page.forgive("reader.js");
    NO_SCRIPT.iter().for_each(|words| page.forgive(words));
    let site = site("/")?;
    for fault in UNLIKE_SCRIPTS {
        site.spoil("reader.js", fault.clone());
        page.visit(&[&site.address(), "?q=العراق"].concat()).await?;
        page.wait_until("return parts('result').length === 5").await?;
        page.click("[part~=title]").await?;
        told(page, NO_SEARCH).await.with_context(|| format!("{fault:?}"))?;
        site.mend();
        retry(page).await?;
        ensure!(page.results_for("العراق").await?.len() == 5, "{fault:?}");
        page.click("[part~=title]").await?;
        let shown = "return part('article')?.checkVisibility() ?? false";
        page.wait_until(shown).await.with_context(|| format!("{fault:?}"))?;
    }
    attack(page, "a later script spoiled on its way", UNLIKE_SCRIPTS.len())
}

/// A list in the place of a dropdown, no choices, English.
async fn without_a_shape_choices_or_words_there_are_others(page: &Page) -> Result<()> {
    let site = site_with(&[(
        "all.html",
        "<kashaf-search id=one shape=dropdown></kashaf-search><kashaf-search id=two facets></kashaf-search>
        <kashaf-search id=three lang=de></kashaf-search>",
    )])?;
    NO_SCRIPT.iter().for_each(|words| page.forgive(words));
    let scripts = ["listbox.js", "facets.js", "de.js"];
    scripts.iter().for_each(|file| page.forgive(file));
    for fault in UNLIKE_SCRIPTS {
        scripts.iter().for_each(|file| site.spoil(file, fault.clone()));
        page.visit(&format!("{}all.html", site.address())).await?;
        let asked = "const all = [...document.querySelectorAll('kashaf-search')];
            if (window.asked !== all.length && all.every(({ shadowRoot }) => shadowRoot?.querySelector('input'))) {
                window.asked = all.length;
                for (const each of all) each.search('العراق');
            }
            return all.every(({ shadowRoot }) => shadowRoot?.querySelectorAll('[part=result]').length === 5)";
        page.wait_until(asked).await.with_context(|| format!("{fault:?}"))?;
        let said =
            "return document.getElementById('three').shadowRoot.querySelector('[part=count]').textContent";
        ensure!(page.js::<String>(said).await? == "5 results", "{fault:?}");
    }
    attack(page, "scripts that are done without", scripts.len() * UNLIKE_SCRIPTS.len())
}

async fn a_page_without_its_script_says_so(page: &Page) -> Result<()> {
    let folder = Folder::new("script")?;
    folder.build(
        "",
        "خبر\n\nوصل القطار إلى المدينة.\n",
        Settings { offline: false, ..Settings::default() },
    )?;
    let site = folder.serve("/")?;
    page.forgive("kashaf-search.js");
    NO_SCRIPT.iter().for_each(|words| page.forgive(words));
    for fault in UNLIKE_SCRIPTS {
        site.spoil("kashaf-search.js", fault.clone());
        page.visit(&[&site.address(), "?q=القطار"].concat()).await?;
        let alert = "document.querySelector('kashaf-search > [role=alert]')";
        // While the script may still come, nothing is said.
        let style = format!("getComputedStyle({alert}).visibility");
        ensure!(page.js::<String>(&format!("return {style}")).await? == "hidden", "{fault:?}");
        page.js::<()>("for (const each of document.getAnimations()) each.finish()").await?;
        let seen = format!("return {style} === 'visible' && {alert}.textContent.includes('{NO_SEARCH}')");
        page.wait_until(&seen).await.with_context(|| format!("{fault:?}"))?;
        ensure!(page.axe().await?.violations.is_empty(), "{fault:?}");
        site.mend();
        page.find_in_page("[role=alert] a").await?.click().await?;
        page.wait_until("return parts('result').length === 1").await.with_context(|| format!("{fault:?}"))?;
        ensure!(page.js::<bool>(&format!("return !{alert}.checkVisibility()")).await?);
    }
    attack(page, "a first script spoiled on its way", UNLIKE_SCRIPTS.len())
}

async fn a_reader_that_comes_late_opens_nothing_over_another_answer(page: &Page) -> Result<()> {
    let site = site("/")?;
    site.spoil("reader.js", Fault::Held);
    page.visit(&[&site.address(), "?q=العراق"].concat()).await?;
    page.wait_until("return parts('result').length === 5").await?;
    page.click("[part~=title]").await?;
    // The reader types on.
    ensure!(!page.search("بغداد").await?.is_empty());
    site.mend();
    page.wait_until(
        "import(performance.getEntriesByType('resource').find(({ name }) => name.includes('reader.js'))?.name ?? '')
            .then(() => (window.late = true), () => {});
        return window.late ?? false",
    )
    .await
    .ok();
    ensure!(page.js::<bool>("return part('article') === null && location.hash === ''").await?);
    ensure!(!page.results().await?.is_empty());
    page.click("[part~=title]").await?;
    page.wait_until("return part('article')?.checkVisibility() ?? false").await
}

async fn from_another_origin_only_if_that_allows_it(page: &Page) -> Result<()> {
    page.forgive("CORS");
    page.forgive("kashaf-search.js");
    for is_allowed in [false, true] {
        let headers = match is_allowed {
            true => vec![("Access-Control-Allow-Origin".to_owned(), "*".to_owned())],
            false => Vec::new(),
        };
        let other = site_as(Hosting { headers, ..Hosting::default() })?;
        let body = format!(
            "<!doctype html><meta charset=utf-8><title>a</title><link rel=icon href='data:,'>
            <script type=module src='{}kashaf-search.js'></script>
            <kashaf-search lang=ar><p role=alert>ليس هنا</p></kashaf-search>",
            other.address()
        );
        let pages = vec![("page.html".to_owned(), body)];
        let here = site_as(Hosting { pages, ..Hosting::default() })?;
        page.visit(&format!("{}page.html?q=الكاضمي", here.address())).await?;
        if is_allowed {
            page.wait_until("return parts('result').length > 0").await?;
            page.click("[part~=title]").await?;
            page.wait_until("return part('article')?.checkVisibility() ?? false").await?;
        } else {
            let stays = "return document.readyState === 'complete' && element.matches(':not(:defined)')
                && element.firstElementChild.checkVisibility()";
            page.wait_until(stays).await?;
        }
    }
    Ok(())
}

/// As bundlers have it: what was opened in vain is not what is asked next.
async fn an_index_without_a_proof_is_opened_anew(page: &Page) -> Result<()> {
    page.forgive("was altered"); // The engine says what is the matter.
    let folder = Folder::new(&format!("proof-{}", page.engine()))?;
    folder.build(
        "",
        "خبر\n\nوصل القطار إلى المدينة.\n",
        Settings { offline: false, ..Settings::default() },
    )?;
    fs::copy(root().join("www/kit/element/kashaf.js"), folder.site().join("library.js"))?;
    let module = fs::read_dir(folder.site().join("assets"))?
        .filter_map(|file| Some(file.ok()?.path()))
        .find(|path| path.to_string_lossy().contains("/index."))
        .context("no module")?;
    let name = module.file_name().context("no name")?.to_string_lossy().into_owned();
    let script = format!(
        "<!doctype html><title>a</title><link rel=icon href='data:,'><script type=module>
        import {{ open, use }} from './library.js';
        use({{ index: './assets/{name}' }});
        window.go = () => open().then(({{ search }}) => search('القطار')).then(({{ total }}) => total, String)
            .then((told) => (window.told = told));</script>"
    );
    fs::write(folder.site().join("page.html"), script)?;
    let whole = fs::read(&module)?;
    let mut altered = whole.clone();
    let index = take(&whole)?;
    let at = whole.windows(index.len()).position(|bytes| bytes == index).context("the index is elsewhere")?;
    altered[at + index.len() / 2] ^= 0x10;
    fs::write(&module, altered)?;
    let site = folder.serve("/")?;
    page.visit(&format!("{}page.html", site.address())).await?;
    page.wait_until("return typeof window.go === 'function'").await?;
    let go = "if (!window.gone) { window.gone = true; window.go(); } return typeof window.told";
    page.wait_until(&format!("{go} === 'string'")).await?;
    fs::write(&module, whole)?;
    page.js::<()>("window.gone = window.told = undefined").await?;
    page.wait_until(&format!("{go} !== 'undefined'")).await?;
    let told: serde_json::Value = page.js("return window.told").await?;
    ensure!(told == 1, "{told}");
    Ok(())
}
