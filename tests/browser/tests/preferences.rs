//! Directions, sizes, colours and motion as readers and their pages want them.

use anyhow::{Result, ensure};
use kashaf_browser_tests::page::Page;
use kashaf_browser_tests::shapes::{SHAPES, shapes};
use kashaf_browser_tests::{in_every_engine, site, site_with};
use xtask::site::Fault;

in_every_engine! {
    mirrors_for_other_scripts
    targets_are_large_enough
    fits_a_narrow_screen_with_large_text
    takes_the_colours_of_a_page
    forced_colors_leave_everything_to_be_seen(ForcedColors)
    nothing_moves_for_who_wants_less_motion(LessMotion)
    typing_moves_nothing
}

async fn mirrors_for_other_scripts(page: &Page) -> Result<()> {
    let both = ["", " shape=dropdown"].map(|plan| {
        let element =
            |lang: &str| format!("<main><h1>A</h1><kashaf-search lang={lang}{plan}></kashaf-search></main>");
        [element("ar"), element("en").replace("<main>", "<main lang=en dir=ltr>")]
    });
    // Distances of things from the edge at which a line begins.
    let distances = "const field = part('field').getBoundingClientRect();
        const isLeft = getComputedStyle(part('root')).direction === 'ltr';
        const boxes = [part('field').querySelector('.search'), part('input'), part('clear')]
            .map((node) => node.getBoundingClientRect());
        const [first, words, button] = boxes.map(({ left, right }) => (isLeft ? left - field.left : field.right - right));
        const count = document.createRange();
        count.selectNodeContents(part('count') ?? part('group-name'));
        const text = count.getBoundingClientRect();
        const about = part('root').getBoundingClientRect();
        const begin = isLeft ? text.left - about.left : about.right - text.right;
        return [first, words, button, begin].map(Math.round)";
    for pages in both {
        let site = site_with(&[("ar.html", &pages[0]), ("en.html", &pages[1])])?;
        let mut found = Vec::new();
        for name in ["ar.html", "en.html"] {
            page.visit(&format!("{}{name}", site.address())).await?;
            page.begin().await?;
            page.search("العراق").await?;
            // What an article says stays as it is written: only the frame around it turns.
            let direction: String = page.js("return getComputedStyle(part('title')).direction").await?;
            ensure!(direction == "rtl", "{name}: a title in Arabic is {direction}");
            found.push(page.js::<Vec<i32>>(distances).await?);
        }
        let [arabic, english] = [&found[0], &found[1]];
        ensure!(arabic[..3].is_sorted() && arabic[2] > 500, "not in the order of reading: {arabic:?}");
        let alike = arabic.iter().zip(english).all(|(one, other)| (one - other).abs() <= 2);
        ensure!(alike, "not mirrored: {arabic:?} and {english:?}");
    }
    Ok(())
}

/// What can be clicked and is too small: all of 24 px, and what leads on 44 px high.
const SMALL: &str = "
    const main = ['field', 'option', 'title', 'open', 'close', 'clear', 'more', 'retry', 'back', 'next', 'previous',
        'related-title'];
    return [...root.querySelectorAll('a[href], button, input, [role=option]')]
        .filter((node) => node.checkVisibility({ visibilityProperty: true }))
        .map((node) => (node === part('input') ? part('field') : node))
        .map((node) => {
            const { width, height } = node.getBoundingClientRect();
            const least = main.some((name) => node.part.contains(name)) ? 44 : 24;
            return [width < 24 || height < least - 0.5, `${node.part.value}: ${width} × ${height}`];
        })
        .filter(([small]) => small)
        .map(([, told]) => told);";

async fn large(page: &Page, state: &str) -> Result<()> {
    let small: Vec<String> = page.js(SMALL).await?;
    ensure!(small.is_empty(), "{state}: {small:#?}");
    Ok(())
}

async fn targets_are_large_enough(page: &Page) -> Result<()> {
    let site = shapes()?;
    site.spoil(".wasm", Fault::Missing);
    page.visit(&format!("{}results.html", site.address())).await?;
    page.wait_until("return part('input') instanceof HTMLElement").await?;
    page.type_text("العراق").await?;
    page.wait_until("return part('retry')?.checkVisibility() ?? false").await?;
    large(page, "error").await?;
    page.errors().await?;
    site.mend();
    for shape in SHAPES {
        page.visit(&format!("{}{shape}.html", site.address())).await?;
        page.wait_until("return part('input') instanceof HTMLElement").await?;
        large(page, &format!("{shape}: untouched")).await?;
        page.begin().await?;
        large(page, &format!("{shape}: empty")).await?;
        for query in ["\"كلمة ما\"", "الع"] {
            page.search(query).await?;
            large(page, &format!("{shape}: {query}")).await?;
        }
        page.key("Enter").await?;
        if shape.ends_with("dropdown") {
            page.wait_until("return part('article')?.checkVisibility() ?? false").await?;
        } else {
            page.read_first().await?;
        }
        large(page, &format!("{shape}: article")).await?;
    }
    Ok(())
}

/// What reaches beyond the screen, or has more text than it shows. Completions are a strip that scrolls by itself.
const CUT: &str = "
    const scroller = document.scrollingElement;
    const dialog = part('dialog');
    const wide = [scroller, ...(dialog?.open ? [dialog] : [])].filter((box) => box.scrollWidth > box.clientWidth);
    const isShown = (node) => node.checkVisibility({ visibilityProperty: true }) && !node.matches('.unseen, .unseen *')
        && !node.closest('[part=completions], svg');
    const words = [...root.querySelectorAll('*')].filter(isShown);
    const beyond = words.filter((node) => {
        const { left, right } = node.getBoundingClientRect();
        return left < -0.5 || right > innerWidth + 0.5;
    });
    const cut = words.filter((node) => node.localName !== 'input' && node.scrollWidth > node.clientWidth + 1
        && getComputedStyle(node).display !== 'inline' && getComputedStyle(node).overflowX !== 'visible');
    const { width } = part('input').getBoundingClientRect();
    const narrow = isShown(part('input')) && !part('article') && width < 80 ? [`field ${width}`] : [];
    const told = (what, nodes) => nodes.map((node) => `${what}: ${node.localName} ${node.part?.value} ${node.scrollWidth}`);
    return [...told('wide', wide), ...told('beyond', beyond), ...told('cut', cut), ...narrow];";

async fn fits_a_narrow_screen_with_large_text(page: &Page) -> Result<()> {
    let site = shapes()?;
    for shape in SHAPES {
        page.visit(&format!("{}{shape}.html", site.address())).await?;
        page.narrow(320).await?;
        page.wait_until("return innerWidth === 320 && part('input') instanceof HTMLElement").await?;
        for size in ["100%", "200%"] {
            page.js::<()>(&format!("document.documentElement.style.fontSize = '{size}'")).await?;
            page.begin().await?;
            for query in ["", "\"كلمة ما\"", "القوات الأميركية"] {
                if !query.is_empty() {
                    page.search(query).await?;
                }
                let cut: Vec<String> = page.js(CUT).await?;
                ensure!(cut.is_empty(), "{shape}, {size}, «{query}»: {cut:#?}");
            }
            page.read_first().await?;
            let cut: Vec<String> = page.js(CUT).await?;
            ensure!(cut.is_empty(), "{shape}, {size}, article: {cut:#?}");
            page.click("[part~=back]").await?;
            page.wait_until("return part('article') === null").await?;
            page.js::<()>("element.query = ''; element.close()").await?;
        }
    }
    Ok(())
}

async fn takes_the_colours_of_a_page(page: &Page) -> Result<()> {
    let site = shapes()?;
    page.open_shape(&site, "results").await?;
    page.search("العراق").await?;
    let colour = "return getComputedStyle(part('title')).color";
    let shown: String = page.js(colour).await?;
    page.js::<()>("document.documentElement.style.colorScheme = 'dark'").await?;
    let dark: String = page.js(colour).await?;
    ensure!(shown != dark, "dark does not follow the page's color-scheme: {dark}");
    page.js::<()>("element.style.setProperty('--kashaf-accent', 'rgb(1, 2, 3)')").await?;
    ensure!(page.js::<String>(colour).await? == "rgb(1, 2, 3)");
    page.js::<()>(
        "const sheet = new CSSStyleSheet();
        sheet.replaceSync('kashaf-search::part(title) { color: rgb(4, 5, 6) }');
        document.adoptedStyleSheets = [sheet];",
    )
    .await?;
    ensure!(page.js::<String>(colour).await? == "rgb(4, 5, 6)");
    Ok(())
}

async fn forced_colors_leave_everything_to_be_seen(page: &Page) -> Result<()> {
    let site = shapes()?;
    page.open_shape(&site, "dropdown").await?;
    page.search("العراق").await?;
    page.key("Down").await?;
    let outlined = |node: &str| {
        format!(
            "const {{ outlineStyle, outlineWidth }} = getComputedStyle({node});
            return outlineStyle === 'solid' && parseFloat(outlineWidth) >= 2"
        )
    };
    ensure!(
        page.js::<bool>(&outlined("root.querySelector('[aria-selected=true]')")).await?,
        "the active option"
    );
    ensure!(!page.js::<bool>(&outlined("root.querySelector('[aria-selected=false]')")).await?, "all options");
    ensure!(page.js::<bool>(&outlined("part('field')")).await?, "the focus of the field");
    let mark = "const { textDecorationLine, backgroundColor } = getComputedStyle(root.querySelector('mark'));
        return textDecorationLine === 'underline' || backgroundColor !== getComputedStyle(part('option')).backgroundColor";
    ensure!(page.js::<bool>(mark).await?, "marks");

    page.open_shape(&site, "results").await?;
    page.search("العراق").await?;
    ensure!(page.js::<bool>(mark.replace("option", "result").as_str()).await?, "marks");
    page.key("Down").await?;
    ensure!(page.js::<bool>(&outlined("root.activeElement")).await?, "the focus of a title");
    page.key("Enter").await?;
    page.wait_until("return part('current') !== null").await?;
    ensure!(page.js::<bool>(&outlined("part('current')")).await?, "the current match");
    Ok(())
}

async fn nothing_moves_for_who_wants_less_motion(page: &Page) -> Result<()> {
    let site = shapes()?;
    page.open_shape(&site, "results").await?;
    page.js::<()>(
        "window.smooth = [];
        for (const name of ['scrollIntoView', 'scrollTo', 'scrollBy', 'scroll']) {
            const own = Element.prototype[name];
            Element.prototype[name] = function (...how) {
                if (how[0]?.behavior === 'smooth') smooth.push(name);
                return own.apply(this, how);
            };
        }",
    )
    .await?;
    let moving = "const all = [...root.querySelectorAll('*')];
        const moving = all.filter((node) => {
            const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(node);
            return animationName !== 'none' || scrollBehavior === 'smooth' || /[1-9]/.test(transitionDuration);
        });
        return moving.map((node) => node.part.value).concat(window.smooth)
            .concat(document.getAnimations().map(String))";
    page.search("العراق").await?;
    ensure!(page.js::<Vec<String>>(moving).await?.is_empty());
    page.read_first().await?;
    for _ in 0..4 {
        page.click("[part~=next]").await?;
    }
    ensure!(page.js::<Vec<String>>(moving).await?.is_empty(), "{:?}", page.js::<Vec<String>>(moving).await?);
    page.open_shape(&site, "dialog-dropdown").await?;
    page.js::<()>("window.smooth = []").await?;
    page.search("العراق").await?;
    ensure!(page.js::<Vec<String>>(moving).await?.is_empty(), "{:?}", page.js::<Vec<String>>(moving).await?);
    Ok(())
}

async fn typing_moves_nothing(page: &Page) -> Result<()> {
    let site = site("/")?;
    page.open(&site).await?;
    let places = "const { top, left, width, height } = part('field').getBoundingClientRect();
        return [top, left, width, height, part('result')?.getBoundingClientRect().top ?? -1].map(Math.round)";
    let field: Vec<i32> = page.js(places).await?;
    let mut first = None;
    for query in ["العراق", "واشنطن", "الكاظمي", "القوات", "بغداد"] {
        page.js::<()>("element.query = ''").await?;
        let mut typed = String::new();
        for letter in query.chars() {
            page.type_text(&letter.to_string()).await?;
            typed.push(letter);
            page.results_for(&typed).await?;
            let now: Vec<i32> = page.js(places).await?;
            ensure!(now[..4] == field[..4], "{typed}: the field moved from {field:?} to {now:?}");
            let noted: bool = page.js("return part('note') !== null").await?;
            if now[4] >= 0 && !noted {
                let before = *first.get_or_insert(now[4]);
                ensure!(now[4] == before, "{typed}: the results moved from {before} to {}", now[4]);
            }
        }
    }
    ensure!(first.is_some(), "no results");

    if page.engine() == "chromium" {
        page.js::<()>(
            "window.shifts = [];
            const note = (list) => list.getEntries().forEach((entry) => !entry.hadRecentInput && shifts.push(entry.value));
            new PerformanceObserver(note).observe({ type: 'layout-shift', buffered: true });
            requestAnimationFrame(() => setTimeout(() => { window.told = true; }));",
        )
        .await?;
        page.wait_until("return window.told === true").await?;
        let shifts: Vec<f64> = page.js("return window.shifts").await?;
        ensure!(shifts.is_empty(), "{shifts:?}");
    }
    Ok(())
}
