//! Results that lead to articles' own pages: they land on the passage, and its words are marked there.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use kashaf_browser_tests::page::Page;
use kashaf_browser_tests::{in_every_engine, site};
use tokio::time::sleep;
use xtask::server::Server;
use xtask::site::Hosting;

in_every_engine! {
    lands_on_the_passage_and_marks_its_words
    lands_without_the_script
    keeps_what_else_the_address_says
    marks_whole_words_in_running_text_only
    takes_anything_for_text
}

/// A copy of `dist/` with pages beside it. Each is an article's text, with or without the script for marks; the
/// empty `<kashaf-search>` stands for the search box in the head of every page.
fn folder(name: &str, script: bool, pages: &[(String, String)]) -> Result<Server> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    copy(&xtask::repo::root().join("dist"), &folder)?;
    fs::create_dir_all(folder.join("articles"))?;
    let script = if script { "<script type=module src='../kashaf-marks.js'></script>" } else { "" };
    for (id, body) in pages {
        let page = format!(
            "<!doctype html><html lang=ar dir=rtl><meta charset=utf-8><title>مقال</title><link rel=icon href='data:,'>
            {script}<kashaf-search></kashaf-search>{body}"
        );
        fs::write(folder.join(Path::new("articles").join(format!("{id}.html"))), page)?;
    }
    Server::start_as(folder, None, Hosting::default()).context("cannot serve the copy")
}

/// Copies a folder with all that is in it.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).context("there is no dist/: run `cargo xtask build` first")? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}

/// A site on which every article that a query finds has a page of its own.
async fn articles(page: &Page, name: &str, script: bool, query: &str) -> Result<Server> {
    let site = site("/")?;
    page.open(&site).await?;
    let found = page.search(query).await?.len();
    let mut pages = Vec::new();
    for at in 0..found {
        page.js::<()>(&format!("parts('title')[{at}].click()")).await?;
        // The script that shows it may still be on its way.
        page.wait_until("return part('article') !== null").await?;
        let text = "const blocks = [...part('article').querySelectorAll('h2, h3, p')];
            const make = (block) => `<p>${block.textContent.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`;
            return [decodeURIComponent(location.hash.split('=')[1]), `<div style='block-size: 1500px'></div><main>${blocks.map(make).join('')}</main>`]";
        pages.push(page.js::<(String, String)>(text).await?);
        page.js::<()>("part('back').click()").await?;
        page.wait_until("return part('article') === null && location.hash === ''").await?;
    }
    let copy = folder(name, script, &pages)?;
    page.open(&copy).await?;
    page.js::<()>("element.setAttribute('href', 'articles/{id}.html')").await?;
    page.search(query).await?;
    Ok(copy)
}

/// The words that the link of the result at `at` asks the browser to show.
async fn passage(page: &Page, at: usize) -> Result<String> {
    let script =
        format!("return decodeURIComponent(parts('title')[{at}].getAttribute('href').split('text=')[1])");
    page.js(&script).await
}

/// Waits until the words stand in view.
async fn is_in_view(page: &Page, words: &str) -> Result<()> {
    let script = format!(
        "const main = document.querySelector('main');
        const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
        const texts = [];
        while (walker.nextNode()) texts.push(walker.currentNode);
        const point = (at) => {{ for (const text of texts) if (at < text.length) return [text, at]; else at -= text.length; }};
        const at = main.textContent.indexOf('{words}');
        if (at < 0) throw new Error('not in the page');
        const range = document.createRange();
        range.setStart(...point(at));
        range.setEnd(...point(at + {length} - 1));
        const {{ top, bottom }} = range.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;",
        length = words.encode_utf16().count(),
    );
    page.wait_until(&script).await
}

async fn follow(page: &Page, at: usize) -> Result<()> {
    // As a reader's click: what a script follows by itself may not scroll to words.
    page.click(&format!("[part~=result]:nth-child({}) [part~=title]", at + 1)).await?;
    arrived(page, AT_AN_ARTICLE).await
}

async fn lands_on_the_passage_and_marks_its_words(page: &Page) -> Result<()> {
    let query = "القوات القتالية";
    let _site = articles(page, "landing", true, query).await?;
    for at in 0..page.results().await?.len() {
        let words = passage(page, at).await?;
        ensure!((2..=6).contains(&words.split(' ').count()), "too few or too many words: {words}");
        follow(page, at).await?;
        is_in_view(page, &words).await?;
        ensure!(
            page.js::<bool>("return scrollY > 1000").await?,
            "the passage is at the top, so this showed nothing"
        );

        let marks: Vec<String> = page
            .js("return [...document.querySelectorAll('mark.kashaf-mark')].map((mark) => mark.textContent)")
            .await?;
        ensure!(marks.iter().any(|mark| words.contains(mark.as_str())), "{words} has none of {marks:?}");
        page.wait_until("return !location.href.includes('kashaf')").await?;
        page.back().await?;
        arrived(page, "return element?.hasAttribute('ready') && !location.pathname.includes('articles')")
            .await?;
        page.js::<()>(
            "addEventListener('kashaf-search', (event) => { window.answered = event.detail.query; })",
        )
        .await?;
        page.js::<()>("element.setAttribute('href', 'articles/{id}.html')").await?;
        page.search(query).await?;
    }
    Ok(())
}

async fn lands_without_the_script(page: &Page) -> Result<()> {
    let _site = articles(page, "plain", false, "المشورة").await?;
    let words = passage(page, 0).await?;
    follow(page, 0).await?;
    is_in_view(page, &words).await?;
    ensure!(
        page.js::<bool>("return scrollY > 1000").await?,
        "the passage is at the top, so this showed nothing"
    );
    Ok(())
}

async fn keeps_what_else_the_address_says(page: &Page) -> Result<()> {
    let site = site("/")?;
    page.open(&site).await?;
    let href = async |template: &str| -> Result<String> {
        page.js::<()>(&format!("element.setAttribute('href', '{template}')")).await?;
        page.search("المشورة").await?;
        page.js("return part('title').getAttribute('href')").await
    };
    let id: String = {
        page.search("المشورة").await?;
        page.js("return part('title').dataset.id").await?
    };
    let plain = href("/a/{id}.html?x={id}").await?;
    ensure!(plain.starts_with(&format!("/a/{id}.html?x={id}#kashaf-marks=")), "{plain}");
    let anchored = href("/a/{id}#text").await?;
    ensure!(anchored.starts_with(&format!("/a/{id}#text:~:text=")), "{anchored}");
    Ok(())
}

/// Waits for a script across pages: while one goes, there may be no answer at all.
async fn arrived(page: &Page, script: &str) -> Result<()> {
    for _ in 0..500 {
        if page.js::<Option<bool>>(script).await? == Some(true) {
            return Ok(());
        }
        sleep(Duration::from_millis(20)).await;
    }
    bail!("waited in vain for {script}")
}

const AT_AN_ARTICLE: &str =
    "return location.pathname.includes('articles') && document.readyState === 'complete'";

/// Goes to a page of this body, with these words in its address, and gives what is marked.
async fn marked(page: &Page, name: &str, body: &str, hash: &str) -> Result<Vec<String>> {
    let site = folder(name, true, &[("a".to_owned(), body.to_owned())])?;
    page.open(&site).await?;
    page.js::<()>(&format!("location.href = 'articles/a.html' + {}", serde_json::Value::from(hash))).await?;
    arrived(page, AT_AN_ARTICLE).await?;
    // A module runs before the page is complete.
    page.js("return [...document.querySelectorAll('.kashaf-mark')].map((mark) => mark.textContent)").await
}

async fn marks_whole_words_in_running_text_only(page: &Page) -> Result<()> {
    let body = "<p>العراق</p><main><p>العراق والعراق، (العراق)</p><p>عراق<b>العراق</b>ي <i>العراق</i>.</p><p>U.S. USA</p>
        <p>中国政府</p><textarea>العراق</textarea><div contenteditable>العراق</div><script>'العراق'</script></main>";
    let marks = marked(page, "words", body, "#x=1&kashaf-marks=العراق,USA,政府&y").await?;
    // Not the one that goes on in its neighbours, nor the one outside.
    ensure!(marks == ["العراق", "العراق", "العراق", "USA", "政府"], "{marks:?}");
    page.wait_until("return location.hash === '#x=1&y'").await?;
    // Another search from the same page.
    page.js::<()>("location.hash = '#kashaf-marks=' + encodeURIComponent('والعراق')").await?;
    page.wait_until(
        "const marks = [...document.querySelectorAll('.kashaf-mark')];
        return marks.length === 1 && marks[0].textContent === 'والعراق' && location.hash === ''",
    )
    .await
}

async fn takes_anything_for_text(page: &Page) -> Result<()> {
    let body = "<main><p>(a+)+$ [b c* العراق</p></main>";
    let long = "ع".repeat(50_000);
    for (at, (words, expected)) in [
        ("(a%2B)%2B$,[b,c*,.*,%5C,|,,", vec!["(a+)+$", "[b", "c*"]),
        ("%", vec![]),
        ("%E0%A4%A", vec![]),
        ("", vec![]),
        ("<img src=x onerror=alert(1)>", vec![]),
        (&long, vec![]),
    ]
    .into_iter()
    .enumerate()
    {
        let marks = marked(page, &format!("hostile-{at}"), body, &format!("#kashaf-marks={words}")).await?;
        ensure!(marks == expected, "{}: {marks:?}", words.chars().take(40).collect::<String>());
    }
    Ok(())
}
