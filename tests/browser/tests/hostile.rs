//! Articles whose every part tries to be more than text: in the list, the dropdown, an article, the choices and one file.

use std::fs;

use anyhow::{Context, Result, ensure};
use kashaf_browser_tests::attack::told;
use kashaf_browser_tests::folder::{Folder, write_search};
use kashaf_browser_tests::injections::texts;
use kashaf_browser_tests::page::Page;
use kashaf_browser_tests::{arabic_page, in_every_engine};
use kashaf_builder::Settings;
use kashaf_engine::document::{Date, Document, Paragraph, ParagraphKind};
use url::Url;
use xtask::server::Server;
use xtask::site::Hosting;

in_every_engine! {
    articles_that_are_markup_stay_text
    options_that_are_markup_stay_text
    an_article_that_is_markup_stays_text
    names_to_choose_that_are_markup_stay_text
    one_file_of_markup_stays_text
    a_title_turns_no_neighbour
}

/// Every article says it.
const WORD: &str = "مطلوب";
/// The page's own canary: whatever runs is heard by it.
const WATCH: &str = include_str!("hostile/watch.js");

/// An article for each string, as everything that it has; and one with all of them.
fn documents() -> Result<Vec<Document>> {
    let texts = texts()?;
    let paragraph = |kind, text: String, anchor: &str| Paragraph { kind, text, anchor: anchor.to_owned() };
    let mut all: Vec<Document> = Vec::new();
    for (at, text) in texts.iter().enumerate() {
        all.push(Document {
            id: format!("{text}{at}"),
            title: text.clone(),
            date: Date::new(2020, 1, 1),
            lang: if at % 2 == 0 { "ar" } else { "en" }.to_owned(),
            section: text.clone(),
            tags: vec![text.clone()],
            authors: vec![text.clone()],
            url: text.clone(),
            paragraphs: vec![
                paragraph(ParagraphKind::Lead, [WORD, " ", text, " ", WORD].concat(), ""),
                paragraph(ParagraphKind::Heading, [WORD, " ", text].concat(), text),
            ],
            ..Document::default()
        });
    }
    let paragraphs = texts.iter().map(|text| paragraph(ParagraphKind::Text, text.clone(), ""));
    let headings = texts.iter().map(|text| paragraph(ParagraphKind::Heading, text.clone(), text));
    all.push(Document {
        id: "all".to_owned(),
        title: "السطور كلها".to_owned(),
        lang: "ar".to_owned(),
        authors: texts.clone(),
        paragraphs: paragraphs.chain(headings).collect(),
        ..Document::default()
    });
    Ok(all)
}

/// A page without any policy, so that whatever could run does.
fn open_page(plan: &str) -> (String, String) {
    let body = format!(
        "<script>{WATCH}</script><main><h1>صحيفة</h1><kashaf-search limit=300 {plan}></kashaf-search></main>"
    );
    ("index.html".to_owned(), arabic_page(&body))
}

fn site(folder: &Folder, plan: &str) -> Result<Server> {
    write_search(&folder.site(), &documents()?, &Settings::default())?;
    let hosting = Hosting { pages: vec![open_page(plan)], ..Hosting::default() };
    Ok(Server::start_as(folder.site(), None, hosting)?)
}

/// Asks for all of them.
async fn ask_for_all(page: &Page) -> Result<()> {
    page.wait_until("return element?.query === ''").await?;
    page.js::<()>(&format!("element.focus(); element.search('{WORD}')")).await?;
    page.wait_until(&format!("return element.response?.query === '{WORD}'")).await
}

/// What is there that should not be.
async fn intruders(page: &Page) -> Result<Vec<String>> {
    page.js("return window.intruders(element)").await
}

/// Of the texts that should stand on the page those that do not.
fn lost(texts: &[String], shown: &[String]) -> Vec<String> {
    texts
        .iter()
        .filter(|text| !shown.contains(text))
        .map(|text| format!("not shown as it is: {text:?}"))
        .collect()
}

fn name(page: &Page, test: &str) -> String {
    format!("{test}-{}", page.engine())
}

async fn articles_that_are_markup_stay_text(page: &Page) -> Result<()> {
    let folder = Folder::new(&name(page, "list"))?;
    let site = site(&folder, "")?;
    page.visit(&site.address()).await?;
    ask_for_all(page).await?;
    let texts = texts()?;
    let titles: Vec<String> = page.js("return parts('title').map((title) => title.textContent)").await?;
    let mut faults = lost(&texts, &titles);
    faults.extend(intruders(page).await?);
    ensure!(page.js::<bool>("return parts('subresult').length > 100").await?, "no parts of articles");
    // Each is opened by its own link, or read here.
    let ids = "return parts('title').filter((title) => {
        const here = title.getAttribute('href').match(/^#kashaf=(.*)$/s)?.[1];
        return here !== undefined && decodeURIComponent(here) !== title.dataset.id;
    }).length";
    ensure!(page.js::<u32>(ids).await? == 0, "links that lead to other articles");
    // No link leads to where a script would run, so the article is read here.
    let here =
        "return parts('title').filter((title) => /^javascript:/i.test(title.textContent)).every((title) =>
        title.getAttribute('href').startsWith('#kashaf='))";
    ensure!(page.js::<bool>(here).await?, "a link for a script");
    told(page, "articles whose every part is markup", texts.len(), &faults)
}

async fn options_that_are_markup_stay_text(page: &Page) -> Result<()> {
    let folder = Folder::new(&name(page, "options"))?;
    let site = site(&folder, "shape=dropdown action=all.html")?;
    page.visit(&site.address()).await?;
    ask_for_all(page).await?;
    page.wait_until("return parts('hit').length > 0").await?;
    let texts = texts()?;
    let titles: Vec<String> = page.js("return parts('title').map((title) => title.textContent)").await?;
    let mut faults = lost(&texts, &titles);
    faults.extend(intruders(page).await?);
    told(page, "options that are markup", texts.len(), &faults)
}

async fn an_article_that_is_markup_stays_text(page: &Page) -> Result<()> {
    let folder = Folder::new(&name(page, "article"))?;
    let site = site(&folder, "")?;
    page.visit(&[&site.address(), "#kashaf=all"].concat()).await?;
    page.wait_until("return part('article') !== null && part('article')?.textContent !== ''").await?;
    let texts = texts()?;
    let mut faults = Vec::new();
    for selector in ["p[part~=text]", "h3[part~=heading]", "[part~=authors] bdi"] {
        let shown =
            format!("return [...root.querySelectorAll('{selector}')].map((node) => node.textContent)");
        faults.extend(lost(&texts, &page.js::<Vec<String>>(&shown).await?));
    }
    faults.extend(intruders(page).await?);
    told(page, "an article whose every line is markup", texts.len() * 3, &faults)?;

    // And some by a click, with what is said at its head and what is like it.
    page.js::<()>("element.query = ''; history.replaceState(null, '', location.pathname)").await?;
    ask_for_all(page).await?;
    let count = "const read = parts('title').filter((title) => title.getAttribute('href').startsWith('#'));";
    let last: usize = page.js(&format!("{count} return read.length")).await?;
    ensure!(last > 20, "only {last} are read here");
    for at in (0..last).step_by(last / 8) {
        page.js::<()>(&format!("{count} window.wanted = read[{at}].textContent; read[{at}].click()")).await?;
        let open = "return part('article-title')?.textContent === window.wanted || part('article') !== null && part('article-title') === null";
        page.wait_until(open).await?;
        ensure!(page.js::<bool>("return part('article-title') !== null").await?, "article {at} is gone");
        ensure!(intruders(page).await?.is_empty(), "{:?}", intruders(page).await?);
        page.js::<()>("part('back').click()").await?;
        page.wait_until("return part('article') === null && !location.hash.startsWith('#kashaf=')").await?;
    }
    Ok(())
}

async fn names_to_choose_that_are_markup_stay_text(page: &Page) -> Result<()> {
    let folder = Folder::new(&name(page, "names"))?;
    let site = site(&folder, "facets='section tag author'")?;
    page.visit(&site.address()).await?;
    ask_for_all(page).await?;
    page.js::<()>("part('filter').click(); for (const more of parts('more-values')) more.click()").await?;
    let texts = texts()?;
    let mut faults = intruders(page).await?;
    let names = "return parts('facet').slice(0, 3).map((facet) => [...facet.querySelectorAll('bdi')].map((name) => name.textContent))";
    let kinds: Vec<Vec<String>> = page.js(names).await?;
    ensure!(kinds.len() == 3, "{} kinds", kinds.len());
    // Names that differ as spellings do are one, and what is no name is none.
    for kind in &kinds {
        faults.extend(
            kind.iter()
                .filter(|name| !texts.iter().any(|text| text.trim() == name.trim()))
                .map(|name| format!("new: {name:?}")),
        );
        ensure!(kind.len() > texts.len() * 9 / 10, "only {} names of {}", kind.len(), texts.len());
    }
    told(page, "names to choose that are markup", kinds.iter().map(Vec::len).sum(), &faults)?;

    // What is chosen stands in the address, finds its article, and comes back from there.
    let chosen = [
        "__proto__",
        "constructor",
        "</script><script>pwned()</script>",
        "\u{202E}gnp.egami",
        "%3Cscript%3Epwned()%3C/script%3E",
        "x\0y",
    ];
    for name in chosen {
        page.js::<()>(&format!("element.filter = {{ section: {} }}", serde_json::Value::from(name))).await?;
        page.wait_until("return element.response?.total === 1").await?;
        let address: String = page.js("return location.href").await?;
        page.visit("about:blank").await?;
        page.visit(&address).await?;
        page.wait_until("return element?.response?.total === 1").await?;
        let back: String = page.js("return element.filter.section[0]").await?;
        ensure!(back == name && intruders(page).await?.is_empty(), "{name:?} came back as {back:?}");
    }
    Ok(())
}

async fn one_file_of_markup_stays_text(page: &Page) -> Result<()> {
    let folder = Folder::new(&name(page, "one"))?;
    let texts = texts()?;
    let short: Vec<&str> = texts.iter().filter(|text| text.len() < 200).map(String::as_str).collect();
    let title = short.concat().replace(['\0', '\r', '\n'], "");
    let base = "https://example.org/</script><script>pwned()</script>/".to_owned();
    let settings =
        Settings { title: title.clone(), base, single_file: "one.html".to_owned(), ..Settings::default() };
    write_search(&folder.site(), &documents()?, &settings)?;
    let file = folder.site().join("one.html");
    // Its own policy would hide what got out.
    let whole = fs::read_to_string(&file)?;
    let (start, rest) = whole.split_once("<meta http-equiv").context("no policy in the page")?;
    let (_, rest) = rest.split_once('>').context("no end of the policy")?;
    let bare = [start, "<script>", WATCH, "</script>", rest].concat();
    fs::write(&file, bare.replace("<kashaf-search ", "<kashaf-search limit=300 "))?;
    page.visit(Url::from_file_path(&file).ok().context("no address")?.as_str()).await?;
    page.touch().await?;
    ask_for_all(page).await?;
    let titles: Vec<String> = page.js("return parts('title').map((title) => title.textContent)").await?;
    let mut faults = lost(&texts, &titles);
    faults.extend(intruders(page).await?);
    let light: Vec<String> =
        page.js("return [...document.querySelectorAll('*')].map(({ localName }) => localName)").await?;
    let ours = "html head meta script link style title body header h1 main kashaf-search p a noscript"
        .split(' ')
        .collect::<Vec<_>>();
    faults.extend(
        light
            .into_iter()
            .filter(|name| !ours.contains(&name.as_str()))
            .map(|name| format!("an element {name}")),
    );
    let shown: Vec<String> =
        page.js("return [document.title, document.querySelector('h1').textContent]").await?;
    // HTML has its own ways with spaces and control characters.
    let plain =
        |text: &str| text.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect::<String>();
    for shown in shown {
        let (shown, title) = (plain(&shown), plain(&title));
        let same = shown.bytes().zip(title.bytes()).take_while(|(shown, title)| shown == title).count();
        if shown != title {
            let rest =
                String::from_utf8_lossy(&shown.as_bytes()[same..]).chars().take(40).collect::<String>();
            faults.push(format!("the title goes on as {rest:?}"));
        }
    }
    told(page, "one file whose every part is markup", texts.len(), &faults)
}

/// By where its letters are, not only by what the styles say.
async fn a_title_turns_no_neighbour(page: &Page) -> Result<()> {
    let folder = Folder::new(&name(page, "turns"))?;
    let site = site(&folder, "")?;
    page.visit(&site.address()).await?;
    ask_for_all(page).await?;
    let turned = "const turning = /[\\u202A-\\u202E\\u2066-\\u2069]/;
        const at = (text, from) => {
            const range = document.createRange();
            range.setStart(text, from);
            range.setEnd(text, from + 1);
            return range.getBoundingClientRect().left;
        };
        return parts('result').map((result) => {
            const date = result.querySelector('[part=date]').firstChild;
            const year = date.data.search(/[0-9٠-٩]{4}/);
            return [turning.test(result.textContent), at(date, year) < at(date, year + 3)];
        })";
    let results: Vec<(bool, bool)> = page.js(turned).await?;
    ensure!(results.iter().filter(|(turns, _)| *turns).count() >= 10, "nothing here turns anything");
    ensure!(results.iter().all(|(_, right)| *right), "a year is written from its end");
    Ok(())
}
