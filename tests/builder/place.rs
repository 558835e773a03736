//! An index in a module that was built without it.

use kashaf_builder::place::{PlaceError, place, take};

pub(crate) use crate::bare_module::module;

#[test]
fn an_index_is_taken_out_as_it_was_placed() {
    assert_eq!(take(&module()).unwrap(), b"ab");
    for index in [b"".to_vec(), b"x".to_vec(), vec![7; 65_536], vec![9; 200_000]] {
        let placed = place(&module(), &index).unwrap();
        assert!(take(&placed).unwrap() == index, "{} bytes", index.len());
        // And again in the place of that one.
        assert_eq!(take(&place(&placed, b"other").unwrap()).unwrap(), b"other");
    }
}

#[test]
fn what_is_no_module_of_ours_is_refused() {
    for bytes in [&b""[..], b"\0asm", b"\0asm\x01\0\0\0", b"no module at all", &module()[..60]] {
        assert!(place(bytes, b"index").is_err(), "{bytes:?}");
        assert!(take(bytes).is_err(), "{bytes:?}");
    }
}

#[test]
fn a_module_that_would_lose_the_index_is_refused() {
    // Found by fuzzing: one has no memory before the index, so that its place would be in it; the other has no data.
    let beyond = &include_bytes!("../fuzz/corpus/module/place-beyond-memory")[..];
    let empty = &include_bytes!("../fuzz/corpus/module/no-data")[..];
    for module in [beyond, empty] {
        assert!(matches!(place(module, &[7; 4096]), Err(PlaceError::NoPlace)), "{module:?}");
    }
}
