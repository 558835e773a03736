//! Where files are read and written.
//!
//! Paths are text with `/` between their parts, on every system. What a disk cannot do it says in a sentence for people.

use std::any::Any;

#[cfg(not(target_family = "wasm"))]
mod held;
#[cfg(not(target_family = "wasm"))]
mod system;

#[cfg(not(target_family = "wasm"))]
pub use system::System;

/// What is found under a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A file of so many bytes.
    File(u64),
    /// A folder.
    Folder,
    /// A link that leads nowhere, a socket, a device.
    Other,
}

/// Something in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name; if the system's is not UTF-8, with U+FFFD where it is not.
    pub name: String,
    /// What it is, links followed.
    pub kind: Kind,
    /// Whether it is a link.
    pub link: bool,
}

/// A file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path in the folder that is made.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Files and folders.
pub trait Disk {
    /// What is there, links followed; `None` if nothing is.
    ///
    /// # Errors
    /// If the system does not say.
    fn kind(&self, path: &str) -> Result<Option<Kind>, String>;

    /// What is in a folder, in no order.
    ///
    /// # Errors
    /// If it cannot be read.
    fn list(&self, folder: &str) -> Result<Vec<Entry>, String>;

    /// The one path of a folder or file, whatever links lead to it: a folder that leads into itself ends there. A disk
    /// without links has only one.
    fn real(&self, path: &str) -> String {
        path.to_owned()
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// If it cannot be read, or is another one when it has been read: half of an article is none.
    fn read(&self, path: &str) -> Result<Vec<u8>, String>;

    /// Writes a file, and makes the folders that it is to lie in.
    ///
    /// # Errors
    /// If it cannot be written.
    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), String>;

    /// Gives a file or folder another name, in the same folder.
    ///
    /// # Errors
    /// If that cannot be done.
    fn rename(&self, from: &str, to: &str) -> Result<(), String>;

    /// Gives two things each the name of the other, at one moment; `false` if this disk cannot, and then nothing was done.
    fn exchange(&self, _one: &str, _other: &str) -> bool {
        false
    }

    /// Keeps other builds from what this path stands for until that which is returned is dropped; waits for one that does
    /// the same. A disk that no one else writes to has nothing to do.
    ///
    /// # Errors
    /// If another build does not end.
    fn hold(&self, _path: &str) -> Result<Box<dyn Any>, String> {
        Ok(Box::new(()))
    }

    /// Removes a file, or a folder with all in it; nothing, if there is nothing.
    ///
    /// # Errors
    /// If it cannot be removed.
    fn remove(&self, path: &str) -> Result<(), String>;
}

/// The parts of a path as one.
#[must_use]
pub fn joined(folder: &str, name: &str) -> String {
    match folder {
        "" => name.to_owned(),
        _ if folder.ends_with('/') => [folder, name].concat(),
        _ => [folder, "/", name].concat(),
    }
}
