//! How does an index become a small one and chunks beside it?

use super::bytes::{put_len, put_varint};
use super::chunks::{CHUNKED, NAME, name};
use super::format::{Sections, Writer};
use super::lists::{self, Lists};
use super::{IndexError, ids, stored};

/// How many bytes a chunk has for each of the root of its section's bytes, in the order of [`CHUNKED`].
///
/// A name costs eight bytes before the first answer, and an answer needs strings of so many chunks, however small they
/// are: so both grow with the root only, and so does the number of files. By these numbers a first answer over 1,000
/// articles costs as many bytes of names as of chunks.
const SIZES: [f64; CHUNKED.len()] = [1.0, 1.5, 1.0, 0.0];
/// Smaller chunks would be more requests, not fewer bytes.
const SMALLEST: usize = 700;

/// A large index: what is needed at once, and what is fetched when it is asked for.
#[derive(Clone, Debug)]
pub struct Split {
    /// The index without what is in the chunks.
    pub index: Vec<u8>,
    /// Name and bytes of each chunk, in the order of their strings.
    pub chunks: Vec<(u64, Vec<u8>)>,
}

/// Bytes of an index that could be in chunks.
///
/// # Errors
/// If these are no bytes of an index.
pub fn divisible(index: &[u8]) -> Result<usize, IndexError> {
    let sections = Sections::open(index)?;
    Ok(sections.iter().filter(|(name, _)| CHUNKED.contains(name)).map(|(_, bytes)| bytes.len()).sum())
}

/// Splits an index that has all in it.
///
/// # Errors
/// If these are no bytes of such an index.
pub fn split(index: &[u8]) -> Result<Split, IndexError> {
    let sections = Sections::open(index)?;
    let mut sizes = [SMALLEST; CHUNKED.len()];
    for ((section, per_root), size) in CHUNKED.into_iter().zip(SIZES).zip(&mut sizes) {
        let bytes = sections.get(section).map_or(0, <[u8]>::len);
        *size = SMALLEST.max(((bytes as f64).sqrt() * per_root) as usize);
    }
    split_by(index, sizes)
}

/// The same with chunks of these sizes, in the order of [`CHUNKED`].
///
/// # Errors
/// If these are no bytes of such an index.
pub fn split_by(index: &[u8], sizes: [usize; CHUNKED.len()]) -> Result<Split, IndexError> {
    let sections = Sections::open(index)?;
    let mut writer = Writer::default();
    for (name, bytes) in sections.iter().filter(|(name, _)| !CHUNKED.contains(name)) {
        writer.section(name, bytes.to_vec());
    }
    let (mut table, mut chunks) = (Vec::new(), Vec::new());
    for (section, size) in CHUNKED.into_iter().zip(sizes) {
        let malformed = IndexError::Malformed { section };
        let strings = match section {
            "ids" => buckets(sections.get("stored")?),
            _ => strings(sections.get(section)?)
                .map(|strings| strings.into_iter().map(<[u8]>::to_vec).collect()),
        };
        let parts = parts(&strings.ok_or(malformed.clone())?, size).ok_or(malformed)?;
        put_len(&mut table, parts.len());
        parts.iter().for_each(|(count, ..)| put_varint(&mut table, *count));
        parts.iter().for_each(|(_, name, _)| table.extend(&name.to_le_bytes()[..NAME]));
        chunks.extend(parts.into_iter().map(|(_, name, bytes)| (name, bytes)));
    }
    writer.section("chunks", table);
    let index = writer.finish().ok_or(IndexError::Malformed { section: "chunks" })?;
    Ok(Split { index, chunks })
}

fn strings(list: &[u8]) -> Option<Vec<&[u8]>> {
    let list = Lists::open(list)?;
    (0..list.len()).map(|n| list.get(n)).collect()
}

fn buckets(stored: &[u8]) -> Option<Vec<Vec<u8>>> {
    let ids: Option<Vec<&[u8]>> = strings(stored)?.into_iter().map(stored::id).collect();
    Some(ids::write(&ids?))
}

/// How many strings each chunk has, its name and its bytes.
fn parts(strings: &[Vec<u8>], size: usize) -> Option<Vec<(u32, u64, Vec<u8>)>> {
    let mut parts = Vec::new();
    let mut rest = strings;
    while !rest.is_empty() {
        let mut bytes = 0;
        let fits = |string: &&Vec<u8>| {
            let fits = bytes == 0 || bytes + string.len() <= size;
            bytes += string.len();
            fits
        };
        let (here, after) = rest.split_at(rest.iter().take_while(fits).count());
        rest = after;
        let bytes = lists::write(here)?;
        parts.push((u32::try_from(here.len()).ok()?, name(&bytes), bytes));
    }
    Some(parts)
}
