//! What came of a build.

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
    /// What was passed over, and why.
    pub faults: Vec<Fault>,
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
