//! A disk that fails at any one of its operations leaves the old folder or the new one, whole.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use kashaf_builder::disk::{Disk, Entry, File, Kind};
use kashaf_builder::replace::{IsOurs, replace, replace_file};

use crate::attack::survived;

/// What becomes of the operation after so many.
#[derive(Clone, Copy, PartialEq)]
enum End {
    /// It fails, as where there is no room, and the others work.
    Fault,
    /// Nothing happens any more: the process was killed.
    Kill,
    /// The same, but half of what it was to write is written.
    Half,
}

/// Files by their paths. Folders are there as long as something is in them.
struct Failing {
    files: RefCell<BTreeMap<String, Vec<u8>>>,
    left: Cell<usize>,
    end: End,
    exchanges: bool,
    broke: Cell<bool>,
}

impl Failing {
    fn new(files: &[(&str, &str)], left: usize, end: End, exchanges: bool) -> Failing {
        let files = files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect();
        Failing { files: RefCell::new(files), left: Cell::new(left), end, exchanges, broke: Cell::new(false) }
    }

    /// Whether the next operation is done.
    fn step(&self) -> Result<(), String> {
        match self.left.get() {
            0 => {
                self.broke.set(true);
                if self.end == End::Fault {
                    self.left.set(usize::MAX);
                }
                Err("no space left on device".to_owned())
            }
            left => {
                self.left.set(left.saturating_sub(1));
                Ok(())
            }
        }
    }

    fn under(&self, path: &str) -> Vec<String> {
        let folder = format!("{path}/");
        let files = self.files.borrow();
        files.keys().filter(|name| *name == path || name.starts_with(&folder)).cloned().collect()
    }

    fn moved(&self, from: &str, to: &str) {
        for name in self.under(from) {
            let bytes = self.files.borrow_mut().remove(&name).unwrap();
            self.files.borrow_mut().insert(format!("{to}{}", &name[from.len()..]), bytes);
        }
    }

    fn folder(&self, path: &str) -> Vec<(String, String)> {
        let text = |name: &String| String::from_utf8(self.files.borrow()[name].clone()).unwrap();
        self.under(path).iter().map(|name| (name[path.len()..].to_owned(), text(name))).collect()
    }
}

impl Disk for Failing {
    fn kind(&self, path: &str) -> Result<Option<Kind>, String> {
        self.step()?;
        let size = self.files.borrow().get(path).map(|bytes| Kind::File(bytes.len() as u64));
        Ok(size.or_else(|| (!self.under(path).is_empty()).then_some(Kind::Folder)))
    }

    fn list(&self, folder: &str) -> Result<Vec<Entry>, String> {
        self.step()?;
        let name = |path: &String| path[folder.len() + 1..].split('/').next().unwrap().to_owned();
        let entry = |path: &String| Entry { name: name(path), kind: Kind::File(0), link: false };
        Ok(self.under(folder).iter().map(entry).collect())
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        self.step()?;
        Ok(self.files.borrow()[path].clone())
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), String> {
        let done = self.step();
        let written = if done.is_ok() { bytes } else { &bytes[..bytes.len() / 2] };
        if done.is_ok() || self.end == End::Half {
            self.files.borrow_mut().insert(path.to_owned(), written.to_vec());
        }
        done
    }

    fn rename(&self, from: &str, to: &str) -> Result<(), String> {
        self.step()?;
        assert!(self.under(to).is_empty() || self.files.borrow().contains_key(to), "{to} is there");
        self.moved(from, to);
        Ok(())
    }

    fn exchange(&self, one: &str, other: &str) -> bool {
        if !self.exchanges || self.step().is_err() {
            return false;
        }
        self.moved(one, "third");
        self.moved(other, one);
        self.moved("third", other);
        true
    }

    fn remove(&self, path: &str) -> Result<(), String> {
        // A folder is removed file by file, and that may end half-way.
        for name in self.under(path) {
            self.step()?;
            self.files.borrow_mut().remove(&name);
        }
        self.step()
    }
}

const OLD: [(&str, &str); 3] =
    [("at/dist/kashaf.json", "old"), ("at/dist/index.html", "old"), ("at/dist/assets/a", "old")];

fn new() -> Vec<File> {
    let file = |path: &str| File { path: path.to_owned(), bytes: b"new!".to_vec() };
    ["assets/b", "index.html", "kashaf.json"].map(file).to_vec()
}

fn whole(which: &str) -> Vec<(String, String)> {
    let names = if which == "old" {
        ["/assets/a", "/index.html", "/kashaf.json"]
    } else {
        ["/assets/b", "/index.html", "/kashaf.json"]
    };
    names.map(|name| (name.to_owned(), which.to_owned())).to_vec()
}

#[test]
fn whichever_operation_fails_the_folder_is_old_or_new() {
    let mut cases = 0;
    for end in [End::Fault, End::Kill, End::Half] {
        for (exchanges, there) in [(true, true), (false, true), (true, false)] {
            let before = if there { &OLD[..] } else { &[] };
            let mut at = 0;
            loop {
                let disk = Failing::new(before, at, end, exchanges);
                let outcome = replace(&disk, "at/dist", &new());
                disk.left.set(usize::MAX);
                let found = disk.folder("at/dist");
                let is_new = found == whole("new!");
                let is_old = if there { found == whole("old") } else { found.is_empty() };
                let aside =
                    !exchanges && found.is_empty() && disk.folder("at/.dist.kashaf-old") == whole("old");
                assert!(is_new || is_old || aside && outcome.is_err(), "{at}: {found:?}");
                assert!(outcome.is_err() || is_new, "{at}: said to be built");
                assert!(outcome.is_ok() || !is_new || end != End::Fault, "{at}: said not to be built");
                replace(&disk, "at/dist", &new()).unwrap();
                assert_eq!(disk.folder("at/dist"), whole("new!"));
                assert_eq!(disk.files.borrow().len(), 3, "{at}: nothing is left beside it");
                cases += 1;
                at += 1;
                if !disk.broke.get() {
                    break;
                }
            }
            assert!(at > 8, "{at} operations");
        }
    }
    survived("disk operations that fail or are the last", cases);
}

#[test]
fn whichever_operation_fails_a_file_is_old_or_new() {
    let file = File { path: "at/page.html".to_owned(), bytes: b"new!".to_vec() };
    let ours: IsOurs = |bytes: &[u8]| bytes == b"old" || bytes == b"new!";
    for end in [End::Fault, End::Kill, End::Half] {
        for at in 0..12 {
            let disk = Failing::new(&[("at/page.html", "old")], at, end, false);
            let outcome = replace_file(&disk, &file, ours);
            disk.left.set(usize::MAX);
            let found = disk.files.borrow()["at/page.html"].clone();
            assert!(found == b"new!" || found == b"old" && outcome.is_err(), "{at}: {found:?}");
            replace_file(&disk, &file, ours).unwrap();
            assert_eq!(disk.files.borrow().len(), 1, "{at}: nothing is left beside it");
        }
    }
    survived("disk operations of one file that fail or are the last", 36);
}
