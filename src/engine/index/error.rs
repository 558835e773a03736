//! Why can an index not be opened?

use std::fmt;

use super::format::VERSION;
use crate::decimal::digits;

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

impl IndexError {
    /// The fact and the remedy.
    #[must_use]
    pub fn message(&self) -> String {
        let number = |number| digits(number, 1);
        match self {
            IndexError::NotAnIndex => {
                "not a Kashaf index, its first bytes are others: fetch or build it again".to_owned()
            }
            IndexError::Version { found } => [
                "the index has format version ",
                &number(u64::from(*found)),
                ", this engine reads ",
                &number(VERSION.into()),
                ": build the index again",
            ]
            .concat(),
            IndexError::Truncated { expected, found } => [
                "the index is cut short: ",
                &number(*found),
                " of ",
                &number(*expected),
                " bytes are there; fetch or build it again",
            ]
            .concat(),
            IndexError::TrailingBytes { extra } => {
                [&number(*extra), " bytes follow after the end of the index: fetch or build it again"]
                    .concat()
            }
            IndexError::HeaderChecksum => {
                "the header of the index was altered: fetch or build it again".to_owned()
            }
            IndexError::SectionChecksum { section } => {
                ["section `", section, "` of the index was altered: fetch or build it again"].concat()
            }
            IndexError::MissingSection { section } => {
                ["the index has no section `", section, "`: build the index again"].concat()
            }
            IndexError::Language { tag } => [
                "the articles are in `",
                tag,
                "`, which this engine lacks: build it with feature `lang-",
                tag,
                "`",
            ]
            .concat(),
            IndexError::Malformed { section } => {
                ["section `", section, "` of the index does not hold what it should: build the index again"]
                    .concat()
            }
        }
    }
}

impl fmt::Display for IndexError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl std::error::Error for IndexError {}
