//! What does a text ask for?
//!
//! Words, `"phrases"` (also « » and “ ”), and `-` before either to leave it out. Nothing is an error: a quote that is
//! not closed is read as if it were not there, so that results show while a phrase is being typed.

use crate::analysis::script::{Class, class};
use crate::analysis::{Token, part, tokens};

/// Beyond this many words a text is cut: a pasted page is not a query, and work stays bounded.
pub const MAX_WORDS: usize = 64;

const QUOTES: [char; 8] = ['"', '“', '”', '„', '‟', '«', '»', '＂'];
const MINUS: [char; 3] = ['-', '−', '－'];

/// A parsed query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// What the reader wants, in order.
    pub wanted: Vec<Clause>,
    /// What the reader does not want.
    pub excluded: Vec<Clause>,
}

/// A part of a query that is found or not found as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// As the reader wrote it.
    pub text: String,
    /// The surface keys: one for a word, several for a phrase.
    pub terms: Vec<String>,
    /// Whether it stood in quotes: then the words themselves are meant, in this order.
    pub quoted: bool,
    /// Whether it may be the beginning of a longer word: the text ends inside it.
    pub unfinished: bool,
    /// Index of the first word among all words of the text.
    pub position: u32,
}

/// Reads `text` as a query.
///
/// ```
/// use kashaf_engine::query::parse::parse;
/// let query = parse("العراق «انسحاب القوات» -واشنطن");
/// assert_eq!(query.wanted[0].terms, ["العراق"]);
/// assert_eq!(query.wanted[1].terms, ["انسحاب", "القوات"]);
/// assert_eq!(query.excluded[0].terms, ["واشنطن"]);
/// ```
#[must_use]
pub fn parse(text: &str) -> Query {
    let mut query = Parser { query: Query::default(), words: 0 };
    let mut rest = text;
    while let Some((before, quoted)) = rest.split_once(QUOTES) {
        // Quotes may be doubled («"…"»), and are one.
        let Some((inside, after)) = quoted.trim_start_matches(QUOTES).split_once(QUOTES) else { break };
        let (plain, excluded) = match before.strip_suffix(MINUS) {
            Some(plain) if plain.chars().next_back().is_none_or(|c| class(c) == Class::Separator) => {
                (plain, true)
            }
            _ => (before, false),
        };
        query.plain(plain, false);
        query.phrase(inside, excluded);
        rest = after.trim_start_matches(QUOTES);
    }
    query.plain(rest, true);
    query.query
}

struct Parser {
    query: Query,
    words: u32,
}

impl Parser {
    /// Words outside quotes; in the text's last part the last word may still be growing.
    fn plain(&mut self, text: &str, last_part: bool) {
        let mut chunks = text.split_whitespace().peekable();
        let ends_in_word = last_part && !text.ends_with(char::is_whitespace);
        while let Some(chunk) = chunks.next() {
            let growing = ends_in_word && chunks.peek().is_none();
            let visible = chunk.trim_start_matches(|c| class(c) == Class::Invisible || QUOTES.contains(&c));
            if let Some(excluded) = visible.strip_prefix(MINUS) {
                let (terms, position) = self.terms(excluded);
                self.add(
                    Clause { text: excluded.to_owned(), terms, quoted: false, unfinished: false, position },
                    true,
                );
                continue;
            }
            let end = chunk.trim_end_matches(|c| class(c) == Class::Invisible).len();
            for token in tokens(chunk) {
                let unfinished = growing && token.range.end == end;
                let text = part(chunk, token.range).to_owned();
                let position = self.words;
                self.words += 1;
                self.add(
                    Clause { text, terms: vec![token.term], quoted: false, unfinished, position },
                    false,
                );
            }
        }
    }

    fn phrase(&mut self, text: &str, excluded: bool) {
        let (terms, position) = self.terms(text);
        let clause =
            Clause { text: text.trim().to_owned(), terms, quoted: true, unfinished: false, position };
        self.add(clause, excluded);
    }

    fn terms(&mut self, text: &str) -> (Vec<String>, u32) {
        let position = self.words;
        let terms: Vec<String> = tokens(text).map(|Token { term, .. }| term).take(MAX_WORDS).collect();
        self.words += terms.len() as u32;
        (terms, position)
    }

    fn add(&mut self, clause: Clause, excluded: bool) {
        let clauses = if excluded { &mut self.query.excluded } else { &mut self.query.wanted };
        // A word written twice is still one word to find.
        let same = |other: &&mut Clause| other.terms == clause.terms && other.quoted == clause.quoted;
        if let Some(known) = clauses.iter_mut().find(same) {
            known.unfinished |= clause.unfinished;
        } else if clauses.len() < MAX_WORDS && !clause.terms.is_empty() {
            clauses.push(clause);
        }
    }
}
