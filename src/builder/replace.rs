//! A folder changes whole, or not at all; so does a file.
//!
//! All files are written into a folder beside it; only then the two change names, at one moment where the system has a call
//! for that (Linux, macOS). Whoever breaks that off, at whatever moment, leaves the old folder or the new one, never a
//! mixture and never nothing.
//!
//! Elsewhere (Windows, Node) the old folder is named away first, and for that moment there is none. A build that is
//! broken off just then leaves the old one beside its place, whole; the next build puts it back before it does anything else.
//!
//! Two builds of one folder write it one after the other: the last one's is there, whole. What a build that was broken off
//! left beside the folder is removed by the next. When the machine itself fails, what was written last may not be on its
//! disk: then build again, the articles have it all.

use crate::Fault;
use crate::disk::{Disk, File, Kind, joined};
use crate::site::MARK;

/// Whether these bytes are what an earlier build made.
pub type IsOurs = fn(&[u8]) -> bool;

/// Puts `files` in the place of a folder; of a link, in the place of the folder that it leads to.
///
/// # Errors
/// If something is there that is no earlier search, or if the disk fails; the old folder is then what it was.
pub fn replace(disk: &dyn Disk, folder: &str, files: &[File]) -> Result<(), Fault> {
    let folder = &real(disk, folder);
    let (fresh, old) = (&beside(folder, "new"), &beside(folder, "old"));
    let lock = beside(folder, "lock");
    let _held = disk.hold(&lock).map_err(|error| failed(&lock, error))?;
    recover(disk, folder, old)?;
    check(disk, folder)?;
    for left in [fresh, old] {
        disk.remove(left).map_err(|error| failed(left, error))?;
    }
    write(disk, fresh, files).and_then(|()| put(disk, fresh, folder, old)).inspect_err(|_| {
        // Room on the disk is what may have lacked. If it stays, the next build removes it.
        disk.remove(fresh).ok();
    })
}

/// Puts a file where it is to be, whole or not at all; see [`check_file`].
///
/// # Errors
/// If the disk fails; an old file is then what it was.
pub fn replace_file(disk: &dyn Disk, file: &File, is_ours: IsOurs) -> Result<(), Fault> {
    let path = &real(disk, &file.path);
    let (fresh, lock) = (&beside(path, "new"), beside(path, "lock"));
    let _held = disk.hold(&lock).map_err(|error| failed(&lock, error))?;
    check_file(disk, path, is_ours)?;
    let written = disk.write(fresh, &file.bytes).map_err(|error| failed(fresh, error));
    let put = written.and_then(|()| disk.rename(fresh, path).map_err(|error| failed(path, error)));
    put.inspect_err(|_| {
        disk.remove(fresh).ok();
    })
}

/// Whether a file may take the place of what is there: nothing, nothing in it, or what an earlier build made.
///
/// # Errors
/// If it may not.
pub fn check_file(disk: &dyn Disk, path: &str, is_ours: IsOurs) -> Result<(), Fault> {
    let other = |fact: &str| Fault::new(path, fact, "name a new file, or remove this one yourself");
    match disk.kind(path).map_err(|error| failed(path, error))? {
        None | Some(Kind::File(0)) => Ok(()),
        Some(Kind::Folder) => Err(Fault::new(path, "is a folder", "name a file")),
        Some(Kind::Other) => Err(other("is no file")),
        Some(Kind::File(_)) => {
            let bytes = disk.read(path).map_err(|error| failed(path, error))?;
            if is_ours(&bytes) { Ok(()) } else { Err(other("is a file that `kashaf build` did not make")) }
        }
    }
}

/// A build that was broken off between two names left the old folder beside its place.
fn recover(disk: &dyn Disk, folder: &str, old: &str) -> Result<(), Fault> {
    let kind = |path: &str| disk.kind(path).map_err(|error| failed(path, error));
    if kind(folder)?.is_none() && kind(old)?.is_some() {
        disk.rename(old, folder).map_err(|error| failed(folder, error))?;
    }
    Ok(())
}

fn write(disk: &dyn Disk, fresh: &str, files: &[File]) -> Result<(), Fault> {
    for File { path, bytes } in files {
        let path = joined(fresh, path);
        disk.write(&path, bytes).map_err(|error| failed(&path, error))?;
    }
    Ok(())
}

/// The whole new folder in the place of the old one. What then cannot be removed is the next build's.
fn put(disk: &dyn Disk, fresh: &str, folder: &str, old: &str) -> Result<(), Fault> {
    if disk.kind(folder).map_err(|error| failed(folder, error))?.is_none() {
        return disk.rename(fresh, folder).map_err(|error| failed(folder, error));
    }
    if disk.exchange(fresh, folder) {
        disk.remove(fresh).ok();
        return Ok(());
    }
    disk.rename(folder, old).map_err(|error| failed(folder, error))?;
    if let Err(error) = disk.rename(fresh, folder) {
        // What was there shall be there again.
        disk.rename(old, folder).ok();
        return Err(failed(folder, error));
    }
    disk.remove(old).ok();
    Ok(())
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

fn failed(path: &str, error: String) -> Fault {
    Fault::new(path, error, "check the folder, its permissions and the room on the disk")
}

/// Where it is, or is to be.
fn real(disk: &dyn Disk, path: &str) -> String {
    let path = path.trim_end_matches('/');
    if matches!(disk.kind(path), Ok(Some(_))) { disk.real(path) } else { path.to_owned() }
}

/// A name in the same folder, since nothing moves whole from one disk to another.
fn beside(folder: &str, what: &str) -> String {
    let (parent, name) = folder.rsplit_once('/').map_or(("", folder), |(parent, name)| (parent, name));
    let name = [".", name, ".kashaf-", what].concat();
    if folder.starts_with('/') && parent.is_empty() { ["/", &name].concat() } else { joined(parent, &name) }
}
