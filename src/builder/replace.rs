//! A folder changes whole, or not at all; so does a file.
//!
//! All files are written into a folder beside it; only then the two change names. Whoever breaks that off leaves the old
//! folder or the new one, never a mixture.

use crate::Fault;
use crate::disk::{Disk, File, Kind, joined};
use crate::site::MARK;

/// Puts `files` in the place of a folder.
///
/// # Errors
/// If something is there that is no earlier search, or if the disk fails; the old folder is then what it was.
pub fn replace(disk: &dyn Disk, folder: &str, files: &[File]) -> Result<(), Fault> {
    let folder = folder.trim_end_matches('/');
    check(disk, folder)?;
    let (fresh, old) = (beside(folder, "new"), beside(folder, "old"));
    let failed = |path: &str, error: String| {
        Fault::new(path, error, "check the folder, its permissions and the room on the disk")
    };
    for left in [&fresh, &old] {
        disk.remove(left).map_err(|error| failed(left, error))?;
    }
    for File { path, bytes } in files {
        let path = joined(&fresh, path);
        disk.write(&path, bytes).map_err(|error| failed(&path, error))?;
    }
    if disk.kind(folder).map_err(|error| failed(folder, error))?.is_some() {
        disk.rename(folder, &old).map_err(|error| failed(folder, error))?;
    }
    if let Err(error) = disk.rename(&fresh, folder) {
        // What was there shall be there again.
        disk.rename(&old, folder).ok();
        return Err(failed(folder, error));
    }
    disk.remove(&old).map_err(|error| failed(&old, error))
}

/// Puts a file where it is to be, whole or not at all.
///
/// # Errors
/// If a folder is there, or if the disk fails; an old file is then what it was.
pub fn replace_file(disk: &dyn Disk, file: &File) -> Result<(), Fault> {
    let failed = |error: String| {
        Fault::new(&file.path, error, "check the folder, its permissions and the room on the disk")
    };
    if disk.kind(&file.path).map_err(failed)? == Some(Kind::Folder) {
        return Err(Fault::new(&file.path, "is a folder", "name a file"));
    }
    let fresh = beside(&file.path, "new");
    disk.write(&fresh, &file.bytes).map_err(failed)?;
    disk.rename(&fresh, &file.path).map_err(|error| {
        disk.remove(&fresh).ok();
        failed(error)
    })
}

/// What is not ours is not replaced: it may be the only copy of someone's site.
fn check(disk: &dyn Disk, folder: &str) -> Result<(), Fault> {
    let other =
        |fact: &str| Fault::new(folder, fact, "name an empty or a new folder, or empty this one yourself");
    match disk.kind(folder).map_err(|error| other(&error))? {
        None => Ok(()),
        Some(Kind::Folder) => {
            let entries = disk.list(folder).map_err(|error| other(&error))?;
            match entries.is_empty() || entries.iter().any(|entry| entry.name == MARK) {
                true => Ok(()),
                false => Err(other("has files that `kashaf build` did not make")),
            }
        }
        Some(_) => Err(other("is no folder")),
    }
}

/// A name in the same folder, since nothing moves whole from one disk to another.
fn beside(folder: &str, what: &str) -> String {
    let (parent, name) = folder.rsplit_once('/').map_or(("", folder), |(parent, name)| (parent, name));
    let name = [".", name, ".kashaf-", what].concat();
    if folder.starts_with('/') && parent.is_empty() { ["/", &name].concat() } else { joined(parent, &name) }
}
