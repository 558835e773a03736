//! Work that a first plain search has no need of.
//!
//! A reader's module comes in two parts. The second, the *rest*, has the code of all that is done [`later`], and comes
//! when the first answer is shown; the build tells it by the name of the function `work` below. Work whose code has not
//! come yet is passed over as if it had found nothing, and noted: then what was asked is to be asked again when the rest
//! is here. Everywhere else all is in one, and nothing is ever passed over.

use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

static IS_HERE: AtomicBool = AtomicBool::new(true);
static IS_LOST: AtomicBool = AtomicBool::new(false);
static WAS_MISSED: AtomicBool = AtomicBool::new(false);

/// Says whether the rest has come.
pub fn tell(is_here: bool) {
    IS_HERE.store(is_here, Relaxed);
}

/// Goes on without it, since it cannot be had; or asks for it again.
pub fn lose(is_lost: bool) {
    IS_LOST.store(is_lost, Relaxed);
}

/// Whether work was passed over since this was last asked, for a rest that is lost or for one that is to come: an answer
/// lacks what that would have found.
#[must_use]
pub fn was_missed(is_lost: bool) -> bool {
    IS_LOST.load(Relaxed) == is_lost && WAS_MISSED.swap(false, Relaxed)
}

/// What the work comes to; nothing while the rest is not here.
pub fn later<T: Default>(done: impl FnOnce() -> T) -> T {
    if IS_HERE.load(Relaxed) {
        return work(done);
    }
    WAS_MISSED.store(true, Relaxed);
    T::default()
}

/// The border between the two parts of a module. Its name is known to the build.
#[inline(never)]
fn work<T>(done: impl FnOnce() -> T) -> T {
    done()
}
