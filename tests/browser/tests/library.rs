//! A search over articles that are filed under sections, tags and authors, and have pages of their own.

use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use anyhow::{Context, Result, anyhow};
use kashaf_browser_tests::arabic_page;
use kashaf_browser_tests::folder::write_search;
use kashaf_builder::Settings;
use kashaf_engine::document::{Date, Document, Paragraph, ParagraphKind};
use xtask::repo::root;
use xtask::server::Server;
use xtask::site::Hosting;

/// An article: id, title, day, section, tags, author.
type Article =
    (&'static str, &'static str, (i16, u8, u8), &'static str, &'static [&'static str], &'static str);

/// Every one says «القمر», and the later it is the less often.
const ARTICLES: [Article; 9] = [
    ("a", "رحلة إلى القمر", (2018, 3, 1), "علوم", &["فضاء", "سفر", "تاريخ"], "هدى"),
    ("b", "القمر في الشعر", (2019, 5, 20), "ثقافة", &["شعر", "أدب"], "سامي"),
    ("c", "ظل القمر", (2019, 11, 2), "ثقافة", &["شعر", "مسرح"], "هدى"),
    ("d", "ماء على القمر", (2020, 10, 26), "علوم", &["فضاء", "ماء"], "سامي"),
    ("e", "سباق القمر", (2021, 1, 9), "سياسة", &["فضاء", "دول"], "ليلى"),
    ("f", "اقتصاد القمر", (2021, 7, 26), "سياسة", &["مال", "دول"], "هدى"),
    ("g", "صور القمر", (2022, 2, 14), "علوم", &["فضاء", "تصوير"], "ليلى"),
    ("h", "أغنية القمر", (2023, 8, 31), "ثقافة", &["شعر", "غناء"], "سامي"),
    ("i", "عنوان بلا صفحة", (2024, 4, 8), "علوم", &["فضاء"], "هدى"),
];

fn paragraph(kind: ParagraphKind, text: &str, anchor: &str) -> Paragraph {
    Paragraph { kind, text: text.to_owned(), anchor: anchor.to_owned() }
}

fn document(number: usize, &(id, title, (year, month, day), section, tags, author): &Article) -> Document {
    let moons = "القمر والقمر ".repeat(ARTICLES.len() - number);
    Document {
        id: id.to_owned(),
        title: title.to_owned(),
        date: Date::new(year, month, day),
        lang: if id == "h" { "ckb" } else { "ar" }.to_owned(),
        section: section.to_owned(),
        tags: tags.iter().map(|&tag| tag.to_owned()).collect(),
        authors: vec![author.to_owned()],
        // One has none, and one says what must never be a link.
        url: match id {
            "i" => String::new(),
            "h" => "javascript:document.title='broken'".to_owned(),
            "g" => "https://example.org/صور".to_owned(),
            _ => format!("articles/{id}.html"),
        },
        paragraphs: vec![
            paragraph(ParagraphKind::Lead, &format!("هذه مقدمة المقال عن {moons}وحده."), ""),
            paragraph(ParagraphKind::Heading, "ضوء الشمس", "sun light"),
            paragraph(ParagraphKind::Text, "تشرق الشمس كل صباح وتغيب كل مساء.", ""),
            paragraph(ParagraphKind::Heading, "مياه البحر", "البحر"),
            paragraph(ParagraphKind::Text, "يرتفع ماء البحر حين يكون القمر بدرًا.", ""),
        ],
        ..Document::default()
    }
}

/// The article's own page, with room above each part.
fn page(document: &Document) -> String {
    let parts = document.paragraphs.iter().map(|Paragraph { text, anchor, .. }| {
        format!("<div style='block-size: 90rem'></div><p id='{anchor}'>{text}</p>")
    });
    format!(
        "<!doctype html><html lang=ar dir=rtl><meta charset=utf-8><title>مقال</title><link rel=icon href='data:,'>
        <main><h1>{}</h1>{}</main>",
        document.title,
        parts.collect::<String>()
    )
}

/// The folder of it, made once.
fn folder() -> Result<&'static PathBuf> {
    static MADE: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    MADE.get_or_init(|| make().map_err(|error| format!("{error:#}")))
        .as_ref()
        .map_err(|error| anyhow!(error.clone()))
}

fn make() -> Result<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("library");
    let demo = root().join("dist/gallery");
    let documents: Vec<Document> =
        ARTICLES.iter().enumerate().map(|(at, article)| document(at, article)).collect();
    write_search(&folder, &documents, &Settings::default())?;
    for name in ["articles", "gallery"] {
        fs::create_dir_all(folder.join(name))?;
    }
    for entry in fs::read_dir(demo)? {
        let entry = entry?;
        fs::copy(entry.path(), folder.join("gallery").join(entry.file_name()))?;
    }
    for document in &documents {
        fs::write(folder.join(format!("articles/{}.html", document.id)), page(document))?;
    }
    Ok(folder)
}

/// Serves it with a page for each of these bodies.
pub(crate) fn library(prefix: &str, pages: &[(&str, &str)]) -> Result<Server> {
    let pages = pages.iter().map(|(name, body)| ((*name).to_owned(), arabic_page(body))).collect();
    let hosting = Hosting { prefix: prefix.to_owned(), pages, ..Hosting::default() };
    Server::start_as(folder()?.clone(), None, hosting).context("cannot serve the library")
}
