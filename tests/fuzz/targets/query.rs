//! Any text is a query, with any choice of order and page, facets and filters among them.
#![no_main]

use kashaf_engine::index::Index;
use kashaf_engine::query::{Options, Sort, explain, search, suggest};
use kashaf_fuzz::INDEX;
use libfuzzer_sys::{Corpus, fuzz_target};

/// Longer ones are slow and bring nothing new: what they cost is counted by the engine's own tests.
const LONGEST: usize = 160;

thread_local! {
    static HERE: Option<Index<'static>> = Index::open(&INDEX).ok();
}

fuzz_target!(|bytes: &[u8]| -> Corpus {
    if bytes.len() > LONGEST {
        return Corpus::Reject;
    }
    let query = String::from_utf8_lossy(bytes);
    let how = bytes.last().map_or(0, |&byte| usize::from(byte));
    HERE.with(|index| {
        let Some(index) = index else { return };
        let options = Options {
            limit: how % 4,
            offset: how % 3,
            sort: [Sort::Relevance, Sort::Newest, Sort::Oldest][how % 3],
            facets: how % 2 == 0,
            ..Options::default()
        };
        let answer = search(index, &query, &options);
        assert!(answer.hits.len() <= options.limit && answer.hits.len() <= answer.total, "{query:?}");
        for hit in answer.hits {
            let title: String = hit.title.iter().map(|segment| segment.text.as_str()).collect();
            assert_eq!(title, hit.document.title, "{query:?}");
        }
        match how % 4 {
            0 => drop(explain::explain(index, &query, "a0")),
            _ => drop(suggest::suggest(index, &query, 3)),
        }
    });
    Corpus::Keep
});
