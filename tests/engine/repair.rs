//! Checksums that fit bytes which were changed: so a fault reaches what lies behind them.

use xxhash_rust::xxh64::xxh64;

const CHECKSUM: std::ops::Range<usize> = 16..24;
const TABLE: usize = 24;
const ENTRY: usize = 24;

/// Makes the checksums of an index right again, as far as its table says where its sections are.
pub(crate) fn repair(bytes: &mut [u8]) {
    let number = |bytes: &[u8], at: usize| {
        bytes.get(at..at + 4).and_then(|four| four.try_into().ok()).map_or(0, u32::from_le_bytes) as usize
    };
    let end = number(bytes, 12).saturating_mul(ENTRY).saturating_add(TABLE);
    if end > bytes.len() {
        return;
    }
    for entry in (TABLE..end).step_by(ENTRY) {
        let start = number(bytes, entry + 8);
        let section = bytes.get(start..start.saturating_add(number(bytes, entry + 12)));
        if let Some(checksum) = section.map(|section| xxh64(section, 0)) {
            bytes[entry + 16..entry + 24].copy_from_slice(&checksum.to_le_bytes());
        }
    }
    let checksum = xxh64(&bytes[TABLE..end], xxh64(&bytes[..CHECKSUM.start], 0));
    bytes[CHECKSUM].copy_from_slice(&checksum.to_le_bytes());
}
