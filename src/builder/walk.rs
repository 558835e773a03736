//! Which files are there to be read?

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use kashaf_engine::document::synonyms::FILE as SYNONYMS;

use crate::disk::{Disk, Entry, Kind, joined};
use crate::site::MARK;
use crate::sources::{Format, passed};
use crate::{Fault, Settings};

/// Names what is to be passed over in its folder.
const IGNORE: &str = ".kashafignore";
/// Packages of others, wherever they lie.
const PACKAGES: &str = "node_modules";
/// No one sorts articles into more folders in each other; a link that leads back makes endlessly many.
const DEPTH: usize = 64;

/// A file to be read.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// Where it lies.
    pub(crate) path: String,
    /// The same, seen from the path that was named.
    pub(crate) name: String,
    /// Which of the paths that were named.
    pub(crate) root: usize,
    pub(crate) size: u64,
    pub(crate) format: Format,
}

/// All files to be read, and what is said of the others.
#[derive(Default)]
pub(crate) struct Walk {
    pub(crate) files: Vec<Found>,
    /// Lists of synonyms.
    pub(crate) synonyms: Vec<String>,
    pub(crate) faults: Vec<Fault>,
    pub(crate) passed_over: BTreeMap<String, usize>,
    seen: BTreeSet<String>,
    /// The paths that were named, without links.
    roots: Vec<String>,
}

/// A folder on the way down.
#[derive(Clone)]
struct Way {
    root: usize,
    path: String,
    name: String,
    /// The folders that this one lies in, without links.
    above: Vec<String>,
    /// What is to be ignored, with the folder that says so; the innermost last.
    ignored: Vec<Rc<(String, Gitignore)>>,
}

/// The files under the paths of the settings, in the order of the paths and then by name.
///
/// # Errors
/// If a pattern of the settings is none.
pub(crate) fn walk(disk: &dyn Disk, settings: &Settings) -> Result<Walk, String> {
    let mut own = GitignoreBuilder::new("");
    for line in &settings.ignore {
        own.add_line(None, line)
            .map_err(|error| format!("`{line}` is no pattern of files to be ignored: {error}"))?;
    }
    let own = own.build().map_err(|error| error.to_string())?;
    let own = Rc::new((String::new(), own));
    let roots = settings.paths.iter().map(|path| disk.real(path)).collect();
    let mut walk = Walk { roots, ..Walk::default() };
    // What the last build made of the articles is none of them.
    walk.seen.insert(settings.single_file.clone());
    for (root, path) in settings.paths.iter().enumerate() {
        let from = walk.files.len();
        let way = Way {
            root,
            path: path.clone(),
            name: String::new(),
            above: Vec::new(),
            ignored: vec![Rc::clone(&own)],
        };
        match disk.kind(path) {
            Err(error) => walk.unreadable(path, &error),
            Ok(None) => walk.faults.push(Fault::new(path, "is not there", "check the path")),
            Ok(Some(Kind::Folder)) => walk.folder(disk, way),
            Ok(Some(kind)) => walk.named(root, path, kind),
        }
        if let Some(files) = walk.files.get_mut(from..) {
            files.sort_by(|a, b| a.name.cmp(&b.name));
        }
    }
    Ok(walk)
}

impl Walk {
    /// A file that was named itself is read, whatever is said of its folder.
    fn named(&mut self, root: usize, path: &str, kind: Kind) {
        let name = path.rsplit('/').next().unwrap_or(path).to_owned();
        match (Format::of(&name), kind) {
            (Some(format), Kind::File(size)) => self.file(root, path.to_owned(), name, size, format),
            (None, Kind::File(_)) => self.faults.push(Fault::new(
                path,
                "is of no kind that can be read",
                "name .txt, .md, .html, .jsonl, .csv or .tsv files, or a folder of them",
            )),
            _ => self.faults.push(no_file(path)),
        }
    }

    fn file(&mut self, root: usize, path: String, name: String, size: u64, format: Format) {
        if self.seen.insert(path.clone()) {
            self.files.push(Found { path, name, root, size, format });
        }
    }

    fn folder(&mut self, disk: &dyn Disk, mut way: Way) {
        let real = disk.real(&way.path);
        if way.above.contains(&real) || way.above.len() >= DEPTH {
            let fact = "leads back to a folder that it lies in, or lies in too many";
            return self.faults.push(Fault::new(&way.path, fact, "remove the link"));
        }
        way.above.push(real);
        let mut entries = match disk.list(&way.path) {
            Ok(entries) => entries,
            Err(error) => return self.unreadable(&way.path, &error),
        };
        if entries.iter().any(|entry| entry.name == MARK) {
            return self.pass(passed::BUILT);
        }
        entries.sort_by(|a, b| a.name.cmp(&b.name));
        if let Some(entry) = entries.iter().find(|entry| entry.name == IGNORE) {
            self.ignore_file(disk, &mut way, entry);
        }
        for entry in entries {
            self.entry(disk, &way, &entry);
        }
    }

    fn entry(&mut self, disk: &dyn Disk, way: &Way, entry: &Entry) {
        let (path, name) = (joined(&way.path, &entry.name), joined(&way.name, &entry.name));
        if entry.name == IGNORE {
            return;
        }
        if entry.name == SYNONYMS && way.name.is_empty() {
            return match self.may_be_read(disk, &path, entry) {
                Ok(()) => self.synonyms.push(path),
                Err(fault) => self.faults.push(fault),
            };
        }
        if entry.name.starts_with('.') {
            return self.pass(passed::HIDDEN);
        }
        if entry.name.starts_with('_') {
            return self.pass(passed::UNDERSCORE);
        }
        let folder = entry.kind == Kind::Folder;
        if folder && entry.name == PACKAGES {
            return self.pass(PACKAGES);
        }
        if is_ignored(way, &name, folder) {
            return self.pass(passed::IGNORED);
        }
        let format = Format::of(&entry.name);
        if entry.name.contains('\u{FFFD}') && (folder || format.is_some()) {
            let fact = "its name is not UTF-8, so that no id is to be had from it";
            return self.faults.push(Fault::new(&path, fact, "rename it"));
        }
        if !folder && entry.kind != Kind::Other && format.is_none() {
            return self.pass(&ending(&entry.name));
        }
        if let Err(fault) = self.may_be_read(disk, &path, entry) {
            return self.faults.push(fault);
        }
        match (entry.kind, format) {
            (Kind::File(size), Some(format)) => self.file(way.root, path, name, size, format),
            _ => self.folder(disk, Way { path, name, ..way.clone() }),
        }
    }

    /// A link is followed within what was named. One that leads out of it is not: whoever fills a folder of articles would
    /// publish any file of the machine that builds them.
    fn may_be_read(&self, disk: &dyn Disk, path: &str, entry: &Entry) -> Result<(), Fault> {
        if entry.kind == Kind::Other {
            return Err(no_file(path));
        }
        let real = if entry.link { disk.real(path) } else { return Ok(()) };
        let is_in = |root: &String| {
            real.strip_prefix(root.as_str())
                .is_some_and(|rest| rest.is_empty() || root.ends_with('/') || rest.starts_with('/'))
        };
        if self.roots.iter().any(is_in) {
            return Ok(());
        }
        let remedy = "remove it, put there what it leads to, or name that as another path to be read";
        Err(Fault::new(path, "is a link that leads out of the folder", remedy))
    }

    fn ignore_file(&mut self, disk: &dyn Disk, way: &mut Way, entry: &Entry) {
        let path = joined(&way.path, IGNORE);
        if let Err(fault) = self.may_be_read(disk, &path, entry) {
            return self.faults.push(fault);
        }
        let bytes = match disk.read(&path) {
            Ok(bytes) => bytes,
            Err(error) => return self.unreadable(&path, &error),
        };
        let mut patterns = GitignoreBuilder::new("");
        for (number, line) in (1..).zip(String::from_utf8_lossy(&bytes).lines()) {
            if let Err(error) = patterns.add_line(None, line) {
                let fault = Fault::new(&path, error.to_string(), "mend the pattern or remove the line");
                self.faults.push(fault.at(number));
            }
        }
        match patterns.build() {
            Ok(patterns) => way.ignored.push(Rc::new((way.name.clone(), patterns))),
            Err(error) => {
                self.faults.push(Fault::new(&path, error.to_string(), "mend the patterns"));
            }
        }
    }

    fn unreadable(&mut self, path: &str, error: &str) {
        let fact = format!("cannot be read ({error})");
        self.faults.push(Fault::new(path, fact, "check the path and its permissions"));
    }

    fn pass(&mut self, what: &str) {
        *self.passed_over.entry(what.to_owned()).or_default() += 1;
    }
}

/// The innermost folder that has something to say decides.
fn is_ignored(way: &Way, name: &str, folder: bool) -> bool {
    let said = way.ignored.iter().rev().find_map(|said| {
        let (from, patterns) = &**said;
        let below = name.strip_prefix(from.as_str()).unwrap_or(name).trim_start_matches('/');
        match patterns.matched(below, folder) {
            Match::None => None,
            Match::Ignore(_) => Some(true),
            Match::Whitelist(_) => Some(false),
        }
    });
    said.unwrap_or(false)
}

fn no_file(path: &str) -> Fault {
    Fault::new(path, "is a link that leads nowhere, or no file", "remove it, or mend the link")
}

/// By which files of other kinds are counted.
fn ending(name: &str) -> String {
    match name.rsplit_once('.') {
        Some((_, ending)) => [".", &ending.to_lowercase()].concat(),
        None => passed::NO_ENDING.to_owned(),
    }
}
