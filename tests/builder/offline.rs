//! What readers keep of a search, and what tells their browsers of a newer one.

use std::collections::BTreeSet;
use std::fs;

use kashaf_builder::disk::File;
use kashaf_builder::site::{self, Search};
use kashaf_builder::{Kit, Settings};
use serde_json::Value;

const KIT: [&str; 16] = [
    "element/entry.js",
    "element/reader.js",
    "element/alone.js",
    "element/messages/ar.js",
    "element/messages/en.js",
    "element/messages/fr.js",
    "element/messages/zh.js",
    "site/page.css",
    "site/icon.svg",
    "site/kashaf-marks.js",
    "site/kashaf.d.ts",
    "site/package.json",
    "page/index.html",
    "offline/kashaf-offline.js",
    "offline/service-worker.js",
    "offline/remove-worker.js",
];

/// The files of a search out of a kit in which each file says its name, and a few say something else.
fn files(settings: &Settings, changed: &[(&str, &str)]) -> Vec<File> {
    let text =
        |path: &str| changed.iter().find(|(name, _)| *name == path).map_or(path, |(_, text)| text).to_owned();
    let kit = KIT.map(|path| File { path: path.to_owned(), bytes: text(path).into_bytes() });
    let words = File { path: "inline/messages/en.json".to_owned(), bytes: b"{}".to_vec() };
    let languages = ["ar".to_owned()];
    let [module, rest] = ["module", "rest"].map(|path| text(path).into_bytes());
    let search = Search { module, rest, chunks: Vec::new(), languages: &languages, articles: 1, page: None };
    site::files(&search, &Kit::new(kit.into_iter().chain([words])), settings).unwrap()
}

fn text(files: &[File], path: &str) -> String {
    let file = files.iter().find(|file| file.path == path).ok_or(path).unwrap();
    String::from_utf8(file.bytes.clone()).unwrap()
}

/// What the builder wrote in front of the worker.
fn said(files: &[File], name: &str) -> Value {
    let worker = text(files, "service-worker.js");
    let (_, value) = worker.split_once(&format!("{name} = ")).unwrap();
    serde_json::Deserializer::from_str(value).into_iter().next().unwrap().unwrap()
}

fn needed(files: &[File]) -> BTreeSet<String> {
    said(files, "NEEDED").as_object().unwrap().keys().cloned().collect()
}

fn later(files: &[File]) -> BTreeSet<String> {
    said(files, "LATER").as_array().unwrap().iter().map(|path| path.as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_file_is_kept_but_those_for_others() {
    let files = files(&Settings::default(), &[]);
    let all: BTreeSet<_> = files.iter().map(|file| file.path.clone()).collect();
    let known: BTreeSet<_> = needed(&files).union(&later(&files)).cloned().collect();
    let others: Vec<_> = all.difference(&known).collect();
    // The worker itself, what other pages load, and what programs read.
    assert_eq!(
        others,
        ["_headers", "kashaf-marks.js", "kashaf.d.ts", "kashaf.json", "package.json", "service-worker.js"]
    );
    assert!(known.is_subset(&all), "{:?}", known.difference(&all));
    assert!(needed(&files).is_disjoint(&later(&files)));
}

#[test]
fn a_language_is_kept_at_once_if_page_or_articles_are_in_it() {
    let later = |lang: &str| {
        let files = files(&Settings { lang: lang.to_owned(), ..Settings::default() }, &[]);
        let later = later(&files);
        let files =
            later.iter().filter_map(|path| path.split_once("/messages/")).map(|(_, file)| file.to_owned());
        files.collect::<Vec<_>>()
    };
    // The element itself speaks Arabic.
    assert_eq!(later(""), ["ar.js", "en.js", "fr.js", "zh.js"]);
    assert_eq!(later("fr"), ["ar.js", "en.js", "zh.js"]);
    assert_eq!(later("fr-CA"), ["ar.js", "en.js", "zh.js"]);
}

#[test]
fn any_change_is_another_version() {
    let settings = Settings::default();
    let version = said(&files(&settings, &[]), "VERSION");
    assert_eq!(version, said(&files(&settings, &[]), "VERSION"), "the same files, another version");
    let parts = KIT.iter().filter(|path| {
        // Nothing of these is kept, or they are in the worker's place.
        !["site/kashaf-marks.js", "site/kashaf.d.ts", "site/package.json", "offline/remove-worker.js"]
            .contains(path)
    });
    for part in parts.chain(&["module"]) {
        assert_ne!(version, said(&files(&settings, &[(part, "other")]), "VERSION"), "{part}");
    }
    let title = Settings { title: "Other".to_owned(), ..Settings::default() };
    let page = [("page/index.html", "no title")];
    assert_ne!(
        said(&files(&settings, &page), "VERSION"),
        said(&files(&title, &page), "VERSION"),
        "the manifest"
    );
}

#[test]
fn scripts_and_module_are_of_one_version() {
    let files = files(&Settings::default(), &[]);
    for (path, proof) in said(&files, "NEEDED").as_object().unwrap() {
        let bytes = &files.iter().find(|file| file.path == *path).unwrap().bytes;
        let is_code = path.ends_with(".js") || path.ends_with(".wasm");
        let expected = if is_code { site::hash::integrity(bytes) } else { String::new() };
        assert_eq!(proof, &expected, "{path}");
    }
}

#[test]
fn the_manifest_names_the_page() {
    let settings =
        Settings { title: "\"ص\" & <س>".to_owned(), lang: "fa".to_owned(), ..Settings::default() };
    let manifest: Value =
        serde_json::from_str(&text(&files(&settings, &[]), "manifest.webmanifest")).unwrap();
    assert_eq!(manifest["name"], "\"ص\" & <س>");
    assert_eq!((&manifest["lang"], &manifest["dir"]), (&"fa".into(), &"rtl".into()));
    assert_eq!((&manifest["start_url"], &manifest["scope"]), (&"./".into(), &"./".into()));
    assert_eq!(manifest["icons"][0]["src"], "icon.svg");
}

#[test]
fn what_is_not_to_be_kept_is_removed() {
    let template = [
        ("page/index.html", "{head}<kashaf-search{offline}>"),
        ("element/entry.js", "define(KASHAF)"),
        ("element/alone.js", "use(KASHAF)"),
    ];
    let asks = |files: &[File]| {
        [
            ("kashaf-search.js", "kashaf-offline.js"),
            ("index.html", "manifest.webmanifest"),
            ("index.html", " offline"),
        ]
        .map(|(file, word)| text(files, file).contains(word))
    };
    assert_eq!(asks(&files(&Settings::default(), &template)), [true; 3]);
    let without = files(&Settings { offline: false, ..Settings::default() }, &template);
    assert_eq!(asks(&without), [false; 3]);
    assert_eq!(text(&without, "service-worker.js"), "offline/remove-worker.js");
    for absent in ["kashaf-offline.js", "manifest.webmanifest"] {
        assert!(without.iter().all(|file| file.path != absent), "{absent}");
    }
}

#[test]
fn the_bar_speaks_every_language_of_the_element() {
    let www = concat!(env!("CARGO_MANIFEST_DIR"), "/../../www");
    let words = fs::read_to_string(format!("{www}/offline/words.js")).unwrap();
    let mut count = 0;
    for entry in fs::read_dir(format!("{www}/messages")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let language = name.trim_end_matches(".js");
        if ["index", "language", "corpus"].contains(&language) {
            continue;
        }
        let line = [format!("\n  {language}: ["), format!("\n  \"{language}\": [")];
        assert!(line.iter().any(|line| words.contains(line)), "{language}");
        count += 1;
    }
    assert!(count > 20, "only {count} languages");
}
