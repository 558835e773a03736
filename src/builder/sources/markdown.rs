//! Markdown: CommonMark with tables, footnotes, strikethrough and `{#id}` behind headings.

use std::collections::HashMap;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::flow::Flow;
use super::{Place, Readers, Said, front, html};

pub(super) fn read(readers: &Readers<'_>, place: Place<'_>, text: &str, said: &mut Said) {
    let Some((meta, text)) = front::read(place, text, said) else { return };
    let flow = flow(readers, &without_shortcodes(&text));
    said.article(readers, place, meta, flow, None);
}

fn flow(readers: &Readers<'_>, text: &str) -> Flow {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut flow = Flow::default();
    let mut anchors = Anchors::default();
    let (mut anchor, mut html, mut code) = (String::new(), String::new(), false);
    for event in Parser::new_ext(text, options) {
        match event {
            Event::Start(Tag::Heading { id, .. }) => {
                flow.end();
                anchor = id.map(String::from).unwrap_or_default();
            }
            Event::End(TagEnd::Heading(level)) => {
                let anchor = anchors.of(std::mem::take(&mut anchor), flow.said());
                flow.end_heading(number(level), anchor);
            }
            Event::Start(Tag::CodeBlock(_)) => {
                flow.end();
                code = true;
            }
            Event::End(TagEnd::CodeBlock) => {
                flow.end();
                code = false;
            }
            Event::End(TagEnd::HtmlBlock) => html::fragment(readers, &std::mem::take(&mut html), &mut flow),
            Event::Html(part) => html.push_str(&part),
            Event::InlineHtml(tag) => match html::anchor_of(&tag) {
                Some(id) => anchor = id,
                None if is_break(&tag) => flow.say("\n"),
                None => {}
            },
            Event::Start(tag) if is_block(&tag) => flow.end(),
            Event::End(tag) if ends_block(tag) => flow.end(),
            Event::End(TagEnd::TableCell) | Event::SoftBreak => flow.say(" "),
            Event::HardBreak => flow.say("\n"),
            Event::Rule => flow.end(),
            Event::Text(text) if code => flow.say_code(&text),
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                flow.say(&text);
            }
            Event::Start(_) | Event::End(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }
    flow
}

fn is_block(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Paragraph
            | Tag::BlockQuote(_)
            | Tag::List(_)
            | Tag::Item
            | Tag::FootnoteDefinition(_)
            | Tag::Table(_)
            | Tag::TableHead
            | Tag::TableRow
            | Tag::HtmlBlock
    )
}

fn ends_block(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Paragraph
            | TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::Table
            | TagEnd::TableHead
            | TagEnd::TableRow
    )
}

fn is_break(tag: &str) -> bool {
    tag.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("<br"))
}

fn number(level: HeadingLevel) -> u8 {
    level as u8
}

/// The names of headings, each once.
#[derive(Default)]
struct Anchors(HashMap<String, usize>);

impl Anchors {
    /// The one that is stated, or the one that GitHub, Hugo and others make of the text.
    fn of(&mut self, stated: String, text: &str) -> String {
        if !stated.is_empty() {
            return stated;
        }
        let kept = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ');
        let text = text.trim().to_lowercase();
        let slug: String = text.chars().filter(kept).map(|c| if c == ' ' { '-' } else { c }).collect();
        let before = self.0.entry(slug.clone()).or_default();
        *before += 1;
        if *before > 1 { format!("{slug}-{}", *before - 1) } else { slug }
    }
}

/// What a site generator would put something else for: `{{< figure … >}}`, `{{% … %}}`, `{% … %}`, and its remarks,
/// `{/* … */}`. In code it stays.
fn without_shortcodes(text: &str) -> String {
    const PAIRS: [(&str, &str); 4] = [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"), ("{/*", "*/}")];
    let mut out = String::with_capacity(text.len());
    let mut fence: Option<char> = None;
    let mut rest = text;
    while !rest.is_empty() {
        let line = rest.split_inclusive('\n').next().unwrap_or(rest);
        let start = line.trim_start();
        let mark = ["```", "~~~"].into_iter().find(|mark| start.starts_with(mark));
        if let Some(mark) = mark.and_then(|mark| mark.chars().next()) {
            match fence {
                None => fence = Some(mark),
                Some(open) if open == mark => fence = None,
                Some(_) => {}
            }
        }
        let opening = PAIRS.iter().filter_map(|(open, close)| Some((line.find(open)?, open, close))).min();
        let found = opening.filter(|&(at, ..)| fence.is_none() && !in_code(line, at));
        let end = found.and_then(|(at, open, close)| {
            let behind = rest.get(at + open.len()..)?;
            let block = behind.split("\n\n").next()?;
            Some((at, at + open.len() + block.find(close)? + close.len()))
        });
        let (kept, next) = end.unwrap_or((line.len(), line.len()));
        out.push_str(rest.get(..kept).unwrap_or_default());
        rest = rest.get(next..).unwrap_or_default();
    }
    out
}

/// Between backticks.
fn in_code(line: &str, at: usize) -> bool {
    line.get(..at).is_some_and(|before| before.matches('`').count() % 2 == 1)
}
