//! The engine's tests, one binary.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by them")]

mod analysis;
mod codecs;
mod document;
mod golden;
mod index_bytes;
mod languages;
mod oracle;
mod reproducible;
mod snippets;
mod support;
