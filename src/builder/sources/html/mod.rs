//! HTML: a page's content without what stands around it on every page.
//!
//! `head` reads what a page says of itself, `content` lets its text flow into paragraphs.

mod content;
mod head;
mod tree;

use std::collections::HashSet;

use scraper::{ElementRef, Html, Selector};

use super::flow::Flow;
use super::meta::{Meta, shortened};
use super::{Article, Place, Readers, Said, address, passed};
use crate::{Fault, Settings};
use kashaf_engine::analysis::languages;
use kashaf_engine::document::language;

/// By what a page marks its content.
const MARKED: &str = "[data-kashaf-body], [data-pagefind-body]";
/// Where content is on pages that mark nothing, the best first.
const LANDMARKS: [&str; 3] = ["main, [role=main]", "article", "body"];
/// What no reader sees, or what is no text.
const LEFT_OUT: &str = "script, style, template, noscript, head, button, input, select, textarea, option, datalist, \
    nav, [role=navigation], [role=search], svg, iframe, object, canvas, audio, video, rt, rp, annotation, \
    dialog:not([open]), [hidden], [aria-hidden=true], [data-kashaf-ignore], [data-pagefind-ignore]";
/// What generators put into the content that says nothing: the way to a page, and rustdoc's links to its source.
const FURNITURE: &str = "[class*=breadcrumb], a.src, summary.hideme";
/// What stands around the content if nothing says where that is.
const AROUND: &str = "body > header, body > footer, body > aside, [role=banner], [role=contentinfo], \
    [role=complementary], body > div > header, body > div > footer, body > div > aside";

/// All that is looked for in pages.
pub(super) struct Selectors {
    told: Option<Selector>,
    marked: Selector,
    landmarks: Vec<Selector>,
    left_out: Vec<Selector>,
    around: Selector,
    head: Selector,
}

impl Selectors {
    /// # Errors
    /// If one of the settings is no selector.
    pub(super) fn new(settings: &Settings) -> Result<Self, String> {
        let told = match settings.content.trim() {
            "" => None,
            content => Some(selector(content)?),
        };
        let left_out = [LEFT_OUT, FURNITURE].into_iter().chain(settings.exclude.iter().map(String::as_str));
        Ok(Selectors {
            told,
            marked: selector(MARKED)?,
            landmarks: LANDMARKS.into_iter().map(selector).collect::<Result<_, _>>()?,
            left_out: left_out.map(selector).collect::<Result<_, _>>()?,
            around: selector(AROUND)?,
            head: selector(head::SELECTOR)?,
        })
    }
}

fn selector(text: &str) -> Result<Selector, String> {
    Selector::parse(text)
        .map_err(|_| format!("`{text}` is no CSS selector: write main or .post-body, for instance"))
}

pub(super) fn read(readers: &Readers<'_>, place: Place<'_>, text: &str, said: &mut Said) {
    let selectors = &readers.selectors;
    let page = match tree::page(text) {
        Ok(page) => page,
        Err(line) => return said.faults.push(too_deep(place).at(line)),
    };
    let head = head::read(&page, &selectors.head);
    if let Some(why) = head.passed_over {
        return said.passed_over.push(why.to_owned());
    }
    let Some(content) = Content::of(&page, selectors) else {
        return said.passed_over.push(passed::NO_CONTENT.to_owned());
    };
    let mut flow = Flow::default();
    let mut found = content::Found::default();
    for root in &content.roots {
        let left_out = |element: &ElementRef<'_>| {
            selectors.left_out.iter().any(|selector| selector.matches(element))
                || content.whole && selectors.around.matches(element)
        };
        content::read(*root, &left_out, &mut flow, &mut found);
    }
    if let Some(address) = &head.bad_url {
        let fact = format!("its canonical address “{}” cannot be used", shortened(address));
        said.faults.push(place.fault(fact, "write an address that begins with https:"));
    }
    if let (None, Some(date)) = (head.date, &head.bad_date) {
        let fact = format!("its date “{}” cannot be used", shortened(date));
        said.faults.push(place.fault(fact, "write it as 2021-07-26"));
    }
    let url = match head.url.is_empty() {
        true => address::of_page(&readers.settings.base, place.name),
        false => head.url,
    };
    let meta = Meta { date: head.date.or(found.date), ..head.meta };
    let stated = meta.lang.clone();
    let mut document = meta.document(place.id(), url, flow);
    if document.title.is_empty() {
        document.title = head.title;
    }
    // Many pages state the language that their template came in.
    let primary = stated.split('-').next().unwrap_or_default().to_lowercase();
    if languages::find(&primary).is_some() && !language::is_written_as(&document, &primary) {
        document.lang = language::guess(&document).map_or(stated, str::to_owned);
    }
    let before = said.articles.len();
    said.document(place, document, None);
    for Article { page, marked, .. } in said.articles.iter_mut().skip(before) {
        (*page, *marked) = (true, content.marked);
    }
}

/// What to say of a page, or of a text with a piece of HTML, that is no tree of any use.
pub(super) fn too_deep(place: Place<'_>) -> Fault {
    let most = (tree::DEPTH, tree::ATTRIBUTES);
    let fact = format!(
        "its tags lie in each other more than {} deep, or have more than {} attributes",
        most.0, most.1
    );
    place.fault(fact, "close them where they end")
}

/// A piece of HTML within another text.
///
/// # Errors
/// If its tags lie too deep in each other: its line from which on they do.
pub(super) fn fragment(readers: &Readers<'_>, html: &str, flow: &mut Flow) -> Result<(), usize> {
    let fragment = tree::fragment(html)?;
    let left_out = |element: &ElementRef<'_>| {
        readers.selectors.left_out.iter().any(|selector| selector.matches(element))
    };
    content::read(fragment.root_element(), &left_out, flow, &mut content::Found::default());
    Ok(())
}

/// The name that a tag gives to the place where it stands: `<a name="x">`.
pub(super) fn anchor_of(tag: &str) -> Option<String> {
    let fragment = tree::fragment(tag).ok()?;
    let mut elements = fragment.root_element().descendent_elements();
    elements.find_map(|element| content::anchor(&element).map(str::to_owned))
}

/// Where the article is.
struct Content<'p> {
    roots: Vec<ElementRef<'p>>,
    /// Whether the page marks it itself.
    marked: bool,
    /// Whether it is the whole page.
    whole: bool,
}

impl<'p> Content<'p> {
    /// `None` if it is told where it is, and it is not there.
    fn of(page: &'p Html, selectors: &Selectors) -> Option<Content<'p>> {
        if let Some(told) = &selectors.told {
            let roots = outermost(page, told);
            return (!roots.is_empty()).then_some(Content { roots, marked: false, whole: false });
        }
        let roots = outermost(page, &selectors.marked);
        if !roots.is_empty() {
            return Some(Content { roots, marked: true, whole: false });
        }
        let found = selectors.landmarks.iter().map(|landmark| outermost(page, landmark));
        let roots = found.into_iter().find(|roots| !roots.is_empty());
        let whole = roots.as_ref().is_none_or(|roots| roots.iter().all(|root| root.value().name() == "body"));
        Some(Content { roots: roots.unwrap_or_else(|| vec![page.root_element()]), marked: false, whole })
    }
}

/// What a selector finds, without what lies in something that it found.
fn outermost<'p>(page: &'p Html, selector: &Selector) -> Vec<ElementRef<'p>> {
    let (mut found, mut ids) = (Vec::new(), HashSet::new());
    for element in page.select(selector) {
        if !element.ancestors().any(|above| ids.contains(&above.id())) {
            ids.insert(element.id());
            found.push(element);
        }
    }
    found
}
