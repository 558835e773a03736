//! A disk of names and bytes, which refuses what it is told to.

use std::collections::BTreeMap;

use kashaf_builder::disk::{Disk, Entry, Kind};

/// What lies at a path.
#[derive(Clone, Debug)]
pub(crate) enum Thing {
    Bytes(Vec<u8>),
    /// There, but not to be read.
    Refused(u64),
    /// A link that leads nowhere.
    Broken,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Memory(pub(crate) BTreeMap<String, Thing>);

impl Memory {
    pub(crate) fn of<'f>(files: impl IntoIterator<Item = (&'f str, &'f [u8])>) -> Memory {
        let files = files.into_iter();
        Memory(files.map(|(path, bytes)| (path.to_owned(), Thing::Bytes(bytes.to_vec()))).collect())
    }

    pub(crate) fn with(mut self, path: &str, thing: Thing) -> Memory {
        self.0.insert(path.to_owned(), thing);
        self
    }
}

fn kind(thing: &Thing) -> Kind {
    match thing {
        Thing::Bytes(bytes) => Kind::File(bytes.len() as u64),
        Thing::Refused(size) => Kind::File(*size),
        Thing::Broken => Kind::Other,
    }
}

impl Disk for Memory {
    fn kind(&self, path: &str) -> Result<Option<Kind>, String> {
        let folder = format!("{path}/");
        Ok(match self.0.get(path) {
            Some(thing) => Some(kind(thing)),
            None => self.0.keys().any(|name| name.starts_with(&folder)).then_some(Kind::Folder),
        })
    }

    fn list(&self, folder: &str) -> Result<Vec<Entry>, String> {
        let folder = format!("{folder}/");
        let mut entries = BTreeMap::new();
        for (path, thing) in &self.0 {
            let Some(rest) = path.strip_prefix(&folder) else { continue };
            match rest.split_once('/') {
                Some((name, _)) => entries.insert(name.to_owned(), Kind::Folder),
                None => entries.insert(rest.to_owned(), kind(thing)),
            };
        }
        // A disk has no order: here it is the wrong one.
        Ok(entries.into_iter().rev().map(|(name, kind)| Entry { name, kind, link: false }).collect())
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        match self.0.get(path) {
            Some(Thing::Bytes(bytes)) => Ok(bytes.clone()),
            Some(_) => Err("permission denied".to_owned()),
            None => Err("no such file".to_owned()),
        }
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
