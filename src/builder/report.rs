//! What came of a build.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::Fault;

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
    /// What was written.
    pub files: Vec<Written>,
}

/// A file that was written.
#[derive(Clone, Debug, Serialize)]
pub struct Written {
    /// Its path in the folder.
    pub path: String,
    /// Its bytes.
    pub bytes: usize,
    /// What `integrity="…"` says of it.
    pub integrity: String,
}
