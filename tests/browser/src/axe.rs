//! axe-core, which looks for what would shut readers out.

use std::fs;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::page::Page;

/// What axe-core has to say of a page, a line for each element.
#[derive(Debug, Default, Deserialize)]
pub struct Axe {
    /// Faults.
    pub violations: Vec<String>,
    /// What it could not decide.
    pub incomplete: Vec<String>,
}

impl Page {
    /// Every rule of axe-core on the whole page, open shadow roots included.
    pub async fn axe(&self) -> Result<Axe> {
        let file = xtask::repo::root().join("node_modules/axe-core/axe.min.js");
        let axe = fs::read_to_string(&file)
            .with_context(|| format!("cannot read {}: run `cargo xtask build` first", file.display()))?;
        let script = format!("{axe};\n{}", include_str!("axe.js"));
        let found = self.client.execute_async(&script, vec![]).await?;
        serde_json::from_value(found.clone()).with_context(|| format!("axe-core said {found}"))
    }
}
