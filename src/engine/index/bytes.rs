//! Numbers in bytes: LEB128 varints, small numbers short.

/// Appends `value` in groups of seven bits, lowest first; the high bit of a byte says that more follow.
pub fn put_varint(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push((value & 0x7F) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// A length or count as a varint; the format ends at 4 GiB.
pub fn put_len(out: &mut Vec<u8>, len: usize) {
    put_varint(out, u32::try_from(len).unwrap_or(u32::MAX));
}

/// Appends a varint length and the bytes.
pub fn put_slice(out: &mut Vec<u8>, bytes: &[u8]) {
    put_len(out, bytes.len());
    out.extend_from_slice(bytes);
}

/// Reads forward through bytes and never past their end.
///
/// ```
/// use kashaf_engine::index::bytes::{Cursor, put_varint};
/// let mut bytes = Vec::new();
/// put_varint(&mut bytes, 300);
/// let mut cursor = Cursor::new(&bytes);
/// assert_eq!((cursor.varint(), cursor.varint()), (Some(300), None));
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Cursor<'a> {
    rest: &'a [u8],
}

impl<'a> Cursor<'a> {
    /// Starts at the first of `bytes`.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        Cursor { rest: bytes }
    }

    /// The bytes not read yet.
    #[must_use]
    pub fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// The next byte.
    #[inline]
    pub fn byte(&mut self) -> Option<u8> {
        let (&first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(first)
    }

    /// The next varint; `None` at the end, or if it does not fit 32 bits.
    pub fn varint(&mut self) -> Option<u32> {
        let (mut value, mut shift) = (0u32, 0);
        loop {
            let byte = self.byte()?;
            let bits = u32::from(byte & 0x7F);
            if shift == 28 && byte > 0x0F {
                return None;
            }
            value |= bits << shift;
            if byte < 0x80 {
                return Some(value);
            }
            shift += 7;
        }
    }

    /// Passes over `count` varints, and says how many of them there were.
    pub fn skip_varints(&mut self, count: u32) -> u32 {
        for passed in 0..count {
            match self.rest.iter().position(|&byte| byte < 0x80) {
                Some(last) => self.rest = &self.rest[last + 1..],
                None => {
                    self.rest = &[];
                    return passed;
                }
            }
        }
        count
    }

    /// The next `len` bytes.
    pub fn take(&mut self, len: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(len)?;
        self.rest = rest;
        Some(taken)
    }

    /// What [`put_slice`] wrote.
    pub fn slice(&mut self) -> Option<&'a [u8]> {
        let len = self.varint()? as usize;
        self.take(len)
    }
}
