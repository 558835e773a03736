//! What of a large index lies beside the module, fetched when a reader's query asks for it.

use std::collections::BTreeSet;
use std::io::Write;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use kashaf_engine::index::chunks::{LISTS, TEXTS, written};
use kashaf_engine::index::{IndexError, Split, divisible, split};

use super::hash::short;
use crate::disk::File;
use crate::settings::Chunks;

/// Where they lie; each is named by the hash of what is in it, so it may be cached for ever.
pub(super) const FOLDER: &str = "assets/chunks/";

/// Bytes of texts from which on they lie beside the module. An answer shows few of them, and costs one round more to the
/// host for that. Of 100 news articles (89 kB) that is 39 kB less to the first answer, a fifth, and .3 s more on slow 4G.
const TEXTS_FROM: usize = 60_000;
/// Bytes of posting lists from which on they do. They are packed to .7, texts to half, and cost another round, which takes as
/// long on a slow phone as 100 kB.
const LISTS_FROM: usize = 150_000;

/// An index, and the files with what is no longer in it.
pub(crate) struct Divided {
    pub(crate) index: Vec<u8>,
    pub(crate) chunks: Vec<File>,
}

/// The index and the files beside it; none if all stays in it.
///
/// # Errors
/// If these are no bytes of an index, or a chunk cannot be packed.
pub(crate) fn divided(index: &[u8], wanted: Chunks) -> Result<Option<Divided>, String> {
    let mut beside = Vec::new();
    for (sections, from) in [(LISTS, LISTS_FROM), (TEXTS, TEXTS_FROM)] {
        let is_beside = match wanted {
            Chunks::Always => true,
            Chunks::Never => false,
            Chunks::Auto => divisible(index, sections).map_err(message)? >= from,
        };
        if is_beside {
            beside.extend_from_slice(sections);
        }
    }
    if beside.is_empty() {
        return Ok(None);
    }
    let Split { index, chunks } = split(index, &beside).map_err(message)?;
    let mut names = BTreeSet::new();
    let mut files = Vec::new();
    for (name, bytes) in chunks.into_iter().filter(|(name, _)| names.insert(*name)) {
        files.push(File { path: format!("{FOLDER}{}.bin", written(name)), bytes: packed(&bytes)? });
    }
    Ok(Some(Divided { index, chunks: files }))
}

/// A file that names them, a line each, for whoever keeps them all; none if there are none.
pub(super) fn list(chunks: &[File]) -> Option<File> {
    let mut names: Vec<&str> = chunks.iter().map(|file| file.path.as_str()).collect();
    names.sort_unstable();
    let bytes = names.join("\n").into_bytes();
    let path = format!("assets/chunks.{}.txt", short([bytes.as_slice()]));
    (!names.is_empty()).then_some(File { path, bytes })
}

/// By raw deflate, which browsers unpack by themselves. Hosts send it as it is.
fn packed(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let mut packed = DeflateEncoder::new(Vec::new(), Compression::best());
    packed
        .write_all(bytes)
        .and_then(|()| packed.finish())
        .map_err(|error| format!("cannot compress: {error}"))
}

fn message(error: IndexError) -> String {
    error.message()
}
