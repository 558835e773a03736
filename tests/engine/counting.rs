//! What each thread asks of the allocator, counted: every step of a search writes something down, and no busy machine changes
//! the count.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

struct Counting;

thread_local! {
    static ASKED: Cell<usize> = const { Cell::new(0) };
    static GIVEN_BACK: Cell<usize> = const { Cell::new(0) };
}

#[allow(unsafe_code, reason = "an allocator is; this one only hands on")]
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let _ = ASKED.try_with(|asked| asked.set(asked.get() + layout.size()));
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        let _ = GIVEN_BACK.try_with(|given| given.set(given.get() + layout.size()));
        unsafe { System.dealloc(place, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

/// Bytes that are asked for while `work` is done.
pub(crate) fn bytes_of<T>(work: impl FnOnce() -> T) -> usize {
    let before = ASKED.get();
    let _ = std::hint::black_box(work());
    ASKED.get() - before
}

/// Bytes that this thread holds.
pub(crate) fn held() -> usize {
    ASKED.get().wrapping_sub(GIVEN_BACK.get())
}
