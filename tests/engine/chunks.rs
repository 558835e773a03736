//! An index in chunks answers as the same index in one piece, once what it asked for was supplied; and with chunks lost it
//! answers with the rest, and names them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::sync::LazyLock;

use kashaf_engine::document::Document;
use kashaf_engine::index::chunks::{CHUNKED, LISTS, TEXTS, name, read, written};
use kashaf_engine::index::{Index, IndexError, Split, divisible, split, split_by};
use kashaf_engine::query::related::related;
use kashaf_engine::query::suggest::suggest;
use kashaf_engine::query::{Answer, Options, Sort, article, explain, search};
use proptest::prelude::*;

use crate::oracle::corpus;
use crate::oracle::expressions::queries;
use crate::support::{index_of, prove, seed_index};

/// Rounds of fetching that a question may need: lists, then texts, and one more of each for what these ask for.
const ROUNDS: usize = 4;

/// An index, and the chunks that a host has.
struct Host {
    index: Vec<u8>,
    chunks: BTreeMap<u64, Vec<u8>>,
}

impl Host {
    fn new(Split { index, chunks }: Split) -> Host {
        Host { index, chunks: chunks.into_iter().collect() }
    }

    /// The answer to a question, and how many rounds of fetching it took.
    fn ask<T>(&self, index: &Index<'_>, question: impl Fn(&Index<'_>) -> T) -> (T, usize) {
        let mut rounds = 0;
        loop {
            let answer = question(index);
            let missing = index.take_missing();
            if missing.is_empty() {
                return (answer, rounds);
            }
            rounds += 1;
            assert!(rounds <= ROUNDS, "round after round");
            assert_eq!(missing.iter().collect::<BTreeSet<_>>().len(), missing.len(), "named twice");
            for name in missing {
                match self.chunks.get(&name) {
                    Some(bytes) => assert!(index.supply(name, bytes)),
                    None => index.lose(name),
                }
            }
        }
    }
}

/// What is asked of an index, and what it says.
type Question = Box<dyn Fn(&Index<'_>) -> String>;

/// All that can be asked of an index with a text.
fn questions(text: &str) -> Vec<Question> {
    fn said(answer: impl Debug) -> String {
        format!("{answer:?}")
    }
    let [a, b, c, d, e] = std::array::from_fn(|_| text.to_owned());
    vec![
        Box::new(move |index| said(search(index, &a, &Options::default()))),
        Box::new(move |index| {
            let options =
                Options { limit: 2, offset: 1, facets: true, sort: Sort::Newest, ..Options::default() };
            said(search(index, &b, &options))
        }),
        Box::new(move |index| said(suggest(index, &c, 8))),
        Box::new(move |index| said(explain::explain(index, &d, "article-1"))),
        Box::new(move |index| said(article(index, "article-1", &e))),
        Box::new(move |index| said(related(index, "article-0", 3))),
        Box::new(move |index| said(index.find("article-2"))),
        Box::new(move |index| said(index.find("no such article"))),
    ]
}

/// How many bytes chunks have, so that small corpora have several.
fn sizes() -> impl Strategy<Value = usize> {
    prop_oneof![Just(1), 1..60usize, 60..900usize]
}

/// What is beside the index.
fn sections() -> impl Strategy<Value = &'static [&'static str]> {
    prop_oneof![Just(LISTS), Just(TEXTS), Just(CHUNKED.as_slice())]
}

#[test]
fn an_index_in_chunks_answers_as_one_in_one_piece() {
    prove(
        "answers in chunks as in one piece",
        128,
        1_000,
        (corpus(), queries(), sizes(), sections(), "[ا-ي]{1,3}"),
        |(documents, query, size, beside, typed)| {
            let whole = index_of(&documents);
            let whole = Index::open(&whole).unwrap();
            let host = Host::new(split_by(&index_of(&documents), beside, [size; 4]).unwrap());
            for text in [query, typed] {
                // Each by itself, as on a page that was just opened, and then all on one.
                let warm = Index::open(&host.index).unwrap();
                for question in questions(&text) {
                    let expected = question(&whole);
                    let (cold, _) = host.ask(&Index::open(&host.index).unwrap(), &question);
                    prop_assert_eq!(&cold, &expected);
                    prop_assert_eq!(&host.ask(&warm, &question).0, &expected);
                    prop_assert!(warm.take_faults().is_empty());
                }
            }
            Ok(())
        },
    );
}

#[test]
fn without_some_chunks_the_rest_answers() {
    prove(
        "answers with chunks lost",
        128,
        1_000,
        (corpus(), queries(), sizes(), sections(), any::<u64>()),
        |(documents, query, size, beside, kept)| {
            let whole = index_of(&documents);
            let whole = Index::open(&whole).unwrap();
            let mut host = Host::new(split_by(&index_of(&documents), beside, [size; 4]).unwrap());
            let all = host.chunks.clone();
            host.chunks.retain(|name, _| kept >> (name % 64) & 1 == 1);
            let index = Index::open(&host.index).unwrap();
            for question in questions(&query) {
                let (answer, _) = host.ask(&index, &question);
                let faults = index.take_faults();
                prop_assert!(
                    faults.iter().all(|name| all.contains_key(name) && !host.chunks.contains_key(name))
                );
                if faults.is_empty() {
                    prop_assert_eq!(answer, question(&whole));
                }
                // Asked again, it is said again.
                question(&index);
                prop_assert_eq!(index.take_missing(), vec![]);
                prop_assert_eq!(index.take_faults(), faults);
            }
            index.forget_losses();
            host.chunks = all;
            for question in questions(&query) {
                prop_assert_eq!(host.ask(&index, &question).0, question(&whole));
                prop_assert!(index.take_faults().is_empty());
            }
            Ok(())
        },
    );
}

#[test]
fn any_bytes_are_no_table_of_chunks() {
    prove(
        "any bytes as a table of chunks",
        128,
        4_000,
        prop::collection::vec(any::<u8>(), 0..200),
        |table| {
            let bytes = with_table(&table);
            if let Ok(index) = Index::open(&bytes) {
                for question in questions("العراق بغداد") {
                    question(&index);
                    for name in index.take_missing() {
                        prop_assert!(!index.supply(name, b"other bytes"));
                        index.lose(name);
                    }
                    question(&index);
                }
            }
            Ok(())
        },
    );
}

static SEEDS: LazyLock<Split> = LazyLock::new(|| split_by(seed_index(), &CHUNKED, [600; 4]).unwrap());

/// The index of the seeds in chunks, with other bytes as its table.
fn with_table(table: &[u8]) -> Vec<u8> {
    use kashaf_engine::index::format::{Sections, Writer};
    let sections = Sections::open(&SEEDS.index).unwrap();
    let mut writer = Writer::default();
    for (name, bytes) in sections.iter() {
        writer.section(name, if name == "chunks" { table } else { bytes }.to_vec());
    }
    writer.finish().unwrap()
}

#[test]
fn a_search_takes_two_rounds() {
    let host = Host::new(SEEDS.clone());
    for query in ["العراق", "\"انسحاب القوات\"", "العراق -ماكنزي", "الكاظ", "محادثات واشنطن بغداد اليوم"]
    {
        let index = Index::open(&host.index).unwrap();
        let (answer, rounds) = host.ask(&index, |index| search(index, query, &Options::default()));
        assert_eq!((answer.hits.is_empty(), rounds), (false, 2), "{query}");
        // The next one with the same words needs none.
        assert_eq!(host.ask(&index, |index| search(index, query, &Options::default())).1, 0, "{query}");
    }
}

#[test]
fn first_hits_are_first_asked_for_and_first_answered() {
    let host = Host::new(split_by(seed_index(), TEXTS, [1; 4]).unwrap());
    let index = Index::open(&host.index).unwrap();
    let ask = || search(&index, "العراق", &Options::default());
    let titles =
        |answer: &Answer| answer.hits.iter().map(|hit| hit.document.title.clone()).collect::<Vec<_>>();
    let expected = titles(&search(&Index::open(seed_index()).unwrap(), "العراق", &Options::default()));
    assert_eq!(ask().total, expected.len());
    let missing = index.take_missing();
    assert_eq!(missing.len(), expected.len());
    // The last comes first: it waits for those before it.
    let last = missing.last().unwrap();
    assert!(index.supply(*last, &host.chunks[last]));
    for (count, name) in missing.iter().take(missing.len() - 1).enumerate() {
        assert_eq!(titles(&ask()), expected[..count]);
        assert_eq!(index.take_missing()[0], *name);
        assert!(index.supply(*name, &host.chunks[name]));
    }
    assert_eq!(titles(&ask()), expected);
    assert_eq!(index.take_missing(), vec![]);
}

#[test]
fn other_bytes_are_refused() {
    let index = Index::open(&SEEDS.index).unwrap();
    let [(first, right), (second, other), ..] = SEEDS.chunks.as_slice() else { panic!("two chunks") };
    assert!(!index.supply(*first, other));
    assert!(!index.supply(*first, &right[1..]));
    assert!(!index.supply(*first, b""));
    assert!(!index.supply(first.wrapping_add(1), right), "no such chunk");
    assert!(index.supply(*first, right));
    assert!(index.supply(*first, right), "twice is once");
    assert!(index.supply(*second, other));
}

#[test]
fn what_is_named_so_but_is_no_chunk_is_refused() {
    let right = name(b"no list");
    let table = [vec![1, 1], right.to_le_bytes().to_vec()].concat();
    let index = with_table(&[&table[..], &[0], &[0], &[0]].concat());
    // The index has more terms than one.
    assert_eq!(Index::open(&index).err(), Some(IndexError::Malformed { section: "chunks" }));
}

#[test]
fn an_index_is_split_once() {
    assert!(divisible(seed_index(), &CHUNKED).unwrap() > 10_000);
    assert_eq!(divisible(&SEEDS.index, &CHUNKED), Ok(0));
    assert_eq!(split(&SEEDS.index, &CHUNKED).unwrap_err(), IndexError::MissingSection { section: "docs" });
    assert_eq!(split(b"", &CHUNKED).unwrap_err(), Index::open(b"").err().unwrap());
}

#[test]
fn the_same_index_gives_the_same_chunks() {
    let again = split_by(seed_index(), &CHUNKED, [600; 4]).unwrap();
    assert_eq!((&again.index, &again.chunks), (&SEEDS.index, &SEEDS.chunks));
    assert!(SEEDS.chunks.iter().all(|(its, bytes)| *its == name(bytes)));
}

#[test]
fn names_are_twelve_digits() {
    assert_eq!(written(0xAB), "0000000000ab");
    for name in [0, 1, (1 << 48) - 1, 0x0123_4567_89AB] {
        assert_eq!(read(&written(name)), Some(name));
    }
    assert_eq!(["", "xyz", "ab", "0000000000000ab", "00000000000é"].map(read), [None; 5]);
}

#[test]
fn no_articles_are_no_chunks() {
    let none: [Document; 0] = [];
    let Split { index, chunks } = split(&index_of(&none), &CHUNKED).unwrap();
    assert_eq!(chunks, []);
    assert_eq!(Index::open(&index).unwrap().find("a"), None);
}
