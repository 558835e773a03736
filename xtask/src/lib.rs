//! The repository's own chores, as a library so that the browser tests can use its server and budget.
//!
//! `main.rs` names the commands; here is one concept a module. Whatever a chore needs and does not find
//! it installs (`tools`, `npm`, `browsers`), and a second run installs nothing.

pub mod attack;
pub mod audit;
pub mod bench;
mod blank;
pub mod browsers;
pub mod budget;
pub mod check;
pub mod dist;
pub mod frameworks;
pub mod fuzz;
pub mod hosts;
pub mod install;
pub mod kit;
pub mod made;
pub mod npm;
pub mod package;
mod relay;
pub mod repo;
pub mod reproduce;
pub mod sbom;
pub mod server;
pub mod site;
pub mod situations;
pub mod sizes;
pub mod split;
pub mod steps;
pub mod supply;
pub mod tally;
pub mod tidy;
pub mod tools;
