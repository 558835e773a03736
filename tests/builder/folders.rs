//! Folders that someone else filled: links, pipes, names, files that change, very many files.

use std::cell::Cell;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::process::Command;

use kashaf_builder::disk::{Disk, Entry, Kind, System};
use kashaf_builder::gather::{Gathered, gather};
use kashaf_builder::{Fault, Settings};

use crate::attack::{share, survived};
use crate::memory::{Memory, Thing};

const PAGE: &str = "# A title\n\nThe river is high.";

/// A folder on the disk, gone when this is dropped.
struct Folder(String);

impl Folder {
    fn new(name: &str) -> Folder {
        let folder = std::env::temp_dir().join(format!("kashaf-folders-{}-{name}", std::process::id()));
        fs::remove_dir_all(&folder).ok();
        fs::create_dir_all(folder.join("in")).unwrap();
        Folder(folder.to_str().unwrap().to_owned())
    }

    fn path(&self, name: &str) -> String {
        format!("{}/{name}", self.0)
    }

    fn file(&self, name: &str, text: &str) -> &Folder {
        let path = self.path(name);
        fs::create_dir_all(path.rsplit_once('/').unwrap().0).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    fn pipe(&self, name: &str) {
        assert!(Command::new("mkfifo").arg(self.path(name)).status().unwrap().success());
    }

    fn read(&self) -> Gathered {
        read(&System, &self.path("in"))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

fn read(disk: &dyn Disk, path: &str) -> Gathered {
    gather(disk, &Settings { paths: vec![path.to_owned()], ..Settings::default() }, &mut |_, _| {}).unwrap()
}

fn ids(gathered: &Gathered) -> Vec<&str> {
    gathered.documents.iter().map(|document| document.id.as_str()).collect()
}

/// What is said of a file.
fn of<'g>(gathered: &'g Gathered, name: &str) -> Vec<&'g Fault> {
    gathered.faults.iter().filter(|fault| fault.path.ends_with(&format!("/{name}"))).collect()
}

#[test]
fn a_link_is_followed_within_the_folder_and_not_out_of_it() {
    let folder = Folder::new("links");
    folder
        .file("in/a.md", PAGE)
        .file("in/b/c.md", PAGE)
        .file("secret/key.md", PAGE)
        .file("in-side/d.md", PAGE);
    let link = |to: &str, name: &str| symlink(to, folder.path(name)).unwrap();
    link("b/c.md", "in/within.md");
    link("b", "in/folder");
    let out = [
        ("/etc/passwd", "passwd.txt"),
        ("../secret/key.md", "up.md"),
        ("../secret", "secret"),
        ("/", "root"),
        ("b/../../secret/key.md", "round.md"),
        ("../in-side/d.md", "beside.md"),
        ("up.md", "twice.md"),
    ];
    out.iter().for_each(|(to, name)| link(to, &format!("in/{name}")));
    link("../../secret/key.md", "in/b/.kashafignore");
    link("../secret/key.md", "in/_synonyms.txt");
    let nowhere =
        [("nowhere.md", "dead.md"), ("self.md", "self.md"), ("other.md", "one.md"), ("one.md", "other.md")];
    nowhere.iter().for_each(|(to, name)| link(to, &format!("in/{name}")));
    link("..", "in/b/up");
    link(".", "in/b/here");

    let gathered = folder.read();
    assert_eq!(ids(&gathered), ["a", "b/c", "folder/c", "within"], "{:?}", gathered.faults);
    assert!(gathered.synonyms.groups.is_empty());
    for name in
        out.iter().map(|(_, name)| *name).chain(["b/.kashafignore", "folder/.kashafignore", "_synonyms.txt"])
    {
        let told = of(&gathered, name);
        assert!(told.len() == 1 && told[0].fact.contains("leads out of the folder"), "{name}: {told:?}");
    }
    for (_, name) in nowhere {
        let told = of(&gathered, name);
        assert!(told.len() == 1 && told[0].fact.contains("leads nowhere"), "{name}: {told:?}");
    }
    // What was named is read, whatever it is a link to; and what leads from one that was named into another.
    let paths = vec![folder.path("in/secret"), folder.path("in/up.md")];
    let settings = Settings { paths, ..Settings::default() };
    assert_eq!(ids(&gather(&System, &settings, &mut |_, _| {}).unwrap()), ["key", "up"]);
    let paths = vec![folder.path("in"), folder.path("secret")];
    let settings = Settings { paths, ..Settings::default() };
    assert!(ids(&gather(&System, &settings, &mut |_, _| {}).unwrap()).contains(&"up"));
    survived("links in a folder of articles", out.len() + nowhere.len() + 6);
}

#[test]
fn pipes_sockets_and_devices_are_not_waited_for() {
    let folder = Folder::new("pipes");
    folder.file("in/a.md", PAGE);
    let _socket = UnixListener::bind(folder.path("in/socket.md")).unwrap();
    for name in ["pipe.md", "pipe.jsonl", "pipe", "b/.kashafignore", "_synonyms.txt"] {
        fs::create_dir_all(folder.path("in/b")).unwrap();
        folder.pipe(&format!("in/{name}"));
    }
    for (device, name) in [("/dev/zero", "zero.txt"), ("/dev/stdin", "stdin.html"), ("/dev/full", "full.csv")]
    {
        symlink(device, folder.path(&format!("in/{name}"))).unwrap();
    }
    let gathered = folder.read();
    assert_eq!(ids(&gathered), ["a"]);
    assert_eq!(gathered.faults.len(), 9, "{:#?}", gathered.faults);
    // Named itself, and in the place of a file that was found.
    for name in ["pipe.md", "socket.md", "zero.txt"] {
        let gathered = read(&System, &folder.path(&format!("in/{name}")));
        assert_eq!((gathered.documents.len(), gathered.faults.len()), (0, 1), "{name}");
        assert!(System.read(&folder.path(&format!("in/{name}"))).is_err());
    }
    survived("pipes, sockets and devices among articles", 12);
}

/// The system's disk, but something happens between a file's being found and its being read.
struct Between<'w>(Cell<Option<&'w dyn Fn()>>);

impl Disk for Between<'_> {
    fn kind(&self, path: &str) -> Result<Option<Kind>, String> {
        System.kind(path)
    }

    fn list(&self, folder: &str) -> Result<Vec<Entry>, String> {
        System.list(folder)
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        if let Some(work) = self.0.take() {
            work();
        }
        System.read(path)
    }

    fn write(&self, _: &str, _: &[u8]) -> Result<(), String> {
        Err("read only".to_owned())
    }

    fn rename(&self, _: &str, _: &str) -> Result<(), String> {
        Err("read only".to_owned())
    }

    fn remove(&self, _: &str) -> Result<(), String> {
        Err("read only".to_owned())
    }
}

#[test]
fn what_changes_between_finding_and_reading_is_told() {
    let folder = Folder::new("between");
    let path = folder.path("in/a.md");
    let changes: [(&str, &dyn Fn()); 6] = [
        ("cannot be read", &|| fs::remove_file(&path).unwrap()),
        ("cannot be read", &|| {
            fs::remove_file(&path).unwrap();
            fs::create_dir(&path).unwrap();
        }),
        ("no file any more", &|| {
            fs::remove_file(&path).unwrap();
            folder.pipe("in/a.md");
        }),
        ("is empty", &|| fs::write(&path, "").unwrap()),
        ("too large", &|| fs::File::options().write(true).open(&path).unwrap().set_len(1 << 25).unwrap()),
        ("cannot be read", &|| {
            fs::remove_file(&path).unwrap();
            symlink("a.md", &path).unwrap();
        }),
    ];
    for (fact, change) in &changes {
        folder.file("in/a.md", PAGE).file("in/b.md", PAGE);
        let gathered = read(&Between(Cell::new(Some(*change))), &folder.path("in"));
        assert_eq!(ids(&gathered), ["b"]);
        assert!(
            gathered.faults.len() == 1 && gathered.faults[0].fact.contains(fact),
            "{fact}: {:?}",
            gathered.faults
        );
        fs::remove_dir_all(folder.path("in")).unwrap();
    }
    survived("files that change between finding and reading", changes.len());
}

#[test]
fn a_file_that_grows_while_it_is_read_is_not_waited_for() {
    let folder = Folder::new("grows");
    folder.file("in/a.txt", "a");
    let path = folder.path("in/a.txt");
    let ends = std::sync::atomic::AtomicBool::new(false);
    let times = share(200, 5_000);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            use std::io::Write;
            let mut file = fs::File::options().append(true).open(&path).unwrap();
            while !ends.load(std::sync::atomic::Ordering::Relaxed) {
                file.write_all(b"more").unwrap();
                if file.metadata().unwrap().len() > 1 << 20 {
                    file.set_len(1).unwrap();
                }
            }
        });
        for _ in 0..times {
            match System.read(&path) {
                Ok(bytes) => assert!(bytes.len() <= 1 << 21),
                Err(error) => assert!(error.contains("changed while it was read"), "{error}"),
            }
        }
        ends.store(true, std::sync::atomic::Ordering::Relaxed);
    });
    survived("reads of a file that grows and shrinks meanwhile", times);
}

#[test]
fn a_gigabyte_is_refused_before_it_is_read() {
    // There is nothing there to be read: whoever tried would say so.
    let names = ["in/a.txt", "in/a.md", "in/a.html"];
    for name in names {
        let gathered = read(&Memory::default().with(name, Thing::Refused(1 << 30)), "in");
        assert!(gathered.faults[0].fact.contains("too large for an article (1073.7 MB, at most 10.0 MB)"));
    }
    let folder = Folder::new("gigabyte");
    folder.file("in/b.md", PAGE).file("in/a.md", "");
    fs::File::options().write(true).open(folder.path("in/a.md")).unwrap().set_len(1 << 30).unwrap();
    let gathered = folder.read();
    assert_eq!((ids(&gathered), gathered.faults.len()), (vec!["b"], 1));
    let large = share(1 << 26, 1 << 30) as u64;
    folder.file("in/a.jsonl", "");
    fs::File::options().write(true).open(folder.path("in/a.jsonl")).unwrap().set_len(large).unwrap();
    assert!(of(&folder.read(), "a.jsonl")[0].fact.contains("bytes that no text has"));
    survived("files of a gigabyte", 5);
}

#[test]
fn very_many_small_files_are_read() {
    let folder = Folder::new("many");
    let count = share(3_000, 100_000);
    for n in 0..count {
        folder.file(&format!("in/{}/{n}.txt", n % 100), &format!("Title {n}\n\nText of {n}."));
    }
    let gathered = folder.read();
    assert_eq!((gathered.documents.len(), gathered.faults.len()), (count, 0));
    survived("small files in one folder", count);
}

#[test]
fn whatever_a_name_has_it_is_an_id_or_a_fault() {
    let folder = Folder::new("names");
    let long = "ن".repeat(120);
    let names = [
        "two\nlines",
        "\"quoted\"",
        "'",
        "`x`",
        "$(reboot)",
        ";x",
        "-rf",
        "--out",
        "\u{1b}[2J\u{1b}[31mred",
        "\u{7}",
        "\u{202E}dm.gnp",
        "a\u{200F}b",
        "%2e%2e",
        "..\\..\\x",
        "...",
        " ",
        "con",
        "nul",
        "COM1",
        "Case",
        "case",
        "CASE",
        "<img src=x onerror=pwned()>",
        "javascript:pwned()",
        "a?b#c",
        "C:\\x",
        "a:b",
        "*",
        "\u{FEFF}",
        "\r",
        "é",
        "e\u{301}",
        "__proto__",
        "constructor",
        &long,
    ];
    let mut told = 0;
    for name in names {
        let hidden = name.starts_with(['.', '_']);
        folder
            .file(&format!("in/{name}.md"), PAGE)
            .file(&format!("in/f/{name}/x.html"), "<h1>A title</h1><p>Text.");
        folder.file(&format!("in/{name}.csv"), "\"");
        let gathered = folder.read();
        assert_eq!(ids(&gathered).contains(&name), !hidden, "{name:?}: {:?}", gathered.faults);
        assert_eq!(ids(&gathered).contains(&format!("f/{name}/x").as_str()), !hidden, "{name:?}");
        for document in &gathered.documents {
            let url = document.url.as_str();
            let is_path = url.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~/%".contains(&b));
            assert!(is_path && !url.contains("/../") && !url.starts_with('/'), "{url}");
        }
        for fault in &gathered.faults {
            let words = fault.to_string();
            assert!(!words.chars().any(|c| c.is_control() || c == '\u{202E}'), "{words:?}");
        }
        told += gathered.faults.len();
        fs::remove_dir_all(folder.path("in")).unwrap();
    }
    assert!(told > 20, "{told}");
    folder.file("in/a.md", PAGE);
    let raw = std::ffi::OsStr::from_bytes(b"\xff\xfe.md");
    if fs::write(std::path::Path::new(&folder.path("in")).join(raw), PAGE).is_ok() {
        let gathered = folder.read();
        assert!(gathered.faults[0].fact.contains("its name is not UTF-8"), "{:?}", gathered.faults);
        assert_eq!(ids(&gathered), ["a"]);
    }
    survived("names of files and folders", 2 * names.len() + 1);
}

#[test]
fn no_id_makes_a_path_of_what_is_made() {
    let ids = [
        "../../x",
        "/etc/x",
        "..\\..\\x",
        "%2e%2e/x",
        "con",
        "nul",
        "__proto__",
        "a\0b",
        "//evil.example",
        "javascript:x",
        " ",
    ];
    let long = "x".repeat(10_000);
    for id in ids.into_iter().chain([long.as_str()]) {
        let record = serde_json::json!({ "id": id, "title": "A title" }).to_string();
        let disk = Memory::of([("in/a.jsonl", record.as_bytes())]);
        let url_template = "https://a.example/x/{id}.html".to_owned();
        let settings = Settings { paths: vec!["in".to_owned()], url_template, ..Settings::default() };
        let gathered = gather(&disk, &settings, &mut |_, _| {}).unwrap();
        let url = &gathered.documents[0].url;
        assert!(url.starts_with("https://a.example/x/") && !url.contains(['\\', '\0', '?', '#']), "{url}");
    }
    survived("ids that are paths", 12);
}
