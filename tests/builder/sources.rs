//! What is read from files: a folder of every format as a golden file, then a module for each kind of rule.
//!
//! `UPDATE_EXPECT=1 cargo test` rewrites the golden file.

mod any_bytes;
mod bad;
mod folders;
mod html;
mod markdown;
mod records;

use std::fmt::Write as _;
use std::{env, fs};

use kashaf_builder::Settings;
use kashaf_builder::disk::{Disk, System};
use kashaf_builder::gather::{Gathered, gather};
use kashaf_engine::document::{Document, ParagraphKind};

use crate::memory::Memory;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/golden/sources");
const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/golden/sources.txt");

/// What lies in the folder `in` of this disk.
fn read(disk: &dyn Disk, settings: Settings) -> Gathered {
    gather(disk, &Settings { paths: vec!["in".to_owned()], ..settings }, &mut |_, _| {}).unwrap()
}

fn files<'f>(files: impl IntoIterator<Item = (&'f str, &'f str)>) -> Gathered {
    read(&Memory::of(files.into_iter().map(|(path, text)| (path, text.as_bytes()))), Settings::default())
}

/// The article of a file that is all right.
fn one(path: &str, text: &str) -> Document {
    let gathered = files([(path, text)]);
    assert!(gathered.faults.is_empty(), "{:?}", gathered.faults);
    assert_eq!(gathered.documents.len(), 1, "{:?}", gathered.passed_over);
    gathered.documents.into_iter().next().unwrap()
}

/// Kind, anchor and text of the paragraphs.
fn paragraphs(document: &Document) -> Vec<(ParagraphKind, &str, &str)> {
    document.paragraphs.iter().map(|it| (it.kind, it.anchor.as_str(), it.text.as_str())).collect()
}

fn texts(document: &Document) -> Vec<&str> {
    document.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect()
}

fn told(gathered: &Gathered) -> Vec<String> {
    gathered.faults.iter().map(ToString::to_string).collect()
}

#[test]
fn a_mixed_folder_is_read_as_the_golden_file_says() {
    let settings = Settings { paths: vec![FOLDER.to_owned()], ..Settings::default() };
    let mut heard = Vec::new();
    let gathered = gather(&System, &settings, &mut |done, all| heard.push((done, all))).unwrap();
    let files = heard.last().unwrap().1;
    assert_eq!(heard, [(0, files), (files, files)], "it is told how far it is");
    assert_eq!(gathered.synonyms.groups.len(), 1);
    let found = described(&gathered);
    if env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(GOLDEN, &found).unwrap();
    }
    let expected = fs::read_to_string(GOLDEN).unwrap_or_default();
    assert!(
        found == expected,
        "not as in {GOLDEN}; if it is better, run with UPDATE_EXPECT=1. Found:\n{found}"
    );
}

fn described(gathered: &Gathered) -> String {
    let mut out = String::new();
    for document in &gathered.documents {
        let derived = if document.title_derived { " (derived)" } else { "" };
        writeln!(out, "{}\n  title    {}{derived}", document.id, document.title).unwrap();
        let date = document.date.map(|date| date.to_string()).unwrap_or_default();
        let weight = match document.weight.hundredths() {
            100 => String::new(),
            other => other.to_string(),
        };
        let said = [
            ("url", document.url.clone()),
            ("date", date),
            ("lang", document.lang.clone()),
            ("authors", document.authors.join(" + ")),
            ("section", document.section.clone()),
            ("tags", document.tags.join(" + ")),
            ("weight", weight),
            ("related", document.related.join(" + ")),
        ];
        for (name, value) in said.iter().filter(|(_, value)| !value.is_empty()) {
            writeln!(out, "  {name:8} {value}").unwrap();
        }
        for paragraph in &document.paragraphs {
            let kind = format!("{:?}", paragraph.kind).to_lowercase();
            let anchor = if paragraph.anchor.is_empty() { "" } else { " #" };
            writeln!(out, "  {kind:8} {}{anchor}{}", paragraph.text, paragraph.anchor).unwrap();
        }
        out.push('\n');
    }
    for (what, said) in [("fault", &gathered.faults), ("note", &gathered.notes)] {
        for fault in said {
            writeln!(out, "{what} {}", fault.to_string().replace(FOLDER, "…")).unwrap();
        }
    }
    writeln!(out, "passed over: {:?}", gathered.passed_over).unwrap();
    out
}
