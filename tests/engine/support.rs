//! What several modules need: articles, the seeds and their index, and a folder that goes away by itself.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::{env, fs, process};

use kashaf_engine::document::{Document, Paragraph, ParagraphKind, read_folder};
use kashaf_engine::index::build;
use kashaf_engine::index::format::Sections;
use proptest::strategy::Strategy;
use proptest::test_runner::{Config, TestCaseError, TestRunner};

pub(crate) const SEEDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../seeds");

/// The five articles.
pub(crate) fn seeds() -> Vec<Document> {
    read_folder(Path::new(SEEDS)).unwrap()
}

/// The index of the five articles.
pub(crate) fn seed_index() -> &'static [u8] {
    static INDEX: LazyLock<Vec<u8>> = LazyLock::new(|| index_of(&seeds()));
    &INDEX
}

/// The sections that the engine needs.
pub(crate) const SECTIONS: [&str; 10] =
    ["stats", "langs", "terms", "docs", "places", "stems", "synonyms", "lengths", "filters", "stored"];

/// Name and bytes of the sections of the seed index, in the order of the file.
pub(crate) fn sections() -> Vec<(&'static str, Vec<u8>)> {
    let sections = Sections::open(seed_index()).unwrap();
    let known = |name: &str| SECTIONS.into_iter().find(|&known| known == name).unwrap();
    sections.iter().map(|(name, bytes)| (known(name), bytes.to_vec())).collect()
}

/// An article with one paragraph a line of `body`, the first of them its lead.
pub(crate) fn article(id: &str, title: &str, body: &str) -> Document {
    let kinds = std::iter::once(ParagraphKind::Lead).chain(std::iter::repeat(ParagraphKind::Text));
    let paragraphs = body.lines().zip(kinds).map(|(text, kind)| Paragraph {
        kind,
        text: text.to_owned(),
        ..Paragraph::default()
    });
    Document {
        id: id.to_owned(),
        title: title.to_owned(),
        lang: "ar".to_owned(),
        paragraphs: paragraphs.collect(),
        ..Document::default()
    }
}

pub(crate) fn index_of(documents: &[Document]) -> Vec<u8> {
    build(documents).unwrap()
}

/// Everything of an article that is shown, text by text: phrases do not run across.
pub(crate) fn texts(document: &Document) -> Vec<&str> {
    let title = (!document.title_derived).then_some(document.title.as_str());
    title.into_iter().chain(document.paragraphs.iter().map(|paragraph| paragraph.text.as_str())).collect()
}

/// Whether `word` is `wanted` behind و or ف and behind ب ل or ك: Arabic writes them in one.
pub(crate) fn is_behind_clitics(wanted: &str, word: &str) -> bool {
    ["", "و", "ف"].iter().any(|and| {
        ["", "ب", "ل", "ك"].iter().any(|with| match wanted.strip_prefix("ال") {
            Some(bare) if *with == "ل" => word == format!("{and}لل{bare}"),
            _ => word != wanted && word == format!("{and}{with}{wanted}"),
        })
    })
}

/// How many cases an attack has: a `part` of them, or the `whole` if the environment asks for it.
pub(crate) fn share<T>(part: T, whole: T) -> T {
    if env::var("KASHAF_ATTACK").is_ok_and(|share| share == "whole") { whole } else { part }
}

/// Tries `test` with so many values and tells of it under the attack's `name`.
pub(crate) fn prove<S: Strategy>(
    name: &str,
    part: u32,
    whole: u32,
    values: S,
    test: impl Fn(S::Value) -> Result<(), TestCaseError>,
) {
    let cases = share(part, whole);
    // Cases that do not fit are drawn again, in some tests two of three.
    let config =
        Config { cases, failure_persistence: None, max_global_rejects: 16 * cases, ..Config::default() };
    if let Err(error) = TestRunner::new(config).run(&values, test) {
        panic!("{name}: {error}");
    }
    println!("attack: {name}: {cases} of {cases}");
}

/// An empty folder of its own, removed with all it holds when dropped.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Folder {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = env::temp_dir().join(format!("kashaf-engine-test-{}-{number}", process::id()));
        fs::create_dir(&path).unwrap();
        Folder(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.0.join(name), content).unwrap();
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A folder left behind harms nobody; failing here would hide why a test failed.
        let _ = fs::remove_dir_all(&self.0);
    }
}
