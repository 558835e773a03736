//! The keyboard: everything can be done with it, and no key is taken from those who type.

use anyhow::{Context, Result, ensure};
use kashaf_browser_tests::page::Page;
use kashaf_browser_tests::shapes::{SHAPES, shapes};
use kashaf_browser_tests::{in_every_engine, site_with};

in_every_engine! {
    tab_goes_through_and_leaves
    arrows_move_through_the_options
    arrows_move_through_the_titles
    escape_goes_one_step_back
    enter_opens_here_and_with_control_elsewhere
    the_shortcut_works_on_any_keyboard
    keys_of_a_composition_are_left_alone
    focus_stays_with_the_reader
}

/// The outline of what has the focus: style, width, and its contrast to what is around it.
const RING: &str = "
    const focused = root.activeElement;
    const ringed = focused === part('input') ? part('field') : focused;
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(ringed);
    const ground = (node) => {
        if (!(node instanceof Element)) return node?.host ? ground(node.host) : 'rgb(255, 255, 255)';
        const { backgroundColor } = getComputedStyle(node);
        return /, 0\\)$|transparent/.test(backgroundColor) ? ground(node.parentNode) : backgroundColor;
    };
    const linear = (part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
    const light = (colour) => {
        const [r, g, b] = colour.match(/[\\d.]+/g).map(Number).map(linear);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
    };
    const lights = [light(outlineColor), light(ground(ringed.parentNode))];
    return [outlineStyle, parseFloat(outlineWidth), Math.max(...lights) / Math.min(...lights)];";

async fn tab_goes_through_and_leaves(page: &Page) -> Result<()> {
    let site = shapes()?;
    for shape in SHAPES {
        let dialog = shape.starts_with("dialog");
        page.visit(&format!("{}{shape}.html", site.address())).await?;
        page.wait_until("return part('input') instanceof HTMLElement").await?;
        page.key("Tab").await?;
        if dialog {
            ensure!(page.focused().await?.part == "open", "{shape}: {:?}", page.focused().await?);
            page.key("Enter").await?;
        }
        page.wait_until("return root.activeElement === part('input')").await?;
        page.type_text("العراق").await?;
        page.results_for("العراق").await?;

        let mut visited = Vec::new();
        for _ in 0..20 {
            let focused = page.focused().await?;
            if focused.id == "after" || visited.contains(&focused) || focused.part.is_empty() {
                break;
            }
            for scheme in ["light", "dark"] {
                page.js::<()>(&format!("document.documentElement.style.colorScheme = '{scheme}'")).await?;
                let (style, width, contrast): (String, f64, f64) = page.js(RING).await?;
                ensure!(
                    style == "solid" && width >= 2.0 && contrast >= 3.0,
                    "{shape}, {scheme}: {style} {width} {contrast} around {focused:?}"
                );
            }
            visited.push(focused);
            page.key("Tab").await?;
        }
        let parts: Vec<_> = visited.iter().map(|focused| focused.part.as_str()).collect();
        let titles = if shape.ends_with("dropdown") { 0 } else { 5 };
        let buttons = if dialog { &["input", "clear", "close"][..] } else { &["input", "clear"] };
        ensure!(parts.starts_with(buttons), "{shape}: {parts:?}");
        ensure!(parts.iter().filter(|part| **part == "title").count() == titles, "{shape}: {parts:?}");
        ensure!(
            parts.iter().skip(buttons.len()).all(|part| ["completion", "title"].contains(part)),
            "{parts:?}"
        );

        let left = page.focused().await?;
        if dialog {
            // Nothing behind it can be reached, but there is a key out of it.
            ensure!(!["after", "other"].contains(&&*left.id), "{shape}: behind the dialog");
            page.js::<()>("part('input').focus()").await?;
            page.key("Escape").await?;
            page.key("Escape").await?;
            ensure!(page.focused().await?.part == "open", "{shape}: {:?}", page.focused().await?);
            page.key("Tab").await?;
        }
        ensure!(page.focused().await?.id == "after", "{shape}: kept in {left:?} after {parts:?}");
        if !dialog {
            page.key("Shift+Tab").await?;
            ensure!(Some(&page.focused().await?) == visited.last(), "{shape}: another way back");
        }
    }
    Ok(())
}

/// Which option is active: -1 for none; -2 if it isn't told as it should be, -3 if it isn't in view.
const ACTIVE: &str = "
    const id = part('input').getAttribute('aria-activedescendant');
    const options = [...root.querySelectorAll('[role=option]')];
    const selected = options.filter((option) => option.getAttribute('aria-selected') === 'true');
    if (id === null) return selected.length === 0 ? -1 : -2;
    const option = root.getElementById(id);
    if (option === null || selected.length !== 1 || selected[0] !== option) return -2;
    const frame = (part('dialog').open ? part('dialog') : part('panel')).getBoundingClientRect();
    const { top, bottom } = option.getBoundingClientRect();
    const isSeen = top >= Math.max(0, frame.top) - 1 && bottom <= Math.min(innerHeight, frame.bottom) + 1;
    return isSeen ? options.indexOf(option) : -3";

async fn arrows_move_through_the_options(page: &Page) -> Result<()> {
    let site = shapes()?;
    for shape in ["dropdown", "dialog-dropdown"] {
        page.open_shape(&site, shape).await?;
        page.search("العراق").await?;
        let options: i32 = page.js("return root.querySelectorAll('[role=option]').length").await?;
        ensure!(options >= 5, "{shape}: {options} options");
        ensure!(page.js::<i32>(ACTIVE).await? == -1, "{shape}: one is chosen from the start");
        for (key, way) in [("Down", (0..options).collect::<Vec<_>>()), ("Up", (0..options).rev().collect())] {
            for expected in way.into_iter().chain([-1]) {
                page.key(key).await?;
                let active: i32 = page.js(ACTIVE).await?;
                ensure!(active == expected, "{shape}: {key} to {active}, not {expected}");
                ensure!(page.focused().await?.part == "input", "{shape}: the focus left the field");
            }
        }

        // Keys that edit do so, also while an option is active.
        let caret =
            "const { selectionStart, selectionEnd } = part('input'); return [selectionStart, selectionEnd]";
        for (key, at) in [("Home", 0), ("End", 6), ("Right", 5), ("Left", 6)] {
            page.key("Down").await?;
            ensure!(page.js::<i32>(ACTIVE).await? == 0);
            page.key(key).await?;
            ensure!(page.js::<i32>(ACTIVE).await? == -1, "{shape}: {key} leaves the option active");
            ensure!(page.js::<[i32; 2]>(caret).await? == [at, at], "{shape}: {key} does not edit");
        }
        page.key("Down").await?;
        page.key("Backspace").await?;
        page.results_for("العرا").await?;
        ensure!(page.js::<i32>(ACTIVE).await? == -1, "{shape}: an option of before is active");
    }
    Ok(())
}

async fn arrows_move_through_the_titles(page: &Page) -> Result<()> {
    let site = shapes()?;
    for shape in ["results", "dialog"] {
        page.open_shape(&site, shape).await?;
        page.search("العراق").await?;
        let at =
            "return root.activeElement === part('input') ? -1 : parts('title').indexOf(root.activeElement)";
        for (key, expected) in [
            ("Up", -1),
            ("Down", 0),
            ("Down", 1),
            ("End", 4),
            ("Down", 4),
            ("Up", 3),
            ("Home", 0),
            ("Up", -1),
            ("Down", 0),
            ("Escape", -1),
        ] {
            page.key(key).await?;
            let found: i32 = page.js(at).await?;
            ensure!(found == expected, "{shape}: {key} to {found}, not {expected}");
        }
        let caret = "return part('input').selectionStart";
        for (key, at) in [("Home", 0), ("End", 6), ("Right", 5), ("Left", 6)] {
            page.key(key).await?;
            ensure!(page.js::<i32>(caret).await? == at, "{shape}: {key} does not edit");
        }
    }
    Ok(())
}

async fn escape_goes_one_step_back(page: &Page) -> Result<()> {
    let site = shapes()?;
    for shape in SHAPES {
        page.open_shape(&site, shape).await?;
        page.search("العراق").await?;
        let query = "return element.query";
        if shape == "dropdown" {
            page.key("Escape").await?;
            ensure!(
                page.js::<bool>("return !part('panel').checkVisibility()").await?,
                "the list is still open"
            );
            ensure!(page.js::<String>("return part('input').ariaExpanded").await? == "false");
            ensure!(page.js::<String>(query).await? == "العراق", "{shape}: cleared by the first Escape");
            ensure!(page.focused().await?.part == "input");
            page.key("Down").await?;
            ensure!(
                page.js::<bool>("return part('panel').checkVisibility()").await?,
                "an arrow does not reopen it"
            );
            page.key("Escape").await?;
        }
        page.key("Escape").await?;
        ensure!(page.js::<String>(query).await?.is_empty(), "{shape}: not cleared");
        ensure!(page.focused().await?.part == "input", "{shape}: {:?}", page.focused().await?);
        if shape.starts_with("dialog") {
            ensure!(page.js::<bool>("return part('dialog').open").await?, "{shape}: closed with the query");
            page.key("Escape").await?;
            ensure!(page.js::<bool>("return !part('dialog').open").await?, "{shape}: still open");
            ensure!(page.focused().await?.part == "open", "{shape}: {:?}", page.focused().await?);
        }
    }
    Ok(())
}

async fn enter_opens_here_and_with_control_elsewhere(page: &Page) -> Result<()> {
    let site = shapes()?;
    for shape in ["results", "dropdown"] {
        page.open_shape(&site, shape).await?;
        page.search("العراق").await?;
        // The second article, which is none that Enter in the field would open.
        let link: String = page.js("return root.querySelectorAll('[data-id]')[1].hash").await?;
        page.middle_click("[data-id]").await?;
        let opened = page.new_window().await.with_context(|| format!("{shape}: the middle button"))?;
        let link_of_first: String = page.js("return root.querySelector('[data-id]').hash").await?;
        ensure!(opened.ends_with(&link_of_first), "{shape}: the middle button opens {opened}");
        ensure!(page.js::<bool>("return part('article') === null").await?, "{shape}: the middle button");
        let to = if shape == "results" { ["Down", "Down"].to_vec() } else { steps(page).await? };
        for keys in ["Control+Enter", "Shift+Enter", "Enter"] {
            // A reader who comes back from another window begins in the field.
            page.js::<()>("part('input').blur(); part('input').focus()").await?;
            for key in &to {
                page.key(key).await?;
            }
            page.key(keys).await?;
            if keys == "Enter" {
                break;
            }
            let opened = page.new_window().await.with_context(|| format!("{shape}: {keys}"))?;
            ensure!(opened.ends_with(&link), "{shape}: {keys} opens {opened}, not {link}");
            ensure!(
                page.js::<bool>("return part('article') === null").await?,
                "{shape}: {keys} opens it here"
            );
        }
        page.wait_until("return part('article')?.checkVisibility() ?? false").await?;
        ensure!(page.js::<String>("return location.hash").await? == link, "{shape}: another article");
    }
    Ok(())
}

/// The keys that lead to the second article of the list.
async fn steps(page: &Page) -> Result<Vec<&'static str>> {
    let at = "const options = [...root.querySelectorAll('[role=option]')];
        return options.indexOf(root.querySelectorAll('[data-id]')[1]) + 1";
    Ok(vec!["Down"; page.js(at).await?])
}

/// Presses Ctrl and the K key on a keyboard on which it is another letter, with the focus where it is.
fn pressed(key: &str) -> String {
    format!(
        "const at = document.activeElement;
        const init = {{ key: '{key}', code: 'KeyK', ctrlKey: true, bubbles: true, cancelable: true, composed: true }};
        return !at.dispatchEvent(new KeyboardEvent('keydown', init));"
    )
}

async fn the_shortcut_works_on_any_keyboard(page: &Page) -> Result<()> {
    let site = shapes()?;
    for shape in SHAPES {
        page.visit(&format!("{}{shape}.html", site.address())).await?;
        page.wait_until("return part('input') instanceof HTMLElement").await?;
        let named = if shape.starts_with("dialog") { "open" } else { "input" };
        let keys: String =
            page.js(&format!("return part('{named}').getAttribute('aria-keyshortcuts')")).await?;
        ensure!(keys == "Control+K /", "{shape}: {keys}");

        // Whoever types elsewhere keeps the keys.
        page.js::<()>("document.querySelector('#other').focus()").await?;
        page.key("Control+k").await?;
        page.key("/").await?;
        ensure!(!page.js::<bool>(&pressed("ن")).await?, "{shape}: taken from another field");
        ensure!(page.js::<bool>("return document.activeElement.id === 'other'").await?, "{shape}");
        ensure!(page.js::<bool>("return document.querySelector('#other').value.includes('/')").await?);

        page.js::<()>("document.activeElement.blur()").await?;
        // On a Dvorak keyboard K's place is a T.
        ensure!(!page.js::<bool>(&pressed("t")).await?, "{shape}: by the place of another Latin letter");
        for way in ["ن", "k", "Control+k", "/"] {
            if way.chars().count() == 1 && way != "/" {
                ensure!(page.js::<bool>(&pressed(way)).await?, "{shape}: {way} does nothing");
            } else {
                page.key(way).await?;
            }
            page.wait_until("return root.activeElement === part('input')").await?;
            page.js::<()>("element.close(); part('input').blur(); root.activeElement?.blur()").await?;
        }
        ensure!(page.js::<bool>("return part('input').value === ''").await?, "{shape}: the key is typed too");

        page.js::<()>("element.setAttribute('shortcut', '')").await?;
        page.wait_until("return root.querySelector('[aria-keyshortcuts]') === null").await?;
        ensure!(!page.js::<bool>(&pressed("ن")).await?, "{shape}: on although it is off");
    }
    Ok(())
}

async fn keys_of_a_composition_are_left_alone(page: &Page) -> Result<()> {
    let site = shapes()?;
    for shape in ["dropdown", "results"] {
        page.open_shape(&site, shape).await?;
        for text in ["العر", "العراق"] {
            if page.engine() == "chromium" {
                page.compose(text).await?;
            } else {
                let script = format!(
                    "part('input').value = '{text}';
                    part('input').dispatchEvent(new InputEvent('input', {{ isComposing: true, data: '{text}' }}))"
                );
                page.js::<()>(&script).await?;
            }
            page.results_for(text).await?;
        }
        let before =
            "return [element.query, root.querySelectorAll('[data-id]').length, root.activeElement.part.value,
            part('input').getAttribute('aria-activedescendant'), location.hash].join()";
        let state: String = page.js(before).await?;
        for key in ["Enter", "Escape", "ArrowDown", "ArrowUp"] {
            if page.engine() == "chromium" {
                page.key_of_input_method(key).await?;
            }
            let script = format!(
                "return part('input').dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}', isComposing: true,
                    bubbles: true, cancelable: true, composed: true }}))"
            );
            ensure!(page.js::<bool>(&script).await?, "{shape}: {key} is taken");
            let now: String = page.js(before).await?;
            ensure!(now == state, "{shape}: {key} does something: {now}, before {state}");
        }
        if shape == "dropdown" {
            ensure!(page.js::<bool>("return part('panel').checkVisibility()").await?, "the list is closed");
        }
    }
    Ok(())
}

async fn focus_stays_with_the_reader(page: &Page) -> Result<()> {
    let site = shapes()?;
    for shape in SHAPES {
        page.open_shape(&site, shape).await?;
        page.search("العراق").await?;
        page.click("[part~=clear]").await?;
        ensure!(page.focused().await?.part == "input", "{shape}: {:?}", page.focused().await?);
        ensure!(page.js::<String>("return element.query").await?.is_empty(), "{shape}: not cleared");
        if !shape.starts_with("dialog") {
            continue;
        }
        page.search("العراق").await?;
        page.click("[part~=close]").await?;
        ensure!(page.focused().await?.part == "open", "{shape}: {:?}", page.focused().await?);
    }
    // From the article of a dropdown, which has a dialog of its own.
    let site = site_with(&[("index.html", "<main><kashaf-search shape=dropdown></kashaf-search></main>")])?;
    page.open(&site).await?;
    page.search("العراق").await?;
    page.read_first().await?;
    page.key("Escape").await?;
    page.wait_until("return part('article') === null && !part('dialog').open").await?;
    ensure!(page.focused().await?.part == "input", "{:?}", page.focused().await?);
    ensure!(page.js::<String>("return element.query").await? == "العراق", "the query is gone");
    Ok(())
}
