//! Turns the articles of `seeds/`, or of the folder in `KASHAF_SEEDS`, into the index that the module carries.

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs};

use kashaf_engine::document::{read_folder, read_synonyms};
use kashaf_engine::index::{Index, build_with};

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
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    // A relative folder means one below the project, wherever Cargo was started.
    let seeds = root.join(env::var("KASHAF_SEEDS").unwrap_or("seeds".to_owned()));
    // A folder is watched with all that is in it: a changed, added or removed article makes a new index.
    println!("cargo::rerun-if-changed={}", seeds.display());
    let bytes = build_with(&read_folder(&seeds)?, &read_synonyms(&seeds)?)?;
    Index::open(&bytes)?;
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("index.bin"), bytes)?;
    Ok(())
}
