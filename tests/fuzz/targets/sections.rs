//! An index with one section of any bytes and with checksums that fit: a mistake of a builder, or malice.
#![no_main]

use kashaf_engine::index::Index;
use kashaf_engine::index::format::{Sections, Writer};
use kashaf_fuzz::{INDEX, use_all};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let Some((&which, bytes)) = input.split_first() else { return };
    let Ok(sections) = Sections::open(&INDEX) else { return };
    let count = sections.iter().count();
    let mut writer = Writer::default();
    for (at, (name, own)) in sections.iter().enumerate() {
        let changed = at == usize::from(which) % count;
        writer.section(name, if changed { bytes.to_vec() } else { own.to_vec() });
    }
    let Some(whole) = writer.finish() else { return };
    if let Ok(index) = Index::open(&whole) {
        use_all(&index);
    }
});
