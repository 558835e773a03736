//! The npm package: the element, the engine and the builder, for whoever has Node and no Rust.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::kit::{self, KIT, copy, copy_folder};
use crate::made::unless_made;
use crate::repo::{command, root, run};
use crate::{npm, tools};

/// Where it is made.
pub const FOLDER: &str = "target/npm";
/// Where npm packs it.
const PACKED: &str = "target";
/// Our own files of it.
pub(crate) const OWN: &str = "www/npm";
/// The builder in WebAssembly, and the script that calls it.
pub(crate) const BUILDER: &str = "www/pkg/builder";
const BUILDER_FILES: [&str; 3] = ["guest.js", "guest.d.ts", "guest_bg.wasm"];
/// What it is made of and by.
const SOURCES: [&str; 6] =
    ["Cargo.toml", "Cargo.lock", "src/builder", "src/engine", "src/guest", "xtask/src/package.rs"];
/// Of the kit, what only our own pages need.
const DEMO: &str = "demo";

/// Everything that compilers count on is in Node since 16.
const FASTEST: &str = "-O2 --strip-debug --strip-producers --enable-bulk-memory --enable-nontrapping-float-to-int \
    --enable-sign-ext --enable-mutable-globals --enable-reference-types --enable-multivalue";

/// Makes the package and all that is in it, and says where npm packed it. The same sources make the same bytes.
pub fn make() -> Result<PathBuf> {
    kit::make(true)?;
    builder()?;
    pack()
}

/// Makes the package of the kit and the builder as they are.
pub fn pack() -> Result<PathBuf> {
    let package = root().join(FOLDER);
    empty(&package)?;
    copy_folder(&root().join(OWN), &package)?;
    for file in BUILDER_FILES {
        copy(&root().join(BUILDER).join(file), &package.join("builder").join(file))?;
    }
    copy_folder(&root().join(KIT), &package.join("kit"))?;
    empty(&package.join("kit").join(DEMO))?;
    for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
        copy(&root().join(licence), &package.join(licence))?;
    }
    let manifest = package.join("package.json");
    let text =
        fs::read_to_string(&manifest).with_context(|| format!("cannot read {}", manifest.display()))?;
    let version = env!("CARGO_PKG_VERSION");
    fs::write(&manifest, text.replace("0.0.0", version))?;
    let pack = ["pack", "--silent", "--ignore-scripts", "--pack-destination"];
    run(command("npm").current_dir(&package).args(pack).arg(root().join(PACKED)))?;
    Ok(root().join(PACKED).join(format!("kashaf-{version}.tgz")))
}

/// The builder in WebAssembly.
pub(crate) fn builder() -> Result<()> {
    let module = root().join(BUILDER).join("guest_bg.wasm");
    unless_made(&module, &SOURCES, || compile(&module))
}

fn compile(module: &Path) -> Result<()> {
    let build = "build src/guest --profile guest --target web --mode no-install --no-pack --out-name guest";
    let mut wasm_pack = tools::wasm_pack(build)?;
    wasm_pack.arg("--out-dir").arg(root().join(BUILDER));
    run(kit::without_machine_paths(&mut wasm_pack))?;
    run(npm::program("wasm-opt")?.args(FASTEST.split_whitespace()).arg(module).arg("-o").arg(module))
}

fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}
