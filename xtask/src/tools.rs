//! The Rust side of the tools: toolchain components, the wasm target, wasm-pack, wasm-bindgen and geckodriver.
//!
//! These commands come from crates.io through `cargo install` into `.tools`, so that nothing but a package
//! registry is needed and the reader's own installed tools stay as they are.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::npm;
use crate::repo::{cargo, command, find_program, path_folders, read, root, run};

const WASM_TARGET: &str = "wasm32-unknown-unknown";
const WASM_PACK: &str = "0.15.1";
const GECKODRIVER: &str = "0.37.1";
const MDBOOK: &str = "0.5.4";
const CARGO_DENY: &str = "0.20.2";
const CARGO_CYCLONEDX: &str = "0.5.9";
const CARGO_FUZZ: &str = "0.13.2";

/// Where the tools are compiled, one after the other: they have many crates in common.
const BUILD: &str = ".tools/build";

/// wasm-pack, with the wasm target, wasm-bindgen and wasm-opt where it will find them.
pub fn wasm_pack(arguments: &str) -> Result<Command> {
    wasm_target()?;
    let wasm_pack =
        Tool { package: "wasm-pack", commands: &["wasm-pack"], version: WASM_PACK.to_owned(), locked: true };
    // The glue's maker must be of the very version of the crate in the module.
    let wasm_bindgen = Tool {
        package: "wasm-bindgen-cli",
        commands: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        version: locked_version("wasm-bindgen")?,
        locked: false,
    };
    let folders = [wasm_pack.folder()?, wasm_bindgen.folder()?, npm::programs()?];
    clear_up()?;
    let path =
        env::join_paths(folders.iter().cloned().chain(path_folders())).context("PATH cannot be extended")?;

    let mut command = command(folders[0].join("wasm-pack"));
    command.args(arguments.split_whitespace()).env("PATH", path);
    Ok(command)
}

/// Firefox's WebDriver server.
pub fn geckodriver() -> Result<PathBuf> {
    one("geckodriver", GECKODRIVER)
}

/// The folder with mdBook, whose books START.md makes searchable.
pub fn mdbook() -> Result<PathBuf> {
    one("mdbook", MDBOOK)
}

/// The folder with cargo-deny, which knows what may come into the tree.
pub fn cargo_deny() -> Result<PathBuf> {
    one("cargo-deny", CARGO_DENY)
}

/// The folder with cargo-cyclonedx, which lists the parts of what ships.
pub fn cargo_cyclonedx() -> Result<PathBuf> {
    one("cargo-cyclonedx", CARGO_CYCLONEDX)
}

/// The folder with cargo-fuzz, which builds what libFuzzer runs.
pub fn cargo_fuzz() -> Result<PathBuf> {
    one("cargo-fuzz", CARGO_FUZZ)
}

/// The folder with the command of a package of the same name.
fn one(package: &str, version: &str) -> Result<PathBuf> {
    let tool = Tool { package, commands: &[package], version: version.to_owned(), locked: true };
    let folder = tool.folder()?;
    clear_up()?;
    Ok(folder)
}

/// What the installed tools were made of is of no more use.
fn clear_up() -> Result<()> {
    let build = root().join(BUILD);
    if build.exists() {
        fs::remove_dir_all(&build).with_context(|| format!("cannot remove {}", build.display()))?;
    }
    Ok(())
}

/// The standard library for WebAssembly.
pub fn wasm_target() -> Result<()> {
    let folder = read(command("rustc").args(["--print", "target-libdir", "--target", WASM_TARGET]));
    if folder.is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    rustup(&["target", "add", WASM_TARGET])
}

/// A part of the toolchain that a minimal installation leaves out: `rustfmt` or `clippy`.
pub fn component(name: &str) -> Result<()> {
    let subcommand = if name == "rustfmt" { "fmt" } else { name };
    if read(cargo(subcommand).arg("--version")).is_some() {
        return Ok(());
    }
    rustup(&["component", "add", name])
}

fn rustup(arguments: &[&str]) -> Result<()> {
    if find_program(&["rustup"]).is_none() {
        bail!("`rustup {}` is needed, but rustup is not on PATH: see https://rustup.rs", arguments.join(" "));
    }
    run(command("rustup").args(arguments))
}

/// Commands of one package, all of them needed in one version.
struct Tool<'t> {
    package: &'t str,
    commands: &'t [&'t str],
    version: String,
    /// Whether it is made of the very crates that its makers had: not all such lists can still be had.
    locked: bool,
}

impl Tool<'_> {
    /// The folder with the commands: the project's own, one of `PATH`, or else the project's own after
    /// installing them there.
    fn folder(&self) -> Result<PathBuf> {
        let own = root().join(".tools/bin");
        let found = std::iter::once(own.clone()).chain(path_folders()).find(|folder| self.is_in(folder));
        if let Some(folder) = found {
            return Ok(folder);
        }
        self.install()?;
        if !self.is_in(&own) {
            bail!("{} {} was installed, but does not run from {}", self.package, self.version, own.display());
        }
        Ok(own)
    }

    fn is_in(&self, folder: &Path) -> bool {
        let version = |name: &&str| {
            // A command of cargo's gets its own name first.
            let mut program = Command::new(folder.join(name));
            read(program.args(name.strip_prefix("cargo-")).arg("--version"))
        };
        self.commands.iter().all(|name| version(name).is_some_and(|line| is_version(&line, &self.version)))
    }

    fn install(&self) -> Result<()> {
        println!("Installing {} {} into .tools: a few minutes, once", self.package, self.version);
        let mut install = cargo("install --root .tools --force");
        install.args(["--version", &self.version, self.package]);
        install.args(self.locked.then_some("--locked"));
        install.env("CARGO_TARGET_DIR", root().join(BUILD));
        // Little optimizing: they would take minutes more to compile, to save seconds.
        for (name, value) in [("OPT_LEVEL", "1"), ("LTO", "off"), ("CODEGEN_UNITS", "16"), ("DEBUG", "false")]
        {
            install.env(format!("CARGO_PROFILE_RELEASE_{name}"), value);
        }
        run(&mut install)
    }
}

/// Whether a line such as `wasm-bindgen 0.2.130 (f0e1d2c3b)` names this version.
fn is_version(line: &str, version: &str) -> bool {
    line.split_whitespace().nth(1).is_some_and(|told| told.trim_start_matches('v') == version)
}

/// The version of a package in Cargo.lock.
fn locked_version(package: &str) -> Result<String> {
    let file = root().join("Cargo.lock");
    let lock = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    version_in_lock(&lock, package).with_context(|| format!("Cargo.lock names no package {package}"))
}

fn version_in_lock(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"').map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_version_out_of_a_lock() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in_lock(lock, "fst"), None);
    }

    #[test]
    fn takes_only_the_very_version() {
        assert!(is_version("wasm-bindgen 0.2.130", "0.2.130"));
        assert!(is_version("wasm-bindgen 0.2.130 (f0e1d2c3b)", "0.2.130"));
        assert!(!is_version("wasm-bindgen 0.2.13", "0.2.130"));
    }
}
