//! Which terms share a derived key, such as a stem?
//!
//! Derived keys are not stored: a class lies in the bucket that the hash of its key names, and a reader makes the
//! key of its first term again to see that it is the one. That takes a third of the bytes of an fst over the keys.
//!
//! A bucket holds its classes one after the other, a class its terms, ascending, as varints
//! `distance to the term before << 1 | more follow`.

use xxhash_rust::xxh64::xxh64;

use super::bytes::{Cursor, put_varint};
use super::lists::{self, Lists};

/// Writes classes, given as key and ascending terms; `None` past 4 GiB.
#[must_use]
pub fn write<'k>(classes: impl ExactSizeIterator<Item = (&'k String, &'k Vec<u32>)>) -> Option<Vec<u8>> {
    let mut buckets = vec![Vec::new(); classes.len()];
    for (key, terms) in classes {
        let at = bucket(key, buckets.len());
        let mut before = 0;
        for (n, &term) in terms.iter().enumerate() {
            let more = n + 1 < terms.len();
            put_varint(&mut buckets[at], (term - before) << 1 | u32::from(more));
            before = term;
        }
    }
    lists::write(&buckets)
}

fn bucket(key: &str, buckets: usize) -> usize {
    (xxh64(key.as_bytes(), 0) % buckets.max(1) as u64) as usize
}

/// The terms of the class called `key`, ascending; none if there is none. `key_of` makes the key of a term.
#[must_use]
pub fn find(buckets: &Lists<'_>, key: &str, key_of: &dyn Fn(u32) -> Option<String>) -> Vec<u32> {
    let mut cursor = Cursor::new(buckets.get(bucket(key, buckets.len())).unwrap_or_default());
    while !cursor.rest().is_empty() {
        let terms = class(&mut cursor);
        if terms.first().and_then(|&term| key_of(term)).is_some_and(|found| found == key) {
            return terms;
        }
    }
    Vec::new()
}

fn class(cursor: &mut Cursor<'_>) -> Vec<u32> {
    let mut terms = Vec::new();
    let (mut term, mut more) = (0u32, true);
    while let Some(entry) = more.then(|| cursor.varint()).flatten() {
        term = term.saturating_add(entry >> 1);
        more = entry & 1 == 1;
        terms.push(term);
    }
    terms
}
