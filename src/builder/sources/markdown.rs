//! Markdown: CommonMark with tables, footnotes, strikethrough and `{#id}` behind headings.

use std::collections::HashMap;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::flow::Flow;
use super::{Place, Readers, Said, front, html};

pub(super) fn read(readers: &Readers<'_>, place: Place<'_>, text: &str, said: &mut Said) {
    let Some((meta, text)) = front::read(place, text, said) else { return };
    let flow = match flow(readers, &without_shortcodes(&text)) {
        Ok(flow) => flow,
        Err(line) => return said.faults.push(html::too_deep(place).at(line)),
    };
    said.article(readers, place, meta, flow, None);
}

/// # Errors
/// The line of HTML in it that is too deep.
fn flow(readers: &Readers<'_>, text: &str) -> Result<Flow, usize> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut flow = Flow::default();
    let mut anchors = Anchors::default();
    let (mut anchor, mut html, mut code) = (String::new(), String::new(), false);
    let mut start = 0;
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
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
            Event::End(TagEnd::HtmlBlock) => {
                let line =
                    |within| text.get(..start).map_or(0, |before| before.matches('\n').count()) + within;
                html::fragment(readers, &std::mem::take(&mut html), &mut flow).map_err(line)?;
            }
            Event::Start(Tag::HtmlBlock) => {
                start = range.start;
                flow.end();
            }
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
    Ok(flow)
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

/// What a site generator puts something else for, by its beginning and its end, and its remarks.
const SHORTCODES: [(&str, &str); 4] = [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"), ("{/*", "*/}")];
/// Without what a site generator would put something else for: `{{< figure … >}}`, `{{% … %}}`, `{% … %}`, and its remarks,
/// `{/* … */}`. In code it stays.
fn without_shortcodes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut fence: Option<&str> = None;
    let mut ahead = Ahead { text, found: Vec::new() };
    let mut rest = text;
    while !rest.is_empty() {
        let line = rest.split_inclusive('\n').next().unwrap_or(rest);
        let mark = ["```", "~~~"].into_iter().find(|mark| line.trim_start().starts_with(mark));
        fence = if fence.is_none() || fence == mark { fence.xor(mark) } else { fence };
        // It may go on behind the end of the line; what follows it then is a line too.
        let (mut at, mut ticks) = (0, 0);
        while let Some(length) = line.get(at..).and_then(|line| line.find('{')) {
            let (before, found) = rest.split_at(at + length);
            let here = text.len() - found.len();
            ticks += before.get(at..).unwrap_or_default().matches('`').count();
            let code = fence.is_some() || ticks % 2 == 1;
            let end = if code { None } else { ahead.shortcode(here) };
            out.push_str(before.get(at..).unwrap_or_default());
            out.push_str(if end.is_some() { "" } else { "{" });
            at = before.len() + end.unwrap_or(1);
            ticks = if end.is_some() { 0 } else { ticks };
        }
        out.push_str(line.get(at..).unwrap_or_default());
        rest = rest.get(at.max(line.len())..).unwrap_or_default();
    }
    out
}

/// Where signs stand next. Asked from the beginning of a text to its end it looks at no part of it twice.
struct Ahead<'t> {
    text: &'t str,
    found: Vec<(&'static str, usize)>,
}

impl Ahead<'_> {
    /// Where a sign stands from there on; the end of the text if nowhere.
    fn of(&mut self, sign: &'static str, from: usize) -> usize {
        let known = self.found.iter().find(|(it, at)| *it == sign && *at >= from);
        if let Some((_, at)) = known {
            return *at;
        }
        let rest = self.text.get(from..).unwrap_or_default();
        let at = rest.find(sign).map_or(self.text.len(), |length| from + length);
        self.found.retain(|(it, _)| *it != sign);
        self.found.push((sign, at));
        at
    }

    /// The length of the one that begins there. It ends before a blank line.
    fn shortcode(&mut self, at: usize) -> Option<usize> {
        let text = self.text.get(at..)?;
        let (open, close) = SHORTCODES.into_iter().find(|(open, _)| text.starts_with(open))?;
        let end = self.of(close, at + open.len());
        (end < self.of("\n\n", at + open.len())).then(|| end + close.len() - at)
    }
}
