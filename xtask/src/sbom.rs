//! The list of all parts of what ships, for whoever must know: CycloneDX 1.5.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use crate::repo::{command, root, run};
use crate::tools;

/// Where the lists are put.
const FOLDER: &str = "target/sbom";
/// What readers and authors get, where its manifest is, and what it is compiled for: the module, the command, the command
/// under Node. What npm brings is for building only.
const SHIPPED: [(&str, &str, &str); 3] = [
    ("kashaf", ".", "wasm32-unknown-unknown"),
    ("kashaf-cli", "src/cli", "all"),
    ("kashaf-guest", "src/guest", "wasm32-unknown-unknown"),
];

/// Where the members of the workspace are.
const MEMBERS: [&str; 7] =
    [".", "src/builder", "src/cli", "src/engine", "src/guest", "tests/browser", "xtask"];
/// What the names of such lists end with.
const ENDING: &str = ".cdx.json";

/// Writes the list of parts (CycloneDX 1.5) of all that ships. The same sources make the same lists.
///
/// # Errors
/// If a tool cannot be had, or nothing can be written.
pub fn list() -> Result<()> {
    let folder = root().join(FOLDER);
    fs::create_dir_all(&folder)?;
    for (name, at, target) in SHIPPED {
        run(&mut cyclonedx(target)?)?;
        let name = [name, ENDING].concat();
        let made = root().join(at).join(&name);
        let parts = fs::read_to_string(&made).with_context(|| format!("cannot read {}", made.display()))?;
        // It names crates of ours by where they lie.
        fs::write(folder.join(name), parts.replace(&*root().to_string_lossy(), ""))?;
    }
    for member in MEMBERS {
        // One was laid beside each manifest.
        for entry in fs::read_dir(root().join(member))? {
            let path = entry?.path();
            if path.to_string_lossy().ends_with(ENDING) {
                fs::remove_file(path)?;
            }
        }
    }
    println!("{}", folder.display());
    Ok(())
}

fn cyclonedx(target: &str) -> Result<Command> {
    let folder = tools::cargo_cyclonedx()?;
    let mut command = command(folder.join("cargo-cyclonedx"));
    command.args(["cyclonedx", "--quiet", "--format", "json", "--spec-version", "1.5", "--target", target]);
    command.env("SOURCE_DATE_EPOCH", "0");
    Ok(command)
}
