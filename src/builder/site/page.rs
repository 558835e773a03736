//! The page with the search.

use super::{OWN_LANGUAGE, Search};
use crate::{Kit, Settings};

/// Languages that are written from right to left.
const RTL: [&str; 14] =
    ["ar", "arc", "azb", "ckb", "dv", "fa", "he", "ku", "nqo", "ps", "sd", "syr", "ug", "ur"];

/// The language of an element that has no words for its own.
const FALLBACK: &str = "en";

/// `index.html`; the element's scripts are asked for beside those that import them.
///
/// # Errors
/// If the kit is not whole.
pub(super) fn page(
    search: &Search<'_>,
    kit: &Kit,
    settings: &Settings,
    scripts: &[String],
) -> Result<Vec<u8>, String> {
    if let Some(page) = &search.page {
        return Ok(page.clone());
    }
    let mut head = vec![
        "<link rel=\"icon\" href=\"icon.svg\">".to_owned(),
        "<link rel=\"stylesheet\" href=\"page.css\">".to_owned(),
    ];
    head.extend(scripts.iter().map(|script| format!("<link rel=\"modulepreload\" href=\"{script}\">")));
    head.push("<script type=\"module\" src=\"kashaf-search.js\"></script>".to_owned());
    if settings.offline {
        head.push("<link rel=\"manifest\" href=\"manifest.webmanifest\">".to_owned());
        head.push("<script type=\"module\" src=\"kashaf-offline.js\"></script>".to_owned());
    }
    Ok(ours(search, kit, settings, &head.join("\n  "), "")?.into_bytes())
}

/// Our page with something at the end of its head and at the end of its body.
///
/// # Errors
/// If the kit is not whole.
pub(super) fn ours(
    search: &Search<'_>,
    kit: &Kit,
    settings: &Settings,
    head: &str,
    foot: &str,
) -> Result<String, String> {
    let lang = lang(search, settings);
    let title = title(lang, settings);
    let template = String::from_utf8_lossy(kit.file("page/index.html")?);
    let values = [
        ("{lang}", escaped(lang)),
        ("{dir}", direction(lang).to_owned()),
        ("{title}", escaped(title)),
        ("{head}", head.to_owned()),
        ("{foot}", foot.to_owned()),
    ];
    Ok(filled(&template, &values))
}

/// A template with its values. What stands in a value is no place for another.
fn filled(template: &str, values: &[(&str, String)]) -> String {
    let mut page = String::new();
    let mut rest = template;
    while let Some((before, _)) = rest.split_once('{') {
        page += before;
        let place = rest.get(before.len()..).unwrap_or_default();
        let value = values.iter().find_map(|(name, value)| Some((value.as_str(), place.strip_prefix(name)?)));
        let (value, after) = value.unwrap_or(("{", place.get(1..).unwrap_or_default()));
        page += value;
        rest = after;
    }
    page + rest
}

/// The language of page and element.
pub(super) fn lang<'l>(search: &'l Search<'_>, settings: &'l Settings) -> &'l str {
    let usual = search.languages.first().map_or(OWN_LANGUAGE, String::as_str);
    if settings.lang.is_empty() { usual } else { &settings.lang }
}

/// The name of the file in a folder of the kit with the element's words for a language; `None` if they are in its script.
pub(super) fn words(kit: &Kit, folder: &str, lang: &str, ending: &str) -> Option<String> {
    let language = language(lang);
    let name = match lang.split(['-', '_']).nth(1) {
        Some("Hant" | "hant" | "TW" | "HK" | "MO") if language == "zh" => "zh-Hant",
        _ => &language,
    };
    let file = |name: &str| [folder, "messages/", name, ending].concat();
    let there = |name: &&str| kit.file(&file(name)).is_ok();
    let name = [name, FALLBACK].into_iter().find(there).filter(|_| language != OWN_LANGUAGE)?;
    Some(["messages/", name, ending].concat())
}

fn language(lang: &str) -> String {
    lang.split(['-', '_']).next().unwrap_or_default().to_lowercase()
}

/// In which direction it is written, as `dir` says it.
pub(super) fn direction(lang: &str) -> &'static str {
    if RTL.contains(&language(lang).as_str()) { "rtl" } else { "ltr" }
}

/// What the page is called.
pub(super) fn title<'s>(lang: &str, settings: &'s Settings) -> &'s str {
    match settings.title.as_str() {
        "" if language(lang) == OWN_LANGUAGE => "البحث",
        "" => "Search",
        title => title,
    }
}

/// Text as HTML has it.
pub(super) fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;").replace('\'', "&#39;")
}
