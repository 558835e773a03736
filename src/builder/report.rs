//! What came of a build.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::Fault;
use crate::site::Embed;

/// What came of a build.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// How many articles can be searched.
    pub articles: usize,
    /// Their languages, that of most first.
    pub languages: Vec<String>,
    /// What could not be read.
    pub faults: Vec<Fault>,
    /// What could, but may not have been meant so.
    pub notes: Vec<Fault>,
    /// How many files were passed over, by their endings or by what they say: `.css`, `draft`.
    pub passed_over: BTreeMap<String, usize>,
    /// What was written into the folder.
    pub files: Vec<Written>,
    /// What another page needs to show the search in the folder.
    pub embed: Option<Embed>,
    /// The page that is one file.
    pub single_file: Option<Written>,
    /// The Content-Security-Policy of that page, with the hashes of its script and its style.
    pub single_file_policy: Option<String>,
    /// The engine with the articles, for a bundler.
    pub module: Option<Written>,
}

/// A file that was written.
#[derive(Clone, Debug, Serialize)]
pub struct Written {
    /// Its path in the folder, or as it was told.
    pub path: String,
    /// Its bytes.
    pub bytes: usize,
    /// What `integrity="…"` says of it.
    pub integrity: String,
}
