//! `cargo run --example corpora` in `tests/fuzz` writes what the targets begin with: the parts of the small index and one of each kind of file.

use std::fs;
use std::io;
use std::path::Path;

use kashaf_engine::index::chunks::{LISTS, TEXTS};
use kashaf_engine::index::format::Sections;
use kashaf_engine::index::split_by;
use kashaf_fuzz::INDEX;

#[path = "../../builder/bare_module.rs"]
mod bare_module;

const QUERIES: [&str; 8] = [
    "العراق",
    "\"انسحاب القوات\" -واشنطن",
    "title:بغداد OR (نهر AND !خبر)",
    "hgtgk",
    "كتب* \u{202e}a\u{200f}",
    "\"\" -- (( ",
    "lang:ar date:2021..2022 tag:\"x\"",
    "Straße ǅ ﷺ ①",
];
const ARTICLES: [&str; 7] = [
    "title: عنوان\n\nنص الخبر.\n",
    "---\ntitle: A\ntags: [b, c]\ndate: 2021-07-29\n---\n# A\n\ntext *b* [c](d) | e\n",
    "<html lang=ar><title>a</title><meta name=date content=2021-01-01><main><h1 id=b>c</h1><p>d<script>e</script>",
    "{\"id\":\"a\",\"title\":\"b\",\"text\":\"c\",\"tags\":[\"d\"],\"url\":\"https://e\"}\n{\"id\":1}\n",
    "id,title,text\na,\"b \"\"c\",d\n",
    "id\ttitle\ttext\na\tb\tc\n",
    "حاسوب = كمبيوتر\na b, c\n",
];

fn main() -> io::Result<()> {
    let put = |target: &str, name: String, bytes: Vec<u8>| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(name), bytes)
    };
    put("opening", "whole".to_owned(), INDEX.clone())?;
    let sections = Sections::open(&INDEX).map_err(|error| io::Error::other(error.message()))?;
    for (at, (name, bytes)) in (0..).zip(sections.iter()) {
        put("sections", name.to_owned(), [&[at], bytes].concat())?;
        put("lists", name.to_owned(), bytes.to_vec())?;
    }
    let parts = split_by(&INDEX, &[LISTS, TEXTS].concat(), [512; 4])
        .map_err(|error| io::Error::other(error.message()))?;
    let sections = Sections::open(&parts.index).map_err(|error| io::Error::other(error.message()))?;
    for (name, bytes) in sections.iter().filter(|(name, _)| *name == "chunks") {
        put("chunks", name.to_owned(), [&[1], bytes].concat())?;
    }
    for (at, (_, bytes)) in (0u8..).zip(&parts.chunks) {
        put("chunks", at.to_string(), [&[at % 80 * 3 + 2], bytes.as_slice()].concat())?;
    }
    put("module", "bare".to_owned(), bare_module::module())?;
    for (at, query) in (0..).zip(QUERIES) {
        put("query", at.to_string(), query.into())?;
        put("texts", at.to_string(), query.into())?;
        put("page", at.to_string(), query.into())?;
    }
    for (at, article) in (0..).zip(ARTICLES) {
        put("articles", at.to_string(), [&[at], article.as_bytes()].concat())?;
    }
    Ok(())
}
