//! What does a page say of itself?

use kashaf_engine::document::{Date, clean};
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;

use super::super::day::day;
use super::super::fields::unique;
use super::super::meta::{Meta, is_noindex, lang};
use super::super::{address, passed};
use kashaf_engine::document::Weight;

/// All elements that say something.
pub(super) const SELECTOR: &str =
    "html, title, meta[content], link[rel~=canonical][href], script[type='application/ld+json']";

/// What a page says of itself.
#[derive(Default)]
pub(super) struct Head {
    pub(super) meta: Meta,
    /// The title if no heading of the content says one.
    pub(super) title: String,
    /// Absolute; empty if it does not say.
    pub(super) url: String,
    pub(super) date: Option<Date>,
    /// What was given as one, and leads to no page.
    pub(super) bad_url: Option<String>,
    /// What was given as a date and is none.
    pub(super) bad_date: Option<String>,
    pub(super) passed_over: Option<&'static str>,
}

/// Values as they stand there, the first of each kind.
#[derive(Default)]
struct Raw {
    title: String,
    og_title: String,
    site: String,
    canonical: String,
    og_url: String,
    dates: Vec<String>,
    json_dates: Vec<String>,
}

pub(super) fn read(page: &Html, selector: &Selector) -> Head {
    let (mut head, mut raw) = (Head::default(), Raw::default());
    for element in page.select(selector) {
        match element.value().name() {
            "html" => head.meta.lang = element.attr("lang").and_then(lang).unwrap_or_default(),
            // The title of a drawing is one too.
            "title" if raw.title.is_empty() && is_of_page(&element) => {
                first(&mut raw.title, &element.text().collect::<String>())
            }
            "link" => first(&mut raw.canonical, element.attr("href").unwrap_or_default()),
            "script" => json(&element.text().collect::<String>(), &mut head.meta, &mut raw),
            "meta" => meta(&element, &mut head, &mut raw),
            _ => {}
        }
    }
    unique(&mut head.meta.authors);
    unique(&mut head.meta.tags);
    head.title = match raw.og_title.is_empty() {
        true => without_site(&raw.title, &raw.site).to_owned(),
        false => raw.og_title,
    };
    let (addresses, bad): (Vec<_>, Vec<_>) = [raw.canonical, raw.og_url]
        .into_iter()
        .filter(|url| !url.is_empty())
        .partition(|url| address::checked(url).is_some());
    head.bad_url = bad.into_iter().next();
    head.url = addresses.into_iter().find(|url| address::is_absolute(url)).unwrap_or_default();
    raw.dates.append(&mut raw.json_dates);
    head.date = raw.dates.iter().find_map(|date| day(date));
    head.bad_date = raw.dates.into_iter().next().filter(|_| head.date.is_none());
    head
}

fn meta(element: &ElementRef<'_>, head: &mut Head, raw: &mut Raw) {
    let content = clean(element.attr("content").unwrap_or_default());
    if content.is_empty() {
        return;
    }
    if element.attr("http-equiv").is_some_and(|name| name.eq_ignore_ascii_case("refresh")) {
        // One that only names seconds loads the same page anew.
        if content.to_lowercase().contains("url") {
            head.passed_over.get_or_insert(passed::REDIRECT);
        }
        return;
    }
    let name = element.attr("property").or(element.attr("name")).unwrap_or_default().to_lowercase();
    let said = &mut head.meta;
    match name.as_str() {
        "og:title" => first(&mut raw.og_title, &content),
        "og:site_name" => first(&mut raw.site, &content),
        "og:url" => first(&mut raw.og_url, &content),
        "article:published_time" | "date" | "dc.date" | "datepublished" | "citation_publication_date" => {
            raw.dates.push(content);
        }
        // That of an article may be the address of a profile.
        "author" | "dc.creator" | "citation_author" | "article:author" if !address::is_absolute(&content) => {
            add(&mut said.authors, &content);
        }
        "keywords" | "news_keywords" => {
            content.split([',', '،', ';', '؛']).for_each(|tag| add(&mut said.tags, tag));
        }
        "article:tag" => add(&mut said.tags, &content),
        "article:section" => first(&mut said.section, &content),
        "description" => first(&mut said.summary, &content),
        "search_weight" => said.weight = content.parse().ok().and_then(Weight::new).unwrap_or_default(),
        "robots" if is_noindex(&content) => head.passed_over = Some(passed::NO_INDEX),
        _ => {}
    }
}

/// JSON-LD, as schema.org has it: an object, a list of them, or a graph.
fn json(text: &str, meta: &mut Meta, raw: &mut Raw) {
    // What is no JSON is for others to complain about.
    let Ok(value) = serde_json::from_str::<Value>(text) else { return };
    let mut open = vec![&value];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(all) => open.extend(all.iter().rev()),
            Value::Object(object) => {
                open.extend(object.get("@graph"));
                raw.json_dates.extend(object.get("datePublished").and_then(Value::as_str).map(str::to_owned));
                if object.contains_key("datePublished") && meta.authors.is_empty() {
                    let author = object.get("author").map(|author| author.get(0).unwrap_or(author));
                    let name = author.and_then(|author| author.get("name").unwrap_or(author).as_str());
                    add(&mut meta.authors, name.unwrap_or_default());
                }
            }
            _ => {}
        }
    }
}

fn is_of_page(title: &ElementRef<'_>) -> bool {
    title.parent().and_then(ElementRef::wrap).is_some_and(|parent| parent.value().name() != "svg")
}

/// `Words - Site`, if that is what the site calls itself.
fn without_site<'t>(title: &'t str, site: &str) -> &'t str {
    let Some(rest) = title.strip_suffix(site).filter(|_| !site.is_empty()) else { return title };
    let own = rest.trim_end().trim_end_matches(['-', '|', '–', '—', '·', '•', ':', '«', '»']).trim_end();
    if own.is_empty() || own.len() == rest.trim_end().len() { title } else { own }
}

fn first(place: &mut String, text: &str) {
    if place.is_empty() {
        *place = clean(text);
    }
}

fn add(list: &mut Vec<String>, text: &str) {
    let text = clean(text);
    if !text.is_empty() {
        list.push(text);
    }
}
