//! What of a large index lies beside the module, fetched when a reader's query asks for it.

use std::collections::BTreeSet;
use std::io::Write;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use kashaf_engine::index::chunks::written;
use kashaf_engine::index::{IndexError, Split, divisible, split};

use super::hash::short;
use crate::disk::File;
use crate::settings::Chunks;

/// Where they lie; each is named by the hash of what is in it, so it may be cached for ever.
pub(super) const FOLDER: &str = "assets/chunks/";

/// Bytes of posting lists and texts from which on they lie beside the module. A module with all in it costs some 30 bytes
/// of 100 of them before the first answer, and no more later. One without costs about 30 kB and two more rounds to the
/// host, each as long as 30 kB take on a slow phone: beyond some 90 kB in all, the first answer is there sooner.
pub const FROM: usize = 300_000;

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
    let is_divided = match wanted {
        Chunks::Always => true,
        Chunks::Never => false,
        Chunks::Auto => divisible(index).map_err(message)? >= FROM,
    };
    if !is_divided {
        return Ok(None);
    }
    let Split { index, chunks } = split(index).map_err(message)?;
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
