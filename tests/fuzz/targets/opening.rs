//! Any bytes may be opened as an index.
#![no_main]

use kashaf_engine::index::Index;
use kashaf_fuzz::use_all;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(index) = Index::open(bytes) {
        use_all(&index);
    }
});
