//! Everything the builder promises, from files on a disk to the files of a search.

#![allow(clippy::unwrap_used, reason = "a test fails by it")]

mod bare_module;
mod memory;
mod offline;
mod place;
mod replace;
mod site;
mod sources;
