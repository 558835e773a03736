//! In which order do the lists of terms lie in chunks?
//!
//! Who asks for a word asks for its forms, and as support for words of its root and its skeleton: so lists of stems that
//! are kin lie together, mostly in one chunk. Nothing of it is sent: the order is made of the dictionary where chunks are
//! written, and again where they are read.
//!
//! A stem's kin are those of the skeleton of its root, or of its own if it has no root. They are found by hash: of each
//! hash a group.

use xxhash_rust::xxh64::xxh64;

use super::terms::Terms;
use crate::analysis;

/// Stems of a step.
const STEP: usize = 1024;
/// Of a class without kin.
const ALONE: u32 = u32::MAX;

/// An order being made.
#[derive(Debug, Default)]
pub(super) struct Ordering {
    /// Of each hash the last stem, counted from 1, and of each class the one before it with the same.
    last: Vec<u32>,
    before: Vec<u32>,
}

impl Ordering {
    /// Takes some classes more; whether there are others.
    pub(super) fn step(&mut self, terms: &Terms) -> bool {
        let (stems, from) = (terms.stems().len(), self.before.len());
        self.last.resize(stems, 0);
        for stem in from..stems.min(from + STEP) {
            let mut before = ALONE;
            if let Some(hash) = hash(&terms.stem_of(stem))
                && let Some(last) = self.last.get_mut((hash % stems as u64) as usize)
            {
                before = std::mem::replace(last, stem as u32 + 1);
            }
            self.before.push(before);
        }
        self.before.len() < stems
    }

    /// Calls `each` with the classes in their order, and whether one begins a group.
    pub(super) fn each(&self, terms: &Terms, each: &mut dyn FnMut(usize, bool)) {
        for &last in &self.last {
            let (mut stem, mut begins) = (last, true);
            // A chain goes to stems before, so that it ends.
            while let Some(at) = (stem as usize).checked_sub(1) {
                each(at, begins);
                begins = false;
                stem = self.before.get(at).copied().unwrap_or(0);
            }
        }
        for class in 0..terms.classes.len() {
            if self.before.get(class).is_none_or(|&before| before == ALONE) {
                each(class, true);
            }
        }
    }
}

fn hash(stem: &str) -> Option<u64> {
    let mut bones = analysis::skeleton(&analysis::root(stem).unwrap_or_default());
    if bones.is_empty() {
        bones = analysis::skeleton(stem);
    }
    // One consonant is that of too many.
    bones.chars().nth(1).map(|_| xxh64(bones.as_bytes(), 0))
}

/// Where the lists of terms lie.
#[derive(Debug)]
pub(super) struct Order {
    /// Of each class the number of its first list.
    starts: Vec<u32>,
}

impl Order {
    pub(super) fn new(ordering: &Ordering, terms: &Terms) -> Self {
        let (mut starts, mut next) = (vec![0; terms.classes.len()], 0);
        ordering.each(terms, &mut |class, _| {
            if let Some(start) = starts.get_mut(class) {
                *start = next;
            }
            next += terms.forms(class).len() as u32;
        });
        Order { starts }
    }

    /// The number of a term's list.
    pub(super) fn place(&self, terms: &Terms, term: u32) -> usize {
        let class = terms.classes.partition_point(|class| class.first <= term).wrapping_sub(1);
        let (start, first) = (self.starts.get(class), terms.classes.get(class));
        start.zip(first).map_or(usize::MAX, |(start, class)| (start + (term - class.first)) as usize)
    }
}
