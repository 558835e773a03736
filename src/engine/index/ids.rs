//! Which documents may have an id, where the stored fields that say it are elsewhere?
//!
//! A list of buckets. An id is in the bucket of its hash; of each document there stand
//!
//! ```text
//! check   byte of the hash: few others in the bucket have it too
//! number  varint
//! ```

use xxhash_rust::xxh64::xxh64;

use super::bytes::{Cursor, put_varint};
use super::chunks::Strings;

/// Documents a bucket: more would need less room for lengths, and be as often looked through in vain.
const BUCKET: usize = 16;

/// The buckets of ids as they are stored, by document number.
#[must_use]
pub(super) fn write(ids: &[&[u8]]) -> Vec<Vec<u8>> {
    let mut buckets = vec![Vec::new(); ids.len().div_ceil(BUCKET)];
    for (number, id) in (0u32..).zip(ids) {
        let (at, check) = place(id, buckets.len());
        if let Some(bucket) = buckets.get_mut(at) {
            bucket.push(check);
            put_varint(bucket, number);
        }
    }
    buckets
}

/// The documents that may have an id.
pub(super) fn find(buckets: &Strings<'_>, id: &[u8]) -> Vec<u32> {
    let (at, check) = place(id, buckets.len());
    let mut bucket = Cursor::new(buckets.get(at).unwrap_or_default());
    let mut numbers = Vec::new();
    while let (Some(its), Some(number)) = (bucket.byte(), bucket.varint()) {
        if its == check {
            numbers.push(number);
        }
    }
    numbers
}

fn place(id: &[u8], buckets: usize) -> (usize, u8) {
    let hash = xxh64(id, 0);
    ((hash % buckets.max(1) as u64) as usize, (hash >> 56) as u8)
}
