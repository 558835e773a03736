//! `cargo xtask audit`: Lighthouse and pa11y on the demo page. Too heavy for every run of the checks.

use std::fs;

use anyhow::{Context, Result};

use crate::repo::{command, root, run};
use crate::server::Server;
use crate::site::Hosting;
use crate::{browsers, dist, npm};

/// Where the tools are installed, with the script that uses them.
const FOLDER: &str = ".tools/audit";

/// Builds the page, serves it as a good host would, and has it judged.
pub fn judge() -> Result<()> {
    dist::build(false)?;
    let chromium = browsers::CHROMIUM.install()?;
    let folder = root().join(FOLDER);
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    for file in ["package.json", "package-lock.json", "audit.mjs"] {
        fs::copy(root().join("xtask/audit").join(file), folder.join(file))
            .with_context(|| format!("cannot copy {file} to {}", folder.display()))?;
    }
    npm::install(&folder)?;
    let hosting = Hosting { compressed: true, ..Hosting::default() };
    let server = Server::start_as(root().join("dist"), None, hosting).context("cannot serve dist/")?;
    run(command("node").arg(folder.join("audit.mjs")).arg(server.address()).env("CHROME", chromium.browser))
}
