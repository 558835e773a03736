//! The engine of Kashaf: articles in, an index out; a query in, an answer out.
//!
//! Two flows meet in the index and share one [`analysis`] chain:
//!
//! - building: file → [`document`] → analysis → [`index::build`] → bytes
//! - asking: text → [`query`] → analysis → [`index::Index`] → ranked hits → [`snippet`]
//!
//! Nothing here knows of the web, of serialization or of time, so the whole of it runs and is tested natively.
//!
//! ```
//! use kashaf_engine::{document::Document, index::{build, Index}, query::{search, Options}};
//!
//! let article = Document::parse("news", "بغداد اليوم\n\nعقد في بغداد اجتماع حضره الوزير العراقي.".as_bytes())?;
//! let bytes = build(&[article])?;
//! let index = Index::open(&bytes)?;
//! let answer = search(&index, "وزير", &Options::default());
//! assert_eq!(answer.total, 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
#![forbid(unsafe_code)]

pub mod analysis;
pub mod decimal;
pub mod document;
pub mod index;
pub mod query;
pub mod rest;
pub mod sections;
pub mod snippet;
