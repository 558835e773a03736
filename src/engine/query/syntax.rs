//! Which signs of a text are operators, and what do they work on?
//!
//! One pass from left to right. An *operand* is what an operator works on: a word (all that stands between spaces), a
//! phrase or a group. `OR` takes the operands on its two sides and nothing more, as search engines on the web do.

use std::ops::Range;

use super::parse::{Clause, MAX_WORDS, Part, Query};
use super::signs::{Sign, is_starred, run, sign};
use crate::analysis::is_stop_word;
use crate::analysis::{Token, part, tokens};

/// In capitals only: in small letters it is a word.
const OR: &str = "OR";
/// The surface key of أو and او.
const OR_ARABIC: &str = "او";
/// Surface keys of the names of the title.
const TITLE: [&str; 3] = ["title", "عنوان", "العنوان"];
/// Bytes of an operator, vowel marks and invisible signs included.
const LONGEST: usize = 64;
/// Bytes that are read at the most: a book may be pasted, and its first pages have more than enough different words.
pub(super) const MAX_BYTES: usize = 1 << 15;
/// Groups in groups; parentheses beyond are signs like others.
const MAX_DEPTH: usize = 8;

/// What a text is made of.
pub(super) enum Item<'t> {
    Space,
    Open,
    Close,
    Or,
    Minus,
    /// The name of the title with its colon.
    Title(&'t str),
    /// Up to the next space, parenthesis, bar or phrase.
    Word(&'t str),
    Phrase(&'t str),
    Other,
}

/// What is said of an operand by the signs before it.
#[derive(Clone, Copy)]
struct Said<'t> {
    excluded: bool,
    /// Whether it is a part of what is left out.
    within_excluded: bool,
    /// The name of the title with its colon, if it must stand there.
    field: &'t str,
}

/// A text that is read as a query.
pub(super) struct Reader<'t> {
    text: &'t str,
    /// How far it is read.
    pub(super) at: usize,
    /// Where it ends, invisible signs apart.
    pub(super) end: usize,
    /// Where its last quotes stand, which open nothing.
    last_quotes: usize,
    /// Whether `OR` and `title:` are more than words.
    operators: bool,
    /// Words so far.
    words: u32,
    /// How many more may be looked for.
    room: usize,
    /// Open parentheses that lie too deep.
    ignored: usize,
    /// Whether some of the text is not read.
    pub(super) cut: bool,
}

impl<'t> Reader<'t> {
    pub(super) fn new(whole: &'t str, operators: bool) -> Self {
        let mut most = whole.len().min(MAX_BYTES);
        while !whole.is_char_boundary(most) {
            most -= 1;
        }
        let (text, cut) = (part(whole, 0..most), most < whole.len());
        let (mut end, mut last_quotes, mut before) = (0, 0, Sign::Other);
        for (at, c) in text.char_indices() {
            let sign = sign(c);
            if sign == Sign::Quote && before != Sign::Quote {
                last_quotes = at;
            }
            if sign != Sign::Invisible {
                end = at + c.len_utf8();
            }
            before = sign;
        }
        // The last word of a text that goes on is none that may still grow.
        end = if cut { usize::MAX } else { end };
        Reader { text, at: 0, end, last_quotes, operators, words: 0, room: MAX_WORDS, ignored: 0, cut }
    }

    /// Reads the whole text.
    pub(super) fn query(mut self) -> Query {
        let query = self.group(0, Said { excluded: false, within_excluded: false, field: "" });
        Query { cut: self.cut, ..query }
    }

    /// Reads up to the end of a group or of the text; `outer` is said of all in it.
    fn group(&mut self, depth: usize, outer: Said<'t>) -> Query {
        let start = self.at;
        let mut query = Query::default();
        // The last operand with those that `OR` joined it to, where they stand, and whether an `OR` came last.
        let (mut choice, mut choice_start, mut choice_end, mut or) = (Query::default(), start, start, false);
        let (mut said, mut named, mut from) = (outer, false, start);
        loop {
            let here = self.at;
            if !(said.excluded || named) {
                from = here;
            }
            let operand = match self.next() {
                // A minus stands right before what it is said of; behind the colon of a name may be a space.
                Some(Item::Space) => {
                    said.excluded &= named;
                    continue;
                }
                Some(Item::Minus) => {
                    said.excluded = true;
                    continue;
                }
                Some(Item::Title(name)) => {
                    (said.field, named) = (name, true);
                    continue;
                }
                Some(Item::Or) => {
                    or = true;
                    Query::default()
                }
                Some(Item::Open) if depth < MAX_DEPTH => {
                    let within_excluded = said.within_excluded || said.excluded;
                    let inner = self.group(depth + 1, Said { within_excluded, excluded: false, ..said });
                    match said.excluded && !inner.is_empty() {
                        true => Query { excluded: vec![inner.into_part()], ..Query::default() },
                        false => inner,
                    }
                }
                Some(Item::Open) => {
                    self.ignored += 1;
                    self.cut = true;
                    continue;
                }
                Some(Item::Close) if self.ignored > 0 => {
                    self.ignored -= 1;
                    continue;
                }
                Some(Item::Word(text)) => self.operand(text, said, false),
                Some(Item::Phrase(text)) => self.operand(text, said, true),
                Some(Item::Other) => continue,
                Some(Item::Close) if depth == 0 => Query::default(),
                Some(Item::Close) | None => {
                    self.name(&mut choice, choice_start..choice_end, outer.field);
                    self.room += query.add_all(choice);
                    query.text = part(self.text, start..here).trim().to_owned();
                    return query;
                }
            };
            (said, named) = (outer, false);
            if operand.is_empty() {
                continue;
            }
            // In «الموصل أو في الصيف» the choice is between the two words of weight, not what leads to them.
            let goes_on = or && !operand.is_weighty(&is_stop_word);
            if choice.is_empty() || !or {
                self.name(&mut choice, choice_start..choice_end, outer.field);
                self.room += query.add_all(std::mem::replace(&mut choice, operand));
                choice_start = from;
            } else {
                if !choice.any {
                    choice = Query { any: true, wanted: vec![choice.into_part()], ..Query::default() };
                }
                self.room += choice.add(operand.into_part(), false);
            }
            choice_end = self.at;
            or = goes_on;
        }
    }

    /// Says how a choice was written.
    fn name(&self, choice: &mut Query, range: Range<usize>, field: &str) {
        if choice.any {
            let [open, close] = if field.is_empty() { ["", ""] } else { ["(", ")"] };
            choice.text = [field, open, part(self.text, range), close].concat();
        }
    }

    pub(super) fn next(&mut self) -> Option<Item<'t>> {
        let rest = part(self.text, self.at..self.text.len());
        let c = rest.chars().next()?;
        let item = match sign(c) {
            Sign::Space => Item::Space,
            Sign::Open => Item::Open,
            Sign::Close => Item::Close,
            Sign::Bar => Item::Or,
            Sign::Minus => Item::Minus,
            Sign::Quote if self.at < self.last_quotes => {
                // Quotes may be doubled («"…"»), and are one.
                let inside = part(rest, run(rest, Sign::Quote, true)..rest.len());
                let phrase = part(inside, 0..run(inside, Sign::Quote, false));
                let after = part(inside, phrase.len()..inside.len());
                self.at = self.text.len() - after.len() + run(after, Sign::Quote, true);
                return Some(Item::Phrase(phrase));
            }
            Sign::Quote | Sign::Invisible => Item::Other,
            _ => return Some(self.next_word(rest)),
        };
        self.at += c.len_utf8();
        Some(item)
    }

    fn next_word(&mut self, rest: &'t str) -> Item<'t> {
        let mut chars = rest.char_indices();
        let mut named = self.operators;
        let end = loop {
            let Some((at, c)) = chars.next() else { break rest.len() };
            match sign(c) {
                Sign::Space | Sign::Open | Sign::Close | Sign::Bar => break at,
                Sign::Quote if self.at + at < self.last_quotes => break at,
                Sign::Colon if std::mem::take(&mut named) => {
                    let is_title = |it: &Token| TITLE.contains(&it.term.as_str());
                    if only_token(part(rest, 0..at)).as_ref().is_some_and(is_title) {
                        let length = at + c.len_utf8();
                        self.at += length;
                        return Item::Title(part(rest, 0..length));
                    }
                }
                _ => {}
            }
        };
        let word = part(rest, 0..end);
        self.at += word.len();
        let is_or = |token: Token| token.term == OR_ARABIC || part(word, token.range) == OR;
        if self.operators && only_token(word).is_some_and(is_or) { Item::Or } else { Item::Word(word) }
    }

    /// What stands between spaces, as words of their own; or one clause of a phrase, or of what a minus leaves out.
    fn operand(&mut self, text: &'t str, said: Said<'t>, quoted: bool) -> Query {
        let whole = quoted || said.excluded;
        let title = !said.field.is_empty();
        let mut query = Query::default();
        let mut terms = Vec::new();
        let (mut position, mut unfinished) = (self.words, false);
        for token in tokens(text) {
            if terms.len() == MAX_WORDS {
                self.cut = true;
                break;
            }
            let behind = part(text, token.range.end..text.len());
            let ends = self.at - behind.len() == self.end && !(whole || said.within_excluded);
            unfinished = !quoted && (ends || is_starred(behind));
            terms.push(token.term);
            self.words += 1;
            if !whole {
                let text = [said.field, part(text, token.range)].concat();
                let terms = std::mem::take(&mut terms);
                self.add(&mut query, Clause { text, terms, quoted, unfinished, title, position }, false);
                position = self.words;
            }
        }
        let text = [said.field, text.trim()].concat();
        self.add(&mut query, Clause { text, terms, quoted, unfinished, title, position }, said.excluded);
        query
    }

    fn add(&mut self, query: &mut Query, mut clause: Clause, excluded: bool) {
        self.cut |= clause.terms.len() > self.room;
        clause.terms.truncate(self.room);
        self.room -= clause.terms.len();
        if !clause.terms.is_empty() {
            self.room += query.add(Part::Clause(clause), excluded);
        }
    }
}

/// The only word of `text`, if it has one; no operator is so long that a longer text need be read.
pub(super) fn only_token(text: &str) -> Option<Token> {
    let mut tokens = tokens(if text.len() > LONGEST { "" } else { text });
    tokens.next().filter(|_| tokens.next().is_none())
}
