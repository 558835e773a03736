//! How far is the dictionary walked for one query?
//!
//! A walk looks for words near to one, and a query has up to 64, each of which may need several: what bounds them is the
//! count of all of them together.

use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

/// Places of the dictionary that all walks for a query come to at the most.
pub const MOST_PLACES: u32 = 400_000;

/// Set once a walk had to end early.
const CUT: u32 = 1 << 31;

/// The places come to so far. Where two threads ask one index at a time, they share them.
#[derive(Debug, Default)]
pub struct Walked(AtomicU32);

impl Walked {
    /// Another query is asked.
    pub(crate) fn begin(&self) {
        self.0.store(0, Relaxed);
    }

    /// Goes on to so many places; `false` if these are too many.
    pub(crate) fn go(&self, places: u32) -> bool {
        let walked = self.0.load(Relaxed);
        let goes = (walked & !CUT) + places <= MOST_PLACES;
        self.0.store(if goes { walked + places } else { walked | CUT }, Relaxed);
        goes
    }

    /// Notes that a walk ended before it had come to all places.
    pub(crate) fn cut(&self) {
        self.0.fetch_or(CUT, Relaxed);
    }

    /// Whether a walk of the last query ended early: words that it would have found are not in the answer.
    #[must_use]
    pub fn is_cut(&self) -> bool {
        self.0.load(Relaxed) & CUT != 0
    }

    /// How many places the walks of the last query came to.
    #[must_use]
    pub fn places(&self) -> u32 {
        self.0.load(Relaxed) & !CUT
    }
}
