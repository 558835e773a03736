//! Where does a word begin and end?
//!
//! A word is a run of letters, marks and digits. Unicode's own rules (UAX #29) keep `ف.ماكينزي` together and are
//! forty times this size, so the scanner is our own. A word also ends where Arabic letters meet digits or other
//! letters (`عام2021`, `الـBBC`): readers type the parts. In scripts without spaces every two neighbours make a
//! token, so that any part of two letters or more can be found.

use std::ops::Range;
use std::str::CharIndices;

use super::normalizer::{HAMZA_ABOVE, fold};
use super::part;
use super::script::{Class, class};

/// One occurrence of a term in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Bytes of the original text, marks included, always at character boundaries.
    pub range: Range<usize>,
    /// Index of this token in the text.
    pub position: u32,
    /// The surface key.
    pub term: String,
}

/// The tokens of `text`, in order.
///
/// ```
/// use kashaf_engine::analysis::tokens;
/// let text = "والعِراقُ 2,500";
/// let found: Vec<_> = tokens(text).map(|token| (&text[token.range], token.term)).collect();
/// assert_eq!(found, [("والعِراقُ", "والعراق".to_string()), ("2,500", "2500".to_string())]);
/// ```
#[must_use]
pub fn tokens(text: &str) -> Tokens<'_> {
    Tokens { text, chars: text.char_indices(), position: 0, pair: None }
}

/// Iterator over the tokens of a text.
#[derive(Clone, Debug)]
pub struct Tokens<'t> {
    text: &'t str,
    chars: CharIndices<'t>,
    position: u32,
    /// The last character of a running run of an unspaced script: it begins the next pair.
    pair: Option<(usize, char)>,
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        loop {
            let begun = self.pair.take();
            if let Some(token) = begun.and_then(|first| self.second_of_pair(first)) {
                return Some(token);
            }
            let (start, c) = self.chars.next()?;
            match class(c) {
                Class::Separator | Class::Mark | Class::Invisible => {}
                Class::Unspaced => {
                    // A run of one character is a token by itself; a longer one is only its pairs.
                    if !self.peek().is_some_and(|next| class(next) == Class::Unspaced) {
                        return Some(self.token(start..start + c.len_utf8(), &[c]));
                    }
                    self.pair = Some((start, c));
                }
                class => {
                    if let Some(token) = self.word(start, c, class) {
                        return Some(token);
                    }
                }
            }
        }
    }
}

impl Tokens<'_> {
    fn peek(&self) -> Option<char> {
        self.chars.clone().next().map(|(_, c)| c)
    }

    fn token(&mut self, range: Range<usize>, letters: &[char]) -> Token {
        let mut term = String::new();
        for &letter in letters {
            fold(letter, &mut term);
        }
        self.finish(range, term)
    }

    fn finish(&mut self, range: Range<usize>, term: String) -> Token {
        let position = self.position;
        self.position += 1;
        Token { range, position, term }
    }

    fn second_of_pair(&mut self, (start, first): (usize, char)) -> Option<Token> {
        let second = self.peek().filter(|&c| class(c) == Class::Unspaced)?;
        let (at, _) = self.chars.next()?;
        self.pair = Some((at, second));
        Some(self.token(start..at + second.len_utf8(), &[first, second]))
    }

    /// The rest of a word that begins with `first`; none if nothing of it is left after folding (a lone hamza).
    fn word(&mut self, start: usize, first: char, first_class: Class) -> Option<Token> {
        let mut term = String::new();
        let mut end = start;
        let (mut c, mut kind) = (first, first_class);
        let mut at = start;
        loop {
            match kind {
                // و and ي with a hamza in a character of its own are dropped like ؤ and ئ.
                Class::Mark if c == HAMZA_ABOVE && term.ends_with(['و', 'ي']) => {
                    term.pop();
                }
                Class::Mark | Class::Invisible => {}
                Class::Separator => term.extend(decimal_point(c)),
                _ => fold(c, &mut term),
            }
            if kind != Class::Invisible {
                end = at + c.len_utf8();
            }
            let Some(next) = self.peek() else { break };
            let next_class = class(next);
            let goes_on =
                joins(first_class, next_class) || (next_class == Class::Separator && self.in_number());
            if !goes_on {
                break;
            }
            let Some((next_at, _)) = self.chars.next() else { break };
            (at, c, kind) = (next_at, next, next_class);
        }
        if term.is_empty() { None } else { Some(self.finish(start..end, term)) }
    }

    /// Whether the separator that comes next stands inside a number: `2,500` and `3.5`, but not `1,2` (a list).
    fn in_number(&self) -> bool {
        let rest = self.chars.as_str();
        let before = part(self.text, 0..self.text.len() - rest.len()).chars().next_back();
        if !before.is_some_and(|c| class(c) == Class::Digit) {
            return false;
        }
        let mut rest = rest.chars();
        let mark = rest.next();
        let digits = rest.take_while(|&c| class(c) == Class::Digit).take(4).count();
        match mark {
            Some('.' | '٫') => digits > 0,
            Some(',' | '٬') => digits == 3,
            _ => false,
        }
    }
}

/// Thousands marks are dropped, decimal points are kept as one sign.
fn decimal_point(c: char) -> Option<char> {
    matches!(c, '.' | '٫').then_some('.')
}

/// Whether a character of class `next` goes on with a word that began with class `first`.
fn joins(first: Class, next: Class) -> bool {
    match next {
        Class::Mark | Class::Invisible => true,
        Class::Arabic => first == Class::Arabic,
        Class::Digit | Class::Letter => matches!(first, Class::Digit | Class::Letter),
        Class::Unspaced | Class::Separator => false,
    }
}
