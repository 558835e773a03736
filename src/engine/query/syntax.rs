//! Which signs of a text are operators, and what do they work on?
//!
//! One pass from left to right. An *operand* is what an operator works on: a word (all that stands between spaces), a
//! phrase or a group. `OR` takes the operands on its two sides and nothing more, as search engines on the web do.

use super::parse::{Clause, MAX_WORDS, Part, Query};
use crate::analysis::script::{Class, class};
use crate::analysis::{Token, part, tokens};

const QUOTES: [char; 8] = ['"', '“', '”', '„', '‟', '«', '»', '＂'];
const MINUS: [char; 3] = ['-', '−', '－'];
const OPEN: [char; 2] = ['(', '（'];
const CLOSE: [char; 2] = [')', '）'];
const BAR: [char; 2] = ['|', '｜'];
const STAR: [char; 3] = ['*', '＊', '٭'];
const COLON: [char; 2] = [':', '：'];
/// In capitals only: in small letters it is a word.
const OR: &str = "OR";
/// The surface key of أو and او.
const OR_ARABIC: &str = "او";
/// Surface keys of the names of the title.
const TITLE: [&str; 3] = ["title", "عنوان", "العنوان"];
/// Groups in groups; parentheses beyond are signs like others.
const MAX_DEPTH: usize = 8;

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
        let end = text.trim_end_matches(invisible).len();
        let last = text.trim_end_matches(|c| !QUOTES.contains(&c));
        let last_quotes = last.trim_end_matches(|c| QUOTES.contains(&c)).len();
        Reader { text, at: 0, end, last_quotes, operators, words: 0, room: MAX_WORDS, ignored: 0 }
    }

    /// Reads the whole text.
    pub(super) fn query(mut self) -> Query {
        self.group(0, Said { excluded: false, field: "" })
    }

    /// Reads up to the end of a group or of the text; `outer` is said of all in it.
    fn group(&mut self, depth: usize, outer: Said<'t>) -> Query {
        let start = self.at;
        let said_nothing = Said { excluded: false, ..outer };
        let mut query = Query::default();
        // The last operand with those that `OR` joined it to, where they stand, and whether an `OR` came last.
        let (mut choice, mut choice_from, mut or) = (Query::default(), start, false);
        let (mut said, mut named, mut from) = (said_nothing, false, start);
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
                    let excluded = outer.excluded || said.excluded;
                    let inner = self.group(depth + 1, Said { excluded, ..said });
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
                Some(Sign::Word(word)) => self.word(word, said, outer.excluded),
                Some(Sign::Phrase(text)) => self.one(text, true, said),
                Some(Sign::Other) => continue,
                Some(Sign::Close) if depth == 0 => Query::default(),
                Some(Sign::Close) | None => {
                    self.room += query.add_all(choice);
                    query.text = part(self.text, start..here).trim().to_owned();
                    return query;
                }
            };
            (said, named) = (said_nothing, false);
            if operand.is_empty() {
                continue;
            }
            let weighty = operand.is_weighty();
            if choice.is_empty() || !or {
                self.room += query.add_all(std::mem::replace(&mut choice, operand));
                choice_from = from;
            } else {
                if !choice.any {
                    choice = Query { any: true, wanted: vec![choice.into_part()], ..Query::default() };
                }
                self.room += choice.add(operand.into_part(), false);
                let text = part(self.text, choice_from..self.at);
                choice.text = match outer.field {
                    "" => text.to_owned(),
                    field => [field, "(", text, ")"].concat(),
                };
            }
            // In «الموصل أو في الصيف» the choice is between the two words of weight, not what leads to them.
            or &= !weighty;
        }
    }

    fn next(&mut self) -> Option<Sign<'t>> {
        let rest = part(self.text, self.at..self.text.len());
        let c = rest.chars().next()?;
        let sign = match c {
            _ if c.is_whitespace() => Sign::Space,
            _ if OPEN.contains(&c) => Sign::Open,
            _ if CLOSE.contains(&c) => Sign::Close,
            _ if BAR.contains(&c) => Sign::Or,
            _ if MINUS.contains(&c) => Sign::Minus,
            _ if self.opens_phrase(self.at, c) => {
                // Quotes may be doubled («"…"»), and are one.
                let inside = rest.trim_start_matches(|c| QUOTES.contains(&c));
                let after = inside.trim_start_matches(|c| !QUOTES.contains(&c));
                self.at = self.text.len() - after.trim_start_matches(|c| QUOTES.contains(&c)).len();
                return Some(Sign::Phrase(part(inside, 0..inside.len() - after.len())));
            }
            _ if invisible(c) || QUOTES.contains(&c) => Sign::Other,
            _ => return Some(self.next_word(rest)),
        };
        self.at += c.len_utf8();
        Some(sign)
    }

    fn opens_phrase(&self, at: usize, c: char) -> bool {
        at < self.last_quotes && QUOTES.contains(&c)
    }

    fn next_word(&mut self, rest: &'t str) -> Sign<'t> {
        let ends = |&(at, c): &(usize, char)| {
            let sign = OPEN.contains(&c) || CLOSE.contains(&c) || BAR.contains(&c);
            sign || c.is_whitespace() || self.opens_phrase(self.at + at, c)
        };
        let mut chars = rest.char_indices();
        let mut end = chars.find(|it| ends(it) || COLON.contains(&it.1));
        if let Some((at, colon)) = end.filter(|(_, c)| COLON.contains(c)) {
            if self.operators
                && only_token(part(rest, 0..at)).is_some_and(|it| TITLE.contains(&it.term.as_str()))
            {
                let length = at + colon.len_utf8();
                self.at += length;
                return Sign::Title(part(rest, 0..length));
            }
            end = chars.find(ends);
        }
        let word = part(rest, 0..end.map_or(rest.len(), |(at, _)| at));
        self.at += word.len();
        let is_or = |token: Token| token.term == OR_ARABIC || part(word, token.range) == OR;
        if self.operators && only_token(word).is_some_and(is_or) { Sign::Or } else { Sign::Word(word) }
    }

    /// What stands between spaces: words of their own or, behind a minus, one.
    fn word(&mut self, text: &'t str, said: Said<'t>, never_grows: bool) -> Query {
        if said.excluded {
            return self.one(text, false, said);
        }
        let mut query = Query::default();
        for Token { range, term, .. } in tokens(text) {
            let behind = part(text, range.end..text.len());
            let ends = self.at - behind.len() == self.end && !never_grows;
            let unfinished = ends || starred(behind);
            let clause = self.clause(part(text, range), vec![term], false, said);
            self.add(&mut query, Clause { unfinished, ..clause }, false);
        }
        query
    }

    /// A phrase, or what a minus leaves out.
    fn one(&mut self, text: &'t str, quoted: bool, said: Said<'t>) -> Query {
        let terms = tokens(text).map(|token| token.term).take(MAX_WORDS).collect();
        let clause = self.clause(text.trim(), terms, quoted, said);
        let last = text.trim_end_matches(|c| !STAR.contains(&c) && between_words(c));
        let unfinished = !quoted && last.ends_with(STAR);
        let mut query = Query::default();
        self.add(&mut query, Clause { unfinished, ..clause }, said.excluded);
        query
    }

    fn clause(&mut self, text: &'t str, terms: Vec<String>, quoted: bool, said: Said<'t>) -> Clause {
        let position = self.words;
        self.words += terms.len() as u32;
        let text = [said.field, text].concat();
        Clause { text, terms, quoted, unfinished: false, title: !said.field.is_empty(), position }
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

fn invisible(c: char) -> bool {
    class(c) == Class::Invisible
}

/// Whether a star ends the word before `behind`.
fn starred(behind: &str) -> bool {
    let behind = behind.trim_start_matches(invisible);
    let more = behind.trim_start_matches(|c| STAR.contains(&c));
    more.len() < behind.len() && more.chars().next().is_none_or(between_words)
}

fn between_words(c: char) -> bool {
    matches!(class(c), Class::Separator | Class::Invisible)
}
