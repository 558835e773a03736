//! `cargo xtask bench SET`: Kashaf beside its peers, in one run. Here is installed and built what that takes; `xtask/bench`
//! measures, in a real browser, and writes BENCHMARKS.md.

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result};

use crate::repo::{cargo, command, path_folders, root, run};
use crate::{browsers, kit, npm, package, tools};

/// Where peers are installed and sites are made.
const FOLDER: &str = ".tools/bench";
/// Peers that come from crates.io; npm's are in package.json.
const PEERS: [(&str, &str, &[&str]); 2] =
    [("tinysearch", "0.11.1", &["--features", "bin"]), ("infisearch", "0.10.1", &[])];
const REPORT: &str = "target/bench/report.json";
const TABLE: &str = "BENCHMARKS.md";
const PLOT: &str = "xtask/bench/growth.svg";

/// Measures everything with the articles and queries of a set; `options` are those of `bench.mjs`.
pub fn bench(set: &str, options: &[&str]) -> Result<()> {
    let folder = root().join(FOLDER);
    let report = root().join(REPORT);
    for made in [&folder, report.parent().unwrap_or(&folder)] {
        fs::create_dir_all(made).with_context(|| format!("cannot make {}", made.display()))?;
    }
    // Beside what they import.
    kit::copy_folder(&root().join("xtask/bench"), &folder)?;
    npm::install(&folder)?;
    tools::wasm_target()?;
    for (name, version, features) in PEERS {
        // Without one of them all others can still be measured.
        peer(&folder, name, version, features).unwrap_or_else(|error| eprintln!("{name}: {error:#}"));
    }
    package::make()?;
    run(&mut cargo("build --quiet --release --package kashaf-cli"))?;

    let chromium = browsers::CHROMIUM.install()?.browser;
    let programs = [npm::programs()?].into_iter().chain(path_folders());
    let mut node = command("node");
    node.arg(folder.join("bench.mjs")).env("PATH", env::join_paths(programs)?);
    node.arg("--set").arg(env::current_dir()?.join(set)).arg("--seeds").arg(root().join("seeds"));
    node.arg("--kashaf").arg(kashaf()?).arg("--npx").arg(root().join(package::FOLDER).join("bin/kashaf.js"));
    node.arg("--chromium").arg(chromium).arg("--report").arg(&report).args(options);
    run(&mut node)?;

    let mut table = command("node");
    run(table.arg(folder.join("table.mjs")).arg(&report).arg(root().join(TABLE)).arg(root().join(PLOT)))
}

/// Has a peer's command in the folder's `bin`, in its version.
fn peer(folder: &Path, name: &str, version: &str, features: &[&str]) -> Result<()> {
    let noted = fs::read_to_string(folder.join(".crates.toml")).unwrap_or_default();
    if noted.contains(&format!("\"{name} {version} ")) {
        return Ok(());
    }
    let mut install = cargo("install --locked --force --version");
    install.arg(version).arg(name).args(features).arg("--root").arg(folder);
    run(install.env("CARGO_TARGET_DIR", folder.join("build")))?;
    fs::remove_dir_all(folder.join("build")).context("cannot clear up")
}

/// The command `kashaf`, which cargo puts beside the folder of this program.
fn kashaf() -> Result<PathBuf> {
    let this = env::current_exe()?;
    let target = this.parent().and_then(Path::parent).context("this program is in no target folder")?;
    Ok(target.join(format!("release/kashaf{}", env::consts::EXE_SUFFIX)))
}
