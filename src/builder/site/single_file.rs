//! A page with all of the search in it, which opens by a double click.
//!
//! From a disk browsers import nothing and fetch nothing. So the element is an inline script, and the module a block of
//! data in front of it: gzip, which every browser unpacks, in base64. Both stand behind the element's markup, which is on
//! the screen before they are read.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::base::{base, folder_of};
use super::hash::csp;
use super::page::{lang, ours, style, words};
use super::{Search, packed};
use crate::place::with_rest;
use crate::{Kit, Settings};

/// What stands before the module.
const INDEX: &str = "<script type=\"text/plain\" id=\"kashaf-index\">";

/// Whether a file is such a page, of whatever build.
#[must_use]
pub fn is_single_file(bytes: &[u8]) -> bool {
    bytes.windows(INDEX.len()).any(|part| part == INDEX.as_bytes())
}

/// Such a page.
#[derive(Clone, Debug)]
pub struct SingleFile {
    /// The page.
    pub bytes: Vec<u8>,
    /// The Content-Security-Policy that it can have; ours says it itself.
    pub policy: String,
}

/// The page of a search.
///
/// # Errors
/// If the kit is not whole.
pub fn single_file(search: &Search<'_>, kit: &Kit, settings: &Settings) -> Result<SingleFile, String> {
    let text = |path: &str| kit.file(path).map(|bytes| String::from_utf8_lossy(bytes).trim().to_owned());
    let (script, style) = (text("inline/single-file.js")?, style(kit)?);
    let policy = [
        "default-src 'none'",
        &format!("script-src {} 'wasm-unsafe-eval'", csp(script.as_bytes())),
        &format!("style-src {}", csp(style.as_bytes())),
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ]
    .join("; ");

    let language = words(kit, lang(search, settings))?.unwrap_or("null".to_owned());
    let base = base(settings, folder_of(&settings.single_file)).unwrap_or_default();
    let said = format!("{{\"base\":{},\"language\":{language}}}", serde_json::Value::from(base));
    let index = STANDARD.encode(packed::gzip(&with_rest(&search.module, &search.rest))?);
    // In JSON `<` can be said otherwise, in base64 there is none, and the kit's script has been looked at.
    let foot = [
        "<script type=\"application/json\" id=\"kashaf-page\">",
        &said.replace('<', "\\u003c"),
        "</script>\n",
        INDEX,
        &index,
        "</script>\n<script type=\"module\">",
        &script,
        "</script>\n",
    ]
    .concat();
    let style = ["<style>", &style, "</style>"].concat();
    let page = match &search.page {
        Some(page) => own(&String::from_utf8_lossy(page), &style, &foot),
        None => {
            let icon = STANDARD.encode(kit.file("site/icon.svg")?);
            let head = [
                &format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">"),
                &format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">"),
                &style,
            ];
            ours(search, kit, settings, &head.map(String::as_str).join("\n  "), &foot)?
        }
    };
    Ok(SingleFile { bytes: page.into_bytes(), policy })
}

/// A site's own page, with the search in place of the files that it asks for.
fn own(page: &str, style: &str, foot: &str) -> String {
    let page = swapped(page, "<script", "kashaf-search.js", "</script>", "");
    let page = swapped(&page, "<link", "page.css", ">", style);
    let end = page.to_ascii_lowercase().rfind("</body").unwrap_or(page.len());
    let (before, after) = page.split_at(end);
    [before, foot, after].concat()
}

/// The page with something else in place of the first tag that names a file of ours.
fn swapped(page: &str, start: &str, file: &str, end: &str, other: &str) -> String {
    let lower = page.to_ascii_lowercase();
    for (at, _) in lower.match_indices(start) {
        let rest = lower.get(at..).unwrap_or_default();
        let (Some(tag), Some(length)) = (rest.find('>'), rest.find(end)) else { continue };
        if rest.get(..tag).is_some_and(|tag| tag.contains(file)) {
            let (before, after) = page.split_at(at);
            return [before, other, after.get(length + end.len()..).unwrap_or_default()].concat();
        }
    }
    page.to_owned()
}
