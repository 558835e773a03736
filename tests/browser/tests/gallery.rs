//! The gallery shows what it says, and the element holds where pages are narrow or unfriendly.

use std::path::Path;

use anyhow::{Result, bail, ensure};
use kashaf_browser_tests::page::Page;
use kashaf_browser_tests::{in_every_engine, site};

in_every_engine! {
    shows_every_state
    opens_what_its_address_names
    fits_a_narrow_screen
    holds_in_an_unfriendly_page
    keeps_its_size_whatever_a_rem_is
}

/// At hand in scripts about one specimen: it, and its parts that are seen.
fn of(id: &str, script: &str) -> String {
    format!(
        "const specimen = document.getElementById('{id}');
        const all = (name) => [...(specimen?.shadowRoot?.querySelectorAll(`[part~=${{name}}]`) ?? [])];
        const seen = (name) => all(name).filter((found) => found.checkVisibility());
        {script}"
    )
}

async fn shows_every_state(page: &Page) -> Result<()> {
    let site = site("/")?;
    let gallery = format!("{}gallery/", site.address());
    page.visit(&gallery).await?;
    for (id, state) in [
        ("empty", "seen('example').length === 3"),
        ("results", "seen('result').length === 3 && seen('more').length === 1"),
        ("completions", "seen('completion').length > 1"),
        ("most-words", "seen('note').length === 1 && seen('missing').length > 0"),
        ("corrections", "seen('note').length === 1 && seen('kind').length > 0"),
        ("nothing", "seen('nothing').length === 1 && seen('offer').length > 0"),
        ("no-words", "seen('note').length === 1 && seen('result').length === 0"),
        ("facets", "seen('filter').length === 1 && seen('sort').length === 1"),
        ("english", "specimen.shadowRoot.querySelector('[dir=ltr]') !== null && seen('result').length > 0"),
    ] {
        page.wait_until(&of(id, &format!("return {state}"))).await?;
    }
    // Those in pages of their own.
    for (id, part) in [("loading", "count"), ("error", "retry")] {
        let search = "specimen.contentDocument?.querySelector('kashaf-search')?.shadowRoot";
        // They load when they come into view.
        let there =
            format!("specimen?.scrollIntoView(); return Boolean({search}?.querySelector('[part={part}]'))");
        page.wait_until(&of(id, &there)).await?;
    }
    Ok(())
}

async fn opens_what_its_address_names(page: &Page) -> Result<()> {
    let site = site("/")?;
    let gallery = format!("{}gallery/", site.address());
    let list = "seen('hit').length > 0 && document.activeElement === specimen";
    let panel = "const { left, right } = all('panel')[0].getBoundingClientRect();
        return left >= 0 && right <= document.documentElement.clientWidth";
    for (id, state) in [
        ("recents", "seen('recent').length === 3"),
        ("open-list", list),
        ("header", list),
        ("modal-dropdown", "seen('hit').length > 0"),
        ("modal-dark", "seen('result').length > 0"),
        ("dropdown-article", "seen('article').length === 1"),
        ("facets-open", "seen('facets').length === 1 && seen('bound').length === 2"),
        ("facets-dark", "seen('facets').length === 1"),
        ("facets-nothing", "seen('unfilter').length === 2 && seen('nothing').length === 1"),
    ] {
        page.visit("about:blank").await?;
        page.visit(&format!("{gallery}#{id}")).await?;
        page.wait_until(&of(id, &format!("return {state}"))).await?;
        ensure!(state != list || page.js(&of(id, panel)).await?, "{id}: the panel is not on the screen");
        // For people to look at: engines draw differently, so nothing compares them.
        let picture = format!("{}/shots/gallery/{}-{id}.png", env!("CARGO_MANIFEST_DIR"), page.engine());
        page.screenshot(Path::new(&picture)).await?;
    }
    Ok(())
}

async fn fits_a_narrow_screen(page: &Page) -> Result<()> {
    let site = site("/")?;
    page.visit(&site.address()).await?;
    for (text, id) in
        [("100%", "results"), ("200%", "results"), ("200%", "header"), ("200%", "modal-article")]
    {
        let frame = format!(
            "const frame = document.createElement('iframe');
            Object.assign(frame, {{ src: 'gallery/#{id}', width: 320, height: 600, id: 'frame' }});
            frame.addEventListener('load', () => {{
                frame.contentDocument.documentElement.style.fontSize = '{text}';
            }});
            document.body.replaceChildren(frame);"
        );
        page.js::<()>(&frame).await?;
        // What is scrolled by itself may be wider.
        let wider = "const inside = document.getElementById('frame').contentDocument;
            const specimens = [...(inside?.querySelectorAll('kashaf-search') ?? [])];
            if (!specimens.some(({ response }) => response)) return null;
            const names = ['field', 'result', 'title', 'snippet', 'panel', 'dialog', 'bar', 'matches', 'article'];
            const edge = inside.documentElement.clientWidth + 1;
            return specimens.flatMap(({ id, shadowRoot }) => names
                .flatMap((part) => [...shadowRoot.querySelectorAll(`[part~=${part}]`)])
                .filter((found) => found.checkVisibility())
                .filter((found) => {
                    const { left, right } = found.getBoundingClientRect();
                    return left < -1 || right > edge || found.scrollWidth > found.clientWidth + 1;
                })
                .map((found) => `${id}: ${found.part}`))";
        let shown = format!(
            "const shown = document.getElementById('frame').contentDocument?.getElementById('{id}');
            const names = {{ header: 'hit', 'modal-article': 'article' }};
            return Boolean(shown?.shadowRoot?.querySelector(`[part~=${{names['{id}'] ?? 'result'}}]`))"
        );
        page.wait_until(&shown).await?;
        // The text grew a moment ago.
        if page.wait_until(&format!("return (() => {{ {wider} }})()?.length === 0")).await.is_err() {
            bail!("{text}, {id}: {:?}", page.js::<Option<Vec<String>>>(wider).await?);
        }
    }
    Ok(())
}

async fn holds_in_an_unfriendly_page(page: &Page) -> Result<()> {
    let site = site("/")?;
    page.visit(&format!("{}gallery/embed.html", site.address())).await?;
    page.wait_until("return Boolean(document.getElementById('results')?.shadowRoot?.querySelector('input'))")
        .await?;
    page.js::<()>("document.getElementById('results').query = 'الكاضمي'").await?;
    page.wait_until(&of("results", "return seen('title').length > 0")).await?;
    let styles = "const wanted = {
            direction: 'rtl', letterSpacing: 'normal', wordSpacing: '0px', textTransform: 'none', textIndent: '0px',
            fontStyle: 'normal', textShadow: 'none', whiteSpace: 'normal', wordBreak: 'normal' };
        const styles = getComputedStyle(seen('snippet')[0]);
        return Object.keys(wanted).filter((name) => styles[name] !== wanted[name])";
    let changed: Vec<String> = page.js(&of("results", styles)).await?;
    ensure!(changed.is_empty(), "the page changes {changed:?}");
    let small = "return [...seen('input'), ...seen('clear'), ...seen('title')].filter((found) =>
        found.getBoundingClientRect().height < 40 || Number.parseFloat(getComputedStyle(found).fontSize) < 16
    ).map((found) => found.part.value)";
    let small: Vec<String> = page.js(&of("results", small)).await?;
    ensure!(small.is_empty(), "too small: {small:?}");
    // Nothing of the page lies on the list, however high it is put.
    page.js::<()>(&of("head", "specimen.focus(); specimen.query = 'العراق'")).await?;
    page.wait_until(&of("head", "return seen('hit').length > 0")).await?;
    let top = "const { left, top, width } = seen('hit')[0].getBoundingClientRect();
        return document.elementFromPoint(left + width / 2, top + 4) === specimen";
    ensure!(page.js::<bool>(&of("head", top)).await?, "something lies on the list");
    Ok(())
}

async fn keeps_its_size_whatever_a_rem_is(page: &Page) -> Result<()> {
    let site = site("/")?;
    page.open(&site).await?;
    for (rem, size) in [("62.5%", 17.0), ("100%", 17.0), ("200%", 34.0)] {
        let script = format!(
            "document.documentElement.style.fontSize = '{rem}';
            return Number.parseFloat(getComputedStyle(part('root')).fontSize)"
        );
        let found: f64 = page.js(&script).await?;
        ensure!((found - size).abs() < 0.1, "with a rem of {rem} the text is {found} px");
    }
    Ok(())
}
