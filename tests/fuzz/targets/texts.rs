//! Stored text: what was written comes back, and any bytes are some text.
#![no_main]

use kashaf_engine::index::pairs::Pairs;
use kashaf_engine::index::text::CodePage;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let page = CodePage::best_for([&*text].into_iter());
    assert_eq!(page.decode(&page.encode(&text)), text);
    let _ = page.decode(bytes);
    let pairs = Pairs::best_for(page, [&*text].into_iter());
    assert_eq!(pairs.decode(&pairs.encode(&text)), text);
    let _ = pairs.decode(bytes);
});
