//! What the other tests lean on: that faults are noticed, settings arrive, and keys and sizes are what they are called.

use std::time::Duration;

use anyhow::{Result, ensure};
use kashaf_browser_tests::page::Page;
use kashaf_browser_tests::setting::Setting;
use kashaf_browser_tests::{in_every_engine, site};
use serde_json::Value;
use tokio::time::sleep;

in_every_engine! {
    hears_of_the_errors_of_a_page
    has_no_wishes_untold
    wishes_for_dark(Dark)
    wishes_for_less_motion(LessMotion)
    wishes_for_forced_colors(ForcedColors)
    presses_keys_where_the_focus_is
    tells_the_page_of_focus
    computes_roles_and_names
    resizes_the_window
    finds_what_shuts_readers_out
}

/// Of errors in the page's own scripts: what a driver sends lives in a world apart.
async fn hears_of_the_errors_of_a_page(page: &Page) -> Result<()> {
    let site = site("/")?;
    page.open(&site).await?;
    ensure!(page.errors().await?.is_empty());
    let run = "const script = document.createElement('script');
        script.append(text);
        document.head.append(script);";
    for (script, heard) in [
        ("throw new Error('thrown')", "thrown"),
        ("Promise.reject(new Error('refused'))", "refused"),
        ("console.error('said')", "said"),
        ("document.body.append(Object.assign(new Image(), { src: 'none.png' }))", "none.png"),
    ] {
        page.js::<()>(&format!("const text = {};\n{run}", Value::from(script))).await?;
        while !page.errors().await?.iter().any(|error| error.contains(heard)) {
            sleep(Duration::from_millis(20)).await;
        }
    }
    Ok(())
}

async fn has_no_wishes_untold(page: &Page) -> Result<()> {
    wishes(page, &[]).await
}

async fn wishes_for_dark(page: &Page) -> Result<()> {
    wishes(page, &[Setting::Dark]).await
}

async fn wishes_for_less_motion(page: &Page) -> Result<()> {
    wishes(page, &[Setting::LessMotion]).await
}

async fn wishes_for_forced_colors(page: &Page) -> Result<()> {
    wishes(page, &[Setting::ForcedColors]).await
}

async fn wishes(page: &Page, wanted: &[Setting]) -> Result<()> {
    let site = site("/")?;
    page.open(&site).await?;
    for setting in [Setting::Dark, Setting::LessMotion, Setting::ForcedColors] {
        let (feature, value) = setting.media();
        let matches: bool = page.js(&format!("return matchMedia('({feature}: {value})').matches")).await?;
        ensure!(matches == wanted.contains(&setting), "{feature}: {value} is {matches}, wanted: {wanted:?}");
    }
    Ok(())
}

async fn presses_keys_where_the_focus_is(page: &Page) -> Result<()> {
    let site = site("/")?;
    page.open(&site).await?;
    let field = page.focused().await?;
    ensure!((field.tag.as_str(), field.part.as_str()) == ("input", "input"), "{field:?}");
    page.search("العراق").await?;

    let note = "document.addEventListener('keydown', ({ key, code, ctrlKey, shiftKey }) => {
        const name = key === 'Unidentified' ? code : key; // WebKitGTK has no name for Tab with Shift.
        (window.pressed ??= []).push(`${ctrlKey ? 'Control+' : ''}${shiftKey ? 'Shift+' : ''}${name}`);
    })";
    page.js::<()>(note).await?;
    // The clear button, and then the first result.
    page.key("Tab").await?;
    page.key("Tab").await?;
    let title = page.focused().await?;
    ensure!(title.part == "title" && !title.text.is_empty(), "{title:?}");
    for keys in ["Shift+Tab", "Shift+Tab", "Home", "End", "Left", "Down", "Control+Home", "Escape"] {
        page.key(keys).await?;
    }
    ensure!(page.focused().await?.part == "input");
    let pressed: Vec<String> = page.js("return window.pressed").await?;
    let wanted = "Tab Tab Shift+Shift Shift+Tab Shift+Shift Shift+Tab \
        Home End ArrowLeft ArrowDown Control+Control Control+Home Escape";
    ensure!(pressed.join(" ") == wanted, "{pressed:?}");
    Ok(())
}

/// The search may wait for that before it loads. A window without a window manager need not have the focus itself.
async fn tells_the_page_of_focus(page: &Page) -> Result<()> {
    let site = site("/")?;
    page.open(&site).await?;
    let script = "let told = 0;
        root.addEventListener('focusin', () => { told += 1; });
        part('input').blur();
        part('input').focus();
        return told";
    ensure!(page.js::<u32>(script).await? == 1);
    Ok(())
}

async fn computes_roles_and_names(page: &Page) -> Result<()> {
    let site = site("/")?;
    page.open(&site).await?;
    let (role, name) = page.role_and_name("[part~=input]").await?;
    ensure!(role == "searchbox" && !name.is_empty(), "{role} {name}");
    let (role, name) = page.role_and_name("search").await?;
    ensure!(role == "search" && !name.is_empty(), "{role} {name}");
    Ok(())
}

async fn resizes_the_window(page: &Page) -> Result<()> {
    let site = site("/")?;
    page.open(&site).await?;
    page.resize(800, 500).await?;
    page.resize(1000, 700).await
}

async fn finds_what_shuts_readers_out(page: &Page) -> Result<()> {
    let site = site("/")?;
    page.open(&site).await?;
    // One fault on the page, and one in the shadow root.
    let script = "for (const place of [document.body, root]) place.append(document.createElement('button'))";
    page.js::<()>(script).await?;
    let found = page.axe().await?.violations;
    let nameless = found.iter().filter(|line| line.starts_with("button-name")).count();
    ensure!(nameless == 2, "{found:#?}");
    Ok(())
}
