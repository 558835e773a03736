//! What does each stage of an answer cost?
//!
//! `cargo bench -p kashaf-engine` measures all of them, with a part of a name only those; `-- --test` tries each once.
//! KASHAF_BENCH_ARTICLES names a file of real articles (see `articles`).
#![allow(missing_docs, reason = "criterion's macros make functions")]
#![allow(clippy::expect_used, reason = "a bench without articles cannot go on")]

mod articles;

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use kashaf_engine::analysis::tokens;
use kashaf_engine::index::{Index, build};
use kashaf_engine::query::merge::{lowest, postings};
use kashaf_engine::query::parse::{Part, parse};
use kashaf_engine::query::widen::widen;
use kashaf_engine::query::{Options, article, search, suggest::suggest};
use kashaf_engine::snippet::best_passages;

const SIZES: [usize; 2] = [1_000, 10_000];

/// Queries of every kind, made of words that some article has.
struct Queries {
    word: String,
    words: String,
    phrase: String,
    begun: String,
    typo: String,
}

impl Queries {
    fn of(title: &str) -> Queries {
        let mut words: Vec<&str> = title.split_whitespace().collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let long = words.first().copied().unwrap_or_default();
        let mut letters: Vec<char> = long.chars().collect();
        if letters.len() > 2 {
            letters.swap(1, 2);
        }
        let part = |count| title.split_whitespace().take(count).collect::<Vec<_>>().join(" ");
        Queries {
            word: format!("{long} "),
            words: format!("{} ", part(3)),
            phrase: format!("\"{}\"", part(2)),
            begun: long.chars().take(2).collect(),
            typo: letters.into_iter().chain([' ']).collect(),
        }
    }
}

fn stages(criterion: &mut Criterion) {
    for size in SIZES {
        let documents = articles::articles(size);
        let bytes = build(&documents).expect("articles that can be built");
        let index = Index::open(&bytes).expect("an index as it was built");
        let middle = &documents[size / 2];
        let Queries { word, words, phrase, begun, typo } = Queries::of(&middle.title);
        let mut bench = |name: &str, work: &mut dyn FnMut()| {
            criterion.bench_function(&format!("{name}/{size}"), |bencher| bencher.iter(&mut *work));
        };
        bench("open", &mut || drop(black_box(Index::open(&bytes))));
        bench("tokens", &mut || middle.texts().for_each(|text| drop(black_box(tokens(text).last()))));
        bench("parse", &mut || drop(black_box(parse(&words))));
        for (kind, query) in [("word", &word), ("begun", &begun), ("typo", &typo)] {
            if let Some(Part::Clause(clause)) = parse(query).wanted.first() {
                bench(&format!("widen/{kind}"), &mut || drop(black_box(widen(&index, clause))));
            }
        }
        let terms = index.with_prefix(&begun).collect::<Vec<u32>>();
        let few = index.forms(word.trim());
        bench("postings/forms", &mut || drop(black_box(postings(&index, &few))));
        bench("postings/begun", &mut || drop(black_box(postings(&index, &terms))));
        let none = Options { limit: 0, ..Options::default() };
        bench("evaluate", &mut || drop(black_box(search(&index, &words, &none))));
        let scores: Vec<u64> = (0..size as u64).map(|number| number.wrapping_mul(0x9E37_79B9)).collect();
        bench("rank", &mut || drop(black_box(lowest(scores.clone(), 10))));
        let (shown, marks) = article(&index, &middle.id, &words).expect("an article of the index");
        bench("snippet", &mut || {
            let found: Vec<_> = shown.texts().map(|text| marks.find(text)).collect();
            drop(black_box(best_passages(&shown, &found, &marks)));
        });
        bench("suggest", &mut || drop(black_box(suggest(&index, &begun, 8))));
        let kinds =
            [("word", &word), ("words", &words), ("phrase", &phrase), ("begun", &begun), ("typo", &typo)];
        for (kind, query) in kinds {
            bench(&format!("search/{kind}"), &mut || {
                drop(black_box(search(&index, query, &Options::default())));
            });
        }
    }
}

criterion_group!(benches, stages);
criterion_main!(benches);
