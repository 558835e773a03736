//! The tools that come from npm: `wasm-opt`, `esbuild` and `tsc`, in the versions of package-lock.json.

use std::fs;
use std::path::PathBuf;
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

/// The folder of npm's programs, after installing them if the lock has changed since the last time.
pub fn programs() -> Result<PathBuf> {
    if let Some(missing) = ["node", "npm"].into_iter().find(|name| find_program(&[name]).is_none()) {
        bail!(
            "`{missing}` is not on PATH: install Node.js 18 or newer with npm (apt-get install nodejs npm, or https://nodejs.org)"
        );
    }
    let modules = root().join("node_modules");
    let (lock, installed) = (root().join("package-lock.json"), modules.join(".installed-lock.json"));
    let wanted = fs::read(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
    // npm's own record of what it installed is not comparable with the lock: it leaves out other platforms.
    if !fs::read(&installed).is_ok_and(|there| there == wanted) {
        // No package needs its install script: esbuild's only speeds up its start.
        run(command("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
        fs::write(&installed, &wanted).with_context(|| format!("cannot write {}", installed.display()))?;
    }
    Ok(modules.join(".bin"))
}
