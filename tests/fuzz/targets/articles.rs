//! Every reader of articles, over any bytes: what is read can be indexed, found and shown.
#![no_main]

use kashaf_builder::Settings;
use kashaf_builder::gather::gather;
use kashaf_engine::document::synonyms;
use kashaf_engine::index::{Index, build_with};
use kashaf_engine::query::{Options, search};
use kashaf_fuzz::OneFile;
use libfuzzer_sys::{Corpus, fuzz_target};

/// What the first byte of an input stands for.
const NAMES: [&str; 7] = ["a.txt", "a.md", "a.html", "a.jsonl", "a.csv", "a.tsv", synonyms::FILE];
const LONGEST: usize = 1_000;
/// One of so many inputs is indexed too, which takes three times as long as reading it.
const INDEXED: usize = 8;

fuzz_target!(|input: &[u8]| -> Corpus {
    let Some((&which, bytes)) = input.split_first() else { return Corpus::Reject };
    if bytes.len() > LONGEST {
        return Corpus::Reject;
    }
    let name = NAMES[usize::from(which) % NAMES.len()];
    let settings = Settings { paths: vec!["articles".to_owned()], ..Settings::default() };
    let gathered =
        gather(&OneFile { name, bytes }, &settings, &mut |_, _| ()).expect("the settings are right");
    for fault in gathered.faults.iter().chain(&gathered.notes) {
        assert!(fault.to_string().contains("articles"), "{fault}");
    }
    if bytes.len() % INDEXED == 0 {
        let index = build_with(&gathered.documents, &gathered.synonyms).expect("what was read is indexed");
        let index = Index::open(&index).expect("what was built opens");
        for document in &gathered.documents {
            assert!(index.find(&document.id).is_some(), "{:?}", document.id);
            let _ = search(&index, &document.title.chars().take(20).collect::<String>(), &Options::default());
        }
    }
    Corpus::Keep
});
