//! Texts that nobody types to find something, and a large index to ask with them.

use std::sync::LazyLock;

use kashaf_engine::document::{Date, Document};

use crate::support::{article, index_of};

/// A text, what it is, and whether an answer to it must say that not all of it was looked for.
pub(crate) struct Hostile {
    pub(crate) name: &'static str,
    pub(crate) text: String,
    pub(crate) cut: Option<bool>,
}

/// Numbers that look like chance and are the same each time.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Chance {
        Chance(seed)
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    pub(crate) fn of<'t, T>(&mut self, all: &'t [T]) -> &'t T {
        &all[self.below(all.len())]
    }
}

/// Words of so many letters.
pub(crate) fn made_up(letters: usize, count: usize, seed: u64) -> Vec<String> {
    const LETTERS: [char; 28] = [
        'ا', 'ب', 'ت', 'ث', 'ج', 'ح', 'خ', 'د', 'ذ', 'ر', 'ز', 'س', 'ش', 'ص', 'ض', 'ط', 'ظ', 'ع', 'غ', 'ف',
        'ق', 'ك', 'ل', 'م', 'ن', 'ه', 'و', 'ي',
    ];
    let mut chance = Chance::new(seed);
    (0..count).map(|_| (0..letters).map(|_| *chance.of(&LETTERS)).collect()).collect()
}

/// The words of the large index, those that most articles have first.
pub(crate) static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let lengths = [3, 4, 4, 5, 5, 6, 7, 8, 9];
    (0..12_000).flat_map(|n| made_up(lengths[n % lengths.len()], 1, n as u64 * 77 + 5)).collect()
});

/// So many articles of 80 words, a few words being in most of them and most in a few; with names and dates.
pub(crate) fn many(count: usize) -> Vec<Document> {
    let mut chance = Chance::new(7);
    let mut word = || {
        // As frequent as words are: the n-th a n-th of the first.
        let most = WORDS.len() as f64;
        WORDS[(most.powf(chance.below(1 << 20) as f64 / f64::from(1 << 20))) as usize - 1].clone()
    };
    let texts: Vec<[String; 2]> = (0..count)
        .map(|_| [5, 75].map(|words| (0..words).map(|_| word()).collect::<Vec<_>>().join(" ")))
        .collect();
    let documents = texts.iter().enumerate().map(|(number, [title, body])| Document {
        section: format!("قسم {}", number % 9),
        tags: vec![format!("وسم {}", number % 400)],
        authors: vec![format!("كاتب {}", number % 70)],
        date: Date::new(2000 + (number % 25) as i16, (number % 12) as u8 + 1, (number % 28) as u8 + 1),
        ..article(&format!("{number}"), title, body)
    });
    documents.collect()
}

pub(crate) fn large_index() -> &'static [u8] {
    static INDEX: LazyLock<Vec<u8>> = LazyLock::new(|| index_of(&many(2_000)));
    &INDEX
}

/// Every kind of text that part of the interface should fear.
pub(crate) fn hostile() -> Vec<Hostile> {
    let known = |count: usize, joint: &str| WORDS[..count].join(joint);
    let all_of = |ranges: &[(u32, u32)]| -> String {
        ranges.iter().flat_map(|&(first, last)| (first..=last).filter_map(char::from_u32)).collect()
    };
    let numbered =
        |count: usize, sign: &str| -> String { (0..count).map(|n| format!("{sign}كلمة{n} ")).collect() };
    let storm = |word: &str, marks: &str| -> String {
        word.chars().flat_map(|letter| std::iter::once(letter).chain(marks.chars())).collect()
    };
    let marks = all_of(&[(0x64B, 0x65F), (0x300, 0x36F), (0x483, 0x487), (0x20D0, 0x20F0), (0xFE20, 0xFE2F)]);
    let controls = all_of(&[
        (0, 0x1F),
        (0x7F, 0x9F),
        (0xAD, 0xAD),
        (0x600, 0x605),
        (0x61C, 0x61C),
        (0x180B, 0x180F),
        (0x200B, 0x200F),
        (0x2028, 0x202E),
        (0x2060, 0x206F),
        (0xFDD0, 0xFDEF),
        (0xFE00, 0xFE0F),
        (0xFEFF, 0xFEFF),
        (0xFFF0, 0xFFFF),
        (0xE0001, 0xE007F),
    ]);
    let planes: String = (0..17u32)
        .flat_map(|plane| (0..0x1_0000).step_by(61).filter_map(move |at| char::from_u32(plane << 16 | at)))
        .collect();
    let nested = |depth: usize, open: &str| open.repeat(depth) + &WORDS[0] + &")".repeat(depth);
    let cases = [
        ("nothing", String::new(), Some(false)),
        ("a megabyte of one letter", "ا".repeat(500_000), Some(true)),
        ("a megabyte of one word", "كلمة ".repeat(120_000), Some(true)),
        ("a megabyte of different words", numbered(80_000, ""), Some(true)),
        ("a megabyte of spaces", " ".repeat(1_000_000), Some(true)),
        ("a megabyte of invisible signs", "\u{200F}".repeat(350_000), Some(true)),
        ("ten thousand words", numbered(10_000, ""), Some(true)),
        ("the most frequent words", known(64, " "), Some(false)),
        ("the most frequent words, twice as many", known(128, " "), Some(true)),
        ("the beginnings of frequent words", known(64, "* "), None),
        ("one letter, begun", "ا*".to_owned(), Some(false)),
        ("every letter, begun", made_up(1, 400, 3).join("* ") + "*", None),
        ("every two letters, begun", made_up(2, 400, 3).join("* ") + "*", None),
        ("every three letters, begun", made_up(3, 400, 3).join("* ") + "*", None),
        ("made-up words of five letters", made_up(5, 64, 11).join(" "), None),
        ("made-up words of eight letters", made_up(8, 64, 12).join(" "), None),
        ("made-up words of twelve letters", made_up(12, 64, 13).join(" "), None),
        ("made-up words of 24 letters", made_up(24, 64, 14).join(" "), Some(true)),
        (
            "made-up words in Latin letters",
            (0..64).map(|n| format!("kadh{}mib{} ", n % 8, ["aeiou", "ad", "ra"][n % 3])).collect(),
            None,
        ),
        ("stars", "*".repeat(10_000), Some(false)),
        ("parentheses ten thousand deep", nested(10_000, "("), Some(true)),
        ("parentheses a hundred thousand deep", nested(100_000, "("), Some(true)),
        ("exclusions ten thousand deep", nested(10_000, "-("), Some(true)),
        ("titles a thousand deep", nested(1_000, "title:("), Some(true)),
        ("choices a thousand deep", nested(1_000, "ب OR ("), Some(true)),
        ("open parentheses", "(".repeat(10_000), Some(true)),
        ("closed parentheses", ")".repeat(10_000), Some(false)),
        ("quotes that stay open", "\" ".repeat(10_001), Some(false)),
        ("quotes of all kinds", "“«„\"‟»”＂".repeat(1_000), Some(false)),
        ("a phrase of ten thousand words", format!("\"{}\"", numbered(10_000, "")), Some(true)),
        ("a phrase of the most frequent words", format!("\"{}\"", known(64, " ")), Some(false)),
        ("nothing but OR", "OR ".repeat(5_000), Some(false)),
        ("nothing but signs", "-|*:()\"".repeat(3_000), Some(false)),
        ("minus signs", "-".repeat(10_000), Some(false)),
        ("a choice of ten thousand", numbered(10_000, "OR "), Some(true)),
        ("a choice of the most frequent words", known(64, " OR "), Some(false)),
        ("a choice of choices", known(64, ") OR (ب | "), None),
        ("exclusions of ten thousand words", numbered(10_000, "-"), Some(true)),
        ("exclusions of frequent words", known(64, " -"), Some(false)),
        ("ten thousand names", "tag:x ".repeat(5_000), Some(true)),
        ("names of all kinds", "section:* tag:* author:* lang:* -tag:\"وسم 1\" ".repeat(600), Some(true)),
        ("dates ten thousand times", "date:2021..2022 after:0001 before:9999-99-99 ".repeat(700), Some(true)),
        (
            "fields of nonsense",
            "date:.. date:99999 after:\"\" tag:: section:( lang:)) author:-: title::: ".repeat(400),
            None,
        ),
        ("two dots", format!("date:{}", ".".repeat(30_000)), Some(false)),
        ("a huge number", "9".repeat(30_000), Some(false)),
        ("a huge number with marks", "1,000".repeat(6_000), Some(false)),
        ("a number of numbers", "1.5 2,500 ٣٫٥ ".repeat(1_000), Some(false)),
        ("every plane", planes.clone(), Some(true)),
        ("every plane, word by word", planes.chars().take(4_000).flat_map(|c| [c, ' ']).collect(), None),
        ("controls and directions", storm("الوزير بغداد", &controls), Some(false)),
        ("controls alone", controls.repeat(20), None),
        ("directions that are not closed", "\u{202E}\u{2066}\u{2067}".repeat(3_000) + &WORDS[0], Some(false)),
        ("a storm of marks", storm("زلغو", &marks.repeat(12)), Some(false)),
        ("a storm of marks on every word", storm(&known(8, " "), &marks), Some(false)),
        ("marks alone", marks.repeat(100), None),
        ("a long word without spaces", "伊拉克总统".repeat(2_000), Some(false)),
        ("emoji joined", "👩\u{200D}👩\u{200D}👧\u{200D}👦".repeat(1_000), None),
        ("letters for other keyboards", "hg;h/ld ".repeat(16), None),
    ];
    cases.into_iter().map(|(name, text, cut)| Hostile { name, text, cut }).collect()
}

/// The published list of strings that try to be more than text, as its head says how they are written.
pub(crate) fn injections() -> Vec<String> {
    let list = include_str!("../golden/injections.txt");
    let lines = list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(unescaped).collect()
}

fn unescaped(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line.chars();
    while let Some(c) = rest.next() {
        if c != '\\' {
            text.push(c);
            continue;
        }
        let sign = rest.next().expect("something behind a backslash");
        let mut braced = || {
            assert_eq!(rest.next(), Some('{'), "{line}");
            rest.by_ref().take_while(|&c| c != '}').collect::<String>()
        };
        match sign {
            'n' => text.push('\n'),
            'r' => text.push('\r'),
            't' => text.push('\t'),
            '0' => text.push('\0'),
            '\\' => text.push('\\'),
            'u' => {
                let code = u32::from_str_radix(&braced(), 16).unwrap();
                text.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            '*' => {
                let times: usize = braced().parse().unwrap();
                let before = text.chars().next_back().expect("a character to repeat");
                text.extend(std::iter::repeat_n(before, times - 1));
            }
            other => panic!("\\{other} in {line}"),
        }
    }
    text
}
