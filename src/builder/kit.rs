//! What every search is made of, built once and long before: modules without an index, the element's scripts, pages.
//!
//! ```text
//! modules/ar.wasm, ar+en.wasm, …   an engine each, named by the languages that it knows; `all.wasm` knows all
//! rests/ar.wasm, ar+en.wasm, …     the rest of each one's code, which no first search has need of
//! element/                         scripts that import each other, and never change but with the version
//! site/                            what lies at the top of a built folder as it is
//! offline/                         the service worker, what registers it, and what removes it
//! page/                            templates
//! inline/                          what a page has in it that is one file: a script, and words of other languages
//! ```

use std::collections::BTreeMap;

use kashaf_engine::analysis::languages;

use crate::disk::{Disk, File, Kind, joined};

const MODULES: &str = "modules/";
const RESTS: &str = "rests/";
const MODULE_ENDING: &str = ".wasm";
/// The name of the module that knows every language.
const ALL: &str = "all";
/// Every module knows it.
const ARABIC: &str = "ar";

/// The files of a kit, by path.
#[derive(Clone, Debug, Default)]
pub struct Kit {
    files: BTreeMap<String, Vec<u8>>,
}

impl Kit {
    /// A kit of these files.
    #[must_use]
    pub fn new(files: impl IntoIterator<Item = File>) -> Self {
        Kit { files: files.into_iter().map(|file| (file.path, file.bytes)).collect() }
    }

    /// All that is in a folder.
    ///
    /// # Errors
    /// If the folder cannot be read; names the file.
    pub fn read(disk: &dyn Disk, folder: &str) -> Result<Self, String> {
        let mut kit = Kit::default();
        kit.read_from(disk, folder, "")?;
        Ok(kit)
    }

    fn read_from(&mut self, disk: &dyn Disk, folder: &str, prefix: &str) -> Result<(), String> {
        let fault = |path: &str, error: String| format!("{path}: {error}");
        for entry in disk.list(folder).map_err(|error| fault(folder, error))? {
            let (path, name) = (joined(folder, &entry.name), joined(prefix, &entry.name));
            match entry.kind {
                Kind::Folder => self.read_from(disk, &path, &name)?,
                _ => {
                    let bytes = disk.read(&path).map_err(|error| fault(&path, error))?;
                    self.files.insert(name, bytes);
                }
            }
        }
        Ok(())
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Every file, by path.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// The file of this path.
    ///
    /// # Errors
    /// If the kit has none: it is not whole.
    pub fn file(&self, path: &str) -> Result<&[u8], String> {
        let file = self.files.get(path).map(Vec::as_slice);
        file.ok_or_else(|| {
            format!("the kit has no {path}: install Kashaf again, or run `cargo xtask build --all`")
        })
    }

    /// The files of a folder, by their path in it.
    pub fn folder<'k>(&'k self, name: &'k str) -> impl Iterator<Item = (&'k str, &'k [u8])> {
        self.files().filter_map(move |(path, bytes)| Some((path.strip_prefix(name)?, bytes)))
    }

    /// The smallest module that knows all these languages, and the rest of it. A language that the engine does nothing for needs no module
    /// of its own.
    ///
    /// # Errors
    /// If there is none.
    pub fn module(&self, langs: &[String]) -> Result<[&[u8]; 2], String> {
        let needed = |lang: &&String| lang.as_str() != ARABIC && languages::feature(lang).is_some();
        let needed: Vec<&String> = langs.iter().filter(needed).collect();
        let knows = |name: &str| {
            let known: Vec<&str> = name.split('+').collect();
            name == ALL || needed.iter().all(|lang| known.contains(&lang.as_str()))
        };
        let modules =
            self.folder(MODULES).filter_map(|(name, bytes)| Some((name.strip_suffix(MODULE_ENDING)?, bytes)));
        let fitting = modules.filter(|(name, _)| knows(name));
        let (name, module) = fitting.min_by_key(|(_, bytes)| bytes.len()).ok_or_else(|| {
            let langs: Vec<&str> = needed.iter().map(|lang| lang.as_str()).collect();
            format!(
                "the kit has no module for {}: install Kashaf again, or run `cargo xtask build --all`",
                langs.join(", ")
            )
        })?;
        Ok([module, self.file(&[RESTS, name, MODULE_ENDING].concat())?])
    }
}
