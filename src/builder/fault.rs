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
        write!(f, "{}:", harmless(&self.path))?;
        if let Some(line) = self.line {
            write!(f, "{line}:")?;
        }
        write!(f, " {}: {}", harmless(&self.fact), harmless(&self.remedy))
    }
}

/// A text as a terminal may show it, in one line. What is in a file, and what it is called, may command a terminal or turn the
/// order of a line around: such characters are written out.
#[must_use]
pub fn harmless(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' => {
                shown.extend(c.escape_unicode());
            }
            c if c.is_control() => shown.extend(c.escape_default()),
            c => shown.push(c),
        }
    }
    shown
}

impl std::error::Error for Fault {}
