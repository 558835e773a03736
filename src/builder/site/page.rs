//! The page with the search.

use super::{ENTRY, OWN_LANGUAGE, Search};
use crate::{Kit, Settings};

/// Languages that are written from right to left.
const RTL: [&str; 14] =
    ["ar", "arc", "azb", "ckb", "dv", "fa", "he", "ku", "nqo", "ps", "sd", "syr", "ug", "ur"];

/// The language of an element that has no words for its own.
const FALLBACK: &str = "en";

/// What asks for the style sheet, in the words in which a page is spared the request.
const SHEET: &str = "<link rel=\"stylesheet\" href=\"page.css\">";
/// What says that the engine is needed at once.
const EAGER: &str = "loading=\"eager\"";

/// `index.html`: ours or a site's own.
///
/// # Errors
/// If the kit is not whole.
pub(super) fn page(
    search: &Search<'_>,
    kit: &Kit,
    settings: &Settings,
    preload: &str,
) -> Result<Vec<u8>, String> {
    let page = match &search.page {
        Some(page) => match str::from_utf8(page) {
            Ok(page) => page.to_owned(),
            Err(_) => return Ok(page.clone()),
        },
        None => {
            let script = "<script type=\"module\" src=\"kashaf-search.js\"></script>";
            let mut head = vec!["<link rel=\"icon\" href=\"icon.svg\">", SHEET, script];
            if settings.offline {
                head.push("<link rel=\"manifest\" href=\"manifest.webmanifest\">");
            }
            ours(search, kit, settings, &head.join("\n  "), "")?
        }
    };
    Ok(quickened(&page, &style(kit)?, preload).into_bytes())
}

/// A page with its style in it, and with the module asked for at once if its search says so.
fn quickened(page: &str, style: &str, preload: &str) -> String {
    let page = page.replacen(SHEET, &["<style>", style, "</style>"].concat(), 1);
    let script = format!("<script type=\"module\" src=\"{ENTRY}\">");
    if !page.contains(EAGER) {
        return page;
    }
    page.replacen(&script, &[preload, "\n  ", &script].concat(), 1)
}

/// The rules of our page.
///
/// # Errors
/// If the kit is not whole.
pub(super) fn style(kit: &Kit) -> Result<String, String> {
    Ok(String::from_utf8_lossy(kit.file("site/page.css")?).trim().to_owned())
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
        ("{late}", late(kit, lang)),
        ("{offline}", if settings.offline && foot.is_empty() { " offline" } else { "" }.to_owned()),
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

/// The element's words for a language, as JSON; `None` if they are in its script.
///
/// # Errors
/// If the kit is not whole.
pub(super) fn words(kit: &Kit, lang: &str) -> Result<Option<String>, String> {
    if language(lang) == OWN_LANGUAGE {
        return Ok(None);
    }
    Ok(Some(String::from_utf8_lossy(words_of(kit, lang)?).trim().to_owned()))
}

fn words_of<'k>(kit: &'k Kit, lang: &str) -> Result<&'k [u8], String> {
    let language = language(lang);
    let name = match lang.split(['-', '_']).nth(1) {
        Some("Hant" | "hant" | "TW" | "HK" | "MO") if language == "zh" => "zh-Hant",
        _ => &language,
    };
    let file = |name: &str| kit.file(&["inline/messages/", name, ".json"].concat());
    file(name).or_else(|_| file(FALLBACK))
}

/// What is said within the element if its script does not come, with a way on: as long as it is not there, nobody else speaks.
fn late(kit: &Kit, lang: &str) -> String {
    let words: serde_json::Value =
        words_of(kit, lang).ok().and_then(|words| serde_json::from_slice(words).ok()).unwrap_or_default();
    let word = |key: &str| words.get(key).and_then(|word| word.as_str()).map(escaped);
    let (Some(error), Some(retry)) = (word("error"), word("retry")) else { return String::new() };
    format!("<p role=\"alert\">{error} <a href=\"\">{retry}</a></p>")
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
