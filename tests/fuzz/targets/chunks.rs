//! An index in parts: any bytes for a chunk, any table of chunks, and any chunk whose name in the table fits.
#![no_main]

use std::sync::LazyLock;

use kashaf_engine::index::chunks::{self, LISTS, TEXTS};
use kashaf_engine::index::format::{Sections, Writer};
use kashaf_engine::index::{Index, Split, split_by};
use kashaf_fuzz::{INDEX, use_all};
use libfuzzer_sys::{Corpus, fuzz_target};

/// Bytes of a name in the table.
const NAME: usize = 6;

static PARTS: LazyLock<Option<Split>> =
    LazyLock::new(|| split_by(&INDEX, &[LISTS, TEXTS].concat(), [512; 4]).ok());

fuzz_target!(|input: &[u8]| -> Corpus {
    let (Some(Split { index, chunks }), Some((&how, bytes))) = (&*PARTS, input.split_first()) else {
        return Corpus::Reject;
    };
    let (way, at) = (how % 3, usize::from(how) / 3 % chunks.len());
    let replaced = chunks[at].0;
    let table = |own: &[u8]| match way {
        0 => own.to_vec(),
        1 => bytes.to_vec(),
        // The name of one chunk becomes that of these bytes.
        _ => {
            let [from, to] = [replaced, chunks::name(bytes)].map(|name| name.to_le_bytes());
            let mut table = own.to_vec();
            if let Some(at) = own.windows(NAME).position(|name| *name == from[..NAME]) {
                table[at..at + NAME].copy_from_slice(&to[..NAME]);
            }
            table
        }
    };
    let Ok(sections) = Sections::open(index) else { return Corpus::Reject };
    let mut writer = Writer::default();
    for (name, own) in sections.iter() {
        writer.section(name, if name == "chunks" { table(own) } else { own.to_vec() });
    }
    let Some(whole) = writer.finish() else { return Corpus::Reject };
    let Ok(index) = Index::open(&whole) else { return Corpus::Keep };
    for _ in 0..3 {
        use_all(&index);
        for name in index.take_missing() {
            let own = chunks.iter().find(|(chunk, _)| *chunk == name).map(|(_, own)| own.as_slice());
            let supplied = if way == 0 && name == replaced { Some(bytes) } else { own };
            // What is not of that name is refused.
            let taken = index.supply(name, supplied.unwrap_or(bytes));
            assert!(!taken || chunks::name(supplied.unwrap_or(bytes)) == name);
            if !taken {
                index.lose(name);
            }
        }
    }
    Corpus::Keep
});
