//! Where does a term occur?
//!
//! A posting list is
//!
//! ```text
//! varint  documents with the term, less one
//! varint  length of the postings in bytes, only if there is more than one
//! postings, one a document, ascending:
//!   varint  (distance to the document before << 1) | simple
//!   if not simple: varint occurrences in the body << 2 | in the title? | in related links? << 1,
//!     then a varint for either that it is in: its occurrences
//! positions, document by document, field by field: varint distance to the position before
//! ```
//!
//! `simple` means once, in the body: the case of most postings. Positions stand apart, so that counting never
//! reads them. Two of three terms of a corpus occur in one document only and need no length.

use super::bytes::{Cursor, put_len, put_varint};
use super::{FIELDS, Field};

/// A document's occurrences of a term: positions in each field, ascending.
pub type Positions = [Vec<u32>; FIELDS];

const SIMPLE: [u32; FIELDS] = [0, 1, 0];
/// Fields whose occurrences follow those in the body, each with a bit there: most words are in neither.
const FLAGGED: [Field; 2] = [Field::Title, Field::Related];

/// Writes the posting list of a term; documents ascending.
#[must_use]
pub fn write(occurrences: &[(u32, Positions)]) -> Vec<u8> {
    let (mut postings, mut positions) = (Vec::new(), Vec::new());
    let mut next = 0;
    for (document, fields) in occurrences {
        let frequencies: [u32; FIELDS] = Field::ALL.map(|field| fields[field as usize].len() as u32);
        let simple = frequencies == SIMPLE;
        put_varint(&mut postings, (document - next) << 1 | u32::from(simple));
        next = document + 1;
        if !simple {
            let others = FLAGGED.map(|field| frequencies[field as usize]);
            let flags = u32::from(others[0] > 0) | u32::from(others[1] > 0) << 1;
            put_varint(&mut postings, frequencies[Field::Body as usize] << 2 | flags);
            others.iter().filter(|&&other| other > 0).for_each(|&other| put_varint(&mut postings, other));
        }
        for field in fields {
            let mut before = 0;
            for &position in field {
                put_varint(&mut positions, position - before);
                before = position;
            }
        }
    }
    let mut out = Vec::new();
    put_len(&mut out, occurrences.len().saturating_sub(1));
    if occurrences.len() > 1 {
        put_len(&mut out, postings.len());
    }
    out.extend(postings);
    out.extend(positions);
    out
}

/// One document of a posting list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    /// Document number.
    pub document: u32,
    /// Occurrences in each field.
    pub frequencies: [u32; FIELDS],
}

/// Iterator over a posting list.
///
/// ```
/// use kashaf_engine::index::postings::{Postings, write};
/// let bytes = write(&[(3, [vec![], vec![7], vec![]]), (9, [vec![0], vec![4, 5], vec![]])]);
/// let mut postings = Postings::new(&bytes);
/// assert_eq!(postings.next().map(|posting| posting.document), Some(3));
/// assert_eq!(postings.next().map(|posting| posting.frequencies), Some([1, 2, 0]));
/// assert_eq!(postings.positions(), [vec![0], vec![4, 5], vec![]]);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Postings<'a> {
    left: u32,
    next: u32,
    postings: Cursor<'a>,
    positions: Cursor<'a>,
    /// Occurrences in the last document returned, whose positions were not read.
    unread: [u32; FIELDS],
    /// Occurrences in documents passed before it.
    passed: u32,
}

impl<'a> Postings<'a> {
    /// Starts at the first document; bytes that are no posting list end early.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        let mut postings = Cursor::new(bytes);
        let Some(left) = postings.varint().map(|more| more.saturating_add(1)) else {
            return Postings::default();
        };
        let positions = if left == 1 {
            // The positions begin where the only posting ends.
            let mut after = postings;
            posting(&mut after);
            after
        } else {
            let length = postings.varint().unwrap_or(0) as usize;
            let mut after = postings;
            postings = Cursor::new(after.take(length).unwrap_or_default());
            after
        };
        Postings { left, postings, positions, ..Postings::default() }
    }

    /// How many documents are still to come.
    #[must_use]
    pub fn documents(&self) -> u32 {
        self.left
    }

    /// Positions in each field of the document that `next` returned last; reading them twice gives none.
    pub fn positions(&mut self) -> Positions {
        self.positions.skip_varints(std::mem::take(&mut self.passed));
        std::mem::take(&mut self.unread).map(|frequency| {
            let mut position = 0u32;
            let distances = (0..frequency).map_while(|_| self.positions.varint());
            distances
                .map(|distance| {
                    position = position.saturating_add(distance);
                    position
                })
                .collect()
        })
    }
}

impl Iterator for Postings<'_> {
    type Item = Posting;

    fn next(&mut self) -> Option<Posting> {
        self.left = self.left.checked_sub(1)?;
        let (distance, frequencies) = posting(&mut self.postings)?;
        let document = self.next.checked_add(distance)?;
        self.next = document.checked_add(1)?;
        let unread = std::mem::replace(&mut self.unread, frequencies);
        self.passed = unread.iter().fold(self.passed, |passed, &count| passed.saturating_add(count));
        Some(Posting { document, frequencies })
    }
}

/// One posting: distance to the document before, and occurrences.
fn posting(cursor: &mut Cursor<'_>) -> Option<(u32, [u32; FIELDS])> {
    let head = cursor.varint()?;
    let mut frequencies = SIMPLE;
    if head & 1 == 0 {
        let body = cursor.varint()?;
        frequencies[Field::Body as usize] = body >> 2;
        for (bit, field) in FLAGGED.into_iter().enumerate() {
            if body >> bit & 1 == 1 {
                frequencies[field as usize] = cursor.varint()?;
            }
        }
    }
    Some((head >> 1, frequencies))
}
