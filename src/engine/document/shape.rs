//! What does a line look like by itself, whatever stands around it?

use super::Date;
use crate::analysis::tokens;

/// Characters. The longest headlines of news sites stay below it; a paragraph seldom does.
const HEADLINE_CHARS: usize = 150;

/// Words that have a letter in them. A name, a place or a section has hardly more, a headline hardly fewer.
const NAME_WORDS: usize = 3;
/// The same, where a dash or a word such as بقلم tells that place, author or agency are named.
const BYLINE_WORDS: usize = 6;

/// What stands before the name of an author.
const AUTHOR_WORDS: [&str; 4] = ["بقلم", "كتب", "كتبت", "By"];

/// Letters. A line with no more of them says nothing by itself.
const STRAY_LETTERS: usize = 2;

/// A dash between place and text: the hyphen of a keyboard, or the longer ones of a typesetter.
const SPACED_DASHES: [&str; 3] = [" - ", " – ", " — "];

/// What sites write over links to other articles. Compared by their terms, so any spelling of alef, vowel marks
/// and punctuation will do.
const RELATED_LABELS: [&str; 14] = [
    "أخبار ذات صلة",
    "مواضيع ذات صلة",
    "موضوعات ذات صلة",
    "مقالات ذات صلة",
    "اقرأ أيضا",
    "اقرأ المزيد",
    "شاهد أيضا",
    "للمزيد",
    "قد يعجبك أيضا",
    "Related",
    "Related articles",
    "Read also",
    "See also",
    "Read more",
];

/// Whether the line could be a title: short, not a finished sentence, not the beginning of one.
pub(super) fn is_headline(line: &str) -> bool {
    line.chars().count() <= HEADLINE_CHARS
        && line.contains(char::is_alphabetic)
        && !ends_sentence(line)
        && !announces(line)
        && !has_source(line)
        && related_label(line).is_none()
        && Date::from_line(line).is_none()
}

/// Whether the line is a piece of running text.
pub(super) fn is_paragraph(line: &str) -> bool {
    ends_sentence(line) || line.chars().count() > HEADLINE_CHARS
}

/// A question or exclamation mark ends many a headline, and so do the dots of an ellipsis; a full stop does not.
fn ends_sentence(line: &str) -> bool {
    let end = line.trim_end_matches(['"', '”', '“', '»', '\'', '’', ')', ']', ' ']);
    end.ends_with(['.', '۔', '。']) && !end.ends_with("..")
}

/// What ends so is followed by what it announces.
fn announces(line: &str) -> bool {
    line.ends_with([':', '،', ',', '؛', ';'])
}

/// A sentence followed by its source in brackets, `… مركبة. (أ ف ب)`, is the caption of a photo. Brackets alone
/// tell nothing: headlines have (فيديو) or (صور) there.
pub(super) fn has_source(line: &str) -> bool {
    let source = line.strip_suffix(')').and_then(|line| line.rsplit_once('('));
    source.is_some_and(|(sentence, _)| ends_sentence(sentence))
}

/// Whether the line is short enough to be no more than names: of authors, a place, an agency, a section.
pub(super) fn is_byline(line: &str) -> bool {
    let dashed = SPACED_DASHES.iter().any(|dash| line.contains(dash));
    let named = dashed || line.split([' ', ':']).next().is_some_and(|word| AUTHOR_WORDS.contains(&word));
    !ends_sentence(line) && words(line) <= if named { BYLINE_WORDS } else { NAME_WORDS }
}

/// Whether text begins as agencies begin it: `واشنطن - أبلغ الرئيس …`, `القاهرة (رويترز) – …`.
pub(super) fn opens_with_dateline(line: &str) -> bool {
    let place =
        SPACED_DASHES.iter().filter_map(|dash| line.find(dash)).min().and_then(|dash| line.get(..dash));
    is_paragraph(line) && place.is_some_and(|place| words(place) <= NAME_WORDS)
}

/// What is left of a picture, a button or a rule when a page is copied: `***`, `1`, `بي`.
pub(super) fn is_stray(line: &str) -> bool {
    line.chars().filter(|c| c.is_alphabetic()).nth(STRAY_LETTERS).is_none() && Date::from_line(line).is_none()
}

/// Whether a label of related links stands alone on a line or has its link behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RelatedLabel {
    Alone,
    WithLink,
}

/// Whether the line is, or begins with, a label of links to other articles.
pub(super) fn related_label(line: &str) -> Option<RelatedLabel> {
    let (label, link) = line.split_once(':').unwrap_or((line, ""));
    // Spares comparing every paragraph with every label; no label is as long as a name on a byline.
    if words(label) > BYLINE_WORDS || !RELATED_LABELS.iter().any(|known| same_words(known, label)) {
        return None;
    }
    Some(if link.trim().is_empty() { RelatedLabel::Alone } else { RelatedLabel::WithLink })
}

/// A link without its label; nothing of a label alone.
pub(super) fn without_label(related: &str) -> &str {
    match related_label(related) {
        Some(_) => related.split_once(':').map_or("", |(_, link)| link.trim()),
        None => related,
    }
}

fn same_words(a: &str, b: &str) -> bool {
    tokens(a).map(|token| token.term).eq(tokens(b).map(|token| token.term))
}

fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count()
}
