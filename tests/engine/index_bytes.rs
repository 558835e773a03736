//! What does an index do about bytes that are not as they were written? Every fault is an error that names it.

use kashaf_engine::index::format::{Sections, Writer};
use kashaf_engine::index::packed;
use kashaf_engine::index::text::CodePage;
use kashaf_engine::index::{Index, IndexError};
use kashaf_engine::query::{Options, search};

use crate::support::{SECTIONS, sections, seed_index, share};

/// Where the table of sections begins, and the length of one of its entries.
const TABLE: usize = 24;
const ENTRY: usize = 24;

const QUERIES: [&str; 5] =
    ["العراق", "\"انسحاب القوات\"", "ماكنزي -واشنطن", "الكاظ", "محادثات واشنطن بغداد اليوم"];

fn answers(index: &Index<'_>) -> Vec<String> {
    QUERIES.iter().map(|query| format!("{:?}", search(index, query, &Options::default()))).collect()
}

fn error(bytes: &[u8]) -> IndexError {
    Index::open(bytes).err().expect("these bytes are no index")
}

fn header_len() -> usize {
    TABLE + ENTRY * SECTIONS.len()
}

/// Name, first byte and end of each section, in the order of the file.
fn places() -> Vec<(&'static str, usize, usize)> {
    let mut at = header_len();
    let place = |(name, bytes): (&'static str, Vec<u8>)| {
        at += bytes.len();
        (name, at - bytes.len(), at)
    };
    sections().into_iter().map(place).collect()
}

/// The seed index with each section changed by `change`, checksums right; those that become `None` left out.
fn repacked(change: impl Fn(&str, &[u8]) -> Option<Vec<u8>>) -> Vec<u8> {
    let mut writer = Writer::default();
    for (name, bytes) in sections() {
        if let Some(bytes) = change(name, &bytes) {
            writer.section(name, bytes);
        }
    }
    writer.finish().unwrap()
}

fn with_section(section: &str, content: &[u8]) -> Vec<u8> {
    repacked(|name, bytes| Some(if name == section { content.to_vec() } else { bytes.to_vec() }))
}

// Altered bytes

/// The error of an index that is right but for the byte at `at`, which is now another.
fn of_its_place(at: usize, bytes: &[u8], places: &[(&str, usize, usize)]) -> IndexError {
    let number = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap());
    match at {
        0..8 => IndexError::NotAnIndex,
        8..12 => IndexError::Version { found: number(8) },
        12..16 => {
            // A larger count makes a longer table: if the bytes do not reach so far they look cut.
            let table_end = TABLE as u64 + ENTRY as u64 * u64::from(number(12));
            match bytes.len() as u64 {
                found if table_end > found => IndexError::Truncated { expected: table_end, found },
                _ => IndexError::HeaderChecksum,
            }
        }
        _ if at < header_len() => IndexError::HeaderChecksum,
        _ => {
            let place = places.iter().find(|(_, start, end)| (*start..*end).contains(&at));
            IndexError::SectionChecksum { section: place.unwrap().0.to_owned() }
        }
    }
}

#[test]
fn every_change_of_every_byte_is_the_error_of_its_place() {
    let (places, mut bytes) = (places(), seed_index().to_vec());
    // A part of the other 255 values: all bits, and one that is another at each byte.
    let each = |at: usize| share(vec![0xFF, (at * 37 % 254 + 1) as u8], (1..=0xFF).collect());
    let mut changes = 0;
    for at in 0..bytes.len() {
        for pattern in each(at) {
            bytes[at] ^= pattern;
            assert_eq!(error(&bytes), of_its_place(at, &bytes, &places), "byte {at} ^ {pattern:02X}");
            bytes[at] ^= pattern;
            changes += 1;
        }
    }
    println!("attack: single bytes of an index changed: {changes} of {changes}");
}

#[test]
fn two_sections_that_changed_places_are_noticed() {
    let bytes = seed_index();
    let [.., (_, start, middle), (_, _, end)] = places()[..] else { panic!("fewer than two sections") };
    let swapped = [&bytes[..start], &bytes[middle..end], &bytes[start..middle]].concat();
    assert_eq!(error(&swapped), IndexError::SectionChecksum { section: "filters".to_owned() });
}

#[test]
fn other_files_are_no_index() {
    let others: [&[u8]; 5] =
        [b"PK\x03\x04", b"<!doctype html><title>404</title>", b"\0asm\x01\0\0\0", b"kashaf\x1A\r\n", b"x"];
    for other in others {
        assert_eq!(error(other), IndexError::NotAnIndex, "{other:?}");
    }
}

// Too few and too many bytes

#[test]
fn wherever_the_bytes_are_cut_they_are_truncated() {
    let bytes = seed_index();
    for found in 0..bytes.len() {
        // The table says how long the whole is; before it is there, how long the table or its head must be.
        let expected = match found {
            0..TABLE => TABLE,
            _ if found < header_len() => header_len(),
            _ => bytes.len(),
        };
        let expected = IndexError::Truncated { expected: expected as u64, found: found as u64 };
        assert_eq!(error(&bytes[..found]), expected, "cut at {found}");
    }
    println!("attack: an index cut short at every byte: {0} of {0}", bytes.len());
}

#[test]
fn bytes_after_the_last_section_are_counted() {
    for extra in [1, 2, 1000] {
        let longer = [seed_index(), &vec![0; extra]].concat();
        assert_eq!(error(&longer), IndexError::TrailingBytes { extra: extra as u64 });
    }
}

// Well-formed files with the wrong content

#[test]
fn a_missing_section_is_named() {
    for section in SECTIONS {
        let without = repacked(|name, bytes| (name != section).then(|| bytes.to_vec()));
        assert_eq!(error(&without), IndexError::MissingSection { section });
    }
}

#[test]
fn a_section_of_nonsense_is_named() {
    for section in SECTIONS {
        for nonsense in [&b""[..], b"\xFF", &[0xFF; 64], b"nonsense"] {
            assert_eq!(
                error(&with_section(section, nonsense)),
                IndexError::Malformed { section },
                "{section} of {nonsense:?}"
            );
        }
    }
}

#[test]
fn a_section_that_does_not_fit_the_statistics_is_named() {
    let own = |section| Sections::open(seed_index()).unwrap().get(section).unwrap().to_vec();
    for section in ["docs", "places", "stored"] {
        let mut one_more = own(section);
        one_more[0] += 1;
        assert_eq!(error(&with_section(section, &one_more)), IndexError::Malformed { section });
    }
    let (shorter, longer) = (own("lengths")[1..].to_vec(), [own("lengths"), vec![0]].concat());
    for lengths in [shorter, longer] {
        assert_eq!(error(&with_section("lengths", &lengths)), IndexError::Malformed { section: "lengths" });
    }
    // Another number of terms is the dictionary's fault: which of the two is right nobody knows.
    let (empty, _) = packed::write(&[], CodePage::new(0x600).unwrap()).unwrap();
    assert_eq!(error(&with_section("terms", &empty)), IndexError::Malformed { section: "terms" });
}

#[test]
fn more_pairs_of_letters_than_there_can_be_are_refused() {
    // The 31st of these would be itself twice.
    let stats = [Sections::open(seed_index()).unwrap().get("stats").unwrap(), &[31; 64]].concat();
    assert_eq!(error(&with_section("stats", &stats)), IndexError::Malformed { section: "stats" });
}

#[test]
fn sections_are_found_by_name_in_any_order_and_among_others() {
    let mut writer = Writer::default();
    writer.section("future", b"a later engine's".to_vec());
    for (name, bytes) in sections().into_iter().rev() {
        writer.section(name, bytes);
    }
    let reversed = writer.finish().unwrap();
    let answered = answers(&Index::open(&reversed).unwrap());
    assert_eq!(answered, answers(&Index::open(seed_index()).unwrap()));
}

#[test]
fn every_message_names_the_fact_and_the_remedy() {
    let section = "terms".to_owned();
    let messages = [
        (IndexError::NotAnIndex, "not a Kashaf index, its first bytes are others: fetch or build it again"),
        (
            IndexError::Version { found: 7 },
            "the index has format version 7, this engine reads 4: build the index again",
        ),
        (
            IndexError::Truncated { expected: 40, found: 3 },
            "the index is cut short: 3 of 40 bytes are there; fetch or build it again",
        ),
        (
            IndexError::TrailingBytes { extra: 2 },
            "2 bytes follow after the end of the index: fetch or build it again",
        ),
        (IndexError::HeaderChecksum, "the header of the index was altered: fetch or build it again"),
        (
            IndexError::SectionChecksum { section },
            "section `terms` of the index was altered: fetch or build it again",
        ),
        (
            IndexError::MissingSection { section: "stems" },
            "the index has no section `stems`: build the index again",
        ),
        (
            IndexError::Malformed { section: "stored" },
            "section `stored` of the index does not hold what it should: build the index again",
        ),
    ];
    let wrong = messages.iter().filter(|(error, message)| error.to_string() != *message);
    let wrong: Vec<_> = wrong.map(|(error, message)| format!("{error}\n  should be: {message}")).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
