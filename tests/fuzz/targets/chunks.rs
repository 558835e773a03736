//! An index in parts: any table of chunks, and any bytes for a chunk.
#![no_main]

use std::sync::LazyLock;

use kashaf_engine::index::format::{Sections, Writer};
use kashaf_engine::index::{Index, Split, chunks, split_by};
use kashaf_fuzz::{INDEX, use_all};
use libfuzzer_sys::fuzz_target;

static PARTS: LazyLock<Option<Split>> = LazyLock::new(|| split_by(&INDEX, [64; 4]).ok());

fuzz_target!(|input: &[u8]| {
    let (Some(parts), Some((&how, bytes))) = (&*PARTS, input.split_first()) else { return };
    // As many bytes as a name has from it, whatever they are: wrong ones are refused.
    if let Ok(index) = Index::open(&parts.index) {
        use_all(&index);
        for name in index.take_missing() {
            assert!(!index.supply(name, bytes) || chunks::name(bytes) == name);
        }
        use_all(&index);
    }
    // A table of any bytes, whose chunks are those that it asks for or are lost.
    let Ok(sections) = Sections::open(&parts.index) else { return };
    let mut writer = Writer::default();
    for (name, own) in sections.iter() {
        writer.section(name, if name == "chunks" { bytes.to_vec() } else { own.to_vec() });
    }
    let Some(whole) = writer.finish() else { return };
    let Ok(index) = Index::open(&whole) else { return };
    for _ in 0..3 {
        use_all(&index);
        for name in index.take_missing() {
            match parts.chunks.iter().find(|(chunk, _)| *chunk == name) {
                Some((_, chunk)) if how % 2 == 0 => assert!(index.supply(name, chunk)),
                _ => index.lose(name),
            }
        }
    }
});
