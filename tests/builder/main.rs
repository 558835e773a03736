//! Everything the builder promises, from files on a disk to the files of a search.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by them")]

mod attack;
mod bare_module;
mod bombs;
mod failing;
#[cfg(unix)]
mod folders;
mod injections;
mod memory;
mod offline;
mod place;
mod replace;
mod site;
mod sources;
