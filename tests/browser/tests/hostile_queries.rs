//! Queries that try to be more than text, and what only JavaScript can ask: in each way in which a query comes.

use anyhow::{Result, ensure};
use kashaf_browser_tests::attack::{share, told};
use kashaf_browser_tests::injections::{script, texts};
use kashaf_browser_tests::page::Page;
use kashaf_browser_tests::{in_every_engine, site_with};
use serde_json::Value;
use xtask::server::Server;

in_every_engine! {
    queries_by_a_script_stay_text
    queries_that_are_typed_stay_text
    queries_in_the_history_stay_text
    queries_of_a_dropdown_stay_text
    queries_beside_choices_stay_text
    attributes_stay_text
    queries_of_a_new_page_stay_text
    keys_of_markup_stay_text
    what_is_no_text_is_answered_or_refused
    options_of_any_kind_are_answered_or_refused
    a_hundred_thousand_letters_in_the_field
    ten_thousand_words_in_the_field
}

const WATCH: &str = include_str!("hostile/watch.js");

fn search(plan: &str) -> Result<Server> {
    let body =
        format!("<script>{WATCH}</script><main><h1>صحيفة</h1><kashaf-search {plan}></kashaf-search></main>");
    site_with(&[("index.html", &body)])
}

/// What a script hands to its `done`, once it has.
async fn awaited(page: &Page, script: &str) -> Result<Value> {
    page.js::<()>(&format!(
        "window.tale = undefined;
        const done = (value) => (window.tale = JSON.stringify(value));
        (async () => {{ {script} }})().catch((error) => done(`broken: ${{error}}`));"
    ))
    .await?;
    // Longer than any one thing is waited for.
    for _ in 0..12 {
        if page.wait_until("return window.tale !== undefined").await.is_ok() {
            break;
        }
    }
    Ok(serde_json::from_str(
        &page.js::<Option<String>>("return window.tale ?? null").await?.unwrap_or_default(),
    )?)
}

/// Every string in one way, or every so manieth where not all are tried.
async fn all(page: &Page, plan: &str, way: &str, step: usize, name: &str) -> Result<()> {
    let site = search(plan)?;
    page.open(&site).await?;
    let source = format!(
        "const strings = {}.filter((_, at) => at % {} === 0);\nconst way = '{way}';\n{}",
        script()?,
        share(step, 1),
        include_str!("hostile/queries.js")
    );
    let said = awaited(page, &source).await?;
    let (cases, faults): (usize, Vec<String>) = serde_json::from_value(said)?;
    told(page, name, cases, &faults)?;
    // And still it answers.
    ensure!(page.search("العراق").await?.len() <= 5, "another answer than before");
    ensure!(page.js::<u32>("return element.response.total").await? == 5, "another answer than before");
    Ok(())
}

async fn queries_by_a_script_stay_text(page: &Page) -> Result<()> {
    all(page, "param=''", "property", 1, "queries that are markup, by a script").await
}

async fn queries_that_are_typed_stay_text(page: &Page) -> Result<()> {
    all(page, "", "typed", 2, "queries that are markup, typed").await?;
    // What was typed last stands in the address, and nothing else.
    page.wait_until("return location.search === '?q=' + encodeURIComponent('العراق') && location.hash === ''")
        .await
}

async fn queries_in_the_history_stay_text(page: &Page) -> Result<()> {
    // WebKit throws after a hundred changes in half a minute.
    all(page, "", "address", 3, "queries that are markup, in the history").await
}

async fn queries_of_a_dropdown_stay_text(page: &Page) -> Result<()> {
    all(page, "shape=dropdown action=all.html", "property", 3, "queries that are markup, of a dropdown").await
}

async fn queries_beside_choices_stay_text(page: &Page) -> Result<()> {
    all(page, "facets='' param=''", "property", 3, "queries that are markup, beside choices").await
}

async fn attributes_stay_text(page: &Page) -> Result<()> {
    all(page, "param=''", "attributes", 5, "attributes that are markup").await
}

/// `?q=` and `#kashaf=` of a page that is just opened.
async fn queries_of_a_new_page_stay_text(page: &Page) -> Result<()> {
    let site = search("")?;
    page.visit(&site.address()).await?;
    let texts = texts()?;
    let step = (texts.len() / share(16, texts.len())).max(1);
    let mut faults = Vec::new();
    let mut cases = 0;
    for some in texts.iter().step_by(step).collect::<Vec<_>>().chunks(8) {
        cases += some.len();
        let script = format!(
            "const texts = {};
            const frames = texts.map((text) => {{
                const frame = document.createElement('iframe');
                const value = encodeURIComponent(text);
                frame.src = `index.html?q=${{value}}#kashaf=${{value}}`;
                document.body.append(frame);
                return frame;
            }});
            const asked = (text) => text.replace(/[\\r\\n]/g, '');
            for (const [at, frame] of frames.entries()) {{
                const there = () => frame.contentDocument?.querySelector('kashaf-search');
                // The address has an article that is none, which is told.
                const open = () => there()?.shadowRoot?.querySelector('[part~=article]') && (there().response || asked(texts[at]).trim() === '');
                for (let frames = 0; !open() && frames < 900; frames += 1) await new Promise((then) => setTimeout(then, 10));
            }}
            const found = frames.map((frame, at) => {{
                const search = frame.contentDocument.querySelector('kashaf-search');
                const said = search.shadowRoot?.querySelector('[part~=article]')?.textContent ?? 'no article';
                const other = search.query === asked(texts[at]) ? [] : ['another query'];
                const faults = [...frame.contentWindow.intruders(search), ...other, ...(/لم يعد|غير موجود|ليس/.test(said) ? [] : [said.slice(0, 60)])];
                return faults.length === 0 ? [] : [`${{JSON.stringify(texts[at]).slice(0, 80)}}: ${{faults}}`];
            }});
            for (const frame of frames) frame.remove();
            done(found.flat());",
            serde_json::to_string(some)?
        );
        faults.extend(serde_json::from_value::<Vec<String>>(awaited(page, &script).await?)?);
    }
    told(page, "queries and articles that are markup, in the address of a new page", cases, &faults)
}

/// Keys, as a reader presses them.
async fn keys_of_markup_stay_text(page: &Page) -> Result<()> {
    let site = search("")?;
    page.open(&site).await?;
    let mut faults = Vec::new();
    let keys =
        ["<img src=x onerror=pwned()>", "\u{202E}gnp.egami", "javascript:pwned()", "{{x}}\"'`", "قسم:\"><b>"];
    for text in keys {
        page.search(text).await?;
        faults.extend(page.js::<Vec<String>>("return window.intruders(element)").await?);
    }
    told(page, "keys of markup", keys.len(), &faults)
}

/// Queries that are no strings: as JavaScript makes strings of them, or a TypeError.
async fn what_is_no_text_is_answered_or_refused(page: &Page) -> Result<()> {
    let site = search("param=''")?;
    page.open(&site).await?;
    let said = awaited(
        page,
        r#"
        const engine = await (await import("./kashaf.js")).open();
        const thrown = new RangeError("mine");
        const values = {
            nothing: [], undefined: [undefined], null: [null], number: [42], bigint: [10n], flag: [true],
            symbol: [Symbol("x")], list: [["العراق"]], object: [{}], bare: [Object.create(null)], date: [new Date(NaN)],
            long: [{ length: 4e9 }], less: [{ length: -1 }], other: [{ length: NaN, charCodeAt: 0 }],
            throwing: [{ toString() { throw thrown; } }], empty: [{ toString: () => null, valueOf: () => ({}) }],
            boxed: [new String("العراق")], function: [() => "العراق"], lone: ["\uD800"], other: ["العراق \uDC00"],
            proxy: [new Proxy({}, { get() { throw thrown; } })],
        };
        const faults = [];
        let cases = 0;
        const before = JSON.stringify((await engine.search("العراق")).hits);
        const [{ id }] = (await engine.search("العراق")).hits;
        const asText = (value) => { try { return value === undefined || value === null ? "" : `${value}`; } catch (error) { return error; } };
        for (const [name, [value]] of Object.entries(values)) {
            const text = asText(value);
            const ways = {
                search: [() => engine.search(value), () => engine.search(text)],
                suggest: [() => engine.suggest(value), () => engine.suggest(text)],
                document: [() => engine.document(value), () => engine.document(text)],
                marks: [() => engine.document(id, value), () => engine.document(id, text)],
                related: [() => engine.related(value), () => engine.related(text)],
            };
            for (const [way, [ask, same]] of Object.entries(ways)) {
                cases += 1;
                const told = (answer) => JSON.stringify(answer, (key, value) => (key === "tookMs" ? 0 : value));
                try {
                    const answer = await ask();
                    if (typeof text !== "string") faults.push(`${way} ${name}: answered`);
                    else if (told(answer) !== told(await same())) faults.push(`${way} ${name}: another answer than to ${JSON.stringify(text)}`);
                } catch (error) {
                    if (typeof text === "string") faults.push(`${way} ${name}: ${error}`);
                    else if (error !== thrown && error?.name !== "TypeError") faults.push(`${way} ${name}: no TypeError but ${error}`);
                }
            }
            // The element.
            for (const [way, ask] of [["search()", () => element.search(value)], ["query", () => (element.query = value)]]) {
                cases += 1;
                try {
                    ask();
                    if (typeof text !== "string" && name !== "symbol") faults.push(`${way} ${name}: taken`);
                } catch (error) {
                    if (typeof text === "string" || (error !== thrown && error?.name !== "TypeError")) faults.push(`${way} ${name}: ${error}`);
                }
            }
        }
        if (JSON.stringify((await engine.search("العراق")).hits) !== before) faults.push("another answer than before");
        done([cases, faults]);"#,
    )
    .await?;
    let (cases, faults): (usize, Vec<String>) = serde_json::from_value(said)?;
    told(page, "queries that are no text", cases, &faults)
}

/// Options that are no numbers, that throw, or that every object has.
async fn options_of_any_kind_are_answered_or_refused(page: &Page) -> Result<()> {
    let site = search("param=''")?;
    page.open(&site).await?;
    let said = awaited(
        page,
        r#"
        const engine = await (await import("./kashaf.js")).open();
        const thrown = new RangeError("mine");
        const throwing = () => { throw thrown; };
        const faults = [];
        let cases = 0;
        const before = JSON.stringify((await engine.search("العراق")).hits);
        const numbers = { infinite: Infinity, less: -Infinity, nan: NaN, negative: -1, part: 2.7, huge: 2 ** 53, wrapped: 2 ** 32, whole: 4294967295, tiny: 5e-324, text: "3", none: null, lacking: undefined,
            symbol: Symbol("x"), bigint: 3n, list: [3], object: {}, throwing: { valueOf: throwing, toString: throwing }, flag: true };
        const ask = async (name, question, good) => {
            cases += 1;
            try {
                const answer = await question();
                if (!good(answer)) faults.push(`${name}: ${JSON.stringify(answer).slice(0, 80)}`);
            } catch (error) {
                if (error !== thrown && error?.name !== "TypeError") faults.push(`${name}: ${error}`);
            }
        };
        const first = ({ hits, total }) => total === 5 && hits.length <= 5;
        for (const [name, value] of Object.entries(numbers)) {
            await ask(`limit ${name}`, () => engine.search("العراق", { limit: value }), first);
            await ask(`offset ${name}`, () => engine.search("العراق", { offset: value }), first);
            await ask(`both ${name}`, () => engine.search("العراق", { limit: value, offset: value }), first);
            await ask(`suggest ${name}`, () => engine.suggest("العر", value), Array.isArray);
            await ask(`related ${name}`, () => engine.related("ALL", value), Array.isArray);
        }
        const getter = (name) => Object.defineProperty({}, name, { get: throwing, enumerable: true });
        const names = ["limit", "offset", "filter", "sort", "facets"];
        const options = [
            ...names.map(getter), ...["section", "tag", "author", "lang", "after", "before"].map((name) => ({ filter: getter(name) })),
            new Proxy({}, { get: throwing }), { filter: new Proxy({}, { get: throwing }) }, { filter: { section: new Proxy([], { get: throwing }) } },
            null, 5, "x", true, Symbol("x"), 3n, [], () => 1, Object.create(null), Object.freeze({}),
            { filter: null }, { filter: 5 }, { filter: "x" }, { filter: { section: 5 } }, { filter: { section: [5, null, Symbol("x")] } },
            { filter: { after: "not a day" } }, { filter: { after: {} } }, { sort: {} }, { sort: Symbol("x") }, { sort: "__proto__" }, { facets: Symbol("x") },
            JSON.parse('{ "__proto__": { "limit": 0 } }'),
        ];
        for (const [at, option] of options.entries()) await ask(`options ${at}`, () => engine.search("العراق", option), ({ total }) => total === 5 || total === 0);
        for (const name of ["__proto__", "constructor", "toString", "\uD800", "x".repeat(1e5)]) {
            await ask(`name ${name.slice(0, 9)}`, () => engine.search("العراق", { filter: { section: [name] }, facets: true }), ({ total }) => total === 0);
            await ask(`kind ${name.slice(0, 9)}`, () => engine.search("العراق", { filter: { [name]: ["x"] } }), ({ total }) => total === 5);
        }
        for (const text of ["x".repeat(1e6), "العراق".repeat(1.7e5), "<".repeat(1e6), "\uD800".repeat(5e5), '"('.repeat(5e5)]) {
            await ask("a megabyte", () => engine.search(text), ({ total }) => total === 0);
        }
        // The element's own.
        for (const value of [null, undefined, 5, Symbol("x"), getter("section"), { section: ["__proto__"] }, { __proto__: { section: "x" } }, {}]) {
            await ask("filter", async () => { element.filter = value; element.search("العراق"); return element.response; }, (answer) => answer !== undefined);
            await ask("sort", async () => { element.sort = value; return element.sort; }, () => true);
            element.filter = {};
            element.sort = "relevance";
        }
        if (JSON.stringify((await engine.search("العراق")).hits) !== before) faults.push("another answer than before");
        done([cases, faults]);"#,
    )
    .await?;
    let (cases, faults): (usize, Vec<String>) = serde_json::from_value(said)?;
    told(page, "options of any kind", cases, &faults)
}

async fn a_hundred_thousand_letters_in_the_field(page: &Page) -> Result<()> {
    much(page, "a hundred thousand letters in the field", "['x'.repeat(1e5), 'العراق'.repeat(1.7e4), '<'.repeat(1e5), '\\uD800'.repeat(5e4), '\"('.repeat(5e4)]").await
}

async fn ten_thousand_words_in_the_field(page: &Page) -> Result<()> {
    let words = "[Array.from({ length: 1e4 }, (_, at) => `كلمة${at}`).join(' '),
        Array.from({ length: 1e4 }, () => 'العراق').join(' '), Array.from({ length: 1e4 }, (_, at) => `-w${at}*`).join(' OR ')]";
    much(page, "ten thousand words in the field", words).await
}

/// Pasted: one event, whatever is in it.
async fn much(page: &Page, name: &str, texts: &str) -> Result<()> {
    let site = search("")?;
    page.open(&site).await?;
    let count: usize = page.js(&format!("window.texts = {texts}; return window.texts.length")).await?;
    let mut faults = Vec::new();
    for at in 0..count {
        page.js::<()>(&format!(
            "const input = part('input');
            input.value = window.texts[{at}];
            input.dispatchEvent(new InputEvent('input', {{ inputType: 'insertFromPaste', bubbles: true }}))"
        ))
        .await?;
        let is_answered = page.wait_until("return element.response?.query.length > 9999").await.is_ok();
        if !is_answered {
            faults.push(format!("{at}: no answer"));
        }
        faults.extend(page.js::<Vec<String>>("return window.intruders(element)").await?);
        // Enter makes an address of it.
        page.js::<()>("part('input').form.requestSubmit()").await?;
        let length: usize = page.js("return location.href.length").await?;
        if length > 10_000 {
            faults.push(format!("{at}: an address of {length}"));
        }
        ensure!(page.search("العراق").await?.len() == 5, "no answer after that");
    }
    // Nor is it kept for the next time.
    let kept: usize = page.js("return Math.max(0, ...JSON.parse(localStorage.getItem('kashaf-recents') ?? '[]').map(({ length }) => length))").await?;
    if kept > 10_000 {
        faults.push(format!("a query of {kept} is kept"));
    }
    told(page, name, count, &faults)
}
