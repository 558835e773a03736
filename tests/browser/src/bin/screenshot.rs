//! Takes the README's pictures, all of the demo page as it is built: `screenshot FOLDER`.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use kashaf_browser_tests::engine::{CHROMIUM, Engine, Setup};
use kashaf_browser_tests::page::Page;
use kashaf_browser_tests::setting::Setting::{self, Dark};
use kashaf_browser_tests::{run, site};
use serde_json::{Value, json};

const QUERY: &str = "القوات الأميركية في العراق";
/// Half a word, and what it may become.
const BEGUN: &str = "واشن";
/// With a slip.
const MISTYPED: &str = "الكاضمي";

const DESK: Engine = Engine { setup: desk, ..CHROMIUM };
/// Windows cannot be as narrow.
const PHONE: Engine = Engine { setup: phone, ..CHROMIUM };

fn desk(settings: &[Setting]) -> Result<Setup> {
    device(settings, json!({ "width": 800, "height": 540, "pixelRatio": 1, "touch": false, "mobile": false }))
}

fn phone(settings: &[Setting]) -> Result<Setup> {
    device(settings, json!({ "width": 390, "height": 660, "pixelRatio": 1, "touch": true }))
}

/// Chromium as such a device, without what only makes the files larger.
fn device(settings: &[Setting], metrics: Value) -> Result<Setup> {
    let mut setup = (CHROMIUM.setup)(settings)?;
    let options = &mut setup.capabilities["goog:chromeOptions"];
    options["mobileEmulation"] = json!({ "deviceMetrics": metrics });
    let arguments = options["args"].as_array_mut().context("Chromium is started without arguments")?;
    arguments.extend(["--hide-scrollbars", "--disable-lcd-text"].map(Value::from));
    Ok(setup)
}

fn main() -> Result<()> {
    let folder = PathBuf::from(env::args_os().nth(1).context("usage: screenshot FOLDER")?);
    take(&folder, "results", &DESK, &[], async |page| results(page, QUERY).await)?;
    take(&folder, "dropdown", &DESK, &[], async |page| {
        shape(page, "shape", "dropdown").await?;
        page.type_text(BEGUN).await?;
        page.wait_until("return parts('hit').length > 1").await?;
        page.key("Down").await
    })?;
    take(&folder, "modal", &DESK, &[], async |page| {
        shape(page, "modal", "").await?;
        page.js::<()>("element.open()").await?;
        results(page, QUERY).await
    })?;
    take(&folder, "article", &DESK, &[], article)?;
    take(&folder, "dark", &DESK, &[Dark], async |page| results(page, MISTYPED).await)?;
    take(&folder, "phone", &PHONE, &[], async |page| results(page, QUERY).await)
}

/// One picture, when the page is ready and something was done there.
fn take(
    folder: &Path,
    name: &str,
    engine: &Engine,
    settings: &'static [Setting],
    show: impl AsyncFnOnce(&Page) -> Result<()>,
) -> Result<()> {
    let site = site("/")?;
    let file = folder.join(name).with_extension("png");
    run(engine, settings, name, async |page| {
        page.open(&site).await?;
        show(page).await?;
        page.screenshot(&file).await
    })?;
    println!("{}", file.display());
    Ok(())
}

async fn results(page: &Page, query: &str) -> Result<()> {
    ensure!(!page.search(query).await?.is_empty(), "a picture without results is no use");
    Ok(())
}

async fn article(page: &Page) -> Result<()> {
    results(page, QUERY).await?;
    page.click("[part~=result] [part~=title]").await?;
    page.wait_until("return part('article')?.checkVisibility() ?? false").await
}

/// The demo's element in another shape than it has there.
async fn shape(page: &Page, attribute: &str, value: &str) -> Result<()> {
    page.js::<()>(&format!("element.setAttribute('{attribute}', '{value}')")).await?;
    let script =
        format!("return element.matches('[{attribute}]') && (part('dialog') instanceof HTMLElement)");
    page.wait_until(&script).await?;
    page.js::<()>("element.focus()").await
}
