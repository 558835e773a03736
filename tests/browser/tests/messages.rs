//! What the element says in each language, and that it is said when asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::{Context, Result, ensure};
use kashaf_browser_tests::page::Page;
use kashaf_browser_tests::{in_every_engine, site_as, style_source};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use xtask::repo::root;
use xtask::server::Server;
use xtask::site::Hosting;

in_every_engine! {
    every_language_says_everything
    counts_as_each_language_does
    writes_numbers_and_dates_as_stated
    finds_the_language_of_a_tag
    takes_the_words_and_digits_of_a_page
    an_element_speaks_the_language_of_its_attribute
    a_language_out_of_reach_leaves_one_that_is_there
}

const RIGHT_TO_LEFT: [&str; 4] = ["ar", "fa", "he", "ur"];

/// A language as its file has it, and what the engine knows of its plurals.
#[derive(Deserialize)]
struct Spoken {
    tag: String,
    dir: String,
    text: Value,
    categories: BTreeSet<String>,
    /// Which of the numbers to a thousand each category stands for: how many of them.
    numbers: BTreeMap<String, u32>,
}

async fn every_language_says_everything(page: &Page) -> Result<()> {
    let _site = sources(page).await?;
    let english = leaves(&spoken(page, "en").await?.text);
    for file in files()? {
        let Spoken { tag, dir, text, categories, numbers } = spoken(page, &file).await?;
        ensure!(tag == file, "{file}: it has {tag}, or the list in languages.js lacks it");
        let expected = if RIGHT_TO_LEFT.contains(&&*file) { "rtl" } else { "ltr" };
        ensure!(dir == expected, "{file}: written {dir}");

        let words = leaves(&text);
        let keys: Vec<_> = words.keys().collect();
        ensure!(
            keys.iter().eq(&english.keys().collect::<Vec<_>>()),
            "{file}: not the keys of English: {keys:?}"
        );
        for (key, template) in &words {
            ensure!(template.trim() == template || key == "comma", "{file}: {key} has space around it");
            ensure!(!template.is_empty(), "{file}: {key} is empty");
            let places = [template, &english[key]].map(|text| text.matches("{}").count());
            ensure!(places[0] == places[1], "{file}: {key} has {} places, not {}", places[0], places[1]);
        }

        let forms: BTreeMap<String, String> = serde_json::from_value(text["count"].clone())?;
        let with_zero: BTreeSet<_> = categories.iter().map(String::as_str).chain(["zero"]).collect();
        ensure!(
            forms.keys().map(String::as_str).eq(with_zero),
            "{file}: counts by {forms:?}, not {categories:?}"
        );
        for (category, form) in &forms {
            let only = category == "zero" || numbers.get(category) == Some(&1);
            let places = form.matches("{}").count();
            ensure!(
                places == 1 || only && places == 0,
                "{file}: {category} does not say which number: {form}"
            );
        }
    }
    Ok(())
}

async fn counts_as_each_language_does(page: &Page) -> Result<()> {
    let _site = sources(page).await?;
    let arabic = [
        (0, "لا توجد نتائج"),
        (1, "نتيجة واحدة"),
        (2, "نتيجتان"),
        (3, "3 نتائج"),
        (10, "10 نتائج"),
        (11, "11 نتيجة"),
        (99, "99 نتيجة"),
        (100, "100 نتيجة"),
        (102, "102 نتيجة"),
        (103, "103 نتائج"),
        (1234, "1,234 نتيجة"),
    ];
    let others = [
        ("en", 0, "No results"),
        ("en", 1, "1 result"),
        ("fa", 12, "۱۲ نتیجه"),
        ("he", 2, "שתי תוצאות"),
        ("fr", 0, "Aucun résultat"),
        ("fr", 1_000_000, "1\u{202f}000\u{202f}000 de résultats"),
        ("ru", 21, "21 результат"),
        ("ru", 22, "22 результата"),
        ("ru", 25, "25 результатов"),
        ("zh-Hant", 7, "7 筆結果"),
    ];
    for (tag, total, expected) in arabic.map(|(total, form)| ("ar", total, form)).into_iter().chain(others) {
        let said: String =
            told(page, &format!("return new Messages(await load('{tag}')).count({total})")).await?;
        ensure!(said == expected, "{tag} {total}: {said}");
    }
    Ok(())
}

async fn writes_numbers_and_dates_as_stated(page: &Page) -> Result<()> {
    let _site = sources(page).await?;
    for (tag, number, date) in [
        ("ar", "1,234,567", "26 يوليو 2021"),
        ("fa", "۱٬۲۳۴٬۵۶۷", "۲۶ ژوئیهٔ ۲۰۲۱"),
        ("ur", "1,234,567", "26 جولائی، 2021"),
        ("he", "1,234,567", "26 ביולי 2021"),
        ("de", "1.234.567", "26. Juli 2021"),
        ("hi", "12,34,567", "26 जुलाई 2021"),
        ("bn", "১২,৩৪,৫৬৭", "২৬ জুলাই, ২০২১"),
        ("zh", "1,234,567", "2021年7月26日"),
    ] {
        let script = format!(
            "const messages = new Messages(await load('{tag}'));
            return [messages.number(1234567), messages.date('2021-07-26')]"
        );
        let said: [String; 2] = told(page, &script).await?;
        ensure!(said == [number, date], "{tag}: {said:?}");
    }
    Ok(())
}

async fn finds_the_language_of_a_tag(page: &Page) -> Result<()> {
    let _site = sources(page).await?;
    for (tag, expected) in [
        ("", "ar"),
        ("ar-EG", "ar"),
        ("ar_EG", "ar"),
        ("AR", "ar"),
        ("iw", "he"),
        ("in", "id"),
        ("fa-AF", "fa"),
        ("pt-BR", "pt"),
        ("zh-Hans", "zh"),
        ("zh-CN", "zh"),
        ("zh-TW", "zh-Hant"),
        ("zh-HK", "zh-Hant"),
        ("en-GB", "en"),
        ("eo", "en"),
        ("no language", "en"),
    ] {
        let script = format!("return new Messages(await load('{tag}')).lang");
        let found: String = told(page, &script).await?;
        ensure!(found == expected, "{tag}: {found}");
    }
    for (tag, expected) in [
        ("", "auto"),
        ("no language", "auto"),
        ("ar-EG", "rtl"),
        ("ckb", "rtl"),
        ("ku", "ltr"),
        ("ku-Arab", "rtl"),
        ("yi", "rtl"),
        ("dv", "rtl"),
        ("ar-Latn", "ltr"),
        ("zh-TW", "ltr"),
    ] {
        let found: String = told(page, &format!("return direction('{tag}')")).await?;
        ensure!(found == expected, "{tag}: {found}");
    }
    Ok(())
}

async fn takes_the_words_and_digits_of_a_page(page: &Page) -> Result<()> {
    let _site = sources(page).await?;
    let script = "const language = await load('ar');
        const own = { label: 'ابحث في الأرشيف', locale: 'ar-SY-u-ca-gregory-nu-latn' };
        const { text, lang, dir } = new Messages(language, own);
        const arab = new Messages(language, own, 'arab');
        return [text.label, text.more, lang, dir, arab.count(13), arab.date('2021-07-26'),
            new Messages(language, {}, 'no digits').count(13)]";
    let said: [String; 7] = told(page, script).await?;
    let expected =
        ["ابحث في الأرشيف", "المزيد من النتائج", "ar-SY", "rtl", "١٣ نتيجة", "٢٦ تموز ٢٠٢١", "13 نتيجة"];
    ensure!(said == expected, "{said:?}");
    Ok(())
}

async fn an_element_speaks_the_language_of_its_attribute(page: &Page) -> Result<()> {
    // The strictest page that a module may stand on, under a prefix.
    let policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self' {}; \
        img-src data:; require-trusted-types-for 'script'; trusted-types kashaf-offline",
        style_source()?
    );
    let headers = vec![("Content-Security-Policy".to_owned(), policy)];
    let site = site_as(Hosting { prefix: "/a/b/".to_owned(), headers, ..Hosting::default() })?;
    page.open(&site).await?;
    let asked = |site: &Server| -> Vec<String> {
        let requests = site.requests().into_iter();
        requests.filter_map(|path| path.split_once("/messages/").map(|(_, file)| file.to_owned())).collect()
    };
    ensure!(asked(&site).is_empty(), "the articles' own language was fetched: {:?}", asked(&site));

    for file in files()? {
        let set = format!("element.lang = {}", json!(file));
        page.js::<()>(&set).await?;
        let spoken = format!("return part('input').closest('[lang]').lang === {}", json!(file));
        page.wait_until(&spoken).await?;
        let expected = if RIGHT_TO_LEFT.contains(&&*file) { "rtl" } else { "ltr" };
        // The empty field too: its placeholder stands at the start of its line.
        let direction: String = page.js("return getComputedStyle(part('input')).direction").await?;
        ensure!(direction == expected, "{file}: written {direction}");
    }
    // All but the one that is part of the script, and none twice.
    let once: Vec<_> = files()?.into_iter().filter(|file| file != "ar").collect();
    let expected: Vec<_> = once.iter().map(|file| format!("{file}.js")).collect();
    ensure!(asked(&site) == expected, "{:?}", asked(&site));

    page.js::<()>("element.lang = 'fr-CA'").await?;
    page.wait_until("return part('input').closest('[lang]').lang === 'fr'").await?;
    ensure!(asked(&site) == expected, "fetched again: {:?}", asked(&site));
    Ok(())
}

async fn a_language_out_of_reach_leaves_one_that_is_there(page: &Page) -> Result<()> {
    let script = "return [await load('de'), await load('de')].map((language) => new Messages(language).lang)";
    for (missing, instead) in [(&["de.js"][..], "en"), (&["de.js", "en.js"], "ar")] {
        let _site = sources_without(page, missing).await?;
        let spoken: [String; 2] = told(page, script).await?;
        ensure!(spoken == [instead; 2], "without {missing:?}: {spoken:?}");
        // What was not to be had is on the console, which is as it should be.
        page.errors().await?;
    }
    Ok(())
}

/// The languages that have a file.
fn files() -> Result<BTreeSet<String>> {
    let folder = root().join("www/messages");
    let names: BTreeSet<String> = fs::read_dir(&folder)?
        .filter_map(|entry| Some(entry.ok()?.file_name().to_str()?.strip_suffix(".js")?.to_owned()))
        .filter(|name| !["index", "language", "corpus"].contains(&&**name))
        .collect();
    ensure!(names.len() >= 12, "few languages in {}: {names:?}", folder.display());
    Ok(names)
}

/// A page with the modules as they are written, and what they export at hand in its scripts.
async fn sources(page: &Page) -> Result<Server> {
    sources_without(page, &[]).await
}

async fn sources_without(page: &Page, missing: &[&str]) -> Result<Server> {
    // Tests run side by side.
    static FOLDERS: AtomicU32 = AtomicU32::new(0);
    let name = format!("messages-{}", FOLDERS.fetch_add(1, Ordering::Relaxed));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::remove_dir_all(&folder).ok();
    fs::create_dir_all(folder.join("messages"))?;
    let www = root().join("www");
    for file in ["direction.js", "languages.js"] {
        fs::copy(www.join(file), folder.join(file))?;
    }
    for entry in fs::read_dir(www.join("messages"))? {
        let file = entry?.file_name();
        if !missing.iter().any(|name| file == *name) {
            fs::copy(www.join("messages").join(&file), folder.join("messages").join(&file))?;
        }
    }
    let html = "<!doctype html><link rel=icon href='data:,'><kashaf-search></kashaf-search>";
    fs::write(folder.join("index.html"), html)?;
    let site = Server::start(folder, None)?;
    page.visit(&site.address()).await?;
    told::<()>(page, "Object.assign(window, await import('./messages/index.js')); return null").await?;
    Ok(site)
}

async fn spoken(page: &Page, tag: &str) -> Result<Spoken> {
    let script = format!(
        "const language = await load('{tag}');
        const {{ text, lang, dir }} = new Messages(language);
        const rules = new Intl.PluralRules(text.locale);
        const numbers = {{}};
        for (let n = 0; n < 1000; n++) numbers[rules.select(n)] = (numbers[rules.select(n)] ?? 0) + 1;
        return {{ tag: lang, dir, text, categories: rules.resolvedOptions().pluralCategories, numbers }}"
    );
    told(page, &script).await.with_context(|| tag.to_owned())
}

/// What an asynchronous script comes to; not every driver waits for one by itself.
async fn told<T: DeserializeOwned>(page: &Page, script: &str) -> Result<T> {
    let start = format!(
        "window.told = undefined;
        (async () => {{ {script} }})()
            .catch((error) => ({{ error: String(error) }}))
            .then((value) => {{ window.told = {{ value }}; }})"
    );
    page.js::<Value>(&format!("{start}; return null")).await?;
    page.wait_until("return window.told !== undefined").await?;
    let mut told: Value = page.js("return window.told").await?;
    let value = told["value"].take();
    ensure!(value["error"].is_null(), "{}", value["error"]);
    Ok(serde_json::from_value(value)?)
}

/// Every text but the forms of counting, which each language has its own of, by the way to it.
fn leaves(text: &Value) -> BTreeMap<String, String> {
    fn gather(value: &Value, path: String, found: &mut BTreeMap<String, String>) {
        match value {
            Value::String(text) => drop(found.insert(path, text.clone())),
            Value::Array(items) => {
                items.iter().enumerate().for_each(|(at, item)| gather(item, format!("{path}.{at}"), found));
            }
            Value::Object(entries) => {
                entries.iter().for_each(|(key, item)| gather(item, format!("{path}.{key}"), found));
            }
            _ => drop(found.insert(path, String::new())),
        }
    }
    let mut found = BTreeMap::new();
    for (key, value) in text.as_object().into_iter().flatten().filter(|(key, _)| *key != "count") {
        gather(value, key.clone(), &mut found);
    }
    found
}
