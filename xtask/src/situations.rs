//! `cargo xtask situations`: does what START.md tells, in every situation, with the npm package as one would have it, and
//! searches what comes of it.
//!
//! Not a step of `cargo xtask test`: it takes minutes, and other people's tools.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::kit::copy_folder;
use crate::repo::{cargo, command, find_program, root, run};
use crate::{browsers, package, tools};

/// Those that START.md tells of, each with what is served or opened.
const SITUATIONS: [(&str, &str); 5] =
    [("plain", "site"), ("hugo", "public"), ("mdbook", "book"), ("vite", "dist"), ("usb", "articles.html")];

/// Builds every situation, or the named one, and says of each what a browser found.
pub fn run_situations(only: Option<&str>) -> Result<()> {
    let chosen = SITUATIONS.iter().filter(|(name, _)| only.is_none_or(|only| only == *name));
    let chosen: Vec<_> = chosen.collect();
    ensure!(!chosen.is_empty(), "there are the situations {}", SITUATIONS.map(|(name, _)| name).join(", "));
    browsers::CHROMIUM.install()?;
    let package = package::make()?;
    let mut open = cargo("run --quiet --package kashaf-browser-tests --bin situations");
    for (name, made) in chosen {
        open.arg(built(name, &package)?.join(made));
    }
    run(&mut open)
}

/// A project in a folder of its own, after its commands.
fn built(name: &str, package: &Path) -> Result<PathBuf> {
    let folder = root().join("target/situations").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    copy_folder(&root().join("tests/situations").join(name), &folder)?;
    let mut path = vec![folder.join("node_modules/.bin")];
    match name {
        "hugo" => ensure!(find_program(&["hugo"]).is_some(), "hugo is missing: `apt-get install hugo`"),
        "mdbook" => path.push(tools::mdbook()?),
        _ => {}
    }
    path.extend(crate::repo::path_folders());
    let install = ["install", "--no-audit", "--no-fund", "--no-package-lock"];
    run(command("npm").current_dir(&folder).args(install).arg(package))?;
    let mut commands = command("sh");
    commands.current_dir(&folder).args(["-e", "build.sh"]).env("PATH", std::env::join_paths(path)?);
    run(&mut commands)?;
    Ok(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commands_of_the_document_are_those_that_are_run() {
        let text = fs::read_to_string(root().join("START.md")).unwrap();
        let blocks: Vec<&str> = text.split("```").skip(1).step_by(2).collect();
        let shown = |file: &Path| {
            let there = fs::read_to_string(file).unwrap();
            blocks.iter().any(|block| block.split_once('\n').is_some_and(|(_, block)| block == there))
        };
        for (name, _) in SITUATIONS {
            let folder = root().join("tests/situations").join(name);
            assert!(shown(&folder.join("build.sh")), "START.md does not show build.sh of {name} as it is");
        }
        for file in ["mdbook/theme/head.hbs", "vite/src/main.js"] {
            assert!(
                shown(&root().join("tests/situations").join(file)),
                "START.md does not show {file} as it is"
            );
        }
    }
}
