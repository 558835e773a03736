//! How do sections become one file, and how is a fault noticed?
//!
//! ```text
//! magic      8 bytes   "kashaf\x1A\n"
//! version    u32
//! sections   u32       how many entries the table has
//! checksum   u64       XXH64 of all header bytes but these eight, table included
//! table      24 bytes a section:
//!   name     8 bytes   ASCII, filled with zeros
//!   offset   u32       from the first byte of the file; FFFF FFFF is kept for sections outside of it
//!   length   u32
//!   checksum u64       XXH64 of the section
//! then the sections, without gaps
//! ```
//!
//! Numbers are little-endian. A section is found by its name, never by its place, so one can move out of the
//! file later, and an engine passes over names it does not know. XXH64 changes with any single changed byte: each
//! of its steps is a bijection of the input word.

use xxhash_rust::xxh64::xxh64;

use super::IndexError;

/// Text tools stop at the control character, and a transfer that rewrites line ends breaks the magic.
const MAGIC: [u8; 8] = *b"kashaf\x1A\n";
/// Version of the format; an index of another version must be built again.
pub const VERSION: u32 = 4;

const CHECKSUM: std::ops::Range<usize> = 16..24;
const TABLE: usize = 24;
const ENTRY: usize = 24;

/// Puts sections together.
#[derive(Debug, Default)]
pub struct Writer {
    sections: Vec<(String, Vec<u8>)>,
}

impl Writer {
    /// Adds a section; `name` has at most eight ASCII bytes.
    pub fn section(&mut self, name: &str, bytes: Vec<u8>) {
        debug_assert!(name.len() <= 8 && name.is_ascii());
        self.sections.push((name.to_owned(), bytes));
    }

    /// The whole file; `None` if it would pass 4 GiB.
    #[must_use]
    pub fn finish(self) -> Option<Vec<u8>> {
        let mut out = MAGIC.to_vec();
        out.extend(VERSION.to_le_bytes());
        out.extend(u32::try_from(self.sections.len()).ok()?.to_le_bytes());
        out.extend([0; 8]);
        let mut offset = TABLE + ENTRY * self.sections.len();
        for (name, bytes) in &self.sections {
            let mut padded = [0; 8];
            padded.iter_mut().zip(name.bytes()).for_each(|(to, from)| *to = from);
            out.extend(padded);
            out.extend(u32::try_from(offset).ok().filter(|&at| at != u32::MAX)?.to_le_bytes());
            out.extend(u32::try_from(bytes.len()).ok()?.to_le_bytes());
            out.extend(xxh64(bytes, 0).to_le_bytes());
            offset += bytes.len();
        }
        let checksum = header_checksum(&out);
        out[CHECKSUM].copy_from_slice(&checksum.to_le_bytes());
        for (_, bytes) in self.sections {
            out.extend(bytes);
        }
        Some(out)
    }
}

/// The sections of a file whose checksums all hold.
#[derive(Clone, Debug)]
pub struct Sections<'a> {
    table: Vec<(String, &'a [u8])>,
}

impl<'a> Sections<'a> {
    /// Checks the header and every section.
    ///
    /// # Errors
    /// Any of [`IndexError`] but a missing or malformed section.
    pub fn open(bytes: &'a [u8]) -> Result<Self, IndexError> {
        let known = bytes.len().min(MAGIC.len());
        if bytes[..known] != MAGIC[..known] {
            return Err(IndexError::NotAnIndex);
        }
        let cut =
            |expected: usize| IndexError::Truncated { expected: expected as u64, found: bytes.len() as u64 };
        let version = u32_at(bytes, 8).ok_or(cut(TABLE))?;
        if version != VERSION {
            return Err(IndexError::Version { found: version });
        }
        let count = u32_at(bytes, 12).ok_or(cut(TABLE))? as usize;
        let stated = bytes.get(CHECKSUM).ok_or(cut(TABLE))?;
        // A count so large that the table cannot be measured was altered.
        let end = count
            .checked_mul(ENTRY)
            .and_then(|len| len.checked_add(TABLE))
            .ok_or(IndexError::HeaderChecksum)?;
        let header = bytes.get(..end).ok_or(cut(end))?;
        if header_checksum(header).to_le_bytes() != stated {
            return Err(IndexError::HeaderChecksum);
        }
        let entries = || header[TABLE..].chunks_exact(ENTRY);
        let range = |entry| field(entry, 8)..field(entry, 8).saturating_add(field(entry, 12));
        let whole = entries().map(|entry| range(entry).end).fold(end, usize::max);
        match bytes.len().checked_sub(whole) {
            None => return Err(cut(whole)),
            Some(0) => {}
            Some(extra) => return Err(IndexError::TrailingBytes { extra: extra as u64 }),
        }
        let mut table = Vec::with_capacity(count);
        for entry in entries() {
            let section = bytes.get(range(entry)).ok_or(cut(whole))?;
            let name: String =
                entry[..8].iter().map(|&byte| char::from(byte)).filter(|&c| c != '\0').collect();
            if xxh64(section, 0).to_le_bytes() != entry[16..24] {
                return Err(IndexError::SectionChecksum { section: name });
            }
            table.push((name, section));
        }
        Ok(Sections { table })
    }

    /// The section called `name`.
    ///
    /// # Errors
    /// [`IndexError::MissingSection`].
    pub fn get(&self, name: &'static str) -> Result<&'a [u8], IndexError> {
        let found = self.table.iter().find(|(stored, _)| stored == name);
        found.map(|(_, bytes)| *bytes).ok_or(IndexError::MissingSection { section: name })
    }

    /// Name and bytes of every section.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &'a [u8])> {
        self.table.iter().map(|(name, bytes)| (name.as_str(), *bytes))
    }
}

fn header_checksum(header: &[u8]) -> u64 {
    // Chained, so that the eight bytes of the checksum itself stay out without copying the header.
    xxh64(&header[CHECKSUM.end..], xxh64(&header[..CHECKSUM.start], 0))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}

fn field(entry: &[u8], at: usize) -> usize {
    u32_at(entry, at).map_or(usize::MAX, |value| value as usize)
}
