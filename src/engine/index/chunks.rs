//! Which strings of the index are here, and which are still elsewhere?
//!
//! A section of strings is one list ([`Lists`]) in the index. Of a large index some sections are many lists beside it,
//! the *chunks*: each has strings that follow each other, and is named by the hash of its bytes. Whoever asks for a
//! string of a chunk that is not here gets none, as if it were empty, and the chunk is noted: when all was asked for,
//! the chunks noted are fetched, supplied, and the question is asked again. So nothing here waits.
//!
//! A chunk that cannot be had is told as lost. It stays empty, and is noted as a fault whenever it is asked for.
//!
//! The section `chunks` has, for each of the sections [`CHUNKED`] that is not here:
//!
//! ```text
//! count      varint
//! strings    varint a chunk: how many it has
//! names      6 bytes a chunk: of XXH64 of its bytes, which tells on arrival whether they are the right ones
//! ```

use std::collections::BinaryHeap;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use xxhash_rust::xxh64::xxh64;

use super::bytes::Cursor;
use super::lists::Lists;

/// The sections that can be in chunks, in the order of the table.
pub const CHUNKED: [&str; 4] = ["docs", "places", "stored", "ids"];
/// Those of them that go together: where words are, and what is shown.
pub const LISTS: &[&str] = &["docs", "places"];
/// See [`LISTS`].
pub const TEXTS: &[&str] = &["stored", "ids"];

/// Bytes of a name: nobody's chunks are so many that two share one of 48 bits, and each costs every reader of the index.
pub(super) const NAME: usize = 6;
const DIGITS: usize = 2 * NAME;

// What is known of a chunk that is not here.
const UNKNOWN: u32 = 0;
const LOST: u32 = 1;
const FAULT: u32 = 2;
/// After so many others of its section, more or less.
const ASKED: u32 = 3;

/// The name of a chunk with these bytes.
#[must_use]
pub fn name(bytes: &[u8]) -> u64 {
    xxh64(bytes, 0) >> (64 - 8 * NAME)
}

/// A name as people and files have it: twelve hexadecimal digits.
#[must_use]
pub fn written(name: u64) -> String {
    let digit = |at| char::from_digit((name >> (4 * (DIGITS - 1 - at))) as u32 & 15, 16);
    (0..DIGITS).filter_map(digit).collect()
}

/// The name that is so written.
#[must_use]
pub fn read(written: &str) -> Option<u64> {
    let mut name = 0;
    for digit in written.chars() {
        name = name << 4 | u64::from(digit.to_digit(16)?);
    }
    (written.len() == DIGITS).then_some(name)
}

/// The strings of a section, wherever they are.
#[derive(Debug)]
pub(super) enum Strings<'a> {
    Here(Lists<'a>),
    Beside(Chunks<'a>),
}

impl Strings<'_> {
    pub(super) fn len(&self) -> usize {
        match self {
            Strings::Here(list) => list.len(),
            Strings::Beside(chunks) => chunks.chunks.last().map_or(0, |last| last.end as usize),
        }
    }

    /// String number `n`; `None` past the last, and if it is elsewhere.
    pub(super) fn get(&self, n: usize) -> Option<&[u8]> {
        match self {
            Strings::Here(list) => list.get(n),
            Strings::Beside(chunks) => chunks.get(n),
        }
    }

    /// Its chunks, if it has any.
    pub(super) fn chunks(&self) -> Option<&Chunks<'_>> {
        match self {
            Strings::Here(_) => None,
            Strings::Beside(chunks) => Some(chunks),
        }
    }
}

/// The chunks of a section.
#[derive(Debug)]
pub(super) struct Chunks<'a> {
    names: &'a [u8],
    chunks: Vec<Chunk>,
    /// How many are asked for.
    asked: AtomicU32,
}

#[derive(Debug)]
struct Chunk {
    /// The number of the first string behind it.
    end: u32,
    bytes: OnceLock<Box<[u8]>>,
    state: AtomicU32,
}

impl<'a> Chunks<'a> {
    /// Reads those of one section.
    pub(super) fn open(table: &mut Cursor<'a>) -> Option<Self> {
        let count = table.varint()? as usize;
        // A chunk takes more bytes of the table than its name: a count beyond that would only reserve memory.
        if count > table.rest().len() / NAME {
            return None;
        }
        let mut chunks = Vec::with_capacity(count);
        let mut end = 0u32;
        for _ in 0..count {
            end = end.checked_add(table.varint()?)?;
            chunks.push(Chunk { end, bytes: OnceLock::new(), state: AtomicU32::new(UNKNOWN) });
        }
        Some(Chunks { names: table.take(count * NAME)?, chunks, asked: AtomicU32::new(0) })
    }

    fn get(&self, n: usize) -> Option<&[u8]> {
        let at = self.chunks.partition_point(|chunk| chunk.end as usize <= n);
        let chunk = self.chunks.get(at)?;
        let Some(bytes) = chunk.bytes.get() else {
            let state = match chunk.state.load(Relaxed) {
                UNKNOWN => ASKED + self.asked.fetch_add(1, Relaxed),
                LOST => FAULT,
                same => same,
            };
            chunk.state.store(state, Relaxed);
            return None;
        };
        Lists::open(bytes)?.get(n - self.start(at))
    }

    /// The number of a chunk's first string.
    fn start(&self, at: usize) -> usize {
        at.checked_sub(1).and_then(|before| self.chunks.get(before)).map_or(0, |before| before.end as usize)
    }

    /// The strings that are here, with their numbers.
    pub(super) fn here(&self) -> impl Iterator<Item = (usize, &[u8])> {
        let lists = (0..)
            .zip(&self.chunks)
            .filter_map(|(at, chunk)| Some((self.start(at), Lists::open(chunk.bytes.get()?)?)));
        lists.flat_map(|(start, list)| (0..list.len()).filter_map(move |n| Some((start + n, list.get(n)?))))
    }

    fn name(&self, at: usize) -> u64 {
        let bytes = self.names.get(at * NAME..(at + 1) * NAME).unwrap_or_default();
        bytes.iter().rev().fold(0, |name, &byte| name << 8 | u64::from(byte))
    }

    fn is_asked(&self) -> bool {
        self.chunks.iter().any(|chunk| chunk.state.load(Relaxed) >= ASKED)
    }

    /// Adds the names of those in one state, each once, that first which was asked for first, and puts them into another.
    fn take(&self, from: u32, to: u32, names: &mut Vec<u64>) {
        let mut taken = Vec::new();
        for (at, chunk) in (0..).zip(&self.chunks) {
            let state = chunk.state.load(Relaxed);
            if state.min(ASKED) == from {
                chunk.state.store(to, Relaxed);
                taken.push(u64::from(state) << (8 * NAME) | self.name(at));
            }
        }
        // A heap: see `sorted` in query/merge.rs.
        for name in BinaryHeap::from(taken).into_sorted_vec() {
            let name = name & ((1 << (8 * NAME)) - 1);
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }

    /// Whether a chunk has this name and can be of these bytes; two of the same bytes are one file.
    fn supply(&self, name: u64, bytes: &[u8]) -> bool {
        let mut fits = false;
        for (at, chunk) in (0..).zip(&self.chunks) {
            let len = chunk.end as usize - self.start(at);
            if self.name(at) == name && Lists::open(bytes).is_some_and(|list| list.len() == len) {
                fits = true;
                chunk.state.store(UNKNOWN, Relaxed);
                // Supplied twice, the first stays.
                chunk.bytes.set(bytes.into()).ok();
            }
        }
        fits
    }

    fn lose(&self, name: u64) {
        for (at, chunk) in (0..).zip(&self.chunks) {
            if self.name(at) == name {
                chunk.state.store(LOST, Relaxed);
            }
        }
    }
}

/// All that an index may have elsewhere.
#[derive(Clone, Copy)]
pub(super) struct Elsewhere<'i>(pub(super) [&'i Strings<'i>; CHUNKED.len()]);

impl<'i> Elsewhere<'i> {
    fn chunks(self) -> impl Iterator<Item = &'i Chunks<'i>> {
        self.0.into_iter().filter_map(Strings::chunks)
    }

    /// Whether something was asked for that is not here.
    pub(super) fn is_asked(self) -> bool {
        self.chunks().any(Chunks::is_asked)
    }

    /// What was asked for and is not here, that first which was asked for first; asked once.
    pub(super) fn asked(self) -> Vec<u64> {
        let mut names = Vec::new();
        self.chunks().for_each(|chunks| chunks.take(ASKED, UNKNOWN, &mut names));
        names
    }

    /// What was asked for and is lost; told once.
    pub(super) fn faults(self) -> Vec<u64> {
        let mut names = Vec::new();
        self.chunks().for_each(|chunks| chunks.take(FAULT, LOST, &mut names));
        names
    }

    /// Takes a chunk that has come, if it is the one of that name.
    pub(super) fn supply(self, named: u64, bytes: &[u8]) -> bool {
        let mut fits = false;
        if name(bytes) == named {
            self.chunks().for_each(|chunks| fits |= chunks.supply(named, bytes));
        }
        fits
    }

    /// Goes on without a chunk.
    pub(super) fn lose(self, name: u64) {
        self.chunks().for_each(|chunks| chunks.lose(name));
    }

    /// Asks for lost ones again.
    pub(super) fn forget_losses(self) {
        for state in [LOST, FAULT] {
            self.chunks().for_each(|chunks| chunks.take(state, UNKNOWN, &mut Vec::new()));
        }
    }
}
