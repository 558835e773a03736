//! The writers of pages, with any text as name, address and language, and as a page of one's own.
#![no_main]

use std::sync::LazyLock;

use kashaf_builder::disk::System;
use kashaf_builder::site::{Search, files, single_file};
use kashaf_builder::{Kit, Settings};
use libfuzzer_sys::fuzz_target;

static KIT: LazyLock<Kit> = LazyLock::new(|| {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../www/kit");
    Kit::read(&System, folder).expect("`cargo xtask build` makes the kit")
});

fuzz_target!(|text: &str| {
    let languages = [text.chars().take(8).collect()];
    for page in [None, Some(text.as_bytes().to_vec())] {
        let own = page.is_some();
        let search = Search { module: vec![0; 8], rest: vec![], chunks: vec![], languages: &languages, articles: 5, page };
        let settings = Settings {
            title: text.to_owned(),
            base: text.to_owned(),
            single_file: "page.html".to_owned(),
            out: "out".to_owned(),
            ..Settings::default()
        };
        let Ok(one) = single_file(&search, &KIT, &settings) else { continue };
        let html = String::from_utf8(one.bytes).expect("a page is UTF-8");
        // What is said of the site opens no script of its own.
        assert!(own || html.to_ascii_lowercase().matches("<script").count() == 3, "{html}");
        files(&search, &KIT, &settings).ok();
    }
});
