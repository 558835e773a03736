//! How does an index become a small one and chunks beside it?

use super::bytes::{put_len, put_varint};
use super::chunks::{CHUNKED, NAME, name};
use super::format::{Sections, Writer};
use super::lists::{self, Lists};
use super::order::Ordering;
use super::terms::Terms;
use super::{IndexError, Opening, ids, stored};

/// How many bytes a chunk has for each of the root of its section's bytes, in the order of [`CHUNKED`].
///
/// A name costs eight bytes before the first answer, and an answer needs strings of so many chunks, however small they
/// are: so both grow with the root only, and so does the number of files. Lists twice as large as texts: of those whose
/// words are kin several are asked for at once, and a browser has six connections.
const SIZES: [f64; CHUNKED.len()] = [2.0, 2.0, 1.0, 0.0];
/// Smaller chunks would be more requests, not fewer bytes.
const SMALLEST: usize = 700;
/// How many times as large a chunk may be if its lists are asked for together.
const STRETCHED: usize = 3;

/// A large index: what is needed at once, and what is fetched when it is asked for.
#[derive(Clone, Debug)]
pub struct Split {
    /// The index without what is in the chunks.
    pub index: Vec<u8>,
    /// Name and bytes of each chunk, in the order of their strings.
    pub chunks: Vec<(u64, Vec<u8>)>,
}

/// Bytes of those of these sections that are in an index.
///
/// # Errors
/// If these are no bytes of an index.
pub fn divisible(index: &[u8], among: &[&str]) -> Result<usize, IndexError> {
    let sections = Sections::open(index)?;
    Ok(sections.iter().filter(|(name, _)| among.contains(name)).map(|(_, bytes)| bytes.len()).sum())
}

/// Splits an index that has all in it: lists (`LISTS`), texts (`TEXTS`), or both are put into chunks.
///
/// # Errors
/// If these are no bytes of such an index.
pub fn split(index: &[u8], among: &[&str]) -> Result<Split, IndexError> {
    let sections = Sections::open(index)?;
    let mut sizes = [SMALLEST; CHUNKED.len()];
    for ((section, per_root), size) in CHUNKED.into_iter().zip(SIZES).zip(&mut sizes) {
        let bytes = sections.get(section).map_or(0, <[u8]>::len);
        *size = SMALLEST.max(((bytes as f64).sqrt() * per_root) as usize);
    }
    split_by(index, among, sizes)
}

/// The same with chunks of these sizes, in the order of [`CHUNKED`].
///
/// # Errors
/// If these are no bytes of such an index.
pub fn split_by(index: &[u8], among: &[&str], sizes: [usize; CHUNKED.len()]) -> Result<Split, IndexError> {
    let sections = Sections::open(index)?;
    let mut writer = Writer::default();
    for (name, bytes) in sections.iter().filter(|(name, _)| !among.contains(name)) {
        writer.section(name, bytes.to_vec());
    }
    let (terms, ordering) = Opening::new(index)?.kin()?;
    let (mut table, mut chunks) = (Vec::new(), Vec::new());
    for (section, size) in CHUNKED.into_iter().zip(sizes).filter(|(section, _)| among.contains(section)) {
        let malformed = IndexError::Malformed { section };
        let groups = match section {
            "ids" => buckets(sections.get("stored")?),
            "stored" => strings(sections.get(section)?).map(alone),
            _ => strings(sections.get(section)?).and_then(|lists| of_kin(&lists, &terms, &ordering)),
        };
        let parts = parts(&groups.ok_or(malformed.clone())?, size).ok_or(malformed)?;
        put_len(&mut table, parts.len());
        parts.iter().for_each(|(count, ..)| put_varint(&mut table, *count));
        parts.iter().for_each(|(_, name, _)| table.extend(&name.to_le_bytes()[..NAME]));
        chunks.extend(parts.into_iter().map(|(_, name, bytes)| (name, bytes)));
    }
    writer.section("chunks", table);
    let index = writer.finish().ok_or(IndexError::Malformed { section: "chunks" })?;
    Ok(Split { index, chunks })
}

/// Strings that are asked for together.
type Group = Vec<Vec<u8>>;

fn strings(list: &[u8]) -> Option<Group> {
    let list = Lists::open(list)?;
    (0..list.len()).map(|n| list.get(n).map(<[u8]>::to_vec)).collect()
}

fn alone(strings: Group) -> Vec<Group> {
    strings.into_iter().map(|string| vec![string]).collect()
}

fn buckets(stored: &[u8]) -> Option<Vec<Group>> {
    let stored = strings(stored)?;
    let ids: Option<Vec<&[u8]>> = stored.iter().map(|record| stored::id(record)).collect();
    Some(alone(ids::write(&ids?)))
}

/// The lists of terms in the order in which they lie.
fn of_kin(lists: &[Vec<u8>], terms: &Terms, ordering: &Ordering) -> Option<Vec<Group>> {
    let mut groups: Vec<Group> = Vec::new();
    ordering.each(terms, &mut |class, begins| {
        if begins {
            groups.push(Group::new());
        }
        if let Some(group) = groups.last_mut() {
            group.extend(terms.forms(class).filter_map(|term| lists.get(term as usize).cloned()));
        }
    });
    (groups.iter().map(Vec::len).sum::<usize>() == lists.len()).then_some(groups)
}

/// How many strings each chunk has, its name and its bytes. A group is not cut if it can be helped.
fn parts(groups: &[Group], size: usize) -> Option<Vec<(u32, u64, Vec<u8>)>> {
    let bytes = |strings: &[Vec<u8>]| strings.iter().map(Vec::len).sum::<usize>();
    let (mut parts, mut here) = (Vec::new(), Group::new());
    let mut end = |here: &mut Group| {
        let strings = std::mem::take(here);
        if !strings.is_empty() {
            let bytes = lists::write(&strings)?;
            parts.push((u32::try_from(strings.len()).ok()?, name(&bytes), bytes));
        }
        Some(())
    };
    for group in groups {
        if bytes(&here) + bytes(group) > size {
            end(&mut here)?;
        }
        for string in group {
            if bytes(&here) + string.len() > STRETCHED * size {
                end(&mut here)?;
            }
            here.push(string.clone());
        }
    }
    end(&mut here)?;
    Some(parts)
}
