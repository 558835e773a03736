//! As much of a kit as a search is made of, and searches made of it.

#[path = "../builder/bare_module.rs"]
mod bare_module;

use crate::support::{Folder, printed};

/// A folder with a kit.
pub(crate) fn kit() -> Folder {
    Folder::new(&[
        ("modules/all.wasm", &bare_module::module()),
        ("rests/all.wasm", b"\0asm\x01\0\0\0"),
        ("element/entry.js", b"define(KASHAF)"),
        ("element/alone.js", b"use(KASHAF)"),
        ("element/kashaf.js", b"engine"),
        ("element/messages/en.js", b"English"),
        ("inline/single-file.js", b"all"),
        ("inline/messages/en.json", b"{}"),
        ("offline/kashaf-offline.js", b"offline"),
        ("offline/service-worker.js", b"worker"),
        ("site/page.css", b"p{margin:0}"),
        ("site/icon.svg", b"<svg/>"),
        ("page/index.html", b"<html lang=\"{lang}\"><head>{head}<title>{title}</title></head>{foot}</html>"),
    ])
}

/// A search of these articles, in a folder that does not exist yet.
pub(crate) fn built(articles: &str, out: &str, more: &[&str]) -> String {
    let kit = kit();
    printed(&[&["build", articles, "--out", out, "--kit", kit.path()], more].concat())
}
