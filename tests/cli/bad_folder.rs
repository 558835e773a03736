//! A folder with all that can be the matter with files: each is named with its remedy, and the rest is built.

use std::fs::{self, File, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};

use crate::kit::kit;
use crate::support::*;

const GOOD: &[u8] = "وزير الري في بغداد\n\nوصل الوزير إلى بغداد صباح اليوم.\n".as_bytes();

/// A file that the system does not read.
fn unreadable(folder: &Folder) {
    let path = folder.file("unreadable.txt");
    fs::write(&path, GOOD).unwrap();
    fs::set_permissions(&path, Permissions::from_mode(0o000)).unwrap();
    // Nothing is forbidden to root; but a link out of the folder is followed for nobody.
    if File::open(&path).is_ok() {
        fs::remove_file(&path).unwrap();
        symlink("/proc/self/mem", &path).unwrap();
    }
}

fn folder() -> Folder {
    let folder = Folder::new(&[
        ("good.txt", GOOD),
        ("binary.txt", b"\x7fELF\x02\x01\x01\0\0\0\0"),
        ("empty.txt", b""),
        ("front.md", b"---\ntitle: ok\ndate: [1\n---\n# Text\n"),
        ("windows-1256.txt", b"\xe3\xd1\xcd\xc8\xc7 \xc8\xca\xdf\xc7\xe3\xe1\n"),
        ("twice.html", b"<h1>One</h1><p>Text of one.</p>"),
        ("twice.md", b"# Two\n\nText of two."),
    ]);
    // Without a block on the disk.
    File::create(folder.file("large.txt")).unwrap().set_len(50_000_000).unwrap();
    symlink("nowhere.txt", folder.file("broken.txt")).unwrap();
    unreadable(&folder);
    folder
}

const EXPECTED: [(&str, &str, &str); 8] = [
    ("binary.txt: ", "bytes that no text has", "remove it"),
    ("broken.txt: ", "leads nowhere", "mend the link"),
    ("empty.txt: ", "is empty", "write an article"),
    ("front.md:", "front matter is no YAML", "mend the line"),
    ("large.txt: ", "too large for an article (50.0 MB, at most 10.0 MB)", "split it"),
    ("twice.md: ", "its id “twice” is that of", "another `id`"),
    ("unreadable.txt: ", "", ""),
    ("windows-1256.txt:1: ", "not UTF-8", "iconv -f WINDOWS-1256"),
];

#[test]
fn each_bad_file_is_named_with_its_remedy_and_the_rest_is_built() {
    let (folder, place, kit) = (folder(), Folder::new(&[]), kit());
    let out = place.file("dist");
    let build = |more: &[&str]| {
        kashaf(&[&["build", folder.path(), "--out", &out, "--kit", kit.path()], more].concat())
    };
    let strict = build(&["--strict"]);
    assert_eq!(strict.code, 3);
    assert!(!fs::exists(&out).unwrap());

    let outcome = build(&[]);
    assert_eq!(outcome.code, 0, "{}", outcome.stderr);
    let told: Vec<&str> = outcome.stderr.lines().collect();
    assert_eq!(told.len(), EXPECTED.len(), "{told:#?}");
    for (told, (name, fact, remedy)) in told.iter().zip(EXPECTED) {
        assert!(told.starts_with(&folder.file(name)), "{told}");
        assert!(told.contains(fact) && told.contains(remedy), "{told}");
        let is_forbidden = told.contains("cannot be read") && told.contains("check its permissions");
        assert!(!fact.is_empty() || is_forbidden || told.contains("leads out of the folder"), "{told}");
    }
    assert!(strict.stderr.starts_with(&outcome.stderr), "{}", strict.stderr);
    assert!(outcome.stdout.contains("8 faults skipped"), "{}", outcome.stdout);
    assert_eq!(json(&["stats", &out, "--json"])["documents"], 2);

    // What only lacked an encoding is read when that is told.
    let outcome = build(&["--encoding", "windows-1256", "--json"]);
    let report: serde_json::Value = serde_json::from_str(&outcome.stdout).unwrap();
    assert_eq!((&report["articles"], report["faults"].as_array().unwrap().len()), (&3.into(), 7));
}
