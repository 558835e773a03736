//! An index of each version of the format is kept in `tests/golden/indexes`, made of the articles there by the engine that wrote
//! it. That of the present version opens and answers; all others are refused with what is to be done.
//!
//! To add one when the version changes, before the change: nothing, that of the version which goes is here already. After it:
//! `UPDATE_EXPECT=1 cargo test -p kashaf-engine --test engine old_indexes` writes the file of the new version, if there is
//! none. A kept file is never written again: where the first test fails, and the version was released, the bytes or the
//! analysis changed without it, and the version is to be raised; an unreleased file may be removed and written anew.

use std::path::{Path, PathBuf};
use std::{env, fs};

use kashaf_engine::document::read_folder;
use kashaf_engine::index::format::VERSION;
use kashaf_engine::index::{Index, IndexError, Opening};
use kashaf_engine::query::{Options, search};

use crate::support::index_of;

const KEPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/golden/indexes");

fn path(version: u32) -> PathBuf {
    Path::new(KEPT).join(format!("{version}.index"))
}

fn kept(version: u32) -> Vec<u8> {
    fs::read(path(version)).unwrap_or_else(|error| panic!("{}: {error}", path(version).display()))
}

/// An index made today of the same articles.
fn new() -> Vec<u8> {
    index_of(&read_folder(&Path::new(KEPT).join("articles")).unwrap())
}

#[test]
fn the_kept_index_of_the_present_version_answers_as_a_new_one() {
    if !path(VERSION).exists() && env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(path(VERSION), new()).unwrap();
    }
    let (kept, new) = (kept(VERSION), new());
    let (kept, new) = (Index::open(&kept).unwrap(), Index::open(&new).unwrap());
    let mut survived = 0;
    for query in [
        "الوزير",
        "وزراء",
        "\"مدرسة جديدة\"",
        "البصره -الوزير",
        "الافتاح",
        "lk hgfwvm",
        "مد",
        "date:2021-07-27",
    ] {
        let [kept, new] = [&kept, &new].map(|index| search(index, query, &Options::default()));
        assert_eq!(format!("{kept:?}"), format!("{new:?}"), "{query}");
        survived += kept.total.min(1);
    }
    assert!(survived > 5, "{survived} queries found something");
}

#[test]
fn indexes_of_other_versions_are_refused_with_the_remedy() {
    let files = fs::read_dir(KEPT).unwrap().filter_map(|entry| entry.unwrap().file_name().into_string().ok());
    let mut versions: Vec<u32> = files.filter_map(|name| name.strip_suffix(".index")?.parse().ok()).collect();
    versions.sort_unstable();
    assert_eq!(versions, Vec::from_iter(1..=VERSION), "one of each version");
    let mut survived = 0;
    for found in versions {
        let bytes = kept(found);
        let opened = (Index::open(&bytes).err(), Opening::new(&bytes).err());
        if found == VERSION {
            assert_eq!(opened, (None, None));
        } else {
            let refused = IndexError::Version { found };
            assert_eq!(opened, (Some(refused.clone()), Some(refused.clone())));
            let message = "the index has format version @, this engine reads 4: build the index again";
            assert_eq!(refused.message(), message.replace('@', &found.to_string()));
        }
        survived += 1;
    }
    println!("attack: indexes of each format version: {survived} of {VERSION}");
}
