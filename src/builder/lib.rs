//! From a folder of articles to a finished search.
//!
//! What the command does, what the npm package does and what the page does in which a reader makes his own, is one way:
//!
//! 1. [`gather`]: which files are articles, and what does each say?
//! 2. [`kashaf_engine::index::build`]: articles → index
//! 3. [`place`]: index → a module that was built long before ([`kit`])
//! 4. [`site`]: the module, the element and what a host needs → the files of a folder
//! 5. [`replace`]: the folder changes whole, or not at all
//!
//! All that is read and written goes through a [`Disk`]: the system's own, one that Node lends, or files that were
//! dropped on a page.

#[cfg(feature = "clap")]
pub mod arguments;
pub mod disk;
pub mod fault;
pub mod gather;
pub mod kit;
pub mod place;
pub mod replace;
pub mod report;
pub mod settings;
pub mod site;
pub mod sources;
#[cfg(feature = "clap")]
pub mod summary;

mod steps;
mod walk;

pub use disk::Disk;
pub use fault::Fault;
pub use kit::Kit;
pub use report::Report;
pub use settings::Settings;
pub use steps::{BuildError, Stage, build};
