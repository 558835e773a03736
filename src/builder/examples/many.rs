//! Articles by the hundred thousand, to see what a search over so many costs:
//!
//! ```text
//! cargo run --release -p kashaf-builder --example many -- 100000 many.jsonl
//! kashaf build many.jsonl --out many
//! ```
//!
//! Words are made as Arabic makes them, a root in a pattern with what is written together with it, and are as frequent
//! as those of news are: the n-th one n times as rare as the first (Zipf). The same number gives the same articles.

use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::{env, process};

const CONSONANTS: [char; 26] = [
    'ب', 'ت', 'ث', 'ج', 'ح', 'خ', 'د', 'ذ', 'ر', 'ز', 'س', 'ش', 'ص', 'ض', 'ط', 'ظ', 'ع', 'غ', 'ف', 'ق', 'ك',
    'ل', 'م', 'ن', 'ه', 'و',
];
/// Digits are the consonants of the root.
const PATTERNS: [&str; 16] = [
    "123",
    "1ا23",
    "م123",
    "12ا3",
    "123ة",
    "12ي3",
    "12و3",
    "ت12ي3",
    "م12و3",
    "ا123",
    "است123",
    "ان123",
    "ا1ت23",
    "مت123",
    "1وا23",
    "م1ا23ة",
];
const BEFORE: [&str; 8] = ["", "", "", "ال", "ال", "و", "وال", "ب"];
const BEHIND: [&str; 8] = ["", "", "", "", "ه", "ها", "ين", "ات"];
/// Stems to choose from; with what is written together with them some ten times as many words.
const STEMS: usize = 60_000;
/// Words of an article, and of its title.
const WORDS: usize = 150;
const TITLE: usize = 6;
const SENTENCE: usize = 12;

/// Numbers that are the same each time (SplitMix64).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % end.max(1) as u64) as usize
    }

    /// A place in a list of which each is chosen the more rarely the further behind it is.
    fn ranked(&mut self, end: usize) -> usize {
        let share = self.below(1 << 30) as f64 / f64::from(1 << 30);
        ((end as f64).powf(share) as usize).saturating_sub(1)
    }

    fn of<'s>(&mut self, all: &[&'s str]) -> &'s str {
        all.get(self.below(all.len())).copied().unwrap_or_default()
    }

    fn stem(&mut self) -> String {
        let root = [0; 3].map(|_| CONSONANTS.get(self.below(CONSONANTS.len())).copied().unwrap_or('ب'));
        let letter =
            |c: char| c.to_digit(10).and_then(|digit| root.get(digit as usize - 1)).copied().unwrap_or(c);
        self.of(&PATTERNS).chars().map(letter).collect()
    }

    fn word(&mut self, stems: &[String]) -> String {
        let stem = stems.get(self.ranked(stems.len())).map_or("", String::as_str);
        [self.of(&BEFORE), stem, self.of(&BEHIND)].concat()
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = env::args().skip(1).collect();
    let [count, file] = words.as_slice() else {
        eprintln!("how many articles, and the file for them: many 100000 many.jsonl");
        process::exit(2);
    };
    let count: usize = count.parse()?;
    let mut random = Random(7);
    let stems: Vec<String> = (0..STEMS).map(|_| random.stem()).collect();
    let mut out = BufWriter::new(File::create(file)?);
    for number in 0..count {
        let title: Vec<String> = (0..TITLE).map(|_| random.word(&stems)).collect();
        let mut text = String::new();
        // From half as long as usual to half as much again.
        for at in 1..=WORDS / 2 + random.below(WORDS) {
            text += &random.word(&stems);
            text += if at % (4 * SENTENCE) == 0 {
                ".\n\n"
            } else if at % SENTENCE == 0 {
                ". "
            } else {
                " "
            };
        }
        let article = serde_json::json!({ "id": format!("a{number}"), "title": title.join(" "), "text": text.trim_end() });
        writeln!(out, "{article}")?;
    }
    Ok(out.flush()?)
}
