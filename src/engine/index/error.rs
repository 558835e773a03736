//! Why can an index not be opened?

use std::fmt;

use super::format::VERSION;

/// A fault of index bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum IndexError {
    /// The bytes do not begin as an index does.
    NotAnIndex,
    /// Written by another version of the format.
    Version {
        /// The version that the bytes name.
        found: u32,
    },
    /// The bytes end too early.
    Truncated {
        /// How many bytes the index should have.
        expected: u64,
        /// How many there are.
        found: u64,
    },
    /// Bytes follow after the last section.
    TrailingBytes {
        /// How many.
        extra: u64,
    },
    /// The header or section table was altered.
    HeaderChecksum,
    /// A section was altered.
    SectionChecksum {
        /// Its name.
        section: String,
    },
    /// A section that the engine needs is not there.
    MissingSection {
        /// Its name.
        section: &'static str,
    },
    /// Articles are in a language that the engine was built without: its words would not be found by their forms.
    Language {
        /// Its BCP 47 tag.
        tag: String,
    },
    /// A section is whole but does not hold what it should.
    Malformed {
        /// Its name.
        section: &'static str,
    },
}

impl fmt::Display for IndexError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            IndexError::NotAnIndex => {
                f.write_str("not a Kashaf index, its first bytes are others: fetch or build it again")
            }
            IndexError::Version { found } => {
                write!(
                    f,
                    "the index has format version {found}, this engine reads {VERSION}: build the index again"
                )
            }
            IndexError::Truncated { expected, found } => {
                write!(
                    f,
                    "the index is cut short: {found} of {expected} bytes are there; fetch or build it again"
                )
            }
            IndexError::TrailingBytes { extra } => {
                write!(f, "{extra} bytes follow after the end of the index: fetch or build it again")
            }
            IndexError::HeaderChecksum => {
                f.write_str("the header of the index was altered: fetch or build it again")
            }
            IndexError::SectionChecksum { section } => {
                write!(f, "section `{section}` of the index was altered: fetch or build it again")
            }
            IndexError::MissingSection { section } => {
                write!(f, "the index has no section `{section}`: build the index again")
            }
            IndexError::Language { tag } => {
                write!(
                    f,
                    "the articles are in `{tag}`, which this engine lacks: build it with feature `lang-{tag}`"
                )
            }
            IndexError::Malformed { section } => {
                write!(
                    f,
                    "section `{section}` of the index does not hold what it should: build the index again"
                )
            }
        }
    }
}

impl std::error::Error for IndexError {}
