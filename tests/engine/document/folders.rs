//! Articles from files, and what is said of bad ones.

use std::path::PathBuf;

use kashaf_engine::document::{SourceErrorKind, read_file};

use super::*;

/// A folder of its own for a test, removed when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, files: &[(&str, &str)]) -> Folder {
        let path = env::temp_dir().join(format!("kashaf-document-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        for (name, text) in files {
            fs::write(path.join(name), text).unwrap();
        }
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn folder_is_read_in_the_order_of_ids() {
    let files = [
        ("b.txt", "ثان هنا"),
        ("a.TXT", "أول هنا"),
        ("a-1.txt", "بينهما"),
        ("README.md", "# no"),
        ("._b.txt", "\0"),
    ];
    let folder = Folder::new("order", &files);
    fs::create_dir_all(folder.0.join("folder.txt")).unwrap();
    let ids: Vec<_> = read_folder(&folder.0).unwrap().into_iter().map(|document| document.id).collect();
    assert_eq!(ids, ["a", "a-1", "b"]);
    assert_eq!(read_file(&folder.0.join("b.txt")).unwrap().title, "ثان هنا");
}

#[test]
fn folder_without_articles_is_an_error() {
    let folder = Folder::new("empty", &[("README.md", "# no articles")]);
    let error = read_folder(&folder.0).unwrap_err();
    assert!(matches!(error.kind, SourceErrorKind::NoArticles));
    assert_eq!(
        error.to_string(),
        format!("{}: no articles: put some *.txt files into the folder", folder.0.display())
    );
    let error = read_folder(&folder.0.join("missing")).unwrap_err();
    assert!(matches!(error.kind, SourceErrorKind::Unreadable(_)), "{error}");
}

#[test]
fn two_files_with_one_id_are_an_error_that_names_both() {
    let folder = Folder::new("same", &[("a.txt", "أول هنا"), ("a.TXT", "ثان هنا")]);
    // Some systems hold the two names for one.
    if fs::read_dir(&folder.0).unwrap().count() == 2 {
        let error = read_folder(&folder.0).unwrap_err().to_string();
        assert!(error.contains("a.txt") && error.contains("a.TXT"), "{error}");
    }
}

#[test]
fn a_bad_file_is_named_with_its_line() {
    let folder = Folder::new("bad", &[("good.txt", "عنوان المقال"), ("empty.txt", "\n")]);
    let empty = read_folder(&folder.0).unwrap_err().to_string();
    assert_eq!(
        empty,
        format!(
            "{}: the file is empty: write an article in it or remove it",
            folder.0.join("empty.txt").display()
        )
    );
    let path = folder.0.join("empty.txt");
    fs::write(&path, b"a\nb\nabcd\xC7").unwrap();
    let error = read_folder(&folder.0).unwrap_err().to_string();
    assert!(
        error.starts_with(&format!("{}:3: not UTF-8 (byte 0xC7 at column 5): save", path.display())),
        "{error}"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_name_that_is_not_utf8_is_an_error() {
    use std::os::unix::ffi::OsStrExt;
    let folder = Folder::new("name", &[]);
    fs::write(folder.0.join(std::ffi::OsStr::from_bytes(b"\xC7.txt")), "عنوان المقال").unwrap();
    let error = read_folder(&folder.0).unwrap_err();
    assert!(matches!(error.kind, SourceErrorKind::NameNotUtf8), "{error}");
}
