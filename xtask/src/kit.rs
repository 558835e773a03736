//! `www/kit/`: everything that a search is made of but its articles.

use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use anyhow::{Context, Result, ensure};
use kashaf_engine::analysis::languages;

use crate::made::unless_made;
use crate::npm;
use crate::repo::{root, run};
use crate::split::split;
use crate::tools;

/// Where it is made.
pub const KIT: &str = "www/kit";

/// The modules, by the languages that each knows. A search gets the smallest that knows those of its articles: languages
/// cost its readers up to 6 kB each (brotli: 58 kB with Arabic alone, 141 kB with all).
const MODULES: [&str; 5] = ["ar", "ar+en", "ar+en+fr+tr+fa+ur+he", "ar+en+fr+de+es+it+pt+nl+ca", "all"];

/// What a module is made of and by.
const SOURCES: [&str; 16] = [
    "Cargo.toml",
    "Cargo.lock",
    "build.rs",
    "src/crossing.rs",
    "src/embedded.rs",
    "src/engine",
    "src/host.rs",
    "src/lib.rs",
    "src/options.rs",
    "src/parts.rs",
    "src/response.rs",
    "src/view.rs",
    "xtask/snip.mjs",
    "xtask/src/blank.rs",
    "xtask/src/kit.rs",
    "xtask/src/split.rs",
];

/// Where wasm-pack puts what it makes; the page's scripts import the glue from there.
const PKG: &str = "www/pkg";
const MODULE: &str = "kashaf_bg.wasm";
const REST: &str = "rest.wasm";
const GLUE: [&str; 2] = ["kashaf.js", "kashaf.d.ts"];

/// Nothing but the last kilobyte of the stack lies in low memory, so offsets may be folded into loads. Large functions that
/// are called once stay apart: inlined they are fewer bytes, but brotli packs them worse, by 1.3 kB; straight control flow
/// and functions in the order of their use pack better.
const SMALLEST: &str = "-Oz --converge --one-caller-inline-max-function-size=30 --flatten --rereloop -Oz --converge \
    --reorder-functions --low-memory-unused --strip-producers --enable-bulk-memory \
    --enable-nontrapping-float-to-int --enable-sign-ext --enable-mutable-globals --enable-reference-types \
    --enable-multivalue";

/// Makes the kit: every module, or only the one for Arabic, which is quicker.
pub fn make(all: bool) -> Result<()> {
    let kit = root().join(KIT);
    // What an earlier version made of other files shall not stay.
    for part in ["element", "site", "offline", "demo", "page", "inline"] {
        match fs::remove_dir_all(kit.join(part)) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    let modules = MODULES.get(..if all { MODULES.len() } else { 1 }).unwrap_or_default();
    for name in modules {
        let [file, rest] = ["modules", "rests"].map(|folder| kit.join(folder).join(format!("{name}.wasm")));
        unless_made(&file, &SOURCES, || {
            module(name)?;
            copy(&root().join(PKG).join(REST), &rest)?;
            copy(&root().join(PKG).join(MODULE), &file)
        })?;
    }
    run(npm::node("xtask/bundle.mjs")?.arg(&kit))?;
    for script in ["xtask/declarations.mjs", "xtask/manifest.mjs"] {
        run(npm::node(script)?.arg(kit.join("site")))?;
    }
    for (from, to) in [
        ("www/package.json", "site/package.json"),
        ("www/page/icon.svg", "site/icon.svg"),
        ("www/page/index.html", "page/index.html"),
    ] {
        copy(&root().join(from), &kit.join(to))?;
    }
    Ok(())
}

/// A module without an index, and the rest of its code, in `www/pkg`.
fn module(name: &str) -> Result<()> {
    let build =
        "build --profile module --target web --mode no-install --no-pack --out-dir www/pkg --out-name kashaf";
    let before = GLUE.map(|file| fs::read(root().join(PKG).join(file)).ok());
    let features: Vec<_> = match name {
        "all" => vec!["all-languages"],
        langs => langs.split('+').filter_map(languages::feature).collect(),
    };
    let mut wasm_pack = tools::wasm_pack(build)?;
    // The package alone: with the default members of the workspace the engine would have all languages.
    wasm_pack.args(["--", "--package", "kashaf", "--features", &features.join(",")]);
    wasm_pack.env("KASHAF_SEEDS", "");
    run(without_machine_paths(&mut wasm_pack))?;
    let module = Path::new(PKG).join(MODULE);
    run(npm::node("xtask/snip.mjs")?.arg(&module))?;
    let [first, rest] = [MODULE, REST].map(|file| root().join(PKG).join(file));
    split(&first, &first, &rest)?;
    for half in [first, rest] {
        run(npm::program("wasm-opt")?.args(SMALLEST.split_whitespace()).arg(&half).arg("-o").arg(&half))?;
    }
    // One script calls all modules.
    let after = GLUE.map(|file| fs::read(root().join(PKG).join(file)).ok());
    ensure!(name == "ar" || before == after, "the glue of the module for {name} is another");
    Ok(())
}

/// A panic's message names its source file. Where crates lie on this machine is nobody's business, and another machine
/// shall make the same bytes.
pub(crate) fn without_machine_paths(compile: &mut Command) -> &mut Command {
    if let Some(cargo_home) = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(default_cargo_home) {
        let mut remap = OsString::from("--remap-path-prefix=");
        remap.push(cargo_home.join("registry/src"));
        remap.push("=crates");
        compile.env("CARGO_ENCODED_RUSTFLAGS", remap);
    }
    compile
}

fn default_cargo_home() -> Option<PathBuf> {
    Some(env::home_dir()?.join(".cargo"))
}

/// Copies a file, and makes the folder that it is to lie in.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<()> {
    let folder = to.parent().map_or(Ok(()), fs::create_dir_all);
    folder.with_context(|| format!("cannot make the folder of {}", to.display()))?;
    fs::copy(from, to).with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))?;
    Ok(())
}

/// Copies all that is in a folder.
pub(crate) fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    for entry in fs::read_dir(from).with_context(|| format!("cannot list {}", from.display()))? {
        let entry = entry?;
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() { copy_folder(&from, &to)? } else { copy(&from, &to)? }
    }
    Ok(())
}
