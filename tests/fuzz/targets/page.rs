//! The writers of pages, with any text as name, address and language, and as a page of one's own.
#![no_main]

use std::sync::LazyLock;

use kashaf_builder::disk::File;
use kashaf_builder::site::{Search, files, single_file};
use kashaf_builder::{Kit, Settings};
use libfuzzer_sys::{Corpus, fuzz_target};

const LONGEST: usize = 300;

/// As much of a kit as matters: what is put together here is the page.
static KIT: LazyLock<Kit> = LazyLock::new(|| {
    let file = |path: &str, text: &str| File { path: path.to_owned(), bytes: text.into() };
    Kit::new([
        file("element/kashaf-search.js", "library"),
        file("element/entry.js", "define(KASHAF);import(\"./reader.js\");import(`./messages/${a}.js`)"),
        file("element/reader.js", "reader"),
        file("element/kashaf.js", "engine"),
        file("element/alone.js", "use(KASHAF)"),
        file("element/messages/en.js", "English"),
        file("inline/single-file.js", "const a = { title: 1 };"),
        file("inline/messages/en.json", "{\"error\":\"</script>\"}"),
        file("offline/kashaf-offline.js", "offline"),
        file("offline/service-worker.js", "worker"),
        file("site/page.css", "p{margin:0}"),
        file("site/icon.svg", "<svg/>"),
        file("page/index.html", include_str!("../../../www/page/index.html")),
    ])
});

fuzz_target!(|input: &[u8]| -> Corpus {
    if input.len() > LONGEST {
        return Corpus::Reject;
    }
    let text = String::from_utf8_lossy(input).into_owned();
    let own = input.first().is_some_and(|byte| byte % 2 == 0);
    let languages = [text.chars().take(8).collect()];
    let page = own.then(|| text.clone().into_bytes());
    let search =
        Search { module: vec![0; 8], rest: vec![], chunks: vec![], languages: &languages, articles: 5, page };
    let settings = Settings {
        title: text.clone(),
        base: text.clone(),
        lang: text.chars().skip(8).take(8).collect(),
        single_file: "page.html".to_owned(),
        out: "out".to_owned(),
        offline: true,
        ..Settings::default()
    };
    if let Ok(page) = single_file(&search, &KIT, &settings) {
        let html = String::from_utf8(page.bytes).expect("a page is UTF-8");
        // What is said of the site opens no script of its own.
        assert!(own || html.to_ascii_lowercase().matches("<script").count() == 3, "{html}");
    }
    if let Ok(files) = files(&search, &KIT, &settings) {
        let index = files.iter().find(|file| file.path == "index.html").expect("a search has a page");
        let html = String::from_utf8_lossy(&index.bytes).to_ascii_lowercase();
        assert!(own || html.matches("<script").count() == SCRIPTS, "{html}");
    }
    Corpus::Keep
});

/// In the page of a folder.
const SCRIPTS: usize = 1;
