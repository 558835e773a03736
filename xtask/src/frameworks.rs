//! `cargo xtask frameworks`: builds the projects of `tests/frameworks` as their users would, and opens each.
//!
//! Not a step of `cargo xtask test`: it takes minutes, and npm brings hundreds of packages.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::kit::{copy, copy_folder};
use crate::npm;
use crate::repo::{cargo, command, root, run};
use crate::{browsers, dist};

/// Those that FRAMEWORKS.md shows.
const PROJECTS: &[&str] = &["plain", "react", "vue", "svelte", "astro"];

/// Builds every project, or the named one, and says of each what a browser found.
pub fn run_projects(only: Option<&str>) -> Result<()> {
    dist::build(false)?;
    browsers::CHROMIUM.install()?;
    let names: Vec<_> = PROJECTS.iter().filter(|name| only.is_none_or(|only| only == **name)).collect();
    anyhow::ensure!(!names.is_empty(), "there are the projects {}", PROJECTS.join(", "));
    let mut open = cargo("run --quiet --package kashaf-browser-tests --bin frameworks");
    for name in names {
        open.arg(built(&root().join("tests/frameworks").join(name))?);
    }
    run(&mut open)
}

/// The folder that a host would serve.
fn built(project: &Path) -> Result<PathBuf> {
    let site = project.join("dist");
    if project.join("package.json").exists() {
        let install = ["install", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund"];
        run(npm(project)?.args(install))?;
        run(npm(project)?.args(["run", "build"]).env("ASTRO_TELEMETRY_DISABLED", "1"))?;
    } else {
        for name in ["index.html", "page.js"] {
            copy(&project.join(name), &site.join(name))?;
        }
        copy_folder(&root().join("dist"), &site.join("kashaf"))?;
    }
    Ok(site)
}

fn npm(project: &Path) -> Result<std::process::Command> {
    npm::programs()?;
    let mut npm = command("npm");
    npm.current_dir(project);
    Ok(npm)
}

#[cfg(test)]
pub(crate) mod tests {
    use std::fs;

    use super::*;

    /// Blocks of a document that follow a link to a file of a folder, each with that file.
    pub(crate) fn shown(document: &str, folder: &str) -> Vec<(String, String)> {
        let text = fs::read_to_string(root().join(document)).unwrap();
        let start = format!("]({folder}");
        let links = text.match_indices(&start).map(|(at, _)| &text[at + 2..]);
        let file = |rest: &str| rest.split(')').next().unwrap().to_owned();
        let block = |rest: &str| rest.split("```").nth(1).unwrap().split_once('\n').unwrap().1.to_owned();
        links.map(|rest| (file(rest), block(rest))).collect()
    }

    #[test]
    fn the_examples_of_the_document_are_those_that_are_built() {
        let shown = shown("FRAMEWORKS.md", "tests/frameworks/");
        for name in PROJECTS {
            assert!(shown.iter().any(|(file, _)| file.contains(&format!("/{name}/"))), "none of {name}");
        }
        for (file, block) in shown {
            let there = fs::read_to_string(root().join(&file)).unwrap();
            assert_eq!(there, block, "{file} is not what FRAMEWORKS.md shows");
        }
    }
}
