//! The same sources make the same bytes, wherever they lie.

use std::env;
use std::fs;

use anyhow::{Context, Result, bail, ensure};

use crate::attack;
use crate::repo::{cargo, command, files, path_folders, root, run};

/// Builds everything from two clones in different folders, and compares what comes of it, byte by byte.
///
/// # Errors
/// If something is not the same, or cannot be built.
pub fn reproduce() -> Result<()> {
    let folder = root().join("target/reproduce");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    // The tools that are here need not be made again.
    let folders = [root().join(".tools/bin")].into_iter().chain(path_folders());
    let path = env::join_paths(folders).context("PATH cannot be extended")?;
    let clones = ["a", "another/and a/deeper one"].map(|name| folder.join(name));
    for clone in &clones {
        run(command("git").args(["clone", "--quiet"]).arg(root()).arg(clone))?;
        let mut build = cargo("run --quiet --package xtask -- build --all");
        build.current_dir(clone).env_remove("CARGO_TARGET_DIR").env("PATH", &path);
        run(&mut build)?;
    }
    for made in ["dist", "www/kit"] {
        let [first, second] = [&clones[0], &clones[1]].map(|clone| files(&clone.join(made)));
        let (first, second) = (first?, second?);
        ensure!(!first.is_empty() && first.len() == second.len(), "{made}: other files");
        if let Some((one, _)) = first.iter().zip(&second).find(|(one, other)| one != other) {
            bail!("{made}/{} is not the same from both", one.path);
        }
        attack::tell(&format!("files of {made} from two clones"), first.len(), first.len());
    }
    Ok(())
}
