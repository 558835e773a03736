//! Reading an article in place: from match to match, on to others, and back.

use anyhow::{Result, bail, ensure};
use kashaf_browser_tests::page::Page;
use kashaf_browser_tests::{in_every_engine, site};

in_every_engine! {
    goes_from_match_to_match
    counts_neighbours_as_one_match
    shows_no_way_where_nothing_matches
    marks_are_as_wide_as_their_words
    snippets_are_cut_between_words
    mixed_lines_keep_their_order
    goes_on_to_related_articles
    says_that_an_article_is_gone
    comes_back_to_the_same_place
    comes_back_within_a_dialog
    reads_by_keyboard_alone
    the_bar_fits_any_text_size
    prints_the_article_alone
}

/// Opens the first result of a query.
async fn read_first(page: &Page, query: &str) -> Result<()> {
    ensure!(!page.search(query).await?.is_empty(), "{query}: no results");
    page.click("[part~=result] [part~=title]").await?;
    page.wait_until("return part('article')?.checkVisibility() ?? false").await
}

/// Numbers in a text such as «3 من 12».
fn numbers(text: &str) -> Vec<usize> {
    text.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect()
}

const CURRENT_IS_SEEN: &str = "
    const mark = root.querySelector('[aria-current=true]').getBoundingClientRect();
    return mark.top >= part('bar').getBoundingClientRect().bottom && mark.bottom <= innerHeight;";

async fn goes_from_match_to_match(page: &Page) -> Result<()> {
    let site = site("/")?;
    page.open(&site).await?;
    read_first(page, "العراق").await?;
    let place = "return part('place').textContent";
    // Which of all marks is the current one; more than one, or none, is a fault.
    let current = "const marks = [...part('article').querySelectorAll('mark')];
        const current = parts('current').map((mark) => marks.indexOf(mark));
        if (marks[current[0]].getAttribute('aria-current') !== 'true') throw new Error('not named');
        return current;";
    let total = numbers(&page.js::<String>(place).await?)[1];
    let marks: usize = page.js("return part('article').querySelectorAll('mark').length").await?;
    ensure!(total == marks && total > 3, "{total} matches, {marks} marks");
    ensure!(page.js::<String>(place).await? == format!("1 من {total}"), "not at the first");
    ensure!(page.js::<Vec<usize>>(current).await? == [0]);

    // The first is in the title, in view: so the next is the second.
    for at in (2..=total).chain([1]) {
        // Not by the pointer: while the page scrolls to its top the bar moves away from it.
        page.js::<()>("part('next').click()").await?;
        let text: String = page.js(place).await?;
        ensure!(text == format!("{at} من {total}"), "{text} instead of {at}");
        ensure!(page.js::<Vec<usize>>(current).await? == [at - 1]);
        page.wait_until(CURRENT_IS_SEEN).await?;
    }
    page.js::<()>("part('previous').click()").await?;
    ensure!(page.js::<Vec<usize>>(current).await? == [total - 1], "not from the first to the last");
    page.wait_until(CURRENT_IS_SEEN).await?;

    // A screen reader is told the place and the passage.
    page.wait_until("return part('status').textContent.startsWith(part('place').textContent)").await?;
    let told: String = page.js("return part('status').textContent").await?;
    let mark: String = page.js("return part('current').textContent").await?;
    ensure!(told.contains(&mark), "{mark} is not in {told}");
    let outline: String = page.js("return getComputedStyle(part('current')).outlineStyle").await?;
    ensure!(outline == "solid", "only its colour tells the current mark");
    Ok(())
}

async fn counts_neighbours_as_one_match(page: &Page) -> Result<()> {
    let site = site("/")?;
    page.open(&site).await?;
    read_first(page, "\"انسحاب القوات\"").await?;
    let marks: usize = page.js("return part('article').querySelectorAll('mark').length").await?;
    let total = numbers(&page.js::<String>("return part('place').textContent").await?)[1];
    ensure!(total * 2 == marks, "{total} phrases, {marks} marks");
    ensure!(
        page.js::<usize>("return parts('current').length").await? == 2,
        "half a phrase is the current one"
    );
    Ok(())
}

async fn shows_no_way_where_nothing_matches(page: &Page) -> Result<()> {
    let site = site("/")?;
    page.open(&site).await?;
    read_first(page, "العراق").await?;
    // By its address an article opens without a query.
    let id: String = page.js("return decodeURIComponent(location.hash.split('=')[1])").await?;
    page.js::<()>("part('input').value = ''; part('input').dispatchEvent(new Event('input'))").await?;
    page.wait_until("return part('article') === null && part('examples').checkVisibility()").await?;
    page.js::<()>(&format!("location.hash = '#kashaf={id}'")).await?;
    page.wait_until("return part('article') !== null").await?;
    ensure!(page.js::<bool>("return part('matches') === null && part('back').checkVisibility()").await?);
    Ok(())
}

async fn marks_are_as_wide_as_their_words(page: &Page) -> Result<()> {
    let site = site("/")?;
    page.open(&site).await?;
    read_first(page, "القوات الأميركية في العراق").await?;
    // Each paragraph on one line, or a mark could be broken in two.
    let differing: Vec<String> = page
        .js("part('article').style.whiteSpace = 'nowrap';
            const widths = (mark) => {
                const marked = mark.getBoundingClientRect().width;
                const text = mark.firstChild;
                mark.replaceWith(text);
                const range = document.createRange();
                range.selectNode(text);
                return [text.data, marked, range.getBoundingClientRect().width];
            };
            const all = [...part('article').querySelectorAll('mark')].map(widths);
            if (all.length < 5) throw new Error('too few marks');
            return all.filter(([, marked, plain]) => Math.abs(marked - plain) > 0.1).map(String);")
        .await?;
    ensure!(differing.is_empty(), "not as wide as without a mark: {differing:?}");
    Ok(())
}

async fn snippets_are_cut_between_words(page: &Page) -> Result<()> {
    let site = site("/")?;
    page.open(&site).await?;
    for query in ["العراق", "واشنطن", "الكاظ", "2500"] {
        read_first(page, query).await?;
        let blocks =
            "return [...part('article').querySelectorAll('h2, h3, p')].map((block) => block.textContent)";
        let text = page.js::<Vec<String>>(blocks).await?.join("\n");
        let snippet: String = page.js("return part('snippet').textContent").await?;
        let pieces: Vec<_> = snippet.split('…').map(str::trim).filter(|piece| !piece.is_empty()).collect();
        ensure!(!pieces.is_empty(), "{query}: an empty snippet");
        let cut = |piece: &&&str| {
            // Whole somewhere in the article: with no letter right before or behind.
            !text.match_indices(**piece).any(|(at, _)| {
                let before = text[..at].chars().next_back();
                let after = text[at + piece.len()..].chars().next();
                ![before, after].into_iter().flatten().any(char::is_alphanumeric)
            })
        };
        let cuts: Vec<_> = pieces.iter().filter(cut).collect();
        ensure!(cuts.is_empty(), "{query}: cut inside of a word: {cuts:?}");
    }
    Ok(())
}

async fn mixed_lines_keep_their_order(page: &Page) -> Result<()> {
    let site = site("/")?;
    page.open(&site).await?;
    page.search("ABC").await?;
    // From right to left, each piece must end left of the one before it.
    let order = |line: &str, pieces: &str| {
        format!(
            "const snippet = part('snippet');
            if ({line}) snippet.replaceChildren({line});
            const block = snippet.textContent;
            const walker = document.createTreeWalker(snippet, NodeFilter.SHOW_TEXT);
            const texts = [];
            while (walker.nextNode()) texts.push(walker.currentNode);
            const point = (at) => {{
                for (const text of texts) if (at < text.length) return [text, at]; else at -= text.length;
            }};
            return {pieces}.map((piece) => {{
                const at = block.indexOf(piece);
                if (at < 0) throw new Error(`${{piece}} is not in ${{block}}`);
                const range = document.createRange();
                range.setStart(...point(at));
                const [node, offset] = point(at + piece.length - 1);
                range.setEnd(node, offset + 1);
                return Math.round(range.getBoundingClientRect().left);
            }});"
        )
    };
    let falls = |places: &[i32]| places.windows(2).all(|pair| pair[1] < pair[0]);
    let real: Vec<i32> = page.js(&order("''", "['لشبكة', 'ABC', 'الإخبارية']")).await?;
    ensure!(falls(&real), "a Latin word is moved: {real:?}");
    let line = "'قالت إنّ نحو 2,500 جندي (BBC) باقون'";
    let mixed: Vec<i32> = page.js(&order(line, "['نحو', '2,500', 'جندي', '(', 'BBC', ')', 'باقون']")).await?;
    ensure!(falls(&mixed), "digits or brackets are moved: {mixed:?}");
    Ok(())
}

async fn goes_on_to_related_articles(page: &Page) -> Result<()> {
    let site = site("/")?;
    page.open(&site).await?;
    read_first(page, "واشنطن").await?;
    let first: String = page.js("return location.hash").await?;
    let links: Vec<String> = page.js("return parts('related-title').map((link) => link.hash)").await?;
    ensure!(links.len() == 3 && !links.contains(&first), "{links:?} at the end of {first}");
    ensure!(
        page.js::<bool>("return root.querySelectorAll('[part=related] time').length > 0").await?,
        "no dates"
    );

    let title: String = page.js("return part('related-title').textContent").await?;
    page.click("[part~=related-title]").await?;
    page.wait_until(&format!("return location.hash === '{}'", links[0])).await?;
    ensure!(page.js::<String>("return part('article-title').textContent").await? == title);
    ensure!(
        page.js::<bool>("return root.activeElement === part('article-title')").await?,
        "not at its beginning"
    );
    ensure!(page.js::<bool>("return part('bar').getBoundingClientRect().top >= 0").await?, "not at its top");

    page.js::<()>("history.back()").await?;
    page.wait_until(&format!("return location.hash === '{first}'")).await?;
    page.wait_until("return root.activeElement === part('related-title')").await?;

    // From any depth, one press leads back to the search.
    page.click("[part~=related-title]").await?;
    page.wait_until(&format!("return location.hash === '{}'", links[0])).await?;
    page.click("[part~=back]").await?;
    page.wait_until("return part('article') === null && location.hash === ''").await?;
    let focused: String = page.js("return root.activeElement.hash").await?;
    ensure!(focused == first, "the focus is on {focused}, not on the result that was opened");
    ensure!(page.js::<bool>("return !history.state?.kashaf").await?, "the history still counts articles");
    Ok(())
}

async fn says_that_an_article_is_gone(page: &Page) -> Result<()> {
    let site = site("/")?;
    page.open(&site).await?;
    page.search("العراق").await?;
    page.js::<()>("location.hash = '#kashaf=nonsense'").await?;
    page.wait_until("return part('article')?.checkVisibility() ?? false").await?;
    let text: String = page.js("return root.activeElement.textContent").await?;
    ensure!(text == "لم يعد هذا المقال موجودًا.", "{text}");
    page.click("[part~=back]").await?;
    page.wait_until("return part('article') === null && part('results').checkVisibility()").await?;
    ensure!(page.js::<bool>("return location.hash === ''").await?, "the address still names it");
    Ok(())
}

/// Opens the last result and comes back in each way; `scroller` is what scrolls around the results.
async fn comes_back(page: &Page, scroller: &str) -> Result<()> {
    let top = format!("return Math.round({scroller}.scrollTop)");
    for way in ["part('back').click()", "history.back()"] {
        page.js::<()>(&format!("parts('title').at(-1).scrollIntoView(); {scroller}.scrollTop -= 40")).await?;
        let before: i32 = page.js(&top).await?;
        ensure!(before > 100, "too little to scroll: {before}");
        page.js::<()>("parts('title').at(-1).click()").await?;
        page.wait_until("return part('article')?.checkVisibility() ?? false").await?;
        let bar: f64 = page.js("return part('article').getBoundingClientRect().top").await?;
        // Pages scroll by whole pixels, and articles may begin between two.
        ensure!(bar > -1.0, "{way}: the article begins above, at {bar}");
        page.js::<()>(&format!("{scroller}.scrollTop += 500")).await?;
        page.js::<()>(way).await?;
        page.wait_until("return part('article') === null && location.hash === ''").await?;
        page.wait_until(&format!("return Math.round({scroller}.scrollTop) === {before}")).await?;
        ensure!(
            page.js::<bool>("return root.activeElement === parts('title').at(-1)").await?,
            "{way}: the focus is lost"
        );
    }
    Ok(())
}

async fn comes_back_to_the_same_place(page: &Page) -> Result<()> {
    let site = site("/")?;
    page.open_narrow(&site, 320).await?;
    page.search("العراق").await?;
    comes_back(page, "document.scrollingElement").await
}

async fn comes_back_within_a_dialog(page: &Page) -> Result<()> {
    let site = site("/")?;
    page.open(&site).await?;
    page.js::<()>(
        "const dialog = document.createElement('dialog');
        dialog.style.blockSize = '300px';
        document.body.append(dialog);
        dialog.append(element);
        dialog.showModal();",
    )
    .await?;
    page.search("العراق").await?;
    comes_back(page, "document.querySelector('dialog')").await
}

async fn reads_by_keyboard_alone(page: &Page) -> Result<()> {
    let site = site("/")?;
    page.open(&site).await?;
    page.search("العراق").await?;
    let focus = async |part: &str, keys: &str| -> Result<()> {
        for _ in 0..10 {
            page.key(keys).await?;
            if page.focused().await?.part == part {
                return Ok(());
            }
        }
        bail!("{keys} does not lead to {part}, but to {:?}", page.focused().await?)
    };
    focus("title", "Tab").await?;
    page.key("Enter").await?;
    page.wait_until("return root.activeElement === part('article-title')").await?;
    // What is nearest to the text is what leads through it.
    page.key("Shift+Tab").await?;
    ensure!(page.focused().await?.part == "next", "{:?}", page.focused().await?);
    page.key("Enter").await?;
    page.key("Enter").await?;
    ensure!(page.js::<bool>("return part('place').textContent.startsWith('3 ')").await?);
    focus("related-title", "Tab").await?;
    let seen = "const link = root.activeElement.getBoundingClientRect();
        return link.top >= part('bar').getBoundingClientRect().bottom && link.bottom <= innerHeight;";
    page.wait_until(seen).await?;
    page.key("Escape").await?;
    page.wait_until("return root.activeElement === part('title')").await
}

async fn the_bar_fits_any_text_size(page: &Page) -> Result<()> {
    let site = site("/")?;
    page.open_narrow(&site, 320).await?;
    read_first(page, "القوات الأميركية").await?;
    for size in ["100%", "200%"] {
        page.js::<()>(&format!("document.documentElement.style.fontSize = '{size}'")).await?;
        // Where it begins and ends, what it holds, and how high it is.
        let outside: Vec<String> = page
            .js("const bar = part('bar').getBoundingClientRect();
                return ['back', 'previous', 'place', 'next'].filter((name) => {
                    const { left, right } = part(name).getBoundingClientRect();
                    return left < bar.left || right > bar.right;
                })")
            .await?;
        ensure!(outside.is_empty(), "{size}: beyond the bar: {outside:?}");
        let [bar, width]: [f64; 2] =
            page.js("return [part('bar').offsetHeight, document.documentElement.scrollWidth]").await?;
        ensure!(bar <= 120.0, "{size}: the bar is {bar} px high");
        ensure!(width <= 320.0, "{size}: {width} px wide");
    }
    Ok(())
}

async fn prints_the_article_alone(page: &Page) -> Result<()> {
    let site = site("/")?;
    page.open(&site).await?;
    read_first(page, "العراق").await?;
    // The rules for paper, as they are for the screen.
    let hidden: Vec<String> = page
        .js("const rules = root.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules]);
            const sheet = new CSSStyleSheet();
            const print = rules.filter((rule) => rule.media?.mediaText === 'print');
            sheet.replaceSync(print.flatMap((rule) => [...rule.cssRules]).map((rule) => rule.cssText).join(''));
            root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
            return ['input', 'bar', 'related'].filter((name) => !part(name).checkVisibility());")
        .await?;
    ensure!(hidden == ["input", "bar", "related"], "only {hidden:?} are left out");
    ensure!(page.js::<bool>("return part('text').checkVisibility()").await?, "nothing is left to print");
    Ok(())
}
