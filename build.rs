//! Turns the articles of `seeds/`, or of the folder in `KASHAF_SEEDS`, into the index that the module carries. If that
//! names nothing, the module waits for an index to be placed in it.

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs};

use kashaf_engine::analysis::languages;
use kashaf_engine::document::{read_folder, read_synonyms};
use kashaf_engine::index::{Index, build_with, langs};

fn main() -> ExitCode {
    match embed() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("cargo::error={}", error.to_string().replace('\n', " "));
            ExitCode::FAILURE
        }
    }
}

fn embed() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-env-changed=KASHAF_SEEDS");
    let seeds = env::var("KASHAF_SEEDS").unwrap_or("seeds".to_owned());
    // A module that waits for an index has none of its own, which it would have to carry beside the other.
    let bytes = if seeds.is_empty() { Vec::new() } else { index_of(&seeds)? };
    if !seeds.is_empty() {
        Index::open(&bytes)?;
    }
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("index.bin"), bytes)?;
    Ok(())
}

fn index_of(seeds: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    // A relative folder means one below the project, wherever Cargo was started.
    let seeds = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join(seeds);
    // A folder is watched with all that is in it: a changed, added or removed article makes a new index.
    println!("cargo::rerun-if-changed={}", seeds.display());
    let articles = read_folder(&seeds)?;
    langs(&articles).iter().try_for_each(|tag| has_language(tag))?;
    Ok(build_with(&articles, &read_synonyms(&seeds)?)?)
}

/// A module without the stemmer of its articles would refuse their index, in front of the reader.
fn has_language(tag: &str) -> Result<(), Box<dyn Error>> {
    let Some(feature) = languages::feature(tag) else { return Ok(()) };
    let given = |feature: &str| {
        env::var_os(format!("CARGO_FEATURE_{}", feature.to_uppercase().replace('-', "_"))).is_some()
    };
    if given(feature) || given("all-languages") {
        return Ok(());
    }
    Err(format!(
        "articles are in `{tag}`, which the module is built without: \
         build it by `cargo xtask build`, which finds that out, or with `--features {feature}`"
    )
    .into())
}
