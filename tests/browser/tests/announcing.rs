//! What the element says, to those who see and to those who listen: counts, echoes, ways on, loading and failure.

use anyhow::{Result, ensure};
use kashaf_browser_tests::page::Page;
use kashaf_browser_tests::shapes::shapes;
use kashaf_browser_tests::{arabic_page, in_every_engine, site_as, site_with};
use serde_json::Value;
use xtask::site::{Fault, Hosting};

in_every_engine! {
    the_count_is_said_after_a_pause
    an_echoed_query_keeps_its_order
    nothing_found_shows_ways_on
    what_was_not_looked_for_is_said
    loading_is_said_in_the_next_frame
    a_failure_is_said_with_a_way_on
}

/// Time for the page's pauses, which passes when the test says so. What drivers wait for is longer.
const CLOCK: &str = "<script>
    const timers = new Map(), { setTimeout: start, clearTimeout: stop } = window;
    let now = 0, last = 1e6;
    window.setTimeout = (run, after = 0, ...rest) => {
        if (after < 100 || after > 5000) return start(run, after, ...rest);
        timers.set(++last, { run, at: now + after });
        return last;
    };
    window.clearTimeout = (id) => timers.delete(id) || stop(id);
    window.pass = (time) => {
        now += time;
        for (const [id, { run, at }] of [...timers]) if (at <= now && timers.delete(id)) run();
    };
</script>";

async fn the_count_is_said_after_a_pause(page: &Page) -> Result<()> {
    let body =
        |plan: &str| format!("{CLOCK}<main><h1>صحيفة</h1><kashaf-search {plan}></kashaf-search></main>");
    let site = site_with(&[("results.html", &body("")), ("dropdown.html", &body("shape=dropdown"))])?;
    for shape in ["results", "dropdown"] {
        page.open_shape(&site, shape).await?;
        let said = "return part('status').textContent";
        let after = |time: u32| format!("pass({time}); {said}");
        let (role, _) = page.role_and_name("[part~=status]").await?;
        ensure!(role == "status", "{shape}: {role}");
        ensure!(
            page.js::<Vec<String>>(
                "return [...root.querySelectorAll('[role=status], [role=alert], [aria-live]')]
            .map((region) => region.textContent)"
            )
            .await?
                == [""],
            "{shape}: not one region, or not empty"
        );
        page.js::<()>("window.region = part('status')").await?;

        page.search("العراق").await?;
        ensure!(page.js::<String>(&after(499)).await?.is_empty(), "{shape}: it talks into the typing");
        ensure!(
            page.js::<String>(&after(1001)).await? == "5 نتائج",
            "{shape}: {}",
            page.js::<String>(said).await?
        );
        // Another query with the same count, and letters typed into the pause.
        page.search("واشنط").await?;
        ensure!(page.js::<String>(&after(400)).await?.is_empty(), "{shape}: the count of before");
        page.type_text("ن").await?;
        page.results_for("واشنطن").await?;
        ensure!(page.js::<String>(&after(400)).await?.is_empty(), "{shape}: it did not begin to wait again");
        ensure!(page.js::<String>(&after(1100)).await? == "5 نتائج", "{shape}: not said again");
        page.search("ظظظظظظ").await?;
        ensure!(page.js::<String>(&after(1500)).await? == "لا توجد نتائج", "{shape}");
        ensure!(page.js::<bool>("return window.region === part('status')").await?, "{shape}: another region");
    }
    Ok(())
}

async fn an_echoed_query_keeps_its_order(page: &Page) -> Result<()> {
    let site = shapes()?;
    page.open_shape(&site, "results").await?;
    // Pieces from left to right.
    for (query, pieces) in [
        ("C++", &["»", "C", "+", "«"][..]),
        ("F-16", &["»", "F", "-", "16", "«"]),
        ("\"كلمة ما\"", &["»", "ما", "كلمة", "«"]),
        ("ظظظ 16", &["»", "16", "ظظظ", "«"]),
    ] {
        ensure!(page.search(query).await?.is_empty(), "{query} is found, so it is not echoed");
        ensure!(page.js::<String>("return part('nothing').querySelector('bdi').textContent").await? == query);
        let script = format!(
            "const line = part('nothing').querySelector('p');
            const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
            const texts = [];
            while (walker.nextNode()) texts.push(walker.currentNode);
            return {}.map((piece) => {{
                const text = texts.find(({{ data }}) => data.includes(piece));
                const range = document.createRange();
                range.setStart(text, text.data.indexOf(piece));
                range.setEnd(text, text.data.indexOf(piece) + piece.length);
                return range.getBoundingClientRect().left;
            }})",
            Value::from(pieces)
        );
        let places: Vec<f64> = page.js(&script).await?;
        ensure!(places.is_sorted(), "{query}: {pieces:?} stand at {places:?}");
    }
    // A word that was replaced, and the one in its place.
    page.search("الكاضمي").await?;
    let echoed: Vec<String> =
        page.js("return [...part('note').querySelectorAll('bdi')].map((word) => word.textContent)").await?;
    ensure!(echoed == ["الكاظمي", "الكاضمي"], "{echoed:?}");
    Ok(())
}

async fn what_was_not_looked_for_is_said(page: &Page) -> Result<()> {
    let site = shapes()?;
    let others: String = (2..65).map(|number| format!("w{number} ")).collect();
    for shape in ["results", "dropdown"] {
        page.open_shape(&site, shape).await?;
        for (query, is_cut) in [(format!("العراق {others}"), false), (format!("العراق {others}w65 "), true)]
        {
            page.search(&query).await?;
            let said: bool =
                page.js("return element.shadowRoot.textContent.includes('بُحث عن جزء منه فقط')").await?;
            ensure!(said == is_cut, "{shape}: said {said} of {query}");
            ensure!(page.js::<bool>("return element.response.cut").await? == is_cut, "{shape}: {query}");
        }
    }
    Ok(())
}

async fn nothing_found_shows_ways_on(page: &Page) -> Result<()> {
    let site = shapes()?;
    for shape in ["results", "dropdown"] {
        page.open_shape(&site, shape).await?;
        page.search("\"كلمة ما\"").await?;
        let text: String = page.js("return part('nothing').textContent").await?;
        ensure!(text.contains("«\"كلمة ما\"»") && text.contains("اكتب كلمات أقل"), "{shape}: {text}");
        page.click("[part~=offer]").await?;
        page.wait_until("return element.response.total > 0").await?;
        ensure!(
            page.js::<bool>("return root.querySelector('[data-id]').checkVisibility()").await?,
            "{shape}"
        );

        // Words that no article has together: those with the most of them, and which are not in each.
        page.search("الكاضمي ظظظظ").await?;
        let text: String = page.js("return part('panel')?.textContent ?? part('root').textContent").await?;
        for told in ["هذه نتائج «الكاظمي» بدل «الكاضمي».", "هذه أقرب المقالات", "ظظظظ"]
        {
            ensure!(text.contains(told), "{shape}: {told} is not in {text}");
        }
    }
    Ok(())
}

async fn loading_is_said_in_the_next_frame(page: &Page) -> Result<()> {
    let site = shapes()?;
    site.spoil(".wasm", Fault::Held);
    for shape in ["results", "dropdown"] {
        page.visit(&format!("{}{shape}.html", site.address())).await?;
        page.wait_until("return part('input') instanceof HTMLElement").await?;
        page.js::<()>(
            "part('input').focus();
            part('input').value = 'العراق';
            part('input').dispatchEvent(new Event('input'));
            requestAnimationFrame(() => {
                const shown = [...parts('count'), ...parts('note')].filter((node) => node.checkVisibility());
                window.seen = shown.map((node) => node.textContent);
            })",
        )
        .await?;
        page.wait_until("return window.seen !== undefined").await?;
        let seen: Vec<String> = page.js("return window.seen").await?;
        ensure!(seen == ["يُحضَّر البحث…"], "{shape}: {seen:?}");
        page.wait_until("return part('status').textContent === 'يُحضَّر البحث…'").await?;
    }
    site.mend();
    page.wait_until("return root.querySelectorAll('[data-id]').length === 5").await
}

async fn a_failure_is_said_with_a_way_on(page: &Page) -> Result<()> {
    let listen = "<script>
        window.uncaught = [];
        addEventListener('error', ({ message }) => message && uncaught.push(message));
        addEventListener('unhandledrejection', ({ reason }) => uncaught.push(String(reason)));
    </script>";
    let body =
        |plan: &str| format!("{listen}<main><h1>صحيفة</h1><kashaf-search {plan}></kashaf-search></main>");
    let pages = vec![
        ("results.html".to_owned(), arabic_page(&body(""))),
        ("dropdown.html".to_owned(), arabic_page(&body("shape=dropdown"))),
    ];
    let policy = "script-src 'self' 'unsafe-inline'".to_owned();
    let forbidding = Hosting {
        headers: vec![("Content-Security-Policy".to_owned(), policy)],
        pages: pages.clone(),
        ..Hosting::default()
    };
    let plain = Hosting { pages, ..Hosting::default() };
    for (way, fault, hosting) in [
        ("missing", Some(Fault::Missing), plain.clone()),
        ("cut", Some(Fault::Cut(1000)), plain),
        ("forbidden", None, forbidding),
    ] {
        let site = site_as(hosting)?;
        if let Some(fault) = fault {
            site.spoil(".wasm", fault);
        }
        for shape in ["results", "dropdown"] {
            page.visit(&format!("{}{shape}.html", site.address())).await?;
            page.wait_until("return part('input') instanceof HTMLElement").await?;
            page.type_text("العراق").await?;
            page.wait_until("return part('retry')?.checkVisibility() ?? false").await?;
            let text: String = page.js("return part('error').querySelector('p').textContent").await?;
            ensure!(text.starts_with("تعذّر تشغيل البحث."), "{way}, {shape}: {text}");
            page.wait_until(&format!("return part('status').textContent === {}", Value::from(text))).await?;
            let uncaught: Vec<String> = page.js("return window.uncaught").await?;
            ensure!(uncaught.is_empty(), "{way}, {shape}: {uncaught:?}");
            page.errors().await?; // What the browser says of the file.
        }
    }
    Ok(())
}
