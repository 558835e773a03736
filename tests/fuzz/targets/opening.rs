//! Any bytes may be opened as an index, with their own checksums and with such as fit.
#![no_main]

use kashaf_engine::index::Index;
use kashaf_fuzz::{repaired, use_all};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for bytes in [bytes, &repaired(bytes)] {
        if let Ok(index) = Index::open(bytes) {
            use_all(&index);
        }
    }
});
