//! The term dictionary as it is asked, made from what was sent in steps of a few thousand words: each so short that a
//! page does not stop.
//!
//! 1. every word is written out, behind the others of its stem
//! 2. words are parted by their first byte
//! 3. of each part words are sorted, by the next bytes of each as a number, and written into an fst
//!
//! Bytes of no dictionary can ask for no more memory than [`MOST`] times their own length.

use std::collections::BinaryHeap;

use fst::Map;

use super::bytes::Cursor;
use super::dictionary;
use super::packed::{END, FAR, LONGEST, MOST_TERMS, SHARED, SPELLED};
use super::terms::{APART, Class, Terms};
use super::text::{self, CodePage};

/// Stems or words of a step.
const STEP: usize = 4096;
/// Letters that a word is sorted by at a time: what a number has room for beside the word.
const LETTERS: usize = 5;
const TERM_BITS: u32 = 24;
/// Letters that a byte may ask for: in the dictionary of the seeds it is one, in one of the longest words there can
/// be about sixty.
const MOST: usize = 256;

/// A dictionary being unpacked.
pub(super) struct Unpacking<'a> {
    affixes: Vec<(&'a [u8], usize, &'a [u8])>,
    /// For how many letters there is room.
    room: usize,
    letters: Cursor<'a>,
    forms: Cursor<'a>,
    spelled: Cursor<'a>,
    documents: Cursor<'a>,
    stem: Vec<u8>,
    terms: Terms,
    /// How many of the words are parted, and how many of the parts are sorted and written.
    parts: Vec<u32>,
    sorted: usize,
    written: usize,
    writer: dictionary::Writer,
}

impl<'a> Unpacking<'a> {
    /// Begins with the bytes of [`super::packed`]; `None` if they are none of a dictionary.
    pub(super) fn new(bytes: &'a [u8], page: CodePage) -> Option<Self> {
        let mut cursor = Cursor::new(bytes);
        let classed = cursor.varint()? as usize;
        let mut affixes = Vec::new();
        for _ in 0..cursor.varint()? {
            let (before, cut) = (cursor.slice()?, usize::from(cursor.byte()?));
            let behind = cursor.slice()?;
            if before.len().max(cut).max(behind.len()) > LONGEST {
                return None;
            }
            affixes.push((before, cut, behind));
        }
        let mut stream = || Some(Cursor::new(cursor.slice()?));
        let (letters, forms, spelled) = (stream()?, stream()?, stream()?);
        Some(Unpacking {
            affixes,
            room: bytes.len().saturating_mul(MOST),
            letters,
            forms,
            spelled,
            documents: cursor,
            stem: Vec::new(),
            terms: Terms {
                map: Map::new(dictionary::Writer::new().finish()).ok()?,
                page,
                order: Vec::new(),
                letters: Vec::new(),
                ends: Vec::new(),
                documents: Vec::new(),
                classes: Vec::new(),
                classed,
                stems: Vec::new(),
            },
            parts: Vec::new(),
            sorted: 0,
            written: 0,
            writer: dictionary::Writer::new(),
        })
    }

    /// Does a part of the work; whether more is to be done, or `None` if the bytes are at fault.
    pub(super) fn step(&mut self) -> Option<bool> {
        if !self.letters.rest().is_empty() {
            for _ in 0..STEP {
                if self.letters.rest().is_empty() {
                    break;
                }
                self.class()?;
            }
            return Some(true);
        }
        if self.parts.is_empty() {
            let streams = [self.forms, self.spelled, self.documents];
            let whole = streams.iter().all(|stream| stream.rest().is_empty());
            if !whole || self.terms.classed > self.terms.classes.len() || self.terms.len() >= MOST_TERMS {
                return None;
            }
            self.part();
        } else if self.written < self.sorted {
            let to = self.sorted.min(self.written + STEP);
            for term in self.terms.order.get(self.written..to)? {
                if !self.writer.add(self.terms.bytes(*term)) {
                    return None;
                }
            }
            self.written = to;
        } else {
            let end = self.parts.iter().find(|&&end| end as usize > self.sorted);
            let Some(&end) = end else { return Some(false) };
            self.sort(self.sorted, end as usize);
            self.sorted = end as usize;
        }
        Some(true)
    }

    /// The dictionary, when no step is left.
    pub(super) fn finish(self) -> Option<Terms> {
        let map = Map::new(self.writer.finish()).ok()?;
        Some(Terms { map, ..self.terms })
    }

    /// Writes out the forms of the next stem.
    fn class(&mut self) -> Option<()> {
        let shared = self.letters.byte().filter(|&shared| shared < SHARED)?.into();
        if shared > self.stem.len() {
            return None;
        }
        self.stem.truncate(shared);
        while let Some(&letter) = self.letters.rest().first().filter(|&&letter| letter >= SHARED) {
            self.stem.extend_from_slice(self.letters.take(text::length(letter))?);
        }
        let first = self.terms.len() as u32;
        let (mut stem_at, mut next) = (None, 0);
        loop {
            let code = self.forms.byte()?;
            let at = self.terms.letters.len();
            match code {
                END => break,
                SPELLED.. => self.terms.letters.extend_from_slice(self.spelled.slice()?),
                _ => {
                    next += usize::from(code);
                    if code >= FAR {
                        next += usize::from(code - FAR) * 255 + usize::from(self.forms.byte()?);
                    }
                    let (before, cut, behind) = *self.affixes.get(next.checked_sub(1)?)?;
                    let kept = self.stem.len().checked_sub(cut)?;
                    if cut == 0 {
                        stem_at = Some(at + before.len());
                    }
                    for part in [before, self.stem.get(..kept)?, behind] {
                        self.terms.letters.extend_from_slice(part);
                    }
                }
            }
            if self.terms.letters.len() > self.room {
                return None;
            }
            self.terms.ends.push(u32::try_from(self.terms.letters.len()).ok()?);
            self.terms.documents.push(self.documents.varint()?.saturating_add(1));
        }
        let stem = match stem_at {
            Some(at) => u32::try_from(at).ok().filter(|at| at & APART == 0)?,
            None => {
                let at = u32::try_from(self.terms.stems.len()).ok().filter(|at| at & APART == 0)?;
                self.terms.stems.extend_from_slice(&self.stem);
                at | APART
            }
        };
        let class = Class { first, stem, length: u32::try_from(self.stem.len()).ok()? };
        self.terms.classes.push(class);
        (first as usize != self.terms.len()).then_some(())
    }

    /// Puts words of one first byte together.
    fn part(&mut self) {
        let mut parts = vec![0u32; 257];
        let count = self.terms.len() as u32;
        let first = |terms: &Terms, term| terms.bytes(term).first().map_or(0, |&byte| usize::from(byte));
        for term in 0..count {
            parts[first(&self.terms, term) + 1] += 1;
        }
        let mut sum = 0;
        for part in &mut parts {
            sum += *part;
            *part = sum;
        }
        let mut order = vec![0; count as usize];
        for term in 0..count {
            let part = &mut parts[first(&self.terms, term)];
            if let Some(place) = order.get_mut(*part as usize) {
                *place = term;
            }
            *part += 1;
        }
        self.terms.order = order;
        self.parts = parts;
    }

    /// Sorts a part; words that begin with the same letters are sorted by the next ones.
    fn sort(&mut self, from: usize, to: usize) {
        let mut parts = vec![(from, to, 0)];
        while let Some((from, to, depth)) = parts.pop() {
            let Some(part) = self.terms.order.get(from..to) else { continue };
            let numbers: Vec<u64> =
                part.iter().map(|&term| self.beginning(term, depth) << TERM_BITS | u64::from(term)).collect();
            // A heap: see `sorted` in query/merge.rs.
            let numbers = BinaryHeap::from(numbers).into_sorted_vec();
            let mut at = from;
            for same in numbers.chunk_by(|a, b| a >> TERM_BITS == b >> TERM_BITS) {
                let (start, mut longer) = (at, false);
                for number in same {
                    let term = *number as u32 & ((1 << TERM_BITS) - 1);
                    longer |= self.terms.bytes(term).len() > depth + LETTERS;
                    if let Some(place) = self.terms.order.get_mut(at) {
                        *place = term;
                    }
                    at += 1;
                }
                if same.len() > 1 && longer {
                    parts.push((start, at, depth + LETTERS));
                }
            }
        }
    }

    /// Bytes of a word as a number, zero behind its end.
    fn beginning(&self, term: u32, depth: usize) -> u64 {
        let bytes = self.terms.bytes(term).get(depth..).unwrap_or_default();
        (0..LETTERS).fold(0, |number, at| number << 8 | u64::from(bytes.get(at).copied().unwrap_or(0)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::bytes::{put_len, put_slice};
    use super::*;

    /// A stem of `letters` letters with as many `forms`: each byte asks for all letters again.
    fn unpacked(letters: usize, forms: usize) -> Option<Terms> {
        let mut bytes = Vec::new();
        put_len(&mut bytes, 1);
        put_len(&mut bytes, forms);
        for form in 0..forms {
            put_slice(&mut bytes, &[8, 4, 0].map(|bits| b'a' + (form >> bits) as u8 % 16));
            bytes.push(0);
            put_slice(&mut bytes, &[]);
        }
        put_slice(&mut bytes, &[&[0], vec![b'b'; letters].as_slice()].concat());
        put_slice(&mut bytes, &[vec![1; forms].as_slice(), &[END]].concat());
        put_slice(&mut bytes, &[]);
        bytes.extend(vec![0; forms]);
        Terms::open(&bytes, CodePage::new(0x600)?)
    }

    #[test]
    fn bytes_that_ask_for_much_more_memory_than_they_have_are_refused() {
        assert_eq!(unpacked(60, 200).map(|terms| terms.len()), Some(200));
        assert!(unpacked(10_000, 4_000).is_none(), "forty megabytes out of forty thousand bytes");
    }
}
