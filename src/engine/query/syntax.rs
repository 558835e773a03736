//! Which signs of a text are operators, and what do they work on?
//!
//! One pass from left to right. An *operand* is what an operator works on: a word (all that stands between spaces), a
//! phrase or a group. `OR` takes the operands on its two sides and nothing more, as search engines on the web do.

use std::ops::Range;

use super::parse::{Clause, MAX_WORDS, Part, Query};
use crate::analysis::script::{Class, class};
use crate::analysis::{Token, part, tokens};

/// In capitals only: in small letters it is a word.
const OR: &str = "OR";
/// The surface key of أو and او.
const OR_ARABIC: &str = "او";
/// Surface keys of the names of the title.
const TITLE: [&str; 3] = ["title", "عنوان", "العنوان"];
/// Groups in groups; parentheses beyond are signs like others.
const MAX_DEPTH: usize = 8;

/// What a character may be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
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

fn mark(c: char) -> Mark {
    match c {
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '＂' => Mark::Quote,
        '-' | '−' | '－' => Mark::Minus,
        '(' | '（' => Mark::Open,
        ')' | '）' => Mark::Close,
        '|' | '｜' => Mark::Bar,
        '*' | '＊' | '٭' => Mark::Star,
        ':' | '：' => Mark::Colon,
        _ if c.is_whitespace() => Mark::Space,
        _ if class(c) == Class::Invisible => Mark::Invisible,
        _ => Mark::Other,
    }
}

/// How many bytes at the beginning of `text` are characters that are this mark, or that are not.
fn run(text: &str, wanted: Mark, is: bool) -> usize {
    let end = text.char_indices().find(|&(_, c)| (mark(c) == wanted) != is);
    end.map_or(text.len(), |(at, _)| at)
}

/// What a text is made of.
enum Sign<'t> {
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
    at: usize,
    /// Where it ends, invisible signs apart.
    end: usize,
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
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str, operators: bool) -> Self {
        let (mut end, mut last_quotes, mut before) = (0, 0, Mark::Other);
        for (at, c) in text.char_indices() {
            let mark = mark(c);
            if mark == Mark::Quote && before != Mark::Quote {
                last_quotes = at;
            }
            if mark != Mark::Invisible {
                end = at + c.len_utf8();
            }
            before = mark;
        }
        Reader { text, at: 0, end, last_quotes, operators, words: 0, room: MAX_WORDS, ignored: 0 }
    }

    /// Reads the whole text.
    pub(super) fn query(mut self) -> Query {
        self.group(0, Said { excluded: false, within_excluded: false, field: "" })
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
            let sign = self.next();
            let operand = match sign {
                // A minus stands right before what it is said of; behind the colon of a name may be a space.
                Some(Sign::Space) => {
                    said.excluded &= named;
                    continue;
                }
                Some(Sign::Minus) => {
                    said.excluded = true;
                    continue;
                }
                Some(Sign::Title(name)) => {
                    (said.field, named) = (name, true);
                    continue;
                }
                Some(Sign::Or) => {
                    or = true;
                    Query::default()
                }
                Some(Sign::Open) if depth < MAX_DEPTH => {
                    let within_excluded = said.within_excluded || said.excluded;
                    let inner = self.group(depth + 1, Said { within_excluded, excluded: false, ..said });
                    match said.excluded && !inner.is_empty() {
                        true => Query { excluded: vec![inner.into_part()], ..Query::default() },
                        false => inner,
                    }
                }
                Some(Sign::Open) => {
                    self.ignored += 1;
                    continue;
                }
                Some(Sign::Close) if self.ignored > 0 => {
                    self.ignored -= 1;
                    continue;
                }
                Some(Sign::Word(text)) => self.operand(text, said, false),
                Some(Sign::Phrase(text)) => self.operand(text, said, true),
                Some(Sign::Other) => continue,
                Some(Sign::Close) if depth == 0 => Query::default(),
                Some(Sign::Close) | None => {
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
            let weighty = operand.is_weighty();
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
            // In «الموصل أو في الصيف» the choice is between the two words of weight, not what leads to them.
            or &= !weighty;
        }
    }

    /// Says how a choice was written.
    fn name(&self, choice: &mut Query, range: Range<usize>, field: &str) {
        if choice.any {
            let [open, close] = if field.is_empty() { ["", ""] } else { ["(", ")"] };
            choice.text = [field, open, part(self.text, range), close].concat();
        }
    }

    fn next(&mut self) -> Option<Sign<'t>> {
        let rest = part(self.text, self.at..self.text.len());
        let c = rest.chars().next()?;
        let sign = match mark(c) {
            Mark::Space => Sign::Space,
            Mark::Open => Sign::Open,
            Mark::Close => Sign::Close,
            Mark::Bar => Sign::Or,
            Mark::Minus => Sign::Minus,
            Mark::Quote if self.at < self.last_quotes => {
                // Quotes may be doubled («"…"»), and are one.
                let inside = part(rest, run(rest, Mark::Quote, true)..rest.len());
                let phrase = part(inside, 0..run(inside, Mark::Quote, false));
                let after = part(inside, phrase.len()..inside.len());
                self.at = self.text.len() - after.len() + run(after, Mark::Quote, true);
                return Some(Sign::Phrase(phrase));
            }
            Mark::Quote | Mark::Invisible => Sign::Other,
            _ => return Some(self.next_word(rest)),
        };
        self.at += c.len_utf8();
        Some(sign)
    }

    fn next_word(&mut self, rest: &'t str) -> Sign<'t> {
        let mut chars = rest.char_indices();
        let mut named = self.operators;
        let end = loop {
            let Some((at, c)) = chars.next() else { break rest.len() };
            match mark(c) {
                Mark::Space | Mark::Open | Mark::Close | Mark::Bar => break at,
                Mark::Quote if self.at + at < self.last_quotes => break at,
                Mark::Colon if std::mem::take(&mut named) => {
                    let is_title = |it: &Token| TITLE.contains(&it.term.as_str());
                    if only_token(part(rest, 0..at)).as_ref().is_some_and(is_title) {
                        let length = at + c.len_utf8();
                        self.at += length;
                        return Sign::Title(part(rest, 0..length));
                    }
                }
                _ => {}
            }
        };
        let word = part(rest, 0..end);
        self.at += word.len();
        let is_or = |token: Token| token.term == OR_ARABIC || part(word, token.range) == OR;
        if self.operators && only_token(word).is_some_and(is_or) { Sign::Or } else { Sign::Word(word) }
    }

    /// What stands between spaces, as words of their own; or one clause of a phrase, or of what a minus leaves out.
    fn operand(&mut self, text: &'t str, said: Said<'t>, quoted: bool) -> Query {
        let whole = quoted || said.excluded;
        let title = !said.field.is_empty();
        let mut query = Query::default();
        let mut terms = Vec::new();
        let (mut position, mut unfinished) = (self.words, false);
        for token in tokens(text).take(if whole { MAX_WORDS } else { usize::MAX }) {
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
        clause.terms.truncate(self.room);
        self.room -= clause.terms.len();
        if !clause.terms.is_empty() {
            self.room += query.add(Part::Clause(clause), excluded);
        }
    }
}

fn only_token(text: &str) -> Option<Token> {
    let mut tokens = tokens(text);
    tokens.next().filter(|_| tokens.next().is_none())
}

/// Whether a star ends the word before `behind`.
fn is_starred(behind: &str) -> bool {
    let behind = part(behind, run(behind, Mark::Invisible, true)..behind.len());
    let stars = run(behind, Mark::Star, true);
    let next = part(behind, stars..behind.len()).chars().next();
    stars > 0 && next.is_none_or(|c| matches!(class(c), Class::Separator | Class::Invisible))
}
