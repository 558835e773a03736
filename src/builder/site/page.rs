//! The page with the search.

use super::{OWN_LANGUAGE, Search, offline};
use crate::{Kit, Settings};

/// Languages that are written from right to left.
const RTL: [&str; 14] =
    ["ar", "arc", "azb", "ckb", "dv", "fa", "he", "ku", "nqo", "ps", "sd", "syr", "ug", "ur"];

/// `index.html`.
///
/// # Errors
/// If the kit is not whole.
pub(super) fn page(search: &Search<'_>, kit: &Kit, settings: &Settings) -> Result<Vec<u8>, String> {
    if let Some(page) = &search.page {
        return Ok(page.clone());
    }
    let lang = lang(search, settings);
    let title = title(lang, settings);
    let page = offline::page(&String::from_utf8_lossy(kit.file("page/index.html")?), settings);
    let page = page.replace("{lang}", &escaped(lang)).replace("{dir}", direction(lang));
    Ok(page.replace("{title}", &escaped(title)).into_bytes())
}

/// The language of page and element.
pub(super) fn lang<'l>(search: &'l Search<'_>, settings: &'l Settings) -> &'l str {
    let usual = search.languages.first().map_or(OWN_LANGUAGE, String::as_str);
    if settings.lang.is_empty() { usual } else { &settings.lang }
}

/// In which direction it is written, as `dir` says it.
pub(super) fn direction(lang: &str) -> &'static str {
    let language = lang.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    if RTL.contains(&language.as_str()) { "rtl" } else { "ltr" }
}

/// What the page is called.
pub(super) fn title<'s>(lang: &str, settings: &'s Settings) -> &'s str {
    match settings.title.as_str() {
        "" if lang.starts_with("ar") => "البحث",
        "" => "Search",
        title => title,
    }
}

/// Text as HTML has it.
fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;").replace('\'', "&#39;")
}
