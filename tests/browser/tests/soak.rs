//! Long use: one engine that answers again and again, and an element that comes and goes.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use kashaf_browser_tests::attack::{share, told};
use kashaf_browser_tests::page::Page;
use kashaf_browser_tests::{in_every_engine, site_with};
use serde::Deserialize;
use tokio::time::sleep;

in_every_engine! {
    many_queries_take_no_more_memory
    an_element_that_comes_and_goes_leaves_nothing
}

const SHORT: Duration = Duration::from_millis(20);
const LONG: Duration = Duration::from_secs(60);

/// After so many everything that is kept is there.
const WARM: u32 = 1000;

#[derive(Debug, Deserialize)]
struct Told {
    done: u32,
    bytes: u64,
    drifted: Vec<String>,
    broken: Option<String>,
}

/// Mixed queries over the API: words, slips, operators, filters, markup, and the article of each hundredth.
const QUERIES: &str = include_str!("soak/queries.js");

/// Before any script: the memory of each module that is instantiated.
const WATCH: &str = include_str!("soak/watch.js");

/// Asks as seldom as `pause` says.
async fn until(page: &Page, script: &str, pause: Duration, limit: Duration) -> Result<()> {
    let start = Instant::now();
    while !page.js::<bool>(script).await? {
        ensure!(start.elapsed() < limit, "waited {limit:?} in vain for: {script}");
        sleep(pause).await;
    }
    Ok(())
}

async fn state(page: &Page) -> Result<Told> {
    let told: Told = page.js("return window.soak").await?;
    ensure!(told.broken.is_none(), "{told:?}");
    Ok(told)
}

async fn many_queries_take_no_more_memory(page: &Page) -> Result<()> {
    // As the page's own script: what a driver runs has another `WebAssembly` in Firefox.
    let body =
        format!("<script>{WATCH}</script><script type=module>{QUERIES}</script><main><h1>صحيفة</h1></main>");
    let site = site_with(&[("index.html", &body)])?;
    page.visit(&site.address()).await?;
    page.wait_until("return window.soak !== undefined && (soak.ready === true || soak.broken !== null)")
        .await?;
    state(page).await?;
    let is_chromium = page.engine() == "chromium";
    let queries = if is_chromium { share(4000, 1_000_000) } else { share(2000, 20_000) };
    let mut warm = (0, 0);
    let mut done = 0;
    // In two goes, and seldom asked how far it is: what a driver runs leaves some bytes in the heap each time. Of a million
    // queries 40,000 such scripts left half a megabyte, and fifty a tenth, which is the browser's code of what is in use.
    let pause = share(SHORT, Duration::from_secs(20));
    for go in [WARM, queries - WARM] {
        page.js::<()>(&format!("window.go({go}).catch((error) => (soak.broken = String(error)))")).await?;
        done += go;
        let there = format!("return soak.done >= {done} || soak.broken !== null");
        until(page, &there, pause, share(LONG, 60 * LONG)).await?;
        let told = state(page).await?;
        if done == WARM {
            warm = (told.bytes, if is_chromium { page.counters().await?[3] } else { 0 });
        }
    }
    page.js::<()>("window.compare().catch((error) => (soak.broken = String(error)))").await?;
    until(page, "return soak.compared === true || soak.broken !== null", SHORT, LONG).await?;
    let end = state(page).await?;
    let heap = if is_chromium { page.counters().await?[3] } else { 0 };
    eprintln!(
        "{}: {} queries, module's memory {} then {} bytes, heap {} then {heap} bytes",
        page.engine(),
        end.done,
        warm.0,
        end.bytes,
        warm.1
    );
    ensure!(warm.0 > 0, "no memory was seen");
    let mut faults = end.drifted;
    for (name, before, after) in [("the module's memory", warm.0, end.bytes), ("the heap", warm.1, heap)] {
        // Within two in a hundred; the heap has the code too that the browser makes of scripts in use.
        let code = if name == "the heap" { 128 * 1024 } else { 0 };
        if after * 100 > before * 102 + code * 100 {
            faults.push(format!("{name} grew from {before} to {after} bytes"));
        }
    }
    told(page, "queries to one engine, memory as after the first thousand", usize::try_from(done)?, &faults)
}

/// Comes, in one of its shapes and at some moment of a search, and goes.
const CYCLES: &str = include_str!("soak/cycles.js");

/// Documents, nodes and listeners that are more than the driver leaves of its own.
fn excess(before: [u64; 4], after: [u64; 4]) -> Option<String> {
    let [documents, nodes, listeners] = [0, 1, 2].map(|at| after[at] > before[at] + 60);
    (documents || nodes || listeners)
        .then(|| format!("documents, nodes, listeners: {:?} became {:?}", &before[..3], &after[..3]))
}

async fn an_element_that_comes_and_goes_leaves_nothing(page: &Page) -> Result<()> {
    let body = format!(
        "<script>{WATCH}</script><main><h1>صحيفة</h1><kashaf-search></kashaf-search><div id=place></div></main>"
    );
    let site = site_with(&[("index.html", &body)])?;
    page.visit(&site.address()).await?;
    page.touch().await?;
    page.search("العراق").await?;
    page.js::<()>(CYCLES).await?;
    let is_chromium = page.engine() == "chromium";
    let cycles = share(if is_chromium { 200 } else { 100 }, 1000);
    let counts = "return [window.listening, window.observing, document.querySelectorAll('*').length]";
    let mut before = None;
    let mut done = 0;
    let mut faults = Vec::new();
    for round in [60, cycles] {
        page.js::<()>(&format!("window.cycle({round})")).await?;
        done += round;
        until(page, &format!("return window.cycled === {done}"), SHORT, LONG).await?;
        // What has still to come of the last: announcements, and what was asked.
        page.wait_until("return window.settled ??= (setTimeout(() => (window.settled = true), 1500), false)")
            .await?;
        page.js::<()>("window.settled = undefined").await?;
        let seen: [i64; 3] = page.js(counts).await?;
        let mut counters = if is_chromium { page.counters().await? } else { [0; 4] };
        // What waits for an idle moment lets go late on a busy machine. What leaks never does.
        for _ in 0..20 {
            if before.is_none_or(|(_, counted)| excess(counted, counters).is_none()) {
                break;
            }
            sleep(Duration::from_secs(1)).await;
            counters = page.counters().await?;
        }
        eprintln!("{}: after {done} cycles {seen:?}, {counters:?}", page.engine());
        let Some((first, counted)) = before else {
            before = Some((seen, counters));
            continue;
        };
        if first != seen {
            faults.push(format!("listeners, observers, elements: {first:?} became {seen:?}"));
        }
        faults.extend(excess(counted, counters));
    }
    ensure!(page.search("واشنطن").await?.len() == 5);
    told(page, "an element that comes and goes", cycles, &faults)
}
