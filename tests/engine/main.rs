//! The engine's tests, one binary.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by them")]

mod analysis;
mod answers;
mod chunks;
mod codecs;
mod conditions;
mod document;
mod double_faults;
mod golden;
mod index_bytes;
mod judged;
mod languages;
mod matches;
mod oracle;
mod related;
mod repair;
mod reproducible;
mod snippets;
mod suggestions;
mod support;
mod syntax;
mod typos;
mod ways;
mod work;
