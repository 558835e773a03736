//! Any text is a query; what is marked in an answer lies in the text.
#![no_main]

use kashaf_engine::index::Index;
use kashaf_fuzz::{INDEX, ask};
use libfuzzer_sys::fuzz_target;

thread_local! {
    static HERE: Option<Index<'static>> = Index::open(&INDEX).ok();
}

fuzz_target!(|bytes: &[u8]| {
    HERE.with(|index| {
        if let Some(index) = index {
            ask(index, &String::from_utf8_lossy(bytes));
        }
    });
});
