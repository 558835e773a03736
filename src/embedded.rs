//! The index in the module.
//!
//! A module has the index of the articles that it was compiled with, or that of others put in its place afterwards, without
//! a compiler: the builder adds the bytes as a data segment behind all others, and writes into [`KASHAF_INDEX`] where they
//! lie. Both are read by the same line.
//!
//! Behind them stands whether all of the module's code is here. It is, unless the build made two modules of it: then the
//! first says 0, and the second 1 when it comes.

use std::sync::atomic::{AtomicPtr, AtomicU32, AtomicUsize, Ordering::Relaxed};

static COMPILED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/index.bin"));

/// Where the index begins in memory, how many bytes it has, and whether all code is here. Exported, so that it can be found in a module and stays
/// where it is.
#[repr(C)]
pub(crate) struct Place {
    start: AtomicPtr<u8>,
    length: AtomicUsize,
    whole: AtomicU32,
}

/// See [`Place`].
#[allow(unsafe_code, reason = "an exported name; no other function or static has it")]
#[unsafe(no_mangle)]
pub(crate) static KASHAF_INDEX: Place = Place {
    start: AtomicPtr::new(COMPILED.as_ptr().cast_mut()),
    length: AtomicUsize::new(COMPILED.len()),
    whole: AtomicU32::new(1),
};

/// Whether the rest of the code is here.
pub(crate) fn is_whole() -> bool {
    KASHAF_INDEX.whole.load(Relaxed) != 0
}

/// The bytes of the index.
pub(crate) fn bytes() -> &'static [u8] {
    let (start, length) = (KASHAF_INDEX.start.load(Relaxed), KASHAF_INDEX.length.load(Relaxed));
    // SAFETY: nothing writes the place while the module runs. As compiled it is that of `COMPILED`. The builder puts
    // another there only together with the segment that it names, which lies beyond the memory that the allocator takes
    // from: that only ever grows.
    #[allow(unsafe_code, reason = "the only way to read bytes that came after the compiler")]
    unsafe {
        std::slice::from_raw_parts(start, length)
    }
}
