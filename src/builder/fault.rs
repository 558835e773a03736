//! What is the matter with a file, and what is to be done about it.

use std::fmt;

use serde::Serialize;

/// Something that keeps a file, or a part of one, from being searched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The file or folder, as it was named or found.
    pub path: String,
    /// The line, from 1, if it is one.
    pub line: Option<usize>,
    /// What is the matter.
    pub fact: String,
    /// What to do about it.
    pub remedy: String,
}

impl Fault {
    /// A fault of a file as a whole.
    #[must_use]
    pub fn new(path: &str, fact: impl Into<String>, remedy: impl Into<String>) -> Self {
        Fault { path: path.to_owned(), line: None, fact: fact.into(), remedy: remedy.into() }
    }

    /// The same, of one line.
    #[must_use]
    pub fn at(self, line: usize) -> Self {
        Fault { line: Some(line), ..self }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A name may have line ends and controls; a message has one line.
        let path = self.path.escape_debug().to_string().replace("\\'", "'").replace("\\\"", "\"");
        write!(f, "{path}:")?;
        if let Some(line) = self.line {
            write!(f, "{line}:")?;
        }
        write!(f, " {}: {}", self.fact, self.remedy)
    }
}

impl std::error::Error for Fault {}
