//! "Make your own": files in, one page with a search over them out, and nothing leaves the machine.

use std::fs;
use std::path::Path;

use anyhow::{Result, anyhow, ensure};
use kashaf_browser_tests::page::Page;
use kashaf_browser_tests::{in_every_engine, site};
use serde_json::json;
use url::Url;
use xtask::server::Server;

in_every_engine! {
    makes_a_page_of_chosen_files
    takes_files_that_are_dropped
    names_what_it_cannot_read
    shuts_nobody_out
}

const FOX: &str = "الثعلب والعنب\n\n2021-07-01\n\nمرّ ثعلب جائع بكرم عنب فلم يبلغ العناقيد.";
const CROW: &str = "الغراب والجرّة\n\n2021-07-02\n\nوجد غراب عطشان جرّة في قعرها ماء.";

/// Puts these files into the field, as if a reader had chosen them.
async fn choose(page: &Page, files: &[(&str, &str)]) -> Result<()> {
    let script = format!(
        "const transfer = new DataTransfer();
        for (const [name, text] of {}) transfer.items.add(new File([text], name));
        const input = document.querySelector('input[name=files]');
        input.files = transfer.files;
        input.dispatchEvent(new Event('change', {{ bubbles: true }}));",
        json!(files)
    );
    page.js::<()>(&script).await
}

/// Waits for the page's script, which hears what is chosen.
async fn open(page: &Page, name: &str) -> Result<Server> {
    let site = site("/a/b/")?;
    page.visit(&format!("{}make/{name}", site.address())).await?;
    page.wait_until("return document.readyState === 'complete'").await?;
    Ok(site)
}

async fn submit(page: &Page) -> Result<()> {
    page.wait_until("return !document.querySelector('[type=submit]').disabled").await?;
    page.js::<()>("document.querySelector('[type=submit]').click()").await?;
    page.wait_until("return document.querySelector('#result').childElementCount > 0").await
}

async fn makes_a_page_of_chosen_files(page: &Page) -> Result<()> {
    let site = open(page, "").await?;
    choose(page, &[("fox.txt", FOX), ("crow.txt", CROW)]).await?;
    // Its policy lets the page fetch from its host alone, not even what it made itself.
    let script = "document.querySelector('[name=title]').value = 'حكايات & أمثال';
        const own = URL.createObjectURL.bind(URL);
        URL.createObjectURL = (blob) => {
            blob.text().then((text) => { window.made = text; });
            return own(blob);
        };";
    page.js::<()>(script).await?;
    submit(page).await?;
    let status: String = page.js("return document.getElementById('status').textContent").await?;
    ensure!(status.contains("مقالتان"), "it says {status}");
    let focused = "return document.activeElement?.getAttribute('download') === 'search.html'";
    ensure!(page.js::<bool>(focused).await?, "the focus is not on what was made");

    page.wait_until("return typeof window.made === 'string'").await?;
    let made: String = page.js("return window.made").await?;
    ensure!(made.contains("حكايات &amp; أمثال"), "the page has another title");

    let sent: Vec<String> =
        site.requests().into_iter().filter(|path| !path.starts_with("/a/b/make/")).collect();
    ensure!(sent.is_empty(), "it asked for {sent:?}");

    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("made-{}.html", page.engine()));
    fs::write(&file, made)?;
    let address = Url::from_file_path(&file).map_err(|()| anyhow!("{} has no address", file.display()))?;
    page.visit(address.as_str()).await?;
    page.touch().await?;
    let found = page.search("عناقيد").await?;
    ensure!(found.len() == 1, "found {}", found.len());
    Ok(())
}

async fn takes_files_that_are_dropped(page: &Page) -> Result<()> {
    let _site = open(page, "en.html").await?;
    let script = format!(
        "const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([{}], 'fox.txt'));
        document.body.dispatchEvent(new DragEvent('drop', {{ dataTransfer, bubbles: true, cancelable: true }}));",
        json!(FOX)
    );
    page.js::<()>(&script).await?;
    page.wait_until("return document.getElementById('count').textContent === 'One file chosen.'").await?;
    submit(page).await?;
    let link: String = page.js("return document.querySelector('#result a').textContent").await?;
    ensure!(link.starts_with("Download the file ("), "it offers {link}");
    // What was chosen can be taken back.
    page.js::<()>("document.querySelector('[type=reset]').click()").await?;
    page.wait_until("return document.getElementById('count').textContent === 'Nothing chosen yet.'").await?;
    let left: bool = page.js("return document.querySelector('[type=submit]').disabled").await?;
    ensure!(left, "nothing is chosen, and yet there is something to make");
    Ok(())
}

async fn names_what_it_cannot_read(page: &Page) -> Result<()> {
    let _site = open(page, "en.html").await?;
    choose(page, &[("empty.txt", "")]).await?;
    submit(page).await?;
    let said: String = page.js("return document.getElementById('result').textContent").await?;
    ensure!(said.contains("no articles") && said.contains("empty.txt"), "it says {said}");
    // The rest is made.
    choose(page, &[("fox.txt", FOX), ("style.css", "a {}")]).await?;
    page.js::<()>("document.querySelector('[type=submit]').click()").await?;
    page.wait_until("return document.querySelector('#result a') !== null").await?;
    let listed: Vec<String> =
        page.js("return [...document.querySelectorAll('#result li')].map((li) => li.textContent)").await?;
    for line in ["empty.txt (could not be read)", "fox.txt (read)", "style.css (no article)"] {
        ensure!(listed.iter().any(|listed| listed == line), "{line} is not in {listed:?}");
    }
    Ok(())
}

async fn shuts_nobody_out(page: &Page) -> Result<()> {
    for name in ["", "en.html"] {
        let site = open(page, name).await?;
        check(page, "before").await?;
        choose(page, &[("empty.txt", ""), ("fox.txt", FOX)]).await?;
        submit(page).await?;
        check(page, "after").await?;
        // For people to look at.
        let picture = format!("{}/shots/make/{}{name}.png", env!("CARGO_MANIFEST_DIR"), page.engine());
        page.screenshot(Path::new(&picture)).await?;
        fits_a_phone(page, &site, name).await?;
    }
    Ok(())
}

/// In a frame of another page: its own policy lets it have none.
async fn fits_a_phone(page: &Page, site: &Server, name: &str) -> Result<()> {
    page.visit(&site.address()).await?;
    let script = format!(
        "const frame = document.createElement('iframe');
        Object.assign(frame, {{ src: 'make/{name}', width: 360, height: 700, id: 'frame' }});
        document.body.replaceChildren(frame);"
    );
    page.js::<()>(&script).await?;
    let inside = "const inside = document.getElementById('frame').contentDocument;
        if (inside?.readyState !== 'complete' || !inside.querySelector('main')) return false;
        return inside.documentElement";
    page.wait_until(&format!("{inside} !== null")).await?;
    let width: u32 = page.js(&format!("{inside}.scrollWidth")).await?;
    ensure!(width <= 360, "{width} pixels wide on a phone");
    let picture = format!("{}/shots/make/{}{name}-phone.png", env!("CARGO_MANIFEST_DIR"), page.engine());
    page.screenshot(Path::new(&picture)).await
}

async fn check(page: &Page, state: &str) -> Result<()> {
    let axe = page.axe().await?;
    ensure!(axe.violations.is_empty(), "{state}: {:#?}", axe.violations);
    ensure!(axe.incomplete.is_empty(), "{state}, undecided: {:#?}", axe.incomplete);
    Ok(())
}
