//! Bytes that nobody wrote: no decoder panics, and neither does an index whose sections hold nonsense under right
//! checksums.

use kashaf_engine::index::format::Writer;
use kashaf_engine::query::{Options, article, search};

use super::*;
use crate::support::{SECTIONS, sections};

fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
    let byte = prop_oneof![any::<u8>(), 0..8u8, Just(0xFF)];
    prop::collection::vec(byte, 0..200)
}

fn damaged_section() -> impl Strategy<Value = &'static str> {
    prop::sample::select(SECTIONS.to_vec())
}

/// What happens to a section.
#[derive(Clone, Debug)]
enum Damage {
    Replaced(Vec<u8>),
    /// Bytes overwritten, each at a share of the length.
    Overwritten(Vec<(u16, u8)>),
    /// Cut at a share of the length.
    Cut(u16),
}

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        1 => any_bytes().prop_map(Damage::Replaced),
        4 => prop::collection::vec(any::<(u16, u8)>(), 1..200).prop_map(Damage::Overwritten),
        1 => any::<u16>().prop_map(Damage::Cut),
    ]
}

impl Damage {
    fn done_to(&self, section: &[u8]) -> Vec<u8> {
        let place = |share: u16| section.len() * usize::from(share) / (usize::from(u16::MAX) + 1);
        let mut bytes = section.to_vec();
        match self {
            Damage::Replaced(other) => bytes.clone_from(other),
            Damage::Overwritten(places) => {
                places.iter().for_each(|&(share, byte)| bytes[place(share)] = byte);
            }
            Damage::Cut(share) => bytes.truncate(place(*share)),
        }
        bytes
    }
}

/// Asks everything that a page asks.
fn use_up(bytes: &[u8]) -> bool {
    let Ok(index) = kashaf_engine::index::Index::open(bytes) else { return false };
    for query in ["العراق", "\"انسحاب القوات\" ال", "ماكنزي -واشنطن", "محادثات في واشنطن وبغداد اليوم و"]
    {
        let answer = search(&index, query, &Options::default());
        assert!(answer.hits.len() <= answer.total);
        for hit in &answer.hits {
            let _ = article(&index, &hit.document.id, query);
        }
    }
    for number in 0..index.documents() as u32 + 1 {
        let _ = (index.document(number), index.field_length(number, Field::Body));
    }
    true
}

proptest! {
    #[test]
    fn no_decoder_panics(bytes in any_bytes(), count in 0..40u8, page in page()) {
        let mut cursor = Cursor::new(&bytes);
        while let Some(value) = cursor.varint() {
            cursor.skip_varints(value % 8);
            let _ = cursor.slice();
        }

        // A count that the table has room for: most bytes are no list at all.
        let list = [&[count, 0, 0, 0], bytes.as_slice()].concat();
        if let Some(list) = Lists::open(&list) {
            for n in 0..list.len() + 1 {
                let _ = list.get(n);
            }
            let _ = classes::find(&list, "key", &|term| (term % 2 == 0).then(|| "other".to_owned()));
        }
        let _ = Lists::open(&bytes).map(|list| list.get(0));

        let mut places = Places::new(&bytes);
        for (n, posting) in Postings::new(&bytes).enumerate() {
            match n % 3 {
                0 => places.pass(posting.frequencies),
                _ => places.each(posting.frequencies, &mut |_, _| {}),
            }
        }

        let _ = page.decode(&bytes);
        let _ = Terms::open(&bytes, page);
    }

    #[test]
    fn an_index_of_nonsense_does_not_panic(section in damaged_section(), damage in damage()) {
        let mut writer = Writer::default();
        for (name, bytes) in sections() {
            writer.section(name, if name == section { damage.done_to(&bytes) } else { bytes });
        }
        use_up(&writer.finish().unwrap());
    }
}

#[test]
fn some_nonsense_does_open() {
    // Otherwise the test above would show nothing of what lies behind opening.
    let spoiled = Damage::Overwritten((0..500).map(|n| (n * 131, 0xFF)).collect());
    let mut writer = Writer::default();
    for (name, bytes) in sections() {
        // The number of strings at the beginning must stay.
        let damaged = [&bytes[..4], &spoiled.done_to(&bytes[4..])].concat();
        writer.section(name, if name == "docs" { damaged } else { bytes });
    }
    assert!(use_up(&writer.finish().unwrap()));
}
