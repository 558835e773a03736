//! `dist/`: the search over the articles of `seeds/`, as `kashaf build` makes it, and what we show with it.

use std::path::Path;
use std::{env, fs};

use anyhow::{Context, Result};
use kashaf_builder::disk::System;
use kashaf_builder::{Kit, Settings};

use crate::kit::{self, KIT, copy};
use crate::repo::{root, run};
use crate::sizes::{Size, measure};
use crate::{npm, package};

/// Builds the kit and `dist/`, and says what each file weighs.
pub fn build(all: bool) -> Result<Vec<Size>> {
    kit::make(all)?;
    let dist = root().join("dist");
    let seeds = root().join(env::var_os("KASHAF_SEEDS").unwrap_or("seeds".into()));
    let kit = Kit::read(&System, &text(&root().join(KIT))).map_err(anyhow::Error::msg)?;
    let settings = Settings {
        paths: vec![text(&seeds)],
        out: text(&dist),
        page: text(&root().join("www/index.html")),
        strict: true,
        ..Settings::default()
    };
    kashaf_builder::build(&System, &kit, &settings, &mut |_| ())?;
    demo(&dist)?;
    if all {
        package::builder()?;
        let make = dist.join("make");
        run(npm::node("xtask/make.mjs")?.args([KIT, package::BUILDER]).arg(make))?;
    }
    measure(&dist)
}

/// What only we show: every state of the element.
fn demo(dist: &Path) -> Result<()> {
    let gallery = root().join("www/gallery");
    for page in ["index.html", "state.html", "embed.html"] {
        copy(&gallery.join(page), &dist.join("gallery").join(page))?;
    }
    let scripts = root().join(KIT).join("demo/gallery");
    for entry in fs::read_dir(&scripts).with_context(|| format!("cannot list {}", scripts.display()))? {
        let entry = entry?;
        copy(&entry.path(), &dist.join("gallery").join(entry.file_name()))?;
    }
    Ok(())
}

fn text(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
