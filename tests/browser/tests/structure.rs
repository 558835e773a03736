//! What the element is made of: names, language, what stands in for it, and that several don't mix.

use anyhow::{Result, ensure};
use kashaf_browser_tests::page::Page;
use kashaf_browser_tests::shapes::{SHAPES, shapes};
use kashaf_browser_tests::{arabic_page, in_every_engine, site_as, site_with};
use xtask::server::Server;
use xtask::site::{Fault, Hosting};

in_every_engine! {
    the_landmark_and_the_field_have_names
    what_stands_inside_is_shown_without_script
    an_english_page_shows_arabic_from_right_to_left
    elements_of_one_page_work_alone
}

async fn the_landmark_and_the_field_have_names(page: &Page) -> Result<()> {
    let site = shapes()?;
    for shape in SHAPES {
        page.open_shape(&site, shape).await?;
        let landmark = page.role_and_name("search").await?;
        ensure!(landmark == ("search".to_owned(), "البحث في المقالات".to_owned()), "{shape}: {landmark:?}");
        let (role, name) = page.role_and_name("[part~=input]").await?;
        let expected = if shape.ends_with("dropdown") { "combobox" } else { "searchbox" };
        ensure!(role == expected && name == "ابحث في المقالات", "{shape}: {role} «{name}»");
        ensure!(
            page.js::<bool>("return root.querySelector('label').control === part('input')").await?,
            "{shape}: no label of its own"
        );

        let attributes = "const { type, autocomplete, name, form, spellcheck } = part('input');
            return [type, part('input').getAttribute('enterkeyhint'), autocomplete, name, form.localName, form.method, String(spellcheck)]";
        let attributes: Vec<String> = page.js(attributes).await?;
        ensure!(
            attributes == ["search", "search", "off", "q", "form", "get", "false"],
            "{shape}: {attributes:?}"
        );
    }
    Ok(())
}

async fn what_stands_inside_is_shown_without_script(page: &Page) -> Result<()> {
    let inside =
        "<main><h1>صحيفة</h1><kashaf-search><form action='find'><input name=q aria-label='ابحث'></form>
        <a href='all.html'>كل المقالات</a></kashaf-search></main>";
    let seen = "return ['form input', 'a'].every((inside) => {
        const shown = element.querySelector(inside);
        return shown.checkVisibility() && shown.getBoundingClientRect().height > 0;
    })";
    let policy = |sources: &str| -> Result<Server> {
        let headers = vec![("Content-Security-Policy".to_owned(), format!("script-src {sources}"))];
        let pages = vec![("index.html".to_owned(), arabic_page(inside))];
        site_as(Hosting { headers, pages, ..Hosting::default() })
    };
    let missing = site_with(&[("index.html", inside)])?;
    missing.spoil("kashaf-search.js", Fault::Missing);
    for (way, site) in [("no script", missing), ("no script allowed", policy("'none'")?)] {
        page.visit(&site.address()).await?;
        ensure!(page.js::<bool>("return root === null || root === undefined").await?, "{way}: a script ran");
        ensure!(page.js::<bool>(seen).await?, "{way}: what stands inside is not seen");
        page.errors().await?; // Of the script that is missing.
    }

    // With the script, but no engine: beside what is said of that.
    let missing = site_with(&[("index.html", inside)])?;
    missing.spoil(".wasm", Fault::Missing);
    for (way, site) in [("no module", missing), ("no module allowed", policy("'self'")?)] {
        page.visit(&site.address()).await?;
        page.wait_until("return part('input') instanceof HTMLElement").await?;
        ensure!(!page.js::<bool>(seen).await?, "{way}: shown although there is a field");
        page.type_text("العراق").await?;
        page.wait_until("return part('error')?.checkVisibility() ?? false").await?;
        ensure!(page.js::<bool>(seen).await?, "{way}: what stands inside is not seen");
        page.errors().await?;
    }
    Ok(())
}

async fn an_english_page_shows_arabic_from_right_to_left(page: &Page) -> Result<()> {
    let html = arabic_page("<main><h1>Newspaper</h1><kashaf-search></kashaf-search></main>");
    let pages = ["", " shape=dropdown"].map(|plan| {
        let html = html.replace("<kashaf-search>", &format!("<kashaf-search{plan}>"));
        (format!("page{}.html", plan.len()), html.replace("lang=ar dir=rtl", "lang=en dir=ltr"))
    });
    let site = site_as(Hosting { pages: pages.to_vec(), ..Hosting::default() })?;
    for (name, _) in pages {
        page.visit(&format!("{}{name}", site.address())).await?;
        page.begin().await?;
        let written =
            "return ['root', 'input', 'title', 'snippet'].filter((name) => part(name)).map((name) =>
            `${name} ${part(name).closest('[lang]').lang} ${getComputedStyle(part(name)).direction}`)";
        ensure!(page.js::<Vec<String>>(written).await? == ["root ar rtl", "input ar rtl"], "{name}: empty");
        page.search("العراق").await?;
        let all = page.js::<Vec<String>>(written).await?;
        ensure!(all == ["root ar rtl", "input ar rtl", "title ar rtl", "snippet ar rtl"], "{name}: {all:?}");
        // Not only said: the first letters stand at the right.
        let right = "const range = document.createRange();
            range.selectNodeContents(part('title'));
            const text = range.getClientRects()[0];
            return Math.abs(text.right - part('title').getBoundingClientRect().right) < 2";
        ensure!(page.js::<bool>(right).await?, "{name}: the title does not begin at the right");
    }
    Ok(())
}

async fn elements_of_one_page_work_alone(page: &Page) -> Result<()> {
    let site = site_with(&[(
        "index.html",
        "<main><h1>صحيفة</h1>
        <kashaf-search id=head shape=dropdown></kashaf-search>
        <kashaf-search id=page></kashaf-search>
        <kashaf-search id=archive param=archive></kashaf-search>
        <kashaf-search id=menu modal shape=dropdown></kashaf-search></main>",
    )])?;
    page.open(&site).await?;
    let all = "const all = [...document.querySelectorAll('kashaf-search')];
        const shown = ({ shadowRoot }, part) => [...shadowRoot.querySelectorAll(`[part~=${part}]`)]
            .filter((node) => node.checkVisibility()).length;";
    let fields = format!("{all} return all.map(({{ query }}) => query)");
    let hits = format!("{all} return all.map((one) => shown(one, 'hit') + shown(one, 'result'))");
    let articles = format!("{all} return all.map((one) => shown(one, 'article'))");

    page.search("العراق").await?;
    ensure!(page.js::<Vec<String>>(&fields).await? == ["العراق", "", "", ""]);
    ensure!(page.js::<Vec<u32>>(&hits).await? == [5, 0, 0, 0], "{:?}", page.js::<Vec<u32>>(&hits).await?);
    page.key("Tab").await?;
    page.js::<()>(
        "document.querySelector('#page').search('واشنطن');
        document.querySelector('#archive').search('ABC')",
    )
    .await?;
    page.wait_until("return document.querySelector('#archive').response !== undefined").await?;
    page.js::<()>("document.querySelector('#menu').open(); document.querySelector('#menu').search('ماكنزي')")
        .await?;
    ensure!(page.js::<Vec<String>>(&fields).await? == ["العراق", "واشنطن", "ABC", "ماكنزي"]);
    let answers = format!("{all} return all.map(({{ response }}) => response.query)");
    ensure!(page.js::<Vec<String>>(&answers).await? == ["العراق", "واشنطن", "ABC", "ماكنزي"]);

    let ids = format!(
        "{all} const roots = [document, ...all.map(({{ shadowRoot }}) => shadowRoot)];
        const ids = roots.flatMap((root) => [...root.querySelectorAll('[id]')].map(({{ id }}) => id));
        return ids.filter((id, at) => ids.indexOf(id) !== at)"
    );
    ensure!(
        page.js::<Vec<String>>(&ids).await?.is_empty(),
        "twice: {:?}",
        page.js::<Vec<String>>(&ids).await?
    );
    // What ids are named for is in the same element.
    let named = format!(
        "{all} return all.flatMap(({{ shadowRoot }}) => ['aria-controls', 'aria-labelledby', 'aria-describedby', 'for']
            .flatMap((name) => [...shadowRoot.querySelectorAll(`[${{name}}]`)].map((node) => node.getAttribute(name)))
            .filter((id) => !shadowRoot.getElementById(id)))"
    );
    ensure!(page.js::<Vec<String>>(&named).await?.is_empty(), "nothing has these ids");

    page.js::<()>("document.querySelector('#menu').close()").await?;
    page.js::<()>("document.querySelector('#archive').shadowRoot.querySelector('[data-id]').click()").await?;
    let opened: Vec<u32> = page.js(&articles).await?;
    ensure!(opened == [0, 0, 1, 0], "{opened:?}");
    ensure!(page.js::<bool>("return location.hash.startsWith('#archive=')").await?);
    page.js::<()>("history.back()").await?;
    page.wait_until("return location.hash === ''").await?;
    page.wait_until(&format!("{all} return all.every((one) => shown(one, 'article') === 0)")).await?;
    ensure!(page.js::<Vec<String>>(&fields).await? == ["العراق", "واشنطن", "ABC", "ماكنزي"]);
    Ok(())
}
