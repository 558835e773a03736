//! `dist/`: everything a static host needs, under any prefix.

use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result};
use kashaf_engine::analysis::languages;
use kashaf_engine::document::{Document, read_folder};
use kashaf_engine::index::langs;

use crate::repo::{root, run};
use crate::sizes::{Size, measure};
use crate::{npm, tools};

const MODULE: &str = "www/pkg/kashaf_bg.wasm";

/// Nothing but the last kilobyte of the stack lies in low memory, so offsets may be folded into loads. Large functions that
/// are called once stay apart: inlined they are fewer bytes, but brotli packs them worse, by 1.3 kB; straight control flow
/// and functions in the order of their use pack better.
const SMALLEST: &str = "-Oz --converge --one-caller-inline-max-function-size=30 --flatten --rereloop -Oz --converge \
    --reorder-functions --low-memory-unused --strip-producers --enable-bulk-memory \
    --enable-nontrapping-float-to-int --enable-sign-ext --enable-mutable-globals --enable-reference-types \
    --enable-multivalue";

/// Builds the module and the page into `dist/` and says what each file weighs.
pub fn build() -> Result<Vec<Size>> {
    module()?;
    let (fresh, old, dist) = (root().join(".dist-new"), root().join(".dist-old"), root().join("dist"));
    remove(&fresh)?;
    remove(&old)?;
    fill(&fresh)?;
    // Swapped whole: a server over `dist/` never sees half of one build and half of another.
    if dist.exists() {
        rename(&dist, &old)?;
    }
    rename(&fresh, &dist)?;
    remove(&old)?;
    measure(&dist)
}

/// The wasm module with its glue and types, in `www/pkg` where the page's scripts import it.
pub fn module() -> Result<()> {
    let build =
        "build --profile module --target web --mode no-install --no-pack --out-dir www/pkg --out-name kashaf";
    let mut wasm_pack = tools::wasm_pack(build)?;
    // The package alone: with the default members of the workspace the engine would have all languages.
    wasm_pack.args(["--", "--package", "kashaf", "--features", &features(&articles()?)]);
    // A panic's message names its source file. Where crates lie on this machine is nobody's business, and
    // another machine shall make the same bytes.
    if let Some(cargo_home) = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(default_cargo_home) {
        let mut remap = OsString::from("--remap-path-prefix=");
        remap.push(cargo_home.join("registry/src"));
        remap.push("=crates");
        wasm_pack.env("CARGO_ENCODED_RUSTFLAGS", remap);
    }
    run(&mut wasm_pack)?;
    run(npm::node("xtask/snip.mjs")?.arg(MODULE))?;
    run(npm::program("wasm-opt")?.args(SMALLEST.split_whitespace()).args([MODULE, "-o", MODULE]))
}

/// The articles of the module: those of `seeds/`, or of the folder in `KASHAF_SEEDS`.
fn articles() -> Result<Vec<Document>> {
    Ok(read_folder(&root().join(env::var_os("KASHAF_SEEDS").unwrap_or("seeds".into())))?)
}

/// The features that bring the languages of the articles, and no other.
fn features(articles: &[Document]) -> String {
    let features: Vec<_> = langs(articles).iter().filter_map(|tag| languages::feature(tag)).collect();
    features.join(",")
}

fn default_cargo_home() -> Option<PathBuf> {
    Some(env::home_dir()?.join(".cargo"))
}

fn fill(folder: &Path) -> Result<()> {
    fs::create_dir(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    run(npm::node("xtask/bundle.mjs")?.arg(folder).args(langs(&articles()?).first()))?;
    for script in ["xtask/declarations.mjs", "xtask/manifest.mjs"] {
        run(npm::node(script)?.arg(folder))?;
    }
    // The glue looks for the module beside the script that it is part of.
    for from in ["www/index.html", "www/package.json", MODULE] {
        copy(from, &folder.join(Path::new(from).file_name().unwrap_or_default()))?;
    }
    for page in ["index.html", "state.html", "embed.html"] {
        copy(&format!("www/gallery/{page}"), &folder.join("gallery").join(page))?;
    }
    Ok(())
}

fn copy(from: &str, to: &Path) -> Result<()> {
    fs::copy(root().join(from), to).with_context(|| format!("cannot copy {from} to {}", to.display()))?;
    Ok(())
}

fn rename(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to).with_context(|| format!("cannot rename {} to {}", from.display(), to.display()))
}

fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_has_the_languages_of_its_articles() {
        let article = |id, text: &str| Document::parse(id, text.as_bytes()).unwrap();
        let german = article(
            "a",
            "Die Regierung hat gestern beschlossen, dass die Schulen im ganzen Land wieder öffnen sollen.",
        );
        let chinese = article("b", "中国政府昨天宣布将在全国范围内重新开放所有的学校和大学。");
        assert_eq!(features(&[german, chinese]), "lang-de");
        assert_eq!(features(&articles().unwrap()), "", "the seeds are Arabic, which is always there");
    }
}
