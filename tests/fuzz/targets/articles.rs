//! Every reader of articles, over any bytes: what is read can be indexed, found and shown.
#![no_main]

use kashaf_builder::Settings;
use kashaf_builder::gather::gather;
use kashaf_engine::index::{Index, build_with};
use kashaf_fuzz::{OneFile, use_all};
use libfuzzer_sys::fuzz_target;

const NAMES: [&str; 6] = ["a.txt", "a.md", "a.html", "a.jsonl", "a.csv", "synonyms.txt"];

fuzz_target!(|input: &[u8]| {
    let Some((&which, bytes)) = input.split_first() else { return };
    let name = NAMES[usize::from(which) % NAMES.len()];
    let settings = Settings { paths: vec!["articles".to_owned()], ..Settings::default() };
    let Ok(gathered) = gather(&OneFile { name, bytes }, &settings, &mut |_, _| ()) else { return };
    for fault in &gathered.faults {
        assert!(fault.to_string().contains("articles"), "{fault}");
    }
    let Ok(index) = build_with(&gathered.documents, &gathered.synonyms) else { return };
    use_all(&Index::open(&index).expect("what was built opens"));
});
