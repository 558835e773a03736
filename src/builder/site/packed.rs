//! Files as hosts send them: a browser unpacks what came by gzip or brotli.

use std::io::{self, Write};

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::disk::File;

/// What gets smaller, by its ending.
const ENDINGS: [&str; 9] = [".css", ".html", ".js", ".json", ".svg", ".ts", ".txt", ".wasm", ".webmanifest"];

/// A sibling by brotli and one by gzip of every file that gets smaller.
///
/// # Errors
/// Never, as far as is known: nothing is read or written.
pub(super) fn siblings(files: &[File]) -> Result<Vec<File>, String> {
    let mut siblings = Vec::new();
    for file in files.iter().filter(|file| ENDINGS.iter().any(|ending| file.path.ends_with(ending))) {
        for (ending, bytes) in [(".br", brotli(&file.bytes)?), (".gz", gzip(&file.bytes)?)] {
            if bytes.len() < file.bytes.len() {
                siblings.push(File { path: [&file.path, ending].concat(), bytes });
            }
        }
    }
    Ok(siblings)
}

/// Bytes by gzip at its best, without a time: the same bytes become the same.
pub(super) fn gzip(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(bytes).and_then(|()| gzip.finish()).map_err(failed)
}

fn brotli(mut bytes: &[u8]) -> Result<Vec<u8>, String> {
    let mut brotli = Vec::new();
    // The defaults are quality 11 and a window of 4 MB.
    brotli::BrotliCompress(&mut bytes, &mut brotli, &BrotliEncoderParams::default()).map_err(failed)?;
    Ok(brotli)
}

fn failed(error: io::Error) -> String {
    format!("cannot compress: {error}")
}
