//! Any bytes may be taken for a module; what is placed in one comes out of it again.
#![no_main]

use kashaf_builder::place::{place, take, with_rest};
use kashaf_fuzz::INDEX;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    take(bytes).ok();
    if let Ok(module) = place(bytes, &INDEX) {
        assert_eq!(take(&module).as_ref().ok(), Some(&*INDEX));
        take(&with_rest(&module, bytes)).ok();
    }
});
