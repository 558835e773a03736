//! What is said of an article, beside its text?
//!
//! `weight` means the place in a menu to Hugo and many others, small numbers first; only `search_weight` says how much
//! an article matters in a search.

use kashaf_engine::document::{Date, Document, Paragraph, ParagraphKind, Weight};

use super::address;
use super::day::day;
use super::fields::Fields;
use super::flow::Flow;
use super::passed;

const ID: &[&str] = &["id"];
const TITLE: &[&str] = &["title"];
const URL: &[&str] = &["url", "permalink"];
const DATE: &[&str] = &["date", "published", "pubdate", "publishdate", "datepublished"];
const AUTHORS: &[&str] = &["authors", "author", "author.name", "taxonomies.authors"];
const SECTION: &[&str] = &["section", "category", "categories", "taxonomies.categories"];
const TAGS: &[&str] = &["tags", "tag", "keywords", "taxonomies.tags"];
const LANG: &[&str] = &["lang", "language", "locale"];
const WEIGHT: &[&str] = &["search_weight"];
const SUMMARY: &[&str] = &["description", "summary", "excerpt"];

/// What separates names in one text. A comma may stand within the name of a person.
const BETWEEN_PERSONS: &[char] = &[';', '؛', '\n'];
const BETWEEN_TAGS: &[char] = &[',', ';', '،', '؛', '|', '\n'];

/// What is said of an article.
#[derive(Clone, Debug, Default)]
pub(super) struct Meta {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) url: String,
    pub(super) date: Option<Date>,
    pub(super) authors: Vec<String>,
    pub(super) section: String,
    pub(super) tags: Vec<String>,
    pub(super) lang: String,
    pub(super) weight: Weight,
    pub(super) summary: String,
    /// Why it is no article.
    pub(super) passed_over: Option<&'static str>,
}

impl Meta {
    /// What fields say; `fault` hears of a name, what is the matter with its value, and a remedy.
    pub(super) fn of(fields: &Fields, fault: &mut dyn FnMut(&str, String, &str)) -> Meta {
        let text = |names| fields.text(names).unwrap_or_default();
        let mut meta = Meta {
            id: text(ID),
            title: text(TITLE),
            authors: fields.list(AUTHORS, BETWEEN_PERSONS),
            section: fields.list(SECTION, &['\n']).into_iter().next().unwrap_or_default(),
            tags: fields.list(TAGS, BETWEEN_TAGS),
            summary: text(SUMMARY),
            passed_over: passed_over(fields),
            ..Meta::default()
        };
        let mut value = |names: &[&'static str], take: &mut dyn FnMut(&str) -> bool, remedy: &str| {
            let Some(name) = fields.named(names) else { return };
            let value = fields.text(&[name]).unwrap_or_default();
            if !take(&value) {
                fault(name, format!("its {name} “{}” cannot be used", shortened(&value)), remedy);
            }
        };
        value(DATE, &mut |value| set(&mut meta.date, day(value).map(Some)), "write it as 2021-07-26");
        value(
            URL,
            &mut |value| is_pattern(value) || set(&mut meta.url, address::checked(value)),
            "write an address that begins with https:, or a relative one",
        );
        value(LANG, &mut |value| set(&mut meta.lang, lang(value)), "write a tag of BCP 47, as ar or en-GB");
        value(
            WEIGHT,
            &mut |value| set(&mut meta.weight, value.parse().ok().and_then(Weight::new)),
            "write a factor above 0 and up to 100",
        );
        meta
    }

    /// The article, its title and language still to be completed. The title that is stated goes before the one of the
    /// text, which then is a heading.
    pub(super) fn document(self, id: String, url: String, flow: Flow) -> Document {
        let (heading, mut paragraphs) = flow.finish();
        let mut title = self.title;
        if let Some((at, heading)) = heading {
            if title.is_empty() {
                title = heading.text;
            } else if title != heading.text {
                paragraphs.insert(at.min(paragraphs.len()), heading);
            }
        }
        // A page whose first heading is no h1 means it as its title all the same.
        if title.is_empty() && paragraphs.first().is_some_and(|first| first.kind == ParagraphKind::Heading) {
            title = paragraphs.remove(0).text;
        }
        if !self.summary.is_empty() && paragraphs.iter().all(|it| it.kind == ParagraphKind::Aside) {
            let kind = ParagraphKind::Lead;
            paragraphs.push(Paragraph { kind, text: self.summary, ..Paragraph::default() });
        }
        Document {
            id,
            title,
            date: self.date,
            lang: self.lang,
            paragraphs,
            url,
            authors: self.authors,
            section: self.section,
            tags: self.tags,
            weight: self.weight,
            ..Document::default()
        }
    }
}

fn passed_over(fields: &Fields) -> Option<&'static str> {
    if fields.truth("draft") == Some(true) || fields.truth("published") == Some(false) {
        return Some(passed::DRAFT);
    }
    let robots = fields.text(&["robots"]).is_some_and(|robots| is_noindex(&robots));
    let said = fields.truth("search") == Some(false)
        || fields.truth("noindex") == Some(true)
        || fields.truth("search_exclude") == Some(true);
    (said || robots).then_some(passed::NO_INDEX)
}

/// Whether robots are told to index nothing.
pub(super) fn is_noindex(robots: &str) -> bool {
    let robots = robots.to_lowercase();
    robots.split([',', ' ']).any(|word| matches!(word, "noindex" | "none"))
}

/// A tag of BCP 47, if it looks like one.
pub(super) fn lang(tag: &str) -> Option<String> {
    let tag = tag.trim().replace('_', "-");
    // A locale of POSIX names its encoding too.
    let tag = tag.split('.').next().unwrap_or_default().to_owned();
    let mut parts = tag.split('-');
    let language = parts.next().is_some_and(|part| (2..=3).contains(&part.len()));
    let rest = parts.all(|part| (1..=8).contains(&part.len()));
    let letters = tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    (language && rest && letters).then_some(tag)
}

/// Jekyll and Eleventy let a permalink be a pattern; then it is no address yet.
fn is_pattern(address: &str) -> bool {
    ["{{", "{%", "/:"].iter().any(|sign| address.contains(sign)) && !address.contains("://")
}

fn set<T>(place: &mut T, value: Option<T>) -> bool {
    let there = value.is_some();
    if let Some(value) = value {
        *place = value;
    }
    there
}

/// As much of a value as a message has room for.
pub(super) fn shortened(value: &str) -> String {
    let mut short: String = value.chars().take(60).collect();
    if short.len() < value.len() {
        short.push('…');
    }
    short
}
