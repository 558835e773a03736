//! Two faults at once, anywhere in an index of a thousand articles: with their own checksums they are noticed, and with
//! such as fit they reach the decoders, which may answer what they like, but answer.

use std::fmt::Debug;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;
use std::thread;

use kashaf_engine::document::{Date, Document};
use kashaf_engine::index::chunks::{LISTS, TEXTS, name};
use kashaf_engine::index::format::{Sections, Writer};
use kashaf_engine::index::{Index, Split, split};
use kashaf_engine::query::related::related;
use kashaf_engine::query::suggest::suggest;
use kashaf_engine::query::{Options, Sort, article, search};

use crate::repair::repair;
use crate::support::{self, index_of, share};

const ARTICLES: usize = 1_000;
/// Bytes of a chunk's name in the table.
const NAME: usize = 6;

/// A number sequence that is the same everywhere (splitmix64).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ mixed >> 31) % end.max(1) as u64) as usize
    }

    /// A range of so many bytes, mostly a short one.
    fn range(&mut self, len: usize) -> std::ops::Range<usize> {
        let longest = [1, 4, 16, 256, 4096][self.below(5)];
        let start = self.below(len);
        start..(start + 1 + self.below(longest)).min(len)
    }

    /// Does one thing to the bytes that storage and networks do.
    fn fault(&mut self, bytes: &mut Vec<u8>) {
        let range = self.range(bytes.len());
        match self.below(5) {
            _ if bytes.is_empty() => {}
            0 => bytes[range.start] ^= 1 + self.below(255) as u8,
            1 => bytes.truncate(range.start),
            2 => {
                let other = self.below(bytes.len() - range.len() + 1);
                let taken = bytes[range.clone()].to_vec();
                bytes.copy_within(other..other + range.len(), range.start);
                bytes[other..other + taken.len()].copy_from_slice(&taken);
            }
            3 => {
                let again = bytes[range.clone()].to_vec();
                bytes.splice(range.end..range.end, again);
            }
            _ => bytes[range].fill(0),
        }
    }

    fn two_faults(&mut self, bytes: &mut Vec<u8>) {
        self.fault(bytes);
        self.fault(bytes);
    }
}

/// Made-up news: a title, two paragraphs, and what articles are filed under.
fn articles() -> Vec<Document> {
    const ROOTS: [&str; 12] =
        ["كتب", "علم", "درس", "عمل", "حكم", "سفر", "جمع", "قتل", "نشر", "وزر", "بلد", "نهر"];
    const WAYS: [&str; 10] = ["", "ال", "وال", "ب", "م", "ت", "است", "ي", "ا", "لل"];
    const ENDS: [&str; 8] = ["", "ة", "ات", "ون", "ها", "ين", "ي", "وا"];
    let mut random = Random(7);
    let mut words = |count: usize| -> String {
        let word = |_| match random.below(8) {
            0 => format!("river{}", random.below(40)),
            _ => [WAYS[random.below(10)], ROOTS[random.below(12)], ENDS[random.below(8)]].concat(),
        };
        (0..count).map(word).collect::<Vec<_>>().join(" ")
    };
    (0..ARTICLES)
        .map(|number| Document {
            section: ["سياسة", "علوم"][number % 2].to_owned(),
            tags: vec![format!("وسم{}", number % 7)],
            date: Date::new(2021, 1 + (number % 12) as u8, 1 + (number % 28) as u8),
            ..support::article(&format!("a{number}"), &words(4), &[words(14), words(10)].join("\n"))
        })
        .collect()
}

static INDEX: LazyLock<Vec<u8>> = LazyLock::new(|| index_of(&articles()));
static PARTS: LazyLock<Split> = LazyLock::new(|| split(&INDEX, &[LISTS, TEXTS].concat()).unwrap());

fn said(answer: impl Debug) -> String {
    format!("{answer:?}")
}

/// What an index says to questions that go through every section of it.
fn answers(index: &Index<'_>) -> Vec<String> {
    let newest = Options { facets: true, sort: Sort::Newest, limit: 3, ..Options::default() };
    let all: [&dyn Fn() -> String; 4] = [
        &|| said(search(index, "المكتب \"علم\" -river7 نشرون", &Options::default())),
        &|| said(search(index, "قسم:علوم title:است* OR الكتب date:2021-03..2021-09", &newest)),
        &|| said(suggest(index, "الك", 4)),
        &|| said((article(index, "a7", "درس"), related(index, "a500", 3))),
    ];
    all.iter().map(|ask| ask()).collect()
}

/// As bytes that lie somewhere and are sent somewhere: none of them opens, or it is as right as before.
fn as_sent(random: &mut Random) {
    static RIGHT: LazyLock<Vec<String>> = LazyLock::new(|| answers(&Index::open(&INDEX).unwrap()));
    let mut bytes = INDEX.clone();
    random.two_faults(&mut bytes);
    if let Ok(index) = Index::open(&bytes) {
        assert!(answers(&index) == *RIGHT, "opened, and answers otherwise");
    }
}

/// The same with checksums that fit: the table, and how long sections are, may be wrong.
fn with_checksums(random: &mut Random) {
    let mut bytes = INDEX.clone();
    // As often in the table as in all the rest.
    let table = 24 + 24 * Sections::open(&INDEX).unwrap().iter().count();
    match random.below(2) {
        0 => {
            let rest = bytes.split_off(table);
            random.two_faults(&mut bytes);
            bytes.extend(rest);
        }
        _ => random.two_faults(&mut bytes),
    }
    repair(&mut bytes);
    let _ = Index::open(&bytes).map(|index| answers(&index));
}

/// A section with two faults, or two with one each, in a file that is right: all of it is for the decoders to notice.
fn within_sections(random: &mut Random) {
    let sections = Sections::open(&INDEX).unwrap();
    let mut sections: Vec<_> = sections.iter().map(|(name, bytes)| (name, bytes.to_vec())).collect();
    let [first, second] = [random.below(sections.len()), random.below(sections.len())];
    for at in [first, if random.below(2) == 0 { first } else { second }] {
        random.fault(&mut sections[at].1);
    }
    let mut writer = Writer::default();
    sections.into_iter().for_each(|(name, bytes)| writer.section(name, bytes));
    let bytes = writer.finish().unwrap();
    let _ = Index::open(&bytes).map(|index| answers(&index));
}

/// Every chunk of an index in parts with two faults: refused by its name, or under a name that fits.
fn in_chunks(random: &mut Random) {
    let fits = random.below(2) == 0;
    let mut chunks = PARTS.chunks.clone();
    let mut bytes = PARTS.index.clone();
    for (own, chunk) in &mut chunks {
        let before = chunk.clone();
        random.two_faults(chunk);
        if fits {
            let [from, to] = [*own, name(chunk)].map(|name| name.to_le_bytes());
            let at = bytes.windows(NAME).position(|bytes| *bytes == from[..NAME]).unwrap();
            bytes[at..at + NAME].copy_from_slice(&to[..NAME]);
            *own = name(chunk);
        } else if *chunk != before {
            assert_ne!(*own, name(chunk));
        }
    }
    repair(&mut bytes);
    let index = Index::open(&bytes).unwrap();
    for _ in 0..3 {
        let _ = answers(&index);
        for missing in index.take_missing() {
            let chunk = chunks.iter().find(|(own, _)| *own == missing);
            if !chunk.is_some_and(|(_, bytes)| index.supply(missing, bytes)) {
                index.lose(missing);
            }
        }
    }
    assert!(!index.is_waiting(), "asks for what it has");
}

/// Does so many cases, each told by its number alone, on every processor.
fn attack(what: &str, part: usize, whole: usize, case: fn(&mut Random)) {
    let cases = share(part, whole);
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let fell = |number: &usize| {
        let mut random = Random(*number as u64);
        catch_unwind(AssertUnwindSafe(|| case(&mut random))).is_err()
    };
    let fallen: Vec<usize> = thread::scope(|scope| {
        let work = |first| move || (first..cases).step_by(threads).filter(fell).collect::<Vec<_>>();
        let workers: Vec<_> = (0..threads).map(|first| scope.spawn(work(first))).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    });
    println!("attack: {what}: {} of {cases}", cases - fallen.len());
    assert!(fallen.is_empty(), "cases {fallen:?}");
}

#[test]
fn two_faults_of_an_index_as_it_is_sent_are_noticed() {
    attack("double faults of an index", 2_000, 40_000, as_sent);
}

#[test]
fn two_faults_that_no_checksum_notices_end_in_an_error_or_an_answer() {
    attack("double faults of an index with fitting checksums", 150, 20_000, with_checksums);
}

#[test]
fn two_faults_within_sections_end_in_an_error_or_an_answer() {
    attack("double faults within sections with fitting checksums", 150, 30_000, within_sections);
}

#[test]
fn two_faults_of_each_chunk_end_in_an_answer() {
    attack("double faults of chunks", 60, 10_000, in_chunks);
}
