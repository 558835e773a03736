//! What only panics would say is blanked in a module's data.
//!
//! `snip.mjs` takes the code of panics out, but nothing tells a compiler's data from each other afterwards: so texts are
//! known by their words, source files by their ending, and places in them by the address of the file's name. Zeros are not
//! sent: memory is full of them.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use wasm_encoder::{ConstExpr, DataSection};
use wasmparser::{DataKind, DataSectionReader, Operator};

/// Texts of the standard library that panics show; one that it words otherwise some day only stays where it is.
const TEXTS: [&str; 28] = [
    "Once instance has previously been poisoned",
    "one-time initialization may not be performed recursively",
    "slice index starts at ",
    " but ends at ",
    "index out of bounds: the len is ",
    " but the index is ",
    "range start index ",
    "range end index ",
    " out of range for slice of length ",
    "cannot access a Thread Local Storage value during or after destruction: ",
    "copy_from_slice: source slice length (",
    ") does not match destination slice length (",
    "insertion index (is ",
    ") should be <= len (is ",
    "internal error: entered unreachable code",
    ": invalid Once state",
    "called `Option::unwrap()` on a `None` value",
    "assertion failed: self.is_char_boundary(new_len)",
    "encode_utf8: need ",
    " bytes to encode U+",
    " but buffer has just ",
    "capacity overflow",
    "attempt to join into collection with len > usize::MAX",
    "attempt to calculate the remainder with a divisor of zero",
    "RefCell already mutably borrowed",
    "RefCell already borrowed",
    "LazyCell instance has previously been poisoned",
    // How numbers are formatted.
    "0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849\
     5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899",
];
/// How the name of a source file ends, before a zero.
const FILE: &[u8] = b".rs\0";
/// Where a panic is: address and length of the file's name, line and column, four bytes each.
const PLACE: usize = 16;

/// The data without that.
///
/// # Errors
/// If it is not data as compilers write it.
pub(crate) fn blanked(section: &DataSectionReader<'_>) -> Result<DataSection> {
    let mut segments = Vec::new();
    for segment in section.clone() {
        let segment = segment?;
        let address = match segment.kind {
            DataKind::Active { offset_expr, .. } => match offset_expr.get_operators_reader().read()? {
                Operator::I32Const { value } => Some(value.cast_unsigned()),
                _ => None,
            },
            DataKind::Passive => None,
        };
        segments.push((address.context("its data has no address")?, segment.data.to_vec()));
    }
    blank(&mut segments);
    let mut data = DataSection::new();
    for (address, bytes) in segments {
        data.active(0, &ConstExpr::i32_const(address.cast_signed()), bytes);
    }
    Ok(data)
}

/// Blanks in `segments`, each with its address.
fn blank(segments: &mut [(u32, Vec<u8>)]) {
    let mut files = BTreeMap::new();
    for (address, data) in segments.iter_mut() {
        for text in TEXTS {
            while let Some(at) = position(data, text.as_bytes()) {
                clear(data, at, text.len());
            }
        }
        while let Some(end) = position(data, FILE) {
            let named = data.get(..end).unwrap_or_default();
            let length = named.iter().rev().take_while(|byte| is_of_a_name(**byte)).count();
            files.insert(*address + (end - length) as u32, length + FILE.len() - 1);
            clear(data, end - length, length + FILE.len());
        }
    }
    for (address, data) in segments {
        let mut at = address.wrapping_neg() as usize % 4;
        while let Some(&[a, b, c, d, e, f, g, h, ..]) = data.get(at..at + PLACE) {
            let (name, length) = (u32::from_le_bytes([a, b, c, d]), u32::from_le_bytes([e, f, g, h]));
            let is_place = files.get(&name).is_some_and(|&file| file == length as usize);
            if is_place {
                clear(data, at, PLACE);
            }
            at += if is_place { PLACE } else { 4 };
        }
    }
}

fn is_of_a_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"/._-".contains(&byte)
}

fn position(data: &[u8], text: &[u8]) -> Option<usize> {
    data.windows(text.len()).position(|window| window == text)
}

fn clear(data: &mut [u8], at: usize, length: usize) {
    data.iter_mut().skip(at).take(length).for_each(|byte| *byte = 0);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_files_and_places_go_and_nothing_else() {
        let name = b"?src/lib.rs\0";
        let place = |address: u32, length: u32| [address, length, 3, 4].map(u32::to_le_bytes).concat();
        let data = [name.as_slice(), &place(101, 10), &place(101, 9), b"our range start index 1"].concat();
        let mut segments = [(100, data)];
        blank(&mut segments);
        let left = [b"?".as_slice(), &[0; 11 + PLACE], &place(101, 9), b"our ", &[0; 18], b"1"].concat();
        assert_eq!(segments[0].1, left);
    }
}
