//! Which characters are more than text in a query?
//!
//! The one table of them, with the full-width forms and those of Arabic keyboards.

use crate::analysis::part;
use crate::analysis::script::{Class, class};

/// What a character may be in the text of a query.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Quote,
    Minus,
    Open,
    Close,
    Bar,
    Star,
    Colon,
    Space,
    Invisible,
    Other,
}

pub(super) fn sign(c: char) -> Sign {
    match c {
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '＂' => Sign::Quote,
        '-' | '−' | '－' => Sign::Minus,
        '(' | '（' => Sign::Open,
        ')' | '）' => Sign::Close,
        '|' | '｜' => Sign::Bar,
        '*' | '＊' | '٭' => Sign::Star,
        ':' | '：' => Sign::Colon,
        _ if c.is_whitespace() => Sign::Space,
        _ if class(c) == Class::Invisible => Sign::Invisible,
        _ => Sign::Other,
    }
}

/// How many bytes at the beginning of `text` are this sign, or are not.
pub(super) fn run(text: &str, wanted: Sign, is: bool) -> usize {
    let end = text.char_indices().find(|&(_, c)| (sign(c) == wanted) != is);
    end.map_or(text.len(), |(at, _)| at)
}

/// Whether a star ends the word before `behind`.
pub(super) fn is_starred(behind: &str) -> bool {
    let behind = part(behind, run(behind, Sign::Invisible, true)..behind.len());
    let stars = run(behind, Sign::Star, true);
    let next = part(behind, stars..behind.len()).chars().next();
    stars > 0 && next.is_none_or(|c| matches!(class(c), Class::Separator | Class::Invisible))
}
