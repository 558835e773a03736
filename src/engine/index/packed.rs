//! The term dictionary as it is sent: each stem once, and its forms by what stands before and behind it.
//!
//! ```text
//! classes    varint: how many stems there are; behind them follow the words that have none, each for itself
//! affixes    varint count, then each: slice before the stem, byte how much of its end goes, slice behind it
//! letters    slice: of each stem, in byte order, a byte below 32 that says how many bytes it shares with the one
//!            before, then its other bytes
//! forms      slice: of each stem its forms, then 0. A form is the distance from the affixes of the form before to its
//!            own: 1 to 219, or 220 + high byte and low byte of 220 less; 254 is one that is spelled out
//! spelled    slice: slices, the forms that are spelled out
//! documents  varint a term: documents with it, less one
//! ```
//!
//! Affixes are in the order of how many forms have them, and streams stand apart: so the host's brotli packs them to
//! half of what the sorted words take. Terms are numbered in this order, so that the forms of a stem are one range of
//! numbers, and what lies by term lies by stem.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::bytes::{put_len, put_slice, put_varint};
use super::text::{self, CodePage};

/// Bytes of a stem that can be shared, and ends of the letters of a stem.
pub(super) const SHARED: u8 = 32;
/// Longest part before or behind a stem, and most of its end that can go: what an index can ask a reader to write.
pub(super) const LONGEST: usize = 31;
/// Code of the end of a stem's forms.
pub(super) const END: u8 = 0;
/// Distances from here on take two bytes.
pub(super) const FAR: u8 = 220;
/// Code of a form that is spelled out.
pub(super) const SPELLED: u8 = 254;
/// A number has 24 bits beside the letters by which terms are sorted.
pub(super) const MOST_TERMS: usize = 1 << 24;
/// Distances reach so far.
const MOST_AFFIXES: usize = 8192;

/// A word of the articles.
#[derive(Clone, Copy, Debug)]
pub struct Word<'k> {
    /// Its surface key.
    pub key: &'k str,
    /// Its stem key, if it has one.
    pub stem: Option<&'k str>,
    /// In how many documents it is.
    pub documents: u32,
}

/// What makes a form of a stem.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Affixes {
    before: Vec<u8>,
    /// Bytes of the stem's end that go.
    cut: usize,
    behind: Vec<u8>,
}

/// Writes the dictionary of `words`, each of another key, and says which word each term is; `None` if they are too many.
#[must_use]
pub fn write(words: &[Word<'_>], page: CodePage) -> Option<(Vec<u8>, Vec<usize>)> {
    let coded = |word: &Word<'_>| (page.encode(word.stem.unwrap_or(word.key)), page.encode(word.key));
    let coded: Vec<_> = words.iter().map(coded).collect();
    let affixes: Vec<_> = coded.iter().map(|(stem, key)| affixes(stem, key)).collect();
    let mut counts = BTreeMap::<&Affixes, usize>::new();
    affixes.iter().flatten().for_each(|affixes| *counts.entry(affixes).or_default() += 1);
    let mut table: Vec<_> = counts.into_iter().collect();
    table.sort_by_key(|&(_, count)| Reverse(count));
    table.truncate(MOST_AFFIXES);
    let codes: BTreeMap<&Affixes, usize> = table.iter().zip(0..).map(|((it, _), code)| (*it, code)).collect();
    let code = |word: usize| affixes[word].as_ref().and_then(|affixes| codes.get(affixes)).copied();

    let mut order: Vec<usize> = (0..words.len()).collect();
    order.sort_by_key(|&word| {
        let (stem, key) = &coded[word];
        (words[word].stem.is_none(), stem, code(word).unwrap_or(usize::MAX), key)
    });
    let (mut letters, mut forms, mut spelled, mut documents) = (vec![], vec![], vec![], vec![]);
    let (mut classes, mut before) = (0, &Vec::new());
    for class in order.chunk_by(|&a, &b| words[a].stem.is_some() && words[a].stem == words[b].stem) {
        let Some(&first) = class.first() else { continue };
        let stem = &coded[first].0;
        classes += usize::from(words[first].stem.is_some());
        let shared = shared(before, stem);
        letters.push(shared as u8);
        letters.extend_from_slice(&stem[shared..]);
        before = stem;
        let mut next = 0;
        for &word in class {
            match code(word) {
                Some(code) => {
                    put_distance(&mut forms, code + 1 - next);
                    next = code + 1;
                }
                None => {
                    forms.push(SPELLED);
                    put_slice(&mut spelled, &coded[word].1);
                }
            }
            put_varint(&mut documents, words[word].documents.saturating_sub(1));
        }
        forms.push(END);
    }
    let mut out = Vec::new();
    put_len(&mut out, classes);
    put_len(&mut out, table.len());
    for (Affixes { before, cut, behind }, _) in table {
        put_slice(&mut out, before);
        put_len(&mut out, *cut);
        put_slice(&mut out, behind);
    }
    [letters, forms, spelled].iter().for_each(|stream| put_slice(&mut out, stream));
    out.extend(documents);
    (words.len() < MOST_TERMS).then_some((out, order))
}

/// What makes `key` of `stem`; `None` if it would be longer than a form may be.
fn affixes(stem: &[u8], key: &[u8]) -> Option<Affixes> {
    let at = (0..=key.len()).find(|&at| key[at..].starts_with(stem));
    let (before, kept, behind) = match at {
        Some(at) => (&key[..at], stem.len(), &key[at + stem.len()..]),
        None => {
            let same = stem.iter().zip(key).take_while(|(a, b)| a == b).count();
            (&key[..0], same, &key[same..])
        }
    };
    let cut = stem.len() - kept;
    let fits = [before.len(), cut, behind.len()].into_iter().all(|len| len <= LONGEST);
    fits.then(|| Affixes { before: before.to_vec(), cut, behind: behind.to_vec() })
}

/// How many bytes of whole characters two stems begin with together, as far as can be said.
fn shared(one: &[u8], other: &[u8]) -> usize {
    let mut same = 0;
    while let Some(&byte) = one.get(same) {
        let next = same + text::length(byte);
        if next >= usize::from(SHARED) || one.get(same..next) != other.get(same..next) {
            break;
        }
        same = next;
    }
    same
}

fn put_distance(out: &mut Vec<u8>, distance: usize) {
    match distance.checked_sub(usize::from(FAR)) {
        None => out.push(distance as u8),
        Some(more) => out.extend([FAR + (more >> 8) as u8, more as u8]),
    }
}
