//! How is the n-th of many byte strings found without an offset for each?
//!
//! Strings stand in groups of [`GROUP`]. Where each group begins is one `u32`; inside a group the lengths come
//! first, as varints. That costs little over one byte a string where an offset table costs four.
//!
//! ```text
//! count      u32
//! groups     u32 each: where group g begins, counted from the end of this table
//! group      varint lengths of its strings, then the strings
//! ```

use super::bytes::{Cursor, put_len};

/// Strings a group: finding one reads at most this many lengths, and the table costs 4 / 16 byte a string.
pub const GROUP: usize = 16;

/// Writes `strings` in their order; `None` past 4 GiB.
#[must_use]
pub fn write(strings: &[Vec<u8>]) -> Option<Vec<u8>> {
    let mut groups = Vec::new();
    let mut body: Vec<u8> = Vec::new();
    for group in strings.chunks(GROUP) {
        groups.extend(u32::try_from(body.len()).ok()?.to_le_bytes());
        for string in group {
            put_len(&mut body, string.len());
        }
        for string in group {
            body.extend_from_slice(string);
        }
    }
    let mut out = u32::try_from(strings.len()).ok()?.to_le_bytes().to_vec();
    out.extend(groups);
    out.extend(body);
    Some(out)
}

/// Byte strings found by number.
#[derive(Clone, Copy, Debug, Default)]
pub struct Lists<'a> {
    len: usize,
    groups: &'a [u8],
    body: &'a [u8],
}

impl<'a> Lists<'a> {
    /// Reads what [`write()`] wrote; `None` if the table does not fit.
    #[must_use]
    pub fn open(bytes: &'a [u8]) -> Option<Self> {
        let (count, rest) = bytes.split_at_checked(4)?;
        let len = u32::from_le_bytes(count.try_into().ok()?) as usize;
        let (groups, body) = rest.split_at_checked(len.div_ceil(GROUP).checked_mul(4)?)?;
        Some(Lists { len, groups, body })
    }

    /// How many strings there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// All strings in order: the lengths of a group are read once.
    pub fn iter(&self) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        let (len, mut rest, mut lengths) = (self.len, Cursor::new(self.body), Cursor::default());
        (0..len).map_while(move |n| {
            if n % GROUP == 0 {
                lengths = rest;
                rest.skip_varints(GROUP.min(len - n) as u32);
            }
            rest.take(lengths.varint()? as usize)
        })
    }

    /// String number `n`; `None` past the last.
    #[must_use]
    pub fn get(&self, n: usize) -> Option<&'a [u8]> {
        if n >= self.len {
            return None;
        }
        let (group, within) = (n / GROUP, n % GROUP);
        let start = self.groups.get(group * 4..group * 4 + 4)?.try_into().ok().map(u32::from_le_bytes)?;
        let mut cursor = Cursor::new(self.body.get(start as usize..)?);
        let members = GROUP.min(self.len - group * GROUP);
        let mut before = 0usize;
        for _ in 0..within {
            before = before.checked_add(cursor.varint()? as usize)?;
        }
        let len = cursor.varint()? as usize;
        cursor.skip_varints((members - within - 1) as u32);
        cursor.take(before)?;
        cursor.take(len)
    }
}
