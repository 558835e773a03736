//! Posting lists, positions and lists of strings of any bytes: all of it is walked, and none is without end.
#![no_main]

use kashaf_engine::index::bytes::Cursor;
use kashaf_engine::index::lists::Lists;
use kashaf_engine::index::postings::{Places, Postings};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Some(lists) = Lists::open(bytes) {
        let longest = (0..lists.len().min(bytes.len())).filter_map(|n| lists.get(n)).map(<[u8]>::len).max();
        assert!(longest.unwrap_or(0) <= bytes.len());
    }
    let mut places = Places::new(bytes);
    for posting in Postings::new(bytes).take(bytes.len() + 1) {
        places.each(posting.frequencies, &mut |_, _| ());
    }
    let mut cursor = Cursor::new(bytes);
    while cursor.slice().is_some() || cursor.varint().is_some() {}
});
