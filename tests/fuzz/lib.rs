//! What the targets share: a small index, questions that go everywhere in it, and a disk of one file.

use std::sync::LazyLock;

use kashaf_builder::disk::{Disk, Entry, Kind};
use kashaf_engine::document::Document;
use kashaf_engine::index::{Index, build};
use kashaf_engine::query::{Options, Sort, article, related, search, suggest};

#[path = "../engine/repair.rs"]
mod repair;

/// Articles of two languages, with all that an article can have.
const ARTICLES: [&str; 4] = [
    "بغداد اليوم\n\nعقد في بغداد اجتماع حضره الوزير العراقي، وقال إن الانسحاب قريب.",
    "أميركا والعراق\n\nانسحاب القوات الأميركية من العراق في تموز. واشنطن تنفي.",
    "Rivers of Iraq\n\nThe Tigris and the Euphrates are high, the minister said in Baghdad.",
    "٢٠٢١\n\nعام الكتب والمكتبات، والكاتب كتب في المكتب.",
];

/// The bytes of an index of them.
pub static INDEX: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let articles: Vec<Document> = (0..)
        .zip(ARTICLES)
        .filter_map(|(at, text)| Document::parse(&format!("a{at}"), text.as_bytes()).ok())
        .collect();
    build(&articles).unwrap_or_default()
});

/// The same bytes with the checksums of an index that fit them.
pub fn repaired(bytes: &[u8]) -> Vec<u8> {
    let mut repaired = bytes.to_vec();
    repair::repair(&mut repaired);
    repaired
}

/// Questions that go everywhere in an index.
pub fn use_all(index: &Index<'_>) {
    for query in ["العراق \"انسحاب القوات\" -واشنطن title:كتب*", "lang:ar الكاضمي OR river"]
    {
        let options = Options { facets: true, sort: Sort::Newest, ..Options::default() };
        let answer = search(index, query, &options);
        assert!(answer.hits.len() <= answer.total, "{query:?}");
    }
    let _ = suggest::suggest(index, "ال", 3);
    if let Some(document) = index.document(0) {
        let _ = article(index, &document.id, "العراق");
        let _ = related::related(index, &document.id, 3);
    }
}

/// A disk with one file.
pub struct OneFile<'f> {
    /// Its name, in the folder `articles`.
    pub name: &'f str,
    /// What is in it.
    pub bytes: &'f [u8],
}

impl Disk for OneFile<'_> {
    fn kind(&self, path: &str) -> Result<Option<Kind>, String> {
        Ok(match path.strip_prefix("articles") {
            Some("") => Some(Kind::Folder),
            Some(name) if name.strip_prefix('/') == Some(self.name) => {
                Some(Kind::File(self.bytes.len() as u64))
            }
            _ => None,
        })
    }

    fn list(&self, _: &str) -> Result<Vec<Entry>, String> {
        Ok(vec![Entry { name: self.name.to_owned(), kind: Kind::File(self.bytes.len() as u64), link: false }])
    }

    fn read(&self, _: &str) -> Result<Vec<u8>, String> {
        Ok(self.bytes.to_vec())
    }

    fn write(&self, _: &str, _: &[u8]) -> Result<(), String> {
        Err("nothing is written".to_owned())
    }

    fn rename(&self, _: &str, _: &str) -> Result<(), String> {
        Err("nothing is written".to_owned())
    }

    fn remove(&self, _: &str) -> Result<(), String> {
        Err("nothing is written".to_owned())
    }
}
