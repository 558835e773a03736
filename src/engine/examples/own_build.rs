//! Articles in a program of one's own: its `build.rs` makes the index, the program carries it and asks it.
//!
//! ```toml
//! [build-dependencies]
//! kashaf-engine = { path = "kashaf/src/engine" }
//!
//! # To ask, no more is needed than the languages of the articles; Arabic is always there.
//! [dependencies]
//! kashaf-engine = { path = "kashaf/src/engine", default-features = false, features = ["lang-en"] }
//! ```
//!
//! `cargo run -p kashaf-engine --example own_build -- seeds العراق` does both at once.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use kashaf_engine::document::{read_folder, read_synonyms};
use kashaf_engine::index::{Index, build_with};
use kashaf_engine::query::{Options, search};

/// The `main` of a `build.rs`, where `out` is what Cargo says in `OUT_DIR`.
fn build(articles: &Path, out: &Path) -> Result<PathBuf, Box<dyn Error>> {
    // Cargo watches the folder: an article that is changed, added or removed makes a new index.
    println!("cargo::rerun-if-changed={}", articles.display());
    let bytes = build_with(&read_folder(articles)?, &read_synonyms(articles)?)?;
    let path = out.join("articles.index");
    fs::write(&path, bytes)?;
    Ok(path)
}

/// What the program does with `include_bytes!(concat!(env!("OUT_DIR"), "/articles.index"))`.
fn ask(bytes: &[u8], text: &str) -> Result<Vec<String>, Box<dyn Error>> {
    // Opening checks the bytes; then the index is read where it lies.
    let index = Index::open(bytes)?;
    let answer = search(&index, text, &Options::default());
    Ok(answer.hits.into_iter().map(|hit| hit.document.title).collect())
}

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = env::args().skip(1).collect();
    let [articles, query] = words.as_slice() else {
        return Err("name a folder of .txt files, and a query".into());
    };
    let index = build(Path::new(articles), &env::temp_dir())?;
    for title in ask(&fs::read(index)?, query)? {
        println!("{title}");
    }
    Ok(())
}

#[test]
fn what_is_built_answers() -> Result<(), Box<dyn Error>> {
    let seeds = concat!(env!("CARGO_MANIFEST_DIR"), "/../../seeds");
    let out = env::temp_dir().join(format!("kashaf-own-build-{}", std::process::id()));
    fs::create_dir_all(&out)?;
    let titles = ask(&fs::read(build(Path::new(seeds), &out)?)?, "العراق")?;
    fs::remove_dir_all(out)?;
    assert_eq!(titles.len(), 5);
    Ok(())
}
