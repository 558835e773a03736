//! The system's own disk.

use std::any::Any;
use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use super::{Disk, Entry, Kind, held};

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
            let link = entry.file_type()?.is_symlink();
            // Of a link, what it leads to; one that leads nowhere is neither.
            let kind = fs::metadata(entry.path()).map_or(Kind::Other, |found| kind(&found));
            Ok(Entry { name, kind, link })
        };
        let entries = fs::read_dir(folder).and_then(|entries| entries.map(entry).collect::<io::Result<_>>());
        entries.map_err(|error: io::Error| error.to_string())
    }

    fn real(&self, path: &str) -> String {
        fs::canonicalize(path).map_or_else(|_| path.to_owned(), |real| plain(&real.to_string_lossy()))
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        bytes(path).map_err(|error| error.to_string())
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), String> {
        let folder = Path::new(path).parent().filter(|folder| !folder.as_os_str().is_empty());
        let made = folder.map_or(Ok(()), fs::create_dir_all);
        made.and_then(|()| fs::write(path, bytes)).map_err(|error| error.to_string())
    }

    fn rename(&self, from: &str, to: &str) -> Result<(), String> {
        fs::rename(from, to).map_err(|error| error.to_string())
    }

    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    fn exchange(&self, one: &str, other: &str) -> bool {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).is_ok()
    }

    fn hold(&self, path: &str) -> Result<Box<dyn Any>, String> {
        held::hold(path)
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

/// The bytes of a file that is the same before and after. Whoever adds to it meanwhile, without end perhaps, is not waited for.
fn bytes(path: &str) -> io::Result<Vec<u8>> {
    let file = opened(path)?;
    let before = file.metadata()?;
    if !before.is_file() {
        return Err(io::Error::other("it is no file any more"));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(before.len()).unwrap_or_default());
    (&file).take(before.len().saturating_add(1)).read_to_end(&mut bytes)?;
    let after = file.metadata()?;
    let changed = bytes.len() as u64 != before.len() || after.modified().ok() != before.modified().ok();
    if changed { Err(io::Error::other("it changed while it was read")) } else { Ok(bytes) }
}

/// A pipe may have come into its place, and would be waited for.
#[cfg(unix)]
fn opened(path: &str) -> io::Result<File> {
    use rustix::fs::{Mode, OFlags, open};
    Ok(File::from(open(path, OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK, Mode::empty())?))
}

#[cfg(not(unix))]
fn opened(path: &str) -> io::Result<File> {
    File::open(path)
}

/// Windows writes whole paths in a form of its own, which knows no `/`.
fn plain(real: &str) -> String {
    if !cfg!(windows) {
        return real.to_owned();
    }
    let path = match real.strip_prefix(r"\\?\UNC\") {
        Some(share) => [r"\\", share].concat(),
        None => real.trim_start_matches(r"\\?\").to_owned(),
    };
    path.replace('\\', "/")
}

fn kind(found: &Metadata) -> Kind {
    match () {
        () if found.is_dir() => Kind::Folder,
        () if found.is_file() => Kind::File(found.len()),
        () => Kind::Other,
    }
}
