//! Which files are read, and what their articles are called.

use std::fs;

use super::{files, one, read, told};
use crate::memory::{Memory, Thing};
use kashaf_builder::Settings;
use kashaf_builder::disk::System;
use kashaf_builder::gather::gather;

const PAGE: &str = "<h1>A page</h1><p>Text.";

fn ids(of: &[(&str, &str)]) -> Vec<String> {
    let gathered = files(of.iter().copied());
    assert!(gathered.faults.is_empty(), "{:?}", gathered.faults);
    gathered.documents.into_iter().map(|document| document.id).collect()
}

#[test]
fn an_id_is_the_path_without_its_ending() {
    assert_eq!(
        ids(&[("in/guide/a.b.md", "# A"), ("in/b.TXT", "A title"), ("in/ابدأ.html", PAGE)]),
        ["b", "guide/a.b", "ابدأ"]
    );
    assert_eq!(
        ids(&[("in/index.html", PAGE), ("in/guide/index.html", PAGE), ("in/news/index.txt", "A title")]),
        ["guide", "index", "news/index"]
    );
    assert_eq!(one("in/a.md", "---\nid: other\n---\n# A").id, "other");
}

#[test]
fn the_address_of_a_page_is_its_path() {
    assert_eq!(one("in/guide/a b:ç.html", PAGE).url, "guide/a%20b%3A%C3%A7.html");
    assert_eq!(one("in/guide/index.html", PAGE).url, "guide/");
    assert_eq!(one("in/index.html", PAGE).url, "./");
    assert_eq!(one("in/myindex.html", PAGE).url, "myindex.html");
    assert_eq!(one("in/a.md", "# A").url, "");
    let disk = Memory::of([
        ("in/index.html", PAGE.as_bytes()),
        ("in/b/c.md", b"# C"),
        ("in/d.md", b"---\nurl: /d\n---\n# D"),
    ]);
    let settings = Settings {
        base: "/docs/".to_owned(),
        url_template: "/x/{id}.html".to_owned(),
        ..Settings::default()
    };
    let urls: Vec<String> =
        read(&disk, settings).documents.into_iter().map(|document| document.url).collect();
    assert_eq!(urls, ["/x/b/c.html", "/d", "/docs/"]);
}

#[test]
fn what_is_no_article_is_counted() {
    let gathered = files([
        ("in/a.md", "# A"),
        ("in/b.css", ""),
        ("in/c/d.CSS", ""),
        ("in/Makefile", ""),
        ("in/.git/x.md", "# X"),
        ("in/_part.md", "# X"),
        ("in/node_modules/x/README.md", "# X"),
        ("in/dist/kashaf.json", ""),
        ("in/dist/index.html", PAGE),
        ("in/draft.md", "---\ndraft: true\n---\n# D"),
    ]);
    assert_eq!(gathered.documents.len(), 1);
    assert!(gathered.faults.is_empty());
    let counted: Vec<(&str, usize)> =
        gathered.passed_over.iter().map(|(what, &count)| (what.as_str(), count)).collect();
    assert_eq!(
        counted,
        [
            (".css", 2),
            ("_…", 1),
            ("built by kashaf", 1),
            ("draft", 1),
            ("hidden", 1),
            ("no ending", 1),
            ("node_modules", 1)
        ]
    );
}

#[test]
fn an_ignore_file_speaks_for_its_folder_and_the_inner_one_last() {
    let disk = Memory::of([
        ("in/.kashafignore", &b"# remark\n*.md\n!/keep.md\n/old/\n"[..]),
        ("in/a.md", b"# A"),
        ("in/keep.md", b"# K"),
        ("in/old/x.txt", b"A title"),
        ("in/new/.kashafignore", b"!b.md\n"),
        ("in/new/b.md", b"# B"),
        ("in/new/c.md", b"# C"),
        ("in/new/old/d.txt", b"A title"),
        ("in/new/e.txt", b"A title"),
    ]);
    let ids = |settings| -> Vec<String> {
        read(&disk, settings).documents.into_iter().map(|document| document.id).collect()
    };
    assert_eq!(ids(Settings::default()), ["keep", "new/b", "new/e", "new/old/d"]);
    let settings = Settings { ignore: vec!["new/*.txt".to_owned()], ..Settings::default() };
    assert_eq!(ids(settings), ["keep", "new/b", "new/old/d"]);
}

#[test]
fn several_paths_are_read_in_their_order() {
    let disk = Memory::of([("a/x.md", &b"# Of a"[..]), ("b/x.md", b"# Of b"), ("c.css", b"")]);
    let paths = ["b", "a", "b/x.md", "c.css", "nowhere"].map(str::to_owned).to_vec();
    let gathered = gather(&disk, &Settings { paths, ..Settings::default() }, &mut |_, _| {}).unwrap();
    assert_eq!(gathered.documents.len(), 1, "a file is read once");
    assert_eq!(gathered.documents[0].title, "Of b");
    let told = told(&gathered);
    assert!(told[0].contains("a/x.md: its id “x” is that of b/x.md too"), "{told:?}");
    assert!(told[1].contains("c.css: is of no kind that can be read"), "{told:?}");
    assert!(told[2].contains("nowhere: is not there"), "{told:?}");
}

#[test]
fn a_name_that_is_no_text_is_a_fault() {
    let disk = Memory::of([("in/a\u{FFFD}.md", &b"# A"[..]), ("in/b\u{FFFD}.css", b"")]);
    let gathered = read(&disk.with("in/c.md", Thing::Broken), Settings::default());
    assert_eq!(told(&gathered).len(), 2);
    assert!(told(&gathered)[0].contains("not UTF-8") && told(&gathered)[0].contains("rename it"));
}

#[cfg(unix)]
#[test]
fn links_in_a_circle_end() {
    let folder = std::env::temp_dir().join(format!("kashaf-circle-{}", std::process::id()));
    fs::remove_dir_all(&folder).ok();
    fs::create_dir_all(folder.join("a/b")).unwrap();
    fs::write(folder.join("a/x.md"), "# X").unwrap();
    for name in ["one", "two"] {
        std::os::unix::fs::symlink("..", folder.join("a/b").join(name)).unwrap();
    }
    std::os::unix::fs::symlink("nowhere", folder.join("a/gone.md")).unwrap();
    let paths = vec![folder.to_str().unwrap().to_owned()];
    let gathered = gather(&System, &Settings { paths, ..Settings::default() }, &mut |_, _| {}).unwrap();
    fs::remove_dir_all(folder).unwrap();
    assert_eq!(gathered.documents.len(), 1);
    let told = told(&gathered);
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(told[0].contains("a/b/one: leads back"), "{told:?}");
    assert!(told[2].contains("a/gone.md: is a link that leads nowhere"), "{told:?}");
}

#[test]
fn the_order_of_a_disk_changes_nothing() {
    let names: Vec<String> = (0..200).map(|n| format!("in/{}/{n}.md", n % 7)).collect();
    let of = |names: &mut dyn Iterator<Item = &String>| {
        files(names.map(|name| (name.as_str(), "# Title\n\nText"))).documents
    };
    let there = of(&mut names.iter());
    assert_eq!(there.len(), 200);
    assert_eq!(there, of(&mut names.iter().rev()));
    assert!(there.is_sorted_by(|a, b| a.id < b.id));
}
