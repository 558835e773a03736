//! The engine's tests, one binary.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by them")]

mod analysis;
mod answers;
mod bounds;
mod chunks;
mod codecs;
mod conditions;
mod counting;
mod document;
mod double_faults;
mod golden;
mod hostile;
mod index_bytes;
mod judged;
mod languages;
mod matches;
mod old_indexes;
mod oracle;
mod related;
mod repair;
mod reproducible;
mod round_trip;
mod snippets;
mod soak;
mod suggestions;
mod support;
mod syntax;
mod typos;
mod ways;
mod work;
