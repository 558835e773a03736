//! Where does a term occur?
//!
//! Of each term the documents are one string, of the section `docs`:
//!
//! ```text
//! varint  documents with the term, less one
//! postings, one a document, ascending:
//!   varint  (distance to the document before << 1) | simple
//!   if not simple: varint occurrences in the body << 2 | in the title? | in related links? << 1,
//!     then a varint for either that it is in: its occurrences
//! ```
//!
//! and its positions another, of the section `places`: document by document, field by field, varint distance to the
//! position before.
//!
//! `simple` means once, in the body: the case of most postings. Positions are the larger part, and a word alone never
//! reads them: only phrases and neighbours do.

use super::bytes::{Cursor, put_len, put_varint};
use super::{FIELDS, Field};

/// A document's occurrences of a term: positions in each field, ascending.
pub type Positions = [Vec<u32>; FIELDS];

const SIMPLE: [u32; FIELDS] = [0, 1, 0];
/// Fields whose occurrences follow those in the body, each with a bit there: most words are in neither.
const FLAGGED: [Field; 2] = [Field::Title, Field::Related];

/// Writes the documents of a term, which ascend, and its positions.
#[must_use]
pub fn write(occurrences: &[(u32, Positions)]) -> [Vec<u8>; 2] {
    let (mut docs, mut positions) = (Vec::new(), Vec::new());
    put_len(&mut docs, occurrences.len().saturating_sub(1));
    let mut next = 0;
    for (document, fields) in occurrences {
        let frequencies: [u32; FIELDS] = Field::ALL.map(|field| fields[field as usize].len() as u32);
        let simple = frequencies == SIMPLE;
        put_varint(&mut docs, (document - next) << 1 | u32::from(simple));
        next = document + 1;
        if !simple {
            let others = FLAGGED.map(|field| frequencies[field as usize]);
            let flags = u32::from(others[0] > 0) | u32::from(others[1] > 0) << 1;
            put_varint(&mut docs, frequencies[Field::Body as usize] << 2 | flags);
            others.iter().filter(|&&other| other > 0).for_each(|&other| put_varint(&mut docs, other));
        }
        for field in fields {
            let mut before = 0;
            for &position in field {
                put_varint(&mut positions, position - before);
                before = position;
            }
        }
    }
    [docs, positions]
}

/// One document of a posting list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    /// Document number.
    pub document: u32,
    /// Occurrences in each field.
    pub frequencies: [u32; FIELDS],
}

/// Iterator over the documents of a term.
#[derive(Clone, Debug, Default)]
pub struct Postings<'a> {
    left: u32,
    next: u32,
    cursor: Cursor<'a>,
}

impl<'a> Postings<'a> {
    /// Starts at the first document; bytes that are no posting list end early.
    #[must_use]
    pub fn new(docs: &'a [u8]) -> Self {
        let mut cursor = Cursor::new(docs);
        match cursor.varint() {
            Some(more) => Postings { left: more.saturating_add(1), next: 0, cursor },
            None => Postings::default(),
        }
    }

    /// How many documents are still to come.
    #[must_use]
    pub fn documents(&self) -> u32 {
        self.left
    }
}

impl Iterator for Postings<'_> {
    type Item = Posting;

    fn next(&mut self) -> Option<Posting> {
        self.left = self.left.checked_sub(1)?;
        let head = self.cursor.varint()?;
        let mut frequencies = SIMPLE;
        if head & 1 == 0 {
            let body = self.cursor.varint()?;
            frequencies[Field::Body as usize] = body >> 2;
            for (bit, field) in FLAGGED.into_iter().enumerate() {
                if body >> bit & 1 == 1 {
                    frequencies[field as usize] = self.cursor.varint()?;
                }
            }
        }
        let document = self.next.checked_add(head >> 1)?;
        self.next = document.checked_add(1)?;
        Some(Posting { document, frequencies })
    }
}

/// Iterator over the places of a term: those of its documents that are wanted, position by position.
///
/// ```
/// use kashaf_engine::index::postings::{Places, Postings, write};
/// let [docs, positions] = write(&[(3, [vec![], vec![7], vec![]]), (9, [vec![0], vec![4, 5], vec![]])]);
/// let mut places = Vec::new();
/// let mut reader = Places::new(&positions);
/// for posting in Postings::new(&docs) {
///     reader.each(posting.frequencies, &mut |field, position| places.push((posting.document, field, position)));
/// }
/// assert_eq!(places, [(3, 1, 7), (9, 0, 0), (9, 1, 4), (9, 1, 5)]);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Places<'a> {
    cursor: Cursor<'a>,
    /// Positions of documents that nobody wanted.
    passed: u32,
}

impl<'a> Places<'a> {
    /// Starts at the first document.
    #[must_use]
    pub fn new(positions: &'a [u8]) -> Self {
        Places { cursor: Cursor::new(positions), passed: 0 }
    }

    /// Passes over a document with so many occurrences.
    pub fn pass(&mut self, frequencies: [u32; FIELDS]) {
        self.passed = frequencies.into_iter().fold(self.passed, u32::saturating_add);
    }

    /// Calls `found` with field and position of each occurrence in the next document, which has so many. Bytes that are no
    /// positions end early.
    pub fn each(&mut self, frequencies: [u32; FIELDS], found: &mut dyn FnMut(u32, u32)) {
        self.cursor.skip_varints(std::mem::take(&mut self.passed));
        for (field, frequency) in (0..).zip(frequencies) {
            let mut position = 0u32;
            for _ in 0..frequency {
                let Some(distance) = self.cursor.varint() else { return };
                position = position.saturating_add(distance);
                found(field, position);
            }
        }
    }
}
