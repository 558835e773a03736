//! What is made of the same as last time need not be made again: the modules take minutes.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use kashaf_builder::site::hash::short;

use crate::repo::{command, read, root};

/// Where it is noted what each thing was made of.
const NOTES: &str = "target/made";

/// Runs `make`, which makes `file`, unless it is there and `sources` (files and folders) are what they were.
pub fn unless_made(file: &Path, sources: &[&str], make: impl FnOnce() -> Result<()>) -> Result<()> {
    let note = root().join(NOTES).join(file.file_name().unwrap_or_default());
    let compiler = read(command("rustc").arg("--version")).unwrap_or_default();
    let mut parts = vec![compiler.into_bytes()];
    for source in sources {
        for path in files(&root().join(source))? {
            parts.push(path.to_string_lossy().into_owned().into_bytes());
            parts.push(fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?);
        }
    }
    let of = short(parts.iter().map(Vec::as_slice));
    if file.exists() && fs::read_to_string(&note).is_ok_and(|noted| noted == of) {
        return Ok(());
    }
    make()?;
    fs::create_dir_all(root().join(NOTES))?;
    fs::write(&note, of).with_context(|| format!("cannot write {}", note.display()))
}

/// The file, or all files of the folder, in order.
fn files(path: &Path) -> Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let entries = fs::read_dir(path).with_context(|| format!("cannot list {}", path.display()))?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.sort();
    let files: Result<Vec<_>> = paths.iter().map(|path| files(path)).collect();
    Ok(files?.concat())
}
