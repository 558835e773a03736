//! The index that a command is about: that of articles, or the one in what was built of them.

use std::path::Path;

use anyhow::{Context, Error, Result, bail};
use kashaf_builder::disk::{Disk, System, joined};
use kashaf_builder::gather::gather;
use kashaf_builder::place::take;
use kashaf_builder::site::MARK;
use kashaf_builder::{Kit, Settings};
use kashaf_engine::index::build_with;

/// How the module of a finished search begins and ends.
const MODULE: (&str, &str) = ("assets/index.", ".wasm");

/// The index of files and folders of articles, or of the one finished search or module among the paths.
pub(crate) fn index(paths: &[impl AsRef<Path>]) -> Result<Vec<u8>> {
    let paths: Vec<String> = paths.iter().map(|path| path.as_ref().to_string_lossy().into_owned()).collect();
    if let [path] = paths.as_slice()
        && let Some(module) = module(path)?
    {
        return take(&module).with_context(|| path.clone());
    }
    let named = paths.join(", ");
    let settings = Settings { paths, ..Settings::default() };
    let gathered = gather(&System, &settings, &mut |_, _| ()).map_err(Error::msg)?;
    for fault in &gathered.faults {
        eprintln!("{fault}");
    }
    if gathered.documents.is_empty() {
        bail!("{named}: no articles: name files or folders with .txt, .md, .html, .jsonl or .csv files");
    }
    Ok(build_with(&gathered.documents, &gathered.synonyms)?)
}

/// The module that a path names or has, if it is no path of articles.
fn module(path: &str) -> Result<Option<Vec<u8>>> {
    if path.ends_with(MODULE.1) {
        return System.read(path).map(Some).map_err(Error::msg).with_context(|| path.to_owned());
    }
    if !is_built(path) {
        return Ok(None);
    }
    let search = Kit::read(&System, path).map_err(Error::msg)?;
    let module = search.files().find(|(name, _)| name.starts_with(MODULE.0) && name.ends_with(MODULE.1));
    let (_, bytes) = module.with_context(|| format!("{path}: its module is missing: build it again"))?;
    Ok(Some(bytes.to_vec()))
}

/// Whether a folder is a finished search.
fn is_built(folder: &str) -> bool {
    matches!(System.kind(&joined(folder, MARK)), Ok(Some(_)))
}
