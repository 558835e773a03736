//! An index is made of the articles and of nothing else: the same ones give the same bytes anywhere, and whatever
//! articles there are make one.

use std::fs;
use std::path::Path;

use kashaf_engine::document::read_folder;
use kashaf_engine::index::{BuildError, Index, build};
use kashaf_engine::query::{Note, Options, search};

use crate::support::{Folder, SEEDS, article, index_of, seed_index, seeds};

/// Name and content of every article of the seeds.
fn files() -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(Path::new(SEEDS)).unwrap().map(|entry| entry.unwrap().path());
    let articles = entries.filter(|path| path.extension().is_some_and(|ending| ending == "txt"));
    let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
    let mut files: Vec<_> = articles.map(|path| (name(&path), fs::read(&path).unwrap())).collect();
    files.sort();
    files
}

fn index_of_folder(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let folder = Folder::new();
    for (name, content) in files {
        folder.write(name, content);
    }
    index_of(&read_folder(folder.path()).unwrap())
}

#[test]
fn the_same_articles_give_the_same_bytes_in_any_folder_and_order_of_writing() {
    let mut files = files();
    assert_eq!(files.len(), 5);
    assert!(index_of_folder(&files) == seed_index());
    files.reverse();
    assert!(index_of_folder(&files) == seed_index());
}

#[test]
fn articles_are_numbered_in_the_order_of_their_ids() {
    // Systems list a folder in the order of writing, of hashes or of names: this order of writing is none of names.
    let folder = Folder::new();
    for number in (0..60).map(|n| n * 37 % 60) {
        folder.write(
            &format!("{number:02}.txt"),
            format!("عنوان المقال {number}\n\nنص المقال رقم {number} هنا."),
        );
    }
    let bytes = index_of(&read_folder(folder.path()).unwrap());
    let index = Index::open(&bytes).unwrap();
    let ids: Vec<String> = (0..60).map(|number| index.document(number).unwrap().id).collect();
    assert_eq!(ids, (0..60).map(|number| format!("{number:02}")).collect::<Vec<_>>());
}

#[test]
fn other_files_beside_the_articles_change_nothing() {
    let mut files = files();
    files.push(("README.md".to_owned(), b"# Articles".to_vec()));
    files.push(("._000.txt".to_owned(), b"\0\x05\x16\x07".to_vec()));
    assert!(index_of_folder(&files) == seed_index());
}

#[test]
fn an_article_that_is_changed_added_removed_or_renamed_changes_the_bytes() {
    let original = files();
    let changed = |change: fn(&mut Vec<(String, Vec<u8>)>)| {
        let mut files = original.clone();
        change(&mut files);
        index_of_folder(&files)
    };
    let changed = [
        changed(|files| files[2].1.extend("\nخبر جديد\n".as_bytes())),
        changed(|files| files.push(("005.txt".to_owned(), "عنوان\n\nخبر جديد.".as_bytes().to_vec()))),
        changed(|files| drop(files.pop())),
        changed(|files| files[0].0 = "other.txt".to_owned()),
    ];
    assert!(changed.iter().all(|bytes| bytes != seed_index()));
}

#[test]
fn two_articles_of_one_id_are_an_error_that_names_it() {
    let documents = [article("a", "أول", "نص"), article("b", "ثان", "نص"), article("a", "ثالث", "نص")];
    let error = build(&documents).unwrap_err();
    assert!(matches!(&error, BuildError::DuplicateId(id) if id == "a"), "{error:?}");
    assert_eq!(error.to_string(), "two articles are called `a`: rename one of them");
}

#[test]
fn no_articles_make_an_index_that_finds_nothing() {
    let bytes = index_of(&[]);
    let index = Index::open(&bytes).unwrap();
    assert_eq!((index.documents(), index.terms()), (0, 0));
    for query in ["بغداد", "\"انسحاب القوات\"", "-بغداد", "ب", "محادثات في واشنطن"]
    {
        let answer = search(&index, query, &Options::default());
        assert_eq!((answer.total, answer.note), (0, Some(Note::Nothing)), "{query}");
    }
    assert_eq!(search(&index, "", &Options::default()).note, Some(Note::NoWords));
    assert!(index.document(0).is_none() && index.find("a").is_none());
}

#[test]
fn an_article_without_a_word_is_kept_and_found_by_its_id_only() {
    let documents = [article("a", "…", "؟!\n—"), article("b", "عنوان", "")];
    let bytes = index_of(&documents);
    let index = Index::open(&bytes).unwrap();
    assert_eq!(index.find("a").and_then(|number| index.document(number)).as_ref(), Some(&documents[0]));
    assert_eq!(search(&index, "عنوان", &Options::default()).total, 1);
}

#[test]
fn what_is_stored_of_an_article_is_what_was_read() {
    let index = Index::open(seed_index()).unwrap();
    for (number, document) in (0..).zip(seeds()) {
        assert_eq!(index.find(&document.id), Some(number));
        // Headlines of related articles are about something else and not kept.
        let kept = kashaf_engine::document::Document { related: Vec::new(), ..document };
        assert_eq!(index.document(number), Some(kept));
    }
}

#[test]
fn ten_thousand_tiny_articles_build() {
    let tiny = |n: u32| article(&n.to_string(), &format!("خبر {n}"), &format!("كلمة ك{}", n % 7));
    let documents: Vec<_> = (0..10_000).map(tiny).collect();
    let bytes = index_of(&documents);
    let index = Index::open(&bytes).unwrap();
    assert_eq!(index.documents(), 10_000);
    let answer = search(&index, "خبر 9999 ", &Options::default());
    assert_eq!(answer.hits.first().map(|hit| hit.document.id.as_str()), Some("9999"));
    assert_eq!(search(&index, "كلمة ", &Options::default()).total, 10_000);
}
