//! Packs the kit into the command, so that it builds searches wherever it is copied to.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Where `cargo xtask build` makes it, seen from here.
const KIT: &str = "../../www/kit";
/// What only our own pages need.
const DEMO: &str = "demo";

fn main() -> Result<(), Box<dyn Error>> {
    let kit = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join(KIT);
    // A kit that is not there yet comes into the folder above; Cargo would ask again each time for what is not there.
    let watched = kit.ancestors().find(|folder| folder.is_dir()).ok_or("no folder of this package")?;
    println!("cargo::rerun-if-changed={}", watched.display());
    println!("cargo::rerun-if-changed=build.rs");
    let mut files = Vec::new();
    if kit.is_dir() {
        list(&kit, "", &mut files)?;
    }
    files.sort();
    let mut source = "&[\n".to_owned();
    for (name, path) in files {
        writeln!(source, "    ({name:?}, include_bytes!({path:?})),")?;
    }
    source.push(']');
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("kit.rs"), source)?;
    Ok(())
}

/// Every file by its name in the kit, with its path.
fn list(folder: &Path, prefix: &str, files: &mut Vec<(String, PathBuf)>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).ok_or("a file name that is not UTF-8")?;
        let name = if prefix.is_empty() { name.to_owned() } else { format!("{prefix}/{name}") };
        match path.is_dir() {
            true if name == DEMO => {}
            true => list(&path, &name, files)?,
            false => files.push((name, path)),
        }
    }
    Ok(())
}
