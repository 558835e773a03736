//! The system's own disk.

use std::fs::{self, Metadata};
use std::io::{self, ErrorKind};
use std::path::Path;

use super::{Disk, Entry, Kind};

/// The system's own disk.
#[derive(Clone, Copy, Debug, Default)]
pub struct System;

impl Disk for System {
    fn kind(&self, path: &str) -> Result<Option<Kind>, String> {
        match fs::metadata(path) {
            Ok(found) => Ok(Some(kind(&found))),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.to_string()),
        }
    }

    fn list(&self, folder: &str) -> Result<Vec<Entry>, String> {
        let entry = |entry: io::Result<fs::DirEntry>| {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            // Of a link, what it leads to; one that leads nowhere is neither.
            let kind = fs::metadata(entry.path()).map_or(Kind::Other, |found| kind(&found));
            Ok(Entry { name, kind })
        };
        let entries = fs::read_dir(folder).and_then(|entries| entries.map(entry).collect::<io::Result<_>>());
        entries.map_err(|error: io::Error| error.to_string())
    }

    fn real(&self, folder: &str) -> String {
        fs::canonicalize(folder)
            .map_or_else(|_| folder.to_owned(), |real| real.to_string_lossy().into_owned())
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        fs::read(path).map_err(|error| error.to_string())
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), String> {
        let folder = Path::new(path).parent().filter(|folder| !folder.as_os_str().is_empty());
        let made = folder.map_or(Ok(()), fs::create_dir_all);
        made.and_then(|()| fs::write(path, bytes)).map_err(|error| error.to_string())
    }

    fn rename(&self, from: &str, to: &str) -> Result<(), String> {
        fs::rename(from, to).map_err(|error| error.to_string())
    }

    fn remove(&self, path: &str) -> Result<(), String> {
        let removed = match fs::symlink_metadata(path) {
            Ok(found) if found.is_dir() => fs::remove_dir_all(path),
            Ok(_) => fs::remove_file(path),
            Err(error) => Err(error),
        };
        match removed {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error.to_string()),
            _ => Ok(()),
        }
    }
}

fn kind(found: &Metadata) -> Kind {
    match () {
        () if found.is_dir() => Kind::Folder,
        () if found.is_file() => Kind::File(found.len()),
        () => Kind::Other,
    }
}
