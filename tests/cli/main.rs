//! The command, as a user calls it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by them")]

mod answers;
#[path = "../builder/attack.rs"]
mod attack;
#[cfg(unix)]
mod bad_folder;
mod build;
mod eval;
#[cfg(unix)]
mod hostile;
mod killed;
mod kit;
mod serve;
mod support;
mod watch;
