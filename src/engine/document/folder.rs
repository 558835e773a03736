//! Articles from files.

use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

use super::synonyms::{FILE, SynonymError, Synonyms};
use super::{Document, DocumentError};

/// The ending of an article's file, in any case.
const ENDING: &str = "txt";

/// Why a file or folder could not be read as articles.
#[derive(Debug)]
pub struct SourceError {
    /// The file or folder.
    pub path: PathBuf,
    /// What is the matter with it.
    pub kind: SourceErrorKind,
}

/// What is the matter with a file or folder.
#[derive(Debug)]
#[non_exhaustive]
pub enum SourceErrorKind {
    /// The system cannot read it.
    Unreadable(io::Error),
    /// The file is no article.
    Document(DocumentError),
    /// The list of synonyms has a line that is no group.
    Synonyms(SynonymError),
    /// The file name is not UTF-8, so there is no id to be had from it.
    NameNotUtf8,
    /// Another file of the folder has the same name but for the case of its ending.
    SameId {
        /// The other file.
        other: PathBuf,
    },
    /// The folder has no articles.
    NoArticles,
}

/// The articles of a folder: every `*.txt` directly in it, sorted by the bytes of their ids. Other files, folders,
/// hidden files and those whose names begin with `_` are passed over.
///
/// # Errors
/// If the folder has no articles, or if it or one of them cannot be read.
pub fn read_folder(dir: &Path) -> Result<Vec<Document>, SourceError> {
    let unreadable = |error| fault(dir, SourceErrorKind::Unreadable(error));
    let mut articles = Vec::new();
    for entry in fs::read_dir(dir).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if is_article(&path) {
            articles.push((id(&path)?, path));
        }
    }
    // The order of a folder's entries differs from system to system.
    articles.sort();
    for ((id, path), (next_id, next)) in articles.iter().zip(articles.iter().skip(1)) {
        if id == next_id {
            return Err(fault(next, SourceErrorKind::SameId { other: path.clone() }));
        }
    }
    if articles.is_empty() {
        return Err(fault(dir, SourceErrorKind::NoArticles));
    }
    articles.iter().map(|(id, path)| read(id, path)).collect()
}

/// The synonyms of a site: what the `_synonyms.txt` in the folder of its articles says; none if there is no such file.
///
/// # Errors
/// If the file cannot be read, or one of its lines is no group.
pub fn read_synonyms(dir: &Path) -> Result<Synonyms, SourceError> {
    let path = dir.join(FILE);
    match fs::read(&path) {
        Ok(bytes) => Synonyms::parse(&bytes).map_err(|error| fault(&path, SourceErrorKind::Synonyms(error))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Synonyms::default()),
        Err(error) => Err(fault(&path, SourceErrorKind::Unreadable(error))),
    }
}

/// The article in a file, whatever its ending.
///
/// # Errors
/// If the file cannot be read or is no article.
pub fn read_file(path: &Path) -> Result<Document, SourceError> {
    read(&id(path)?, path)
}

fn read(id: &str, path: &Path) -> Result<Document, SourceError> {
    let bytes = fs::read(path).map_err(|error| fault(path, SourceErrorKind::Unreadable(error)))?;
    Document::parse(id, &bytes).map_err(|error| fault(path, SourceErrorKind::Document(error)))
}

/// Hidden files are none: macOS leaves a `._name.txt` beside a `name.txt` that it copies. Files that begin with `_` are
/// about the articles.
fn is_article(path: &Path) -> bool {
    let hidden =
        path.file_name().is_some_and(|name| matches!(name.as_encoded_bytes().first(), Some(b'.' | b'_')));
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING)) && !hidden && !path.is_dir()
}

fn id(path: &Path) -> Result<String, SourceError> {
    let name = path.file_stem().unwrap_or_default();
    name.to_str().map(str::to_string).ok_or_else(|| fault(path, SourceErrorKind::NameNotUtf8))
}

fn fault(path: &Path, kind: SourceErrorKind) -> SourceError {
    SourceError { path: path.to_path_buf(), kind }
}

impl fmt::Display for SourceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.path.display())?;
        match &self.kind {
            SourceErrorKind::Unreadable(error) => {
                write!(f, " cannot be read ({error}): check the path and its permissions")
            }
            SourceErrorKind::Document(error) => {
                if let Some(line) = error.line() {
                    write!(f, "{line}:")?;
                }
                f.write_str(" ")?;
                error.fact(f)
            }
            SourceErrorKind::Synonyms(error) => write!(f, "{}: {}", error.line, error.fault.fact()),
            SourceErrorKind::NameNotUtf8 => f.write_str(" the file name is not UTF-8: rename the file"),
            SourceErrorKind::SameId { other } => {
                write!(f, " the same id as {}: rename one of the two files", other.display())
            }
            SourceErrorKind::NoArticles => {
                write!(f, " no articles: put some *.{ENDING} files into the folder")
            }
        }
    }
}

impl std::error::Error for SourceError {}
