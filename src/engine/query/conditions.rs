//! Which conditions does a text state beside its words?
//!
//! `section:`, `tag:`, `author:` and `lang:` with a word or a `"phrase"`; `date:` with a year, a month, a day or two of
//! them and `..` between, either of which may be missing; `after:` a day, a month or a year, from its first day on, and
//! `before:` one, up to the day before it. All of them in Arabic too, with or without the article, and behind a minus.
//!
//! They hold for the whole text wherever they stand, in parentheses too, and `OR` does not join them: of several names of
//! a kind one is enough. What names no date behind the name of one is text like other text, and so is a name with a space
//! behind its colon.

use super::filter::{Days, Filter};
use super::parse::MAX_WORDS;
use super::signs::{Sign, run};
use super::syntax::{Item, Reader, only_token};
use super::widen::without_article;
use crate::analysis::script::{Class, class};
use crate::analysis::{entry, folded, part};
use crate::index::FACETS;
use crate::rest;

/// Surface keys of what is named, in English and in Arabic: the kinds of names in their order, then dates.
const NAMES: &str = "section tag author lang date after before قسم وسم كاتب لغه تاريخ بعد قبل";
const KINDS: usize = FACETS + 3;
const DATE: usize = FACETS;
const AFTER: usize = FACETS + 1;

/// A text and what it states.
#[derive(Debug, Default)]
pub(super) struct Conditions {
    /// What a document must meet, and what it must not.
    pub(super) wanted: Filter,
    pub(super) excluded: Filter,
    /// The text with spaces in their places: what stands behind them stands where it stood.
    pub(super) rest: String,
    /// How many there are, and whether more than count were stated, or not all of the text was read.
    stated: usize,
    pub(super) cut: bool,
}

pub(super) fn read(text: &str) -> Conditions {
    let mut conditions = Conditions::default();
    let mut reader = Reader::new(text, false);
    let (mut minus, mut copied) = (None, 0);
    loop {
        let start = reader.at;
        let excluded = minus.take();
        match reader.next() {
            None => break,
            Some(Item::Minus) => minus = excluded.or(Some(start)),
            Some(Item::Word(word)) if conditions.take(&mut reader, word, excluded.is_some()) => {
                let start = excluded.unwrap_or(start);
                conditions.rest.push_str(part(text, copied..start));
                (start..reader.at).for_each(|_| conditions.rest.push(' '));
                copied = reader.at;
            }
            _ => {}
        }
    }
    conditions.rest.push_str(part(text, copied..text.len()));
    conditions.cut |= reader.cut;
    conditions
}

impl Conditions {
    /// Adds what `word` states, which the reader has just read; whether it states anything.
    fn take(&mut self, reader: &mut Reader<'_>, word: &str, excluded: bool) -> bool {
        let colon = run(word, Sign::Colon, false);
        colon < word.len() && rest::later(|| self.add(reader, word, colon, excluded))
    }

    fn add(&mut self, reader: &mut Reader<'_>, word: &str, colon: usize, excluded: bool) -> bool {
        let mut behind = part(word, colon..word.len()).chars();
        behind.next();
        let Some(kind) = only_token(part(word, 0..colon)).and_then(|name| kind(&name.term)) else {
            return false;
        };
        let (mut value, back) = (folded(behind.as_str()), reader.at);
        let mut begun = !excluded && reader.at == reader.end;
        if value.is_empty() {
            match reader.next() {
                Some(Item::Phrase(phrase)) => (value, begun) = (folded(phrase), false),
                _ => reader.at = back,
            }
        }
        let value = value.strip_suffix([',', '،']).unwrap_or(&value);
        // Each is looked for among all names of the index.
        if self.stated == MAX_WORDS {
            self.cut = true;
            return true;
        }
        let filter = if excluded { &mut self.excluded } else { &mut self.wanted };
        let stated = match filter.names.get_mut(kind) {
            Some(_) if value.is_empty() => false,
            Some(names) => {
                names.push([value, if begun && !value.ends_with('*') { "*" } else { "" }].concat());
                true
            }
            None => {
                let days = days(kind, value);
                filter.days.extend(days);
                days.is_some()
            }
        };
        self.stated += usize::from(stated);
        // What is only being typed is neither a condition nor a word yet.
        stated || begun && !value.chars().any(is_letter)
    }
}

fn is_letter(c: char) -> bool {
    matches!(class(c), Class::Arabic | Class::Letter | Class::Unspaced)
}

/// Which of the kinds a surface key names.
fn kind(key: &str) -> Option<usize> {
    let (mut at, bare) = (0, without_article(key));
    entry(NAMES, &mut |name| {
        at += 1;
        name == bare
    })?;
    Some((at - 1) % KINDS)
}

fn days(kind: usize, value: &str) -> Option<Days> {
    match kind {
        DATE => {
            let mut dots = 0;
            while !part(value, dots..value.len()).starts_with("..") {
                dots += 1;
                if dots > value.len() {
                    return Days::of(value);
                }
            }
            let (first, last) = (part(value, 0..dots), part(value, dots + 2..value.len()));
            let days = |text: &str| if text.is_empty() { Some(Days::ALL) } else { Days::of(text) };
            (value.len() > 2).then_some(Days { first: days(first)?.first, last: days(last)?.last })
        }
        AFTER => Days::of(value).map(Days::on),
        _ => Days::of(value).map(|days| Days { first: 1, last: days.first - 1 }),
    }
}
