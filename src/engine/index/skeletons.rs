//! Which Arabic stems have the same consonants?
//!
//! Nothing of it is sent: skeletons are made when the index is opened. A stem lies in the chain that the hash of its
//! skeleton names, and a reader makes the skeletons of a chain again to see which are the one.

use xxhash_rust::xxh64::xxh64;

use super::terms::Terms;
use crate::analysis;

/// Stems of a step.
const STEP: usize = 2048;

/// The stems of each skeleton.
#[derive(Debug, Default)]
pub(super) struct Skeletons {
    /// Of each hash the last stem, counted from 1, and of each stem the one before it in its chain.
    last: Vec<u32>,
    before: Vec<u32>,
}

impl Skeletons {
    /// Takes some stems more; whether there are others.
    pub(super) fn step(&mut self, terms: &Terms) -> bool {
        let stems = terms.stems().len();
        self.last.resize(stems, 0);
        let from = self.before.len();
        for stem in from..stems.min(from + STEP) {
            let skeleton = analysis::skeleton(&terms.stem_of(stem));
            let mut before = 0;
            if is_long(&skeleton) {
                let place = self.place(&skeleton);
                if let Some(last) = self.last.get_mut(place) {
                    before = std::mem::replace(last, stem as u32 + 1);
                }
            }
            self.before.push(before);
        }
        self.before.len() < stems
    }

    fn place(&self, skeleton: &str) -> usize {
        (xxh64(skeleton.as_bytes(), 0) % self.last.len().max(1) as u64) as usize
    }

    /// The first form of each stem with this skeleton, ascending.
    pub(super) fn find(&self, terms: &Terms, skeleton: &str) -> Vec<u32> {
        let mut found = Vec::new();
        let mut stem = self.last.get(self.place(skeleton)).copied().unwrap_or(0);
        // Each stem's chain goes to stems before it, so that it ends.
        while let Some(at) = (stem as usize).checked_sub(1) {
            if analysis::skeleton(&terms.stem_of(at)) == skeleton {
                found.push(terms.forms(at).start);
            }
            stem = self.before.get(at).copied().unwrap_or(0);
        }
        found.reverse();
        found
    }
}

/// Two consonants are those of too many words.
fn is_long(skeleton: &str) -> bool {
    skeleton.chars().nth(2).is_some()
}
