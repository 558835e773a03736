//! The npm package as someone has it who has no Rust: installed into an empty project, and used there.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use anyhow::{Context, Result, bail, ensure};
use kashaf_builder::disk::{File, System};
use kashaf_builder::{Kit, Settings};

use crate::kit::{KIT, copy_folder};
use crate::repo::{files, find_program, path_folders, root, run};
use crate::tally::Tally;
use crate::{npm, package};

/// The project.
const PROJECT: &str = "target/package";
/// What its command builds, for the browser tests.
pub const BUILT: &str = "target/package/dist";
/// What is written there: a page in TypeScript, and a script that builds.
const OWN: &str = "tests/package";

/// Everything that the package promises but what only a browser can tell.
pub fn check() -> Result<Tally> {
    let tarball = package::pack()?;
    let project = fresh()?;
    let path = path_without_rust(&project)?;
    let program = |name: &str| {
        let mut program = Command::new(project.join("programs").join(name));
        program.current_dir(&project).env("PATH", &path);
        program
    };
    // It needs no other package, so it needs no net.
    run(program("npm").args(["install", "--offline", "--no-audit", "--no-fund"]).arg(tarball))?;
    run(program("npx").args(["--no", "--", "kashaf", "build", "articles", "--out", "dist"]))?;
    same_as_native(&project)?;
    run(program("node").arg("build.mjs"))?;
    run(npm::program("tsc")?.arg("--project").arg(&project))?;
    Ok(Tally::PASSED)
}

/// A project with five articles and nothing else.
fn fresh() -> Result<PathBuf> {
    let project = root().join(PROJECT);
    if project.exists() {
        fs::remove_dir_all(&project).with_context(|| format!("cannot empty {}", project.display()))?;
    }
    copy_folder(&root().join(OWN), &project)?;
    copy_folder(&root().join("seeds"), &project.join("articles"))?;
    Ok(project)
}

/// `PATH` without the folders that have a compiler. What else lies there and is needed is linked into the project.
fn path_without_rust(project: &Path) -> Result<OsString> {
    let programs = project.join("programs");
    fs::create_dir_all(&programs)?;
    for name in ["node", "npm", "npx", "sh"] {
        let program = find_program(&[name]).with_context(|| format!("`{name}` is not on PATH"))?;
        link(&program, &programs.join(name))?;
    }
    let has_rust = |folder: &PathBuf| {
        ["cargo", "rustc"]
            .iter()
            .any(|name| folder.join(name).with_extension(env::consts::EXE_EXTENSION).exists())
    };
    let others = path_folders().into_iter().filter(|folder| !has_rust(folder));
    Ok(env::join_paths([programs].into_iter().chain(others))?)
}

#[cfg(unix)]
fn link(program: &Path, name: &Path) -> Result<()> {
    Ok(std::os::unix::fs::symlink(program, name)?)
}

#[cfg(not(unix))]
fn link(program: &Path, _: &Path) -> Result<()> {
    bail!("{} cannot be linked: this check runs on Linux and macOS", program.display())
}

/// Every file that Node's builder made is, byte for byte, what the native one makes.
fn same_as_native(project: &Path) -> Result<()> {
    let text = |path: PathBuf| path.to_string_lossy().replace('\\', "/");
    let kit = Kit::read(&System, &text(root().join(KIT))).map_err(anyhow::Error::msg)?;
    let native = project.join("native");
    let settings = Settings {
        paths: vec![text(project.join("articles"))],
        out: text(native.clone()),
        ..Settings::default()
    };
    kashaf_builder::build(&System, &kit, &settings, &mut |_| ())?;
    let (node, native) = (files(&project.join("dist"))?, files(&native)?);
    ensure!(!native.is_empty(), "the native builder made nothing");
    let paths = |files: &[File]| files.iter().map(|file| file.path.clone()).collect::<Vec<_>>();
    ensure!(
        paths(&node) == paths(&native),
        "Node made {:?}, and natively {:?}",
        paths(&node),
        paths(&native)
    );
    match node.iter().zip(&native).find(|(node, native)| node != native) {
        Some((other, _)) => bail!("{} is not the same under Node", other.path),
        None => Ok(()),
    }
}
