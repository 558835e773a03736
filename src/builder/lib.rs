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
//!
//! A program of one's own makes a search as the command does; the kit is what `cargo xtask build` leaves in `www/kit`:
//!
//! ```no_run
//! use kashaf_builder::{Kit, Settings, build, disk::System};
//!
//! let kit = Kit::read(&System, "www/kit")?;
//! let settings = Settings { paths: vec!["articles".into()], out: "dist".into(), ..Settings::default() };
//! let report = build(&System, &kit, &settings, &mut |stage| eprintln!("{stage:?}"))?;
//! println!("{} articles, {} faults", report.articles, report.faults.len());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Or only the index, of all that the command reads:
//!
//! ```
//! use kashaf_builder::{Settings, disk::System, gather::gather};
//! use kashaf_engine::index::{Index, build_with};
//!
//! # let folder = std::env::temp_dir().join(format!("kashaf-doc-{}", std::process::id()));
//! # std::fs::create_dir_all(&folder)?;
//! # let articles = folder.to_string_lossy().into_owned();
//! # std::fs::write(folder.join("a.md"), "# News\n\nThe river is high.")?;
//! let settings = Settings { paths: vec![articles], ..Settings::default() };
//! let gathered = gather(&System, &settings, &mut |_, _| ())?;
//! assert!(gathered.faults.is_empty());
//! let bytes = build_with(&gathered.documents, &gathered.synonyms)?;
//! assert_eq!(Index::open(&bytes)?.documents(), 1);
//! # std::fs::remove_dir_all(folder)?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

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
