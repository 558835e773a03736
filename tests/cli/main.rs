//! The command, as a user calls it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by them")]

mod answers;
#[cfg(unix)]
mod bad_folder;
mod build;
mod eval;
mod kit;
mod serve;
mod support;
mod watch;
