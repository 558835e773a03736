//! The element is taken away, moved, put elsewhere and made anew, at every moment of a search.

mod stage;

use anyhow::{Result, ensure};
use kashaf_browser_tests::in_every_engine;
use kashaf_browser_tests::page::Page;
use xtask::site::Fault;

use stage::{MODULE, MOVES, PART, answered, drafts_are_over, field, in_parts, search};

in_every_engine! {
    moved_while_it_loads_it_answers
    removed_while_it_loads_it_says_nothing
    moved_while_parts_are_under_way_it_answers
    removed_while_parts_are_under_way_it_is_quiet
    moved_with_an_answer_it_keeps_it
    moved_with_an_article_it_keeps_it
    put_back_it_shows_what_the_address_says
    moved_with_an_open_list_it_closes_it
    moved_with_an_open_dialog_it_stays_over_the_page
    removed_while_typing_it_leaves_the_address_alone
    a_frame_takes_it_with_its_styles
    a_copy_of_it_begins_anew
    another_in_its_place_takes_what_was_asked
    attributes_changed_while_it_searches_answer_once
    one_of_two_removed_leaves_the_other
    a_page_put_aside_goes_on
    a_tab_that_slept_answers
}

async fn moved_while_it_loads_it_answers(page: &Page) -> Result<()> {
    let site = search("")?;
    site.spoil(MODULE, Fault::Held);
    page.visit(&site.address()).await?;
    field(page).await?;
    page.js::<()>("element.search('العراق')").await?;
    page.js::<()>(MOVES).await?;
    site.mend();
    answered(page, "العراق", 5).await
}

async fn removed_while_it_loads_it_says_nothing(page: &Page) -> Result<()> {
    let site = search("")?;
    site.spoil(MODULE, Fault::Held);
    page.visit(&site.address()).await?;
    field(page).await?;
    page.type_text("العراق").await?;
    page.js::<()>("window.kept = element; element.remove(); history.replaceState(null, '', '?other=1')")
        .await?;
    site.mend();
    page.js::<()>("window.kept.ready.then(() => (window.isOpen = true))").await?;
    page.wait_until("return window.isOpen === true").await?;
    drafts_are_over(page).await?;
    let unheard = "return location.search === '?other=1' && document.querySelector('kashaf-search') === null";
    ensure!(page.js::<bool>(unheard).await?, "the address was changed");
    // And back again it works as ever.
    page.js::<()>("document.querySelector('#two').append(window.kept)").await?;
    page.touch().await?;
    ensure!(page.search("واشنطن").await?.len() == 5);
    ensure!(page.js::<bool>("return !window.told.includes('error')").await?);
    Ok(())
}

async fn moved_while_parts_are_under_way_it_answers(page: &Page) -> Result<()> {
    let (_folder, site) = in_parts(page, "moved-parts", "")?;
    page.visit(&site.address()).await?;
    page.touch().await?;
    site.spoil(PART, Fault::Held);
    page.js::<()>("element.search('القطار')").await?;
    page.js::<()>(MOVES).await?;
    site.mend();
    answered(page, "القطار", 60).await?;
    // An article whose text is under way.
    site.spoil(PART, Fault::Held);
    page.js::<()>("part('title').click()").await?;
    page.js::<()>(MOVES).await?;
    site.mend();
    page.wait_until("return part('article')?.checkVisibility() ?? false").await?;
    page.wait_until("return location.hash.startsWith('#kashaf=')").await
}

async fn removed_while_parts_are_under_way_it_is_quiet(page: &Page) -> Result<()> {
    let (_folder, site) = in_parts(page, "removed-parts", "")?;
    page.visit(&site.address()).await?;
    page.touch().await?;
    site.spoil(PART, Fault::Held);
    page.type_text("القطار").await?;
    page.wait_until("return part('count').textContent !== ''").await?;
    page.js::<()>("window.kept = element; element.remove(); history.replaceState(null, '', '?other=1')")
        .await?;
    site.mend();
    page.wait_until("return window.kept.response?.total === 60").await?;
    page.js::<()>("document.querySelector('#two').append(window.kept)").await?;
    page.wait_until("return parts('result').length === 10 && location.search === '?other=1'").await
}

async fn moved_with_an_answer_it_keeps_it(page: &Page) -> Result<()> {
    let site = search("facets=''")?;
    page.open(&site).await?;
    page.search("العراق").await?;
    page.wait_until("return location.search !== ''").await?;
    page.js::<()>(MOVES).await?;
    answered(page, "العراق", 5).await?;
    ensure!(page.search("واشنطن").await?.len() == 5);
    Ok(())
}

async fn moved_with_an_article_it_keeps_it(page: &Page) -> Result<()> {
    let site = search("")?;
    page.open(&site).await?;
    page.search("العراق").await?;
    page.read_first().await?;
    let id: String = page.js("return location.hash").await?;
    page.js::<()>(MOVES).await?;
    ensure!(
        page.js::<bool>("return part('article')?.checkVisibility() ?? false").await?,
        "the article is closed"
    );
    ensure!(page.js::<String>("return location.hash").await? == id, "another address");
    page.js::<()>("part('back').click()").await?;
    page.wait_until("return part('article') === null && parts('result').length === 5 && location.hash === ''")
        .await
}

/// A router takes it out of the page, goes elsewhere and back, and puts it in again.
async fn put_back_it_shows_what_the_address_says(page: &Page) -> Result<()> {
    let site = search("")?;
    page.open(&site).await?;
    page.js::<()>("element.search('العراق')").await?;
    page.read_first().await?;
    page.js::<()>("window.kept = element; element.remove(); history.back()").await?;
    page.wait_until("return location.hash === ''").await?;
    page.js::<()>("document.querySelector('#two').append(window.kept)").await?;
    page.wait_until("return part('article') === null && parts('result').length === 5").await?;
    page.js::<()>("element.remove(); history.pushState(null, '', `?q=${encodeURIComponent('واشنطن')}`)")
        .await?;
    page.js::<()>("document.querySelector('#one').append(window.kept)").await?;
    page.wait_until("return element.query === 'واشنطن' && element.response?.query === 'واشنطن'").await
}

async fn moved_with_an_open_list_it_closes_it(page: &Page) -> Result<()> {
    let site = search("shape=dropdown")?;
    page.open(&site).await?;
    page.search("العراق").await?;
    page.wait_until("return part('panel').checkVisibility()").await?;
    page.key("Down").await?;
    page.js::<()>(MOVES).await?;
    // Where the focus is, the list may be.
    page.wait_until("const open = part('panel').checkVisibility();
        return open === (root.activeElement === part('input')) && part('input').getAttribute('aria-expanded') === String(open)")
        .await?;
    page.touch().await?;
    page.wait_until("return part('panel').checkVisibility() && parts('hit').length === 5").await
}

async fn moved_with_an_open_dialog_it_stays_over_the_page(page: &Page) -> Result<()> {
    let site = search("modal")?;
    page.visit(&site.address()).await?;
    page.begin().await?;
    page.search("العراق").await?;
    page.js::<()>(MOVES).await?;
    ensure!(page.js::<bool>("return part('dialog').matches(':modal')").await?, "no longer over the page");
    ensure!(page.js::<u32>("return parts('result').length").await? == 5);
    // A router goes on while an article is open there.
    page.read_first().await?;
    page.js::<()>("window.kept = element; element.remove(); history.pushState(null, '', '?elsewhere')")
        .await?;
    let steps = "return [history.length, location.search]";
    let before: (u32, String) = page.js(steps).await?;
    page.js::<()>("document.querySelector('#two').append(window.kept)").await?;
    page.wait_until("return part('article') === null").await?;
    ensure!(page.js::<(u32, String)>(steps).await? == before, "the address went elsewhere");
    page.js::<()>("element.close()").await?;
    page.wait_until("return !part('dialog').open").await
}

async fn removed_while_typing_it_leaves_the_address_alone(page: &Page) -> Result<()> {
    let site = search("")?;
    page.open(&site).await?;
    page.js::<()>(
        "window.written = 0;
        for (const name of ['pushState', 'replaceState']) {
            const own = history[name];
            history[name] = (...words) => { window.written += 1; own.apply(history, words); };
        }",
    )
    .await?;
    // At once: a pause later it would be right to write.
    page.js::<()>(
        "window.kept = element;
        part('input').value = 'العراق';
        part('input').dispatchEvent(new InputEvent('input'));
        element.remove();",
    )
    .await?;
    page.wait_until("return window.kept.response?.query === 'العراق'").await?;
    drafts_are_over(page).await?;
    ensure!(page.js::<u32>("return window.written").await? == 0, "it wrote to the address of another");
    Ok(())
}

async fn a_frame_takes_it_with_its_styles(page: &Page) -> Result<()> {
    let site = search("")?;
    page.open(&site).await?;
    page.search("العراق").await?;
    page.js::<()>(
        "window.kept = element;
        window.size = getComputedStyle(part('field')).borderTopWidth;
        const frame = document.createElement('iframe');
        frame.src = 'frame.html';
        frame.width = 600;
        frame.height = 500;
        frame.addEventListener('load', () => frame.contentDocument.querySelector('#in').append(window.kept));
        document.body.append(frame);",
    )
    .await?;
    let there = "const { shadowRoot } = window.kept;
        const view = window.kept.ownerDocument.defaultView;
        const field = shadowRoot.querySelector('[part~=field]');";
    page.wait_until("return window.kept.ownerDocument !== document && window.kept.isConnected").await?;
    ensure!(page.js::<bool>(&format!("{there} return view.getComputedStyle(field).borderTopWidth === window.size && view.getComputedStyle(field).display === 'flex'")).await?, "without its styles");
    page.js::<()>("window.kept.search('واشنطن')").await?;
    let five = format!(
        "{there} return window.kept.response?.query === 'واشنطن' && shadowRoot.querySelectorAll('[part~=result]').length === 5"
    );
    page.wait_until(&five).await?;
    // With the frame it goes, and comes back.
    page.js::<()>(
        "document.querySelector('iframe').remove(); document.querySelector('#one').append(window.kept)",
    )
    .await?;
    page.wait_until("return element.response?.query === 'واشنطن' && parts('result').length === 5").await?;
    ensure!(
        page.js::<bool>("return getComputedStyle(part('field')).borderTopWidth === window.size").await?,
        "without its styles"
    );
    ensure!(page.search("العراق").await?.len() == 5);
    Ok(())
}

async fn a_copy_of_it_begins_anew(page: &Page) -> Result<()> {
    let site = search("param=''")?;
    page.open(&site).await?;
    page.search("العراق").await?;
    page.js::<()>(
        "window.copy = element.cloneNode(true);
        const other = document.importNode(element, true);
        document.querySelector('#two').append(window.copy, other);",
    )
    .await?;
    page.wait_until(
        "return window.copy.query === '' && window.copy.shadowRoot.querySelector('input') !== null",
    )
    .await?;
    page.js::<()>("window.copy.search('واشنطن')").await?;
    page.wait_until("return window.copy.response?.query === 'واشنطن'").await?;
    ensure!(page.js::<bool>("return element.query === 'العراق' && parts('result').length === 5").await?);
    Ok(())
}

async fn another_in_its_place_takes_what_was_asked(page: &Page) -> Result<()> {
    let site = search("")?;
    site.spoil(MODULE, Fault::Held);
    page.visit(&site.address()).await?;
    field(page).await?;
    page.js::<()>("element.search('العراق');
        for (let times = 0; times < 5; times += 1) document.querySelector('#one').innerHTML = '<kashaf-search></kashaf-search>';")
        .await?;
    site.mend();
    answered(page, "العراق", 5).await
}

async fn attributes_changed_while_it_searches_answer_once(page: &Page) -> Result<()> {
    let (_folder, site) = in_parts(page, "attributes", "")?;
    page.visit(&site.address()).await?;
    page.touch().await?;
    site.spoil(PART, Fault::Held);
    page.js::<()>("element.search('القطار')").await?;
    page.js::<()>("for (const [name, value] of [['limit', 3], ['lang', 'en'], ['placeholder', 'x'], ['facets', ''], ['examples', 'x'], ['sort', 'newest']]) {
            element.setAttribute(name, value);
        }")
        .await?;
    page.wait_until("return part('input')?.placeholder === 'x'").await?;
    page.js::<()>("element.setAttribute('limit', 4)").await?;
    page.wait_until("return element.isConnected").await?;
    site.mend();
    page.wait_until(
        "return element.response?.total === 60 && parts('result').length === 4 && element.query === 'القطار'",
    )
    .await?;
    ensure!(
        page.js::<u32>("return window.told.filter((told) => told === 'القطار').length").await? == 1,
        "told again"
    );
    page.wait_until("return location.search.startsWith('?q=' + encodeURIComponent('القطار'))").await
}

async fn one_of_two_removed_leaves_the_other(page: &Page) -> Result<()> {
    let site = search("></kashaf-search><kashaf-search id=other param=other")?;
    page.open(&site).await?;
    page.js::<()>("window.other = document.querySelector('#other'); element.search('العراق'); window.other.search('واشنطن')").await?;
    page.wait_until(
        "return window.other.response?.query === 'واشنطن' && element.response?.query === 'العراق'",
    )
    .await?;
    page.js::<()>("element.remove()").await?;
    page.js::<()>("window.other.search('ABC')").await?;
    page.wait_until("return window.other.response?.query === 'ABC' && new URLSearchParams(location.search).get('other') === 'ABC'").await?;
    page.js::<()>("history.back()").await?;
    page.wait_until("return window.other.response?.query === 'واشنطن'").await
}

/// What browsers do with a page that a reader may come back to.
async fn a_page_put_aside_goes_on(page: &Page) -> Result<()> {
    let (_folder, site) = in_parts(page, "aside", "")?;
    page.visit(&site.address()).await?;
    page.touch().await?;
    site.spoil(PART, Fault::Held);
    page.js::<()>("element.search('القطار')").await?;
    page.js::<()>(
        "dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
        dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))",
    )
    .await?;
    site.mend();
    answered(page, "القطار", 60).await?;
    // In earnest, whether it was kept or is loaded anew.
    page.visit(&[&site.address(), "frame.html"].concat()).await?;
    page.back().await?;
    let is_whole =
        "element?.response?.total === 60 && parts('result').length === 10 && element.query === 'القطار'";
    page.wait_until(&format!("return {is_whole}")).await?;
    // WebKit empties fields without autocompletion, a task after it has shown the page again.
    drafts_are_over(page).await?;
    ensure!(page.js::<bool>(&format!("return {is_whole}")).await?, "what was asked is gone");
    Ok(())
}

async fn a_tab_that_slept_answers(page: &Page) -> Result<()> {
    let site = search("")?;
    site.spoil(MODULE, Fault::Held);
    page.visit(&site.address()).await?;
    field(page).await?;
    page.js::<()>("element.search('العراق')").await?;
    page.fall_asleep().await?;
    site.mend();
    page.wake().await?;
    answered(page, "العراق", 5).await?;
    // And with what was typed just before.
    page.js::<()>(
        "const input = part('input'); input.value = 'واشنطن'; input.dispatchEvent(new InputEvent('input'))",
    )
    .await?;
    page.fall_asleep().await?;
    page.wake().await?;
    answered(page, "واشنطن", 5).await
}
