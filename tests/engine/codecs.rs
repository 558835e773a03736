//! What is written is read again as it was, number by number and section by section; and what nobody wrote makes no
//! decoder panic. The file around the sections is the matter of `index_bytes`.

mod any_bytes;

use std::collections::{BTreeMap, BTreeSet};

use kashaf_engine::analysis::Vocabulary;
use kashaf_engine::index::bytes::{Cursor, put_slice, put_varint};
use kashaf_engine::index::lists::{self, Lists};
use kashaf_engine::index::packed::{self, Word};
use kashaf_engine::index::pairs::Pairs;
use kashaf_engine::index::postings::{self, Places, Positions, Posting, Postings};
use kashaf_engine::index::terms::Terms;
use kashaf_engine::index::text::CodePage;
use kashaf_engine::index::{Field, classes};
use proptest::prelude::*;

/// Numbers of every length in bytes.
fn number() -> impl Strategy<Value = u32> {
    prop_oneof![any::<u32>(), 0..300u32, (0..32u32).prop_map(|bit| 1 << bit), Just(u32::MAX)]
}

fn page() -> impl Strategy<Value = CodePage> {
    let first = prop_oneof![3 => Just(0x600), 1 => Just(0x80), 2 => 0x80..=0xFFFFu32, 1 => Just(0xFFFF)];
    first.prop_map(|first| CodePage::new(first).unwrap())
}

fn any_text() -> impl Strategy<Value = String> {
    let arabic = prop::char::range('\u{600}', '\u{66F}');
    let letter = prop_oneof![2 => any::<char>(), 2 => arabic, 1 => prop::char::range('\0', '\u{7F}')];
    prop::collection::vec(letter, 0..20).prop_map(String::from_iter)
}

/// Keys that share beginnings, in both scripts and beyond both, the empty one among them.
fn key() -> impl Strategy<Value = String> {
    prop_oneof![4 => "[ابتل]{0,4}", 2 => "[ab]{0,3}", 1 => "[ا中é😀]{0,3}"]
}

/// Words with a stem or without, and documents with each.
fn words() -> impl Strategy<Value = BTreeMap<String, (Option<String>, u32)>> {
    let stem = prop_oneof![3 => key().prop_map(Some), 1 => Just(None)];
    prop::collection::btree_map(key(), (stem, 1..400u32), 0..60)
}

/// The dictionary of these words, and the number of each.
fn dictionary(
    words: &BTreeMap<String, (Option<String>, u32)>,
    page: CodePage,
) -> (Terms, BTreeMap<&str, u32>) {
    let list = words.iter().map(|(key, (stem, documents))| Word {
        key,
        stem: stem.as_deref(),
        documents: *documents,
    });
    let list: Vec<Word> = list.collect();
    let (bytes, order) = packed::write(&list, page).unwrap();
    let numbers = (0..).zip(&order).map(|(number, &word)| (list[word].key, number)).collect();
    (Terms::open(&bytes, page).unwrap(), numbers)
}

/// Documents with a term, ascending, and its positions in each.
fn occurrences() -> impl Strategy<Value = Vec<(u32, Positions)>> {
    let positions = || prop::collection::btree_set(prop_oneof![0..200u32, any::<u32>()], 0..5);
    let fields = [positions(), positions(), positions()];
    let fields = fields.prop_filter("occurs", |fields| fields.iter().any(|field| !field.is_empty()));
    let fields = fields.prop_map(|fields| fields.map(Vec::from_iter));
    let once = (0..200u32).prop_map(|position| [vec![], vec![position], vec![]]);
    let document = prop_oneof![0..300u32, 0..1u32 << 30];
    let documents = prop::collection::btree_map(document, prop_oneof![fields, once], 0..20);
    documents.prop_map(Vec::from_iter)
}

proptest! {
    #[test]
    fn numbers_are_read_as_written(numbers in prop::collection::vec(number(), 0..20), passed in 0..25u32) {
        let mut bytes = Vec::new();
        numbers.iter().for_each(|&number| put_varint(&mut bytes, number));
        let mut cursor = Cursor::new(&bytes);
        let read: Vec<u32> = std::iter::from_fn(|| cursor.varint()).collect();
        prop_assert_eq!(&read, &numbers);
        prop_assert!(cursor.rest().is_empty());

        let mut cursor = Cursor::new(&bytes);
        cursor.skip_varints(passed);
        prop_assert_eq!(cursor.varint(), numbers.get(passed as usize).copied());
    }

    #[test]
    fn a_number_or_slice_cut_short_is_none(number in number(), slice in prop::collection::vec(any::<u8>(), 0..300)) {
        let mut bytes = Vec::new();
        put_varint(&mut bytes, number);
        for cut in 0..bytes.len() {
            prop_assert_eq!(Cursor::new(&bytes[..cut]).varint(), None);
        }
        bytes.clear();
        put_slice(&mut bytes, &slice);
        prop_assert_eq!(Cursor::new(&bytes).slice(), Some(slice.as_slice()));
        prop_assert_eq!(Cursor::new(&bytes[..bytes.len() - 1]).slice(), None);
    }

    #[test]
    fn strings_of_a_list_are_found_by_number(strings in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..200), 0..70)) {
        let bytes = lists::write(&strings).unwrap();
        let list = Lists::open(&bytes).unwrap();
        prop_assert_eq!((list.len(), list.is_empty()), (strings.len(), strings.is_empty()));
        let read: Vec<_> = (0..strings.len()).map(|n| list.get(n).unwrap()).collect();
        prop_assert_eq!(read, strings.iter().collect::<Vec<_>>());
        prop_assert_eq!(list.get(strings.len()), None);
        prop_assert_eq!(list.iter().collect::<Vec<_>>(), strings.iter().collect::<Vec<_>>());
    }

    #[test]
    fn postings_are_read_as_written_and_the_positions_that_are_wanted(
        occurrences in occurrences(),
        ask in prop::collection::vec(any::<bool>(), 20),
    ) {
        let [docs, positions] = postings::write(&occurrences);
        let (mut read, mut places) = (Postings::new(&docs), Places::new(&positions));
        for (n, (document, positions)) in occurrences.iter().enumerate() {
            prop_assert_eq!(read.documents() as usize, occurrences.len() - n);
            let frequencies = Field::ALL.map(|field| positions[field as usize].len() as u32);
            prop_assert_eq!(read.next(), Some(Posting { document: *document, frequencies }));
            if ask[n] {
                let mut found = Positions::default();
                places.each(frequencies, &mut |field, position| found[field as usize].push(position));
                prop_assert_eq!(&found, positions);
            } else {
                places.pass(frequencies);
            }
        }
        prop_assert_eq!(read.next(), None);
    }

    #[test]
    fn any_text_is_read_as_written_on_any_page(text in any_text(), page in page()) {
        prop_assert_eq!(page.decode(&page.encode(&text)), text);
    }

    #[test]
    fn any_text_is_read_as_written_with_pairs(texts in prop::collection::vec(any_text(), 1..9), page in page()) {
        // Often enough that the index is not a small one.
        let many = texts.iter().cycle().take(7000).map(String::as_str);
        let pairs = Pairs::best_for(page, many);
        for text in &texts {
            prop_assert_eq!(&pairs.decode(&pairs.encode(text)), text);
        }
    }

    #[test]
    fn coded_texts_sort_as_the_texts_do(one in any_text(), other in any_text(), common in any_text(), page in page()) {
        let (one, other) = (common.clone() + &one, common + &other);
        prop_assert_eq!(page.encode(&one).cmp(&page.encode(&other)), one.cmp(&other));
    }

    #[test]
    fn every_class_is_found_by_its_key(keys in prop::collection::vec(key(), 0..60), unknown in key()) {
        // Term n has the key number n.
        let mut members = BTreeMap::<String, Vec<u32>>::new();
        for (term, key) in (0..).zip(&keys) {
            members.entry(key.clone()).or_default().push(term);
        }
        let bytes = classes::write(members.iter()).unwrap();
        let buckets = Lists::open(&bytes).unwrap();
        let key_of = |term: u32| keys.get(term as usize).cloned();
        for (key, terms) in &members {
            prop_assert_eq!(&classes::find(&buckets, key, &key_of), terms);
        }
        let expected = members.get(&unknown).cloned().unwrap_or_default();
        prop_assert_eq!(classes::find(&buckets, &unknown, &key_of), expected);
    }

    #[test]
    fn the_dictionary_answers_like_a_sorted_list(words in words(), asked in prop::collection::vec(key(), 10), page in page()) {
        let (terms, numbers) = dictionary(&words, page);
        prop_assert_eq!((terms.len(), terms.is_empty()), (words.len(), words.is_empty()));
        let mut classes = BTreeMap::<&str, BTreeSet<u32>>::new();
        for (key, (stem, documents)) in &words {
            let number = numbers[key.as_str()];
            prop_assert_eq!(terms.number(key), Some(number));
            prop_assert_eq!(terms.key(number), Some(key.clone()));
            prop_assert_eq!(terms.documents(number), *documents);
            prop_assert_eq!(terms.stem(number), stem.clone());
            if let Some(stem) = stem {
                classes.entry(stem).or_default().insert(number);
            }
        }
        let beyond = words.len() as u32;
        prop_assert_eq!((terms.key(beyond), terms.documents(beyond), terms.stem(beyond)), (None, 0, None));
        for asked in asked.iter().chain([&String::new()]) {
            prop_assert_eq!(terms.number(asked).is_some(), words.contains_key(asked));
            prop_assert_eq!(terms.contains(asked), words.contains_key(asked));
            let beginning = numbers.iter().filter(|(key, _)| key.starts_with(asked)).map(|(_, &number)| number);
            prop_assert_eq!(
                terms.with_prefix(asked).collect::<Vec<_>>(),
                beginning.collect::<Vec<_>>(),
                "beginning with {:?}", asked
            );
            let forms = classes.get(asked.as_str()).cloned().unwrap_or_default();
            prop_assert_eq!(terms.with_stem(asked).collect::<BTreeSet<_>>(), forms, "forms of {:?}", asked);
        }
    }
}

// Named cases

#[test]
fn numbers_take_a_byte_for_every_seven_bits() {
    for (number, len) in [(0, 1), (0x7F, 1), (0x80, 2), (0x3FFF, 2), (0x4000, 3), (1 << 28, 5), (u32::MAX, 5)]
    {
        let mut bytes = Vec::new();
        put_varint(&mut bytes, number);
        assert_eq!((bytes.len(), Cursor::new(&bytes).varint()), (len, Some(number)));
    }
}

#[test]
fn numbers_beyond_32_bits_are_none() {
    for bytes in [[0xFF; 5], [0x80, 0x80, 0x80, 0x80, 0x10], [0x80; 5]] {
        assert_eq!(Cursor::new(&bytes).varint(), None, "{bytes:?}");
    }
}

#[test]
fn an_empty_dictionary_has_no_terms_with_any_beginning() {
    let page = CodePage::new(0x600).unwrap();
    let words = BTreeMap::new();
    let (terms, _) = dictionary(&words, page);
    assert_eq!(terms.with_prefix("").chain(terms.with_prefix("ا")).count(), 0);
}

#[test]
fn there_is_no_code_page_within_ascii_or_beyond_two_bytes() {
    for first in [0, 0x7F, 0x1_0000, u32::MAX] {
        assert_eq!(CodePage::new(first), None);
    }
}

#[test]
fn the_best_code_page_makes_one_byte_of_every_letter() {
    for text in ["بغداد ٢٠٢١", "Москва", "Αθήνα", "תל אביב"] {
        let page = CodePage::best_for([text].into_iter());
        assert_eq!(page.encode(text).len(), text.chars().count(), "{text}");
    }
}

#[test]
fn frequent_pairs_make_text_shorter_and_control_characters_survive() {
    let text =
        "اجتمع الرئيس مع الوزير في العاصمة\u{1}\t\n\u{18}\u{19}، ثم عاد الى العمل 2020\u{1F}".repeat(99);
    let page = CodePage::best_for([text.as_str()].into_iter());
    let few = Pairs::best_for(page, [text.as_str()].into_iter());
    assert_eq!(few.encode("عاد الى العمل"), page.encode("عاد الى العمل"), "a small index has no pairs");
    let pairs = Pairs::best_for(page, std::iter::repeat_n(text.as_str(), 99));
    assert!(pairs.encode(&text).len() * 4 < page.encode(&text).len() * 3);
    for pairs in [few, pairs] {
        assert_eq!(pairs.decode(&pairs.encode(&text)), text);
    }
}

#[test]
fn passing_over_more_numbers_than_there_are_ends_with_the_bytes() {
    // A list may state any count: counting up to it would stop a page for a minute.
    let mut cursor = Cursor::new(&[1, 2, 0x80]);
    assert_eq!(cursor.skip_varints(u32::MAX), 2);
    assert!(cursor.rest().is_empty());
}
