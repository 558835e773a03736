//! Where the kit comes from: the command carries it.

use anyhow::{Context, Error, Result, bail};
use kashaf_builder::Kit;
use kashaf_builder::disk::{File, System};

/// The kit as it was when the command was compiled; empty if there was none.
static FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/kit.rs"));

#[derive(clap::Args)]
#[group(skip)]
pub(crate) struct Arguments {
    /// The folder with what a search is made of, in place of what is in the command
    #[arg(long = "kit", value_name = "DIR", help_heading = "What is made")]
    folder: Option<String>,
}

impl Arguments {
    pub(crate) fn kit(&self) -> Result<Kit> {
        if let Some(folder) = &self.folder {
            let kit = Kit::read(&System, folder).map_err(Error::msg).context("the kit cannot be read")?;
            if kit.is_empty() {
                bail!("{folder}: an empty kit: name the `www/kit` that `cargo xtask build` makes");
            }
            return Ok(kit);
        }
        if FILES.is_empty() {
            bail!(
                "this command was compiled without what a search is made of: run `cargo xtask build` and install \
                 it again, or name the folder `www/kit` by --kit"
            );
        }
        let file = |(path, bytes): &(&str, &[u8])| File { path: (*path).to_owned(), bytes: bytes.to_vec() };
        Ok(Kit::new(FILES.iter().map(file)))
    }
}
