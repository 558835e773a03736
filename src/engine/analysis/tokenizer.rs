//! Where does a word begin and end?
//!
//! A word is a run of letters, marks and digits. Unicode's own rules (UAX #29) keep `ف.ماكينزي` together and are
//! forty times this size, so the scanner is our own. A word also ends where Arabic letters meet digits or other
//! letters (`عام2021`, `الـBBC`): readers type the parts. In scripts without spaces every two neighbours make a
//! token, so that any part of two letters or more can be found; a letter has its vowel signs with it.

use std::ops::Range;
use std::str::Chars;

use super::normalizer::{HAMZA_ABOVE, fold};
use super::part;
use super::script::{Class, Script, class, clings, script_of};

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
    Tokens { text, chars: text.chars(), position: 0, pair: None, spare: String::new() }
}

/// Iterator over the tokens of a text.
#[derive(Clone, Debug)]
pub struct Tokens<'t> {
    text: &'t str,
    chars: Chars<'t>,
    position: u32,
    /// The last letter of a running run of an unspaced script: it begins the next pair.
    pair: Option<Range<usize>>,
    /// A term that was given back.
    spare: String,
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        loop {
            let begun = self.pair.take();
            if let Some(token) = begun.and_then(|first| self.second_of_pair(first)) {
                return Some(token);
            }
            let start = self.at();
            let c = self.chars.next()?;
            match class(c) {
                Class::Separator | Class::Mark | Class::Invisible => {}
                Class::Unspaced => {
                    let letter = self.letter(start, c);
                    // A run of one letter is a token by itself; a longer one is only its pairs.
                    if !self.peek().is_some_and(|next| class(next) == Class::Unspaced) {
                        return Some(self.token(letter));
                    }
                    self.pair = Some(letter);
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
    /// Takes a term that is not needed any more, so that the next one asks for no memory.
    pub fn give_back(&mut self, mut term: String) {
        term.clear();
        self.spare = term;
    }

    fn peek(&self) -> Option<char> {
        self.chars.clone().next()
    }

    /// Where in the text the next character is.
    fn at(&self) -> usize {
        self.text.len() - self.chars.as_str().len()
    }

    fn token(&mut self, range: Range<usize>) -> Token {
        let mut term = std::mem::take(&mut self.spare);
        for c in part(self.text, range.clone()).chars() {
            fold(c, &mut term);
        }
        self.finish(range, term)
    }

    fn finish(&mut self, range: Range<usize>, term: String) -> Token {
        let position = self.position;
        self.position += 1;
        Token { range, position, term }
    }

    fn second_of_pair(&mut self, first: Range<usize>) -> Option<Token> {
        let c = self.peek().filter(|&c| class(c) == Class::Unspaced)?;
        let at = self.at();
        self.chars.next()?;
        let second = self.letter(at, c);
        self.pair = Some(second.clone());
        Some(self.token(first.start..second.end))
    }

    /// The letter of an unspaced script that begins with `first`, and the signs that cling to it.
    fn letter(&mut self, start: usize, first: char) -> Range<usize> {
        let (mut last, mut end) = (first, start + first.len_utf8());
        while let Some(next) = self.peek().filter(|&c| class(c) == Class::Unspaced && clings(last, c)) {
            self.chars.next();
            end += next.len_utf8();
            last = next;
        }
        start..end
    }

    /// The rest of a word that begins with `first`; none if nothing of it is left after folding (a lone hamza).
    fn word(&mut self, start: usize, first: char, first_class: Class) -> Option<Token> {
        let mut term = std::mem::take(&mut self.spare);
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
            if first_class == Class::Arabic {
                let rest = self.chars.as_str();
                let (letters, rest) = rest.split_at_checked(plain(rest)).unwrap_or(("", rest));
                if !letters.is_empty() {
                    term.push_str(letters);
                    self.chars = rest.chars();
                    end = self.at();
                }
            }
            let (here, next_at) = (self.chars.clone(), self.at());
            let Some(next) = self.chars.next() else { break };
            let next_class = class(next);
            let goes_on = joins(first_class, next_class)
                || (next_class == Class::Separator && in_word(c, next, self.chars.as_str()));
            if !goes_on {
                self.chars = here;
                break;
            }
            (at, c, kind) = (next_at, next, next_class);
        }
        if term.is_empty() { None } else { Some(self.finish(start..end, term)) }
    }
}

/// How many bytes of Arabic letters a text begins with that fold to themselves. Most of a word are, and looking at each letter
/// took a third of an answer.
fn plain(text: &str) -> usize {
    let mut plain = 0;
    for letter in text.as_bytes().chunks_exact(2) {
        // ا to ي without ة, tatweel and ى.
        if !matches!(letter, [0xD8, 0xA7 | 0xA8 | 0xAA..=0xBF] | [0xD9, 0x81..=0x88 | 0x8A]) {
            break;
        }
        plain += 2;
    }
    plain
}

/// Whether a separator stands inside a number (`2,500` and `3.5`, but not `1,2`, a list) or a Hebrew abbreviation
/// (`צה"ל`, typed with the quote of the keyboard).
fn in_word(before: char, mark: char, rest: &str) -> bool {
    let hebrew = |c: char| script_of(c) == Script::Hebrew;
    let digits = || rest.chars().take_while(|&c| class(c) == Class::Digit).take(4).count();
    match mark {
        '"' | '\'' | '”' | '’' => hebrew(before) && rest.chars().next().is_some_and(hebrew),
        '.' | '٫' => class(before) == Class::Digit && digits() > 0,
        ',' | '٬' => class(before) == Class::Digit && digits() == 3,
        _ => false,
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
