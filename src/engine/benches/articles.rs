//! Articles for the benches: made up like news, the same in every run; or real ones, if there are some at hand.

use std::env;
use std::fs;

use kashaf_engine::document::{Document, Paragraph};
use serde::Deserialize;

/// A file of articles, one JSON object with `id`, `title` and `text` a line, that is taken in place of made-up ones.
const REAL: &str = "KASHAF_BENCH_ARTICLES";

const LETTERS: [char; 28] = [
    'ا', 'ل', 'ي', 'م', 'و', 'ن', 'ر', 'ت', 'ب', 'ه', 'ع', 'د', 'س', 'ف', 'ك', 'ق', 'ح', 'ج', 'ش', 'ص', 'ط',
    'خ', 'ز', 'ض', 'ذ', 'ث', 'غ', 'ظ',
];
const BEFORE: [&str; 8] = ["", "", "", "ال", "ال", "وال", "ب", "لل"];
const BEHIND: [&str; 8] = ["", "", "", "", "ة", "ات", "ها", "ين"];
/// Different stems that the articles choose from.
const STEMS: usize = 20_000;

#[derive(Deserialize)]
struct Line {
    id: String,
    #[serde(default)]
    title: String,
    text: String,
}

/// A number sequence that is the same everywhere (Marsaglia's xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % end
    }

    /// A rank by Zipf's law: of so many, the first most often.
    fn rank(&mut self, count: usize) -> usize {
        let share = self.below(1 << 20) as f64 / f64::from(1 << 20);
        ((count as f64).powf(share) as usize).min(count) - 1
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

/// So many articles.
pub(crate) fn articles(count: usize) -> Vec<Document> {
    match env::var(REAL) {
        Ok(path) => real(&path).into_iter().cycle().take(count).enumerate().map(numbered).collect(),
        Err(_) => made_up(count),
    }
}

fn real(path: &str) -> Vec<Document> {
    let text = fs::read_to_string(path).expect(path);
    let lines = text.lines().map(|line| serde_json::from_str::<Line>(line).expect(line));
    lines.map(|Line { id, title, text }| document(id, title, &text)).collect()
}

/// Articles that come again need a name of their own.
fn numbered((number, article): (usize, Document)) -> Document {
    Document { id: format!("{number}-{}", article.id), ..article }
}

fn document(id: String, title: String, text: &str) -> Document {
    let paragraphs = text.lines().map(|text| Paragraph { text: text.to_owned(), ..Paragraph::default() });
    Document { id, title, lang: "ar".to_owned(), paragraphs: paragraphs.collect(), ..Document::default() }
}

fn made_up(count: usize) -> Vec<Document> {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let stems: Vec<String> = (0..STEMS)
        .map(|_| (0..3 + random.below(4)).map(|_| LETTERS[random.rank(LETTERS.len())]).collect())
        .collect();
    let mut words = |count: usize| {
        let words = (0..count).map(|_| {
            [random.one_of(&BEFORE), stems[random.rank(STEMS)].as_str(), random.one_of(&BEHIND)].concat()
        });
        words.collect::<Vec<_>>().join(" ")
    };
    let article = |number: usize| {
        let text: Vec<String> = (0..4).map(|_| words(45)).collect();
        document(format!("article-{number}"), words(8), &text.join("\n"))
    };
    (0..count).map(article).collect()
}
