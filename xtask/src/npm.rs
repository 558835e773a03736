//! The tools that come from npm: `wasm-opt`, `esbuild` and `tsc`, in the versions of package-lock.json.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::repo::{command, find_program, root, run};

/// A program from npm.
pub fn program(name: &str) -> Result<Command> {
    Ok(command(programs()?.join(name)))
}

/// Node with one of our scripts, which may import what comes from npm.
pub fn node(script: &str) -> Result<Command> {
    programs()?;
    let mut node = command("node");
    node.arg(script);
    Ok(node)
}

/// The folder of npm's programs.
pub fn programs() -> Result<PathBuf> {
    install(root())?;
    Ok(root().join("node_modules/.bin"))
}

/// Installs what a folder's package-lock.json names, if that has changed since the last time.
pub fn install(folder: &Path) -> Result<()> {
    if let Some(missing) = ["node", "npm"].into_iter().find(|name| find_program(&[name]).is_none()) {
        bail!(
            "`{missing}` is not on PATH: install Node.js 18 or newer with npm (apt-get install nodejs npm, or https://nodejs.org)"
        );
    }
    let (lock, installed) =
        (folder.join("package-lock.json"), folder.join("node_modules/.installed-lock.json"));
    let wanted = fs::read(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
    // npm's own record of what it installed is not comparable with the lock: it leaves out other platforms.
    if !fs::read(&installed).is_ok_and(|there| there == wanted) {
        // No package needs its install script: esbuild's only speeds up its start, puppeteer's fetches a browser.
        run(command("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(folder))?;
        fs::write(&installed, &wanted).with_context(|| format!("cannot write {}", installed.display()))?;
    }
    Ok(())
}
