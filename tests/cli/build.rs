//! `kashaf build`: what it makes, what it says, and what it leaves alone.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::kit::{built, kit};
use crate::support::*;

const ARTICLE: &str = "وزير الري في بغداد\n\nوصل الوزير إلى بغداد صباح اليوم في زيارة تستمر يومين.\n";

fn articles() -> Folder {
    Folder::new(&[("a.txt", ARTICLE.as_bytes()), ("more/b.md", b"# Title\n\nOne two three.")])
}

/// Every file of a folder.
pub(crate) fn files(folder: &str) -> BTreeMap<String, Vec<u8>> {
    fn add(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
            match entry.path().is_dir() {
                true => add(&entry.path(), &format!("{name}/"), files),
                false => _ = files.insert(name, fs::read(entry.path()).unwrap()),
            }
        }
    }
    let mut all = BTreeMap::new();
    add(Path::new(folder), "", &mut all);
    all
}

#[test]
fn a_folder_becomes_a_search_and_every_file_is_accounted_for() {
    let (articles, place) = (articles(), Folder::new(&[]));
    let said = built(articles.path(), &place.file("dist"), &[]);
    assert!(said.starts_with("2 articles can be searched, in "), "{said}");
    assert!(said.contains("<kashaf-search lang=") && said.contains("script-src 'self'"), "{said}");
    let made = files(&place.file("dist"));
    for name in ["index.html", "kashaf-search.js", "kashaf.js", "kashaf.json"] {
        assert!(made.contains_key(name), "{name} of {:?}", made.keys());
    }
    let again = json(&["build", articles.path(), "-o", &place.file("dist"), "--kit", kit().path(), "--json"]);
    assert_eq!((&again["built"], &again["articles"]), (&true.into(), &2.into()));
    for file in again["files"].as_array().unwrap() {
        let bytes = made.get(file["path"].as_str().unwrap()).map(Vec::len);
        assert_eq!(bytes, file["bytes"].as_u64().map(|bytes| bytes as usize), "{file}");
    }
    assert_eq!(again["files"].as_array().unwrap().len(), made.len());
}

#[test]
fn the_same_articles_make_the_same_bytes_in_any_folder() {
    let (one, two, place) = (articles(), articles(), Folder::new(&[]));
    built(one.path(), &place.file("one"), &[]);
    built(&format!("{}/", two.path()), &place.file("two"), &[]);
    assert!(files(&place.file("one")) == files(&place.file("two")));
    fs::write(two.file("a.txt"), ARTICLE.replace("يومين", "ثلاثة أيام")).unwrap();
    built(two.path(), &place.file("two"), &[]);
    assert!(files(&place.file("one")) != files(&place.file("two")));
}

#[test]
fn one_file_and_one_module_are_made_without_a_folder() {
    let (articles, place) = (articles(), Folder::new(&[]));
    let (page, module) = (place.file("search.html"), place.file("search.wasm"));
    let kit = kit();
    let said = printed(&[
        "build",
        articles.path(),
        "--single-file",
        &page,
        "--module",
        &module,
        "--kit",
        kit.path(),
    ]);
    assert!(said.contains(&page) && said.contains(&module), "{said}");
    assert_eq!(files(place.path()).into_keys().collect::<Vec<_>>(), ["search.html", "search.wasm"]);
    assert_eq!(printed(&["stats", &module]), printed(&["stats", articles.path()]));
}

#[test]
fn a_folder_of_someone_else_is_left_alone() {
    let (articles, site) = (articles(), Folder::new(&[("index.html", b"theirs")]));
    let error = complaint(&["build", articles.path(), "--out", site.path(), "--kit", kit().path()]);
    assert!(error.contains(site.path()) && error.contains("name an empty or a new folder"), "{error}");
    assert_eq!(files(site.path()), BTreeMap::from([("index.html".to_owned(), b"theirs".to_vec())]));
}

#[test]
fn the_exit_code_says_what_became_of_it() {
    let bad = Folder::new(&[("a.txt", ARTICLE.as_bytes()), ("b.txt", b"two \xC7\xE1 three")]);
    let (nothing, place, kit) = (Folder::new(&[]), Folder::new(&[]), kit());
    let out = place.file("dist");
    let code = |arguments: &[&str]| {
        let all = [&["build", "--out", &out, "--kit", kit.path()], arguments].concat();
        kashaf(&all).code
    };
    assert_eq!(code(&[nothing.path()]), 1);
    assert_eq!(code(&[bad.path(), "--strict"]), 3);
    for line in [&[][..], &[bad.path(), "--max-size", "much"], &[bad.path(), "--encoding", "klingon"]] {
        assert_eq!(code(line), 2, "{line:?}");
    }
    assert!(!Path::new(&out).exists(), "nothing was built so far");
    assert_eq!(code(&[bad.path()]), 0);
    let help = printed(&["build", "--help"]);
    assert!((0..=3).all(|code| help.contains(&format!("\n  {code}  "))), "{help}");
}

#[test]
fn quiet_says_only_what_is_at_fault() {
    let bad = Folder::new(&[("a.txt", ARTICLE.as_bytes()), ("b.txt", b"two \xC7\xE1 three")]);
    let (place, kit) = (Folder::new(&[]), kit());
    let outcome = kashaf(&["build", bad.path(), "-qo", &place.file("dist"), "--kit", kit.path()]);
    assert_eq!((outcome.code, outcome.stdout.as_str(), outcome.stderr.lines().count()), (0, "", 1));
    assert!(outcome.stderr.starts_with(&format!("{}:1: ", bad.file("b.txt"))), "{}", outcome.stderr);
}

#[test]
fn json_is_one_object_whatever_became_of_it() {
    let (bad, kit) = (Folder::new(&[("b.txt", b"two \xC7\xE1 three")]), kit());
    let outcome = kashaf(&["build", bad.path(), "--json", "--strict", "--kit", kit.path()]);
    assert_eq!((outcome.code, outcome.stderr.as_str()), (3, ""));
    let said: Value = serde_json::from_str(&outcome.stdout).unwrap();
    assert_eq!((&said["built"], &said["faults"][0]["line"]), (&false.into(), &1.into()));
    assert!(said["error"].as_str().unwrap().contains("--strict"), "{said}");
}

#[test]
fn a_kit_that_is_none_is_named_with_its_remedy() {
    let (articles, empty) = (articles(), Folder::new(&[]));
    for kit in [empty.path().to_owned(), empty.file("missing")] {
        let error = complaint(&["build", articles.path(), "--kit", &kit]);
        assert!(error.contains(&kit), "{error}");
    }
}
