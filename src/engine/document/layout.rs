//! What is a line, where it stands: title, date, deck, byline, caption, heading, paragraph or related link?
//!
//! Related links and strays are set aside first; what is left is the *flow*, and the rules look at neighbours in
//! it. The flow has a head and a body, and the body begins at the *opening*, the first paragraph.

use super::lines::Line;
use super::shape::{self, RelatedLabel};
use super::{Date, ParagraphKind};

/// Lines of the flow. A head may hold captions, a section, the title, dates, bylines and a deck; where nothing
/// reads as a paragraph for longer, the article is written without full stops and its head is the title alone.
const HEAD_LINES: usize = 10;

/// Characters. A heading is shorter than a headline: it need not be understood without the article.
const HEADING_CHARS: usize = 100;

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Title,
    Date(Date),
    Paragraph(ParagraphKind),
    /// A label of related links, with or without its link.
    Label,
    /// The headline of another article, under the label just before.
    Link,
    /// The same line has been there already.
    Copy,
}

/// The role of each line.
pub(super) fn roles(lines: &[Line]) -> Vec<Role> {
    let mut roles = beside_the_flow(lines);
    let flow: Vec<&Line> =
        lines.iter().zip(&roles).filter(|(_, role)| role.is_none()).map(|(line, _)| line).collect();
    for (role, found) in roles.iter_mut().filter(|role| role.is_none()).zip(flow_roles(&flow)) {
        *role = Some(found);
    }
    roles.into_iter().flatten().collect()
}

/// Related links and strays, wherever they stand; none for the lines of the flow.
fn beside_the_flow(lines: &[Line]) -> Vec<Option<Role>> {
    let mut after_label = false;
    let role = |line: &Line| {
        // What follows a label may be a paragraph: then the label has lost its link, and the text is the article's.
        let is_link = std::mem::take(&mut after_label) && shape::is_headline(&line.text);
        let label = shape::related_label(&line.text);
        after_label = label == Some(RelatedLabel::Alone);
        match label {
            Some(_) => Some(Role::Label),
            None if is_link => Some(Role::Link),
            None if shape::is_stray(&line.text) => Some(Role::Paragraph(ParagraphKind::Aside)),
            None => None,
        }
    };
    lines.iter().map(role).collect()
}

fn flow_roles(flow: &[&Line]) -> Vec<Role> {
    let head = flow.get(..opening(flow)).unwrap_or_default();
    let title = title(head);
    let mut has_lead = false;
    let role = |at| {
        if let Some(role) = head_role(head, at, title) {
            return role;
        }
        let in_deck = at < head.len() && title.is_some();
        Role::Paragraph(if in_deck || !has_lead {
            has_lead = true;
            ParagraphKind::Lead
        } else if is_heading(flow, at) {
            ParagraphKind::Heading
        } else {
            ParagraphKind::Text
        })
    };
    (0..flow.len()).map(role).collect()
}

/// None for a line that sums the article up or belongs to the body.
fn head_role(head: &[&Line], at: usize, title: Option<usize>) -> Option<Role> {
    let line = head.get(at)?;
    if title == Some(at) {
        return Some(Role::Title);
    }
    if is_copy(head, at) {
        return Some(Role::Copy);
    }
    let stated = date(line);
    if stated.is_some() && stated == head.iter().find_map(|line| date(line)) {
        return stated.map(Role::Date);
    }
    let aside = stated.is_some() || is_beside_title(head, at, title);
    aside.then_some(Role::Paragraph(ParagraphKind::Aside))
}

/// Where the body begins: with the first paragraph or, if none comes early, with the line after the first one that
/// is no date.
fn opening(flow: &[&Line]) -> usize {
    let opens = |&at: &usize| {
        reads_as_paragraph(flow.get(at)) && !is_repeated(flow, at) && !is_in_finished_deck(flow, at)
    };
    (0..flow.len().min(HEAD_LINES)).find(opens).unwrap_or_else(|| {
        let mut undated = (0..flow.len()).filter(|&at| flow.get(at).is_some_and(|line| date(line).is_none()));
        undated.nth(1).unwrap_or(flow.len()).min(HEAD_LINES)
    })
}

/// A line of a deck may end like a paragraph. Then the block of the deck tells: it has a line that does not, and
/// the paragraph below it begins with a dateline, as the first of an article does.
fn is_in_finished_deck(flow: &[&Line], at: usize) -> bool {
    let (Some(line), Some(first)) = (flow.get(at), flow.first()) else { return false };
    let unfinished = |other: &&Line| shape::is_headline(&other.text) && !shape::is_byline(&other.text);
    let mut block = flow.iter().filter(|other| other.block == line.block);
    let below = flow.iter().find(|other| other.block > line.block && date(other).is_none());
    first.block < line.block
        && !shape::opens_with_dateline(&line.text)
        && block.any(unfinished)
        && below.is_some_and(|below| shape::opens_with_dateline(&below.text))
}

/// The place of the title in the head.
fn title(head: &[&Line]) -> Option<usize> {
    let fits =
        |&at: &usize| head.get(at).is_some_and(|line| shape::is_headline(&line.text)) && !is_copy(head, at);
    over_date(head)
        .filter(fits)
        .or_else(|| (0..head.len()).filter(fits).find(|&at| !is_by_caption(head, at)))
        // A title that was copied twice looks like a caption that was.
        .or_else(|| (0..head.len()).filter(fits).find(|&at| is_repeated(head, at)))
}

/// Pages put the date close under the title, while captions and the section may stand over it; only a byline
/// comes between.
fn over_date(head: &[&Line]) -> Option<usize> {
    let date_at = head.iter().position(|line| date(line).is_some())?;
    (0..date_at).rev().find(|&at| {
        let fits =
            head.get(at).is_some_and(|line| shape::is_headline(&line.text) && !shape::is_byline(&line.text));
        fits && stands_alone(head, at) && !is_by_caption(head, at)
    })
}

/// Captions, section names and bylines. What else stands between title and opening is the deck.
fn is_beside_title(head: &[&Line], at: usize, title: Option<usize>) -> bool {
    let text = head.get(at).map_or("", |line| line.text.as_str());
    let byline = title.is_some_and(|title| at < title || shape::is_byline(text));
    byline || shape::has_source(text) || is_repeated(head, at)
}

/// A short line by itself over a paragraph, with the article going on before and after it.
fn is_heading(flow: &[&Line], at: usize) -> bool {
    let Some(line) = flow.get(at) else { return false };
    shape::is_headline(&line.text)
        && line.text.chars().count() <= HEADING_CHARS
        && stands_alone(flow, at)
        && reads_as_paragraph(flow.get(at + 1))
}

fn reads_as_paragraph(line: Option<&&Line>) -> bool {
    line.is_some_and(|line| shape::is_paragraph(&line.text))
}

fn date(line: &Line) -> Option<Date> {
    Date::from_line(&line.text)
}

/// Whether blank lines are around it; a date right below does no harm.
fn stands_alone(flow: &[&Line], at: usize) -> bool {
    let (before, after) = neighbours(flow, at);
    flow.get(at).is_some_and(|line| {
        before.is_none_or(|before| before.block != line.block)
            && after.is_none_or(|after| after.block != line.block || date(after).is_some())
    })
}

/// Pages give a picture its caption twice, once for those who cannot see it. Dates come twice for other reasons.
fn is_repeated(flow: &[&Line], at: usize) -> bool {
    let (before, after) = neighbours(flow, at);
    let again = |line: &&Line| [before, after].into_iter().flatten().any(|other| other.text == line.text);
    flow.get(at).is_some_and(|line| again(line) && date(line).is_none())
}

/// A block that holds a repeated caption belongs to the picture as a whole.
fn is_by_caption(head: &[&Line], at: usize) -> bool {
    let block = head.get(at).map(|line| line.block);
    (0..head.len()).any(|other| head.get(other).map(|line| line.block) == block && is_repeated(head, other))
}

fn is_copy(flow: &[&Line], at: usize) -> bool {
    flow.get(at).is_some_and(|line| flow.iter().take(at).any(|other| other.text == line.text))
}

fn neighbours<'l>(flow: &[&'l Line], at: usize) -> (Option<&'l Line>, Option<&'l Line>) {
    (at.checked_sub(1).and_then(|before| flow.get(before)).copied(), flow.get(at + 1).copied())
}
