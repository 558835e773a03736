//! Which terms does a text have, and where in it do they stand?
//!
//! One pipeline serves articles, queries and marks alike; there is no second tokenizer anywhere. In order:
//!
//! 1. **clean** ([`normalizer`]): vowel marks, tatweel, zero-width and direction controls vanish; presentation
//!    forms become letters.
//! 2. **tokenise** ([`tokenizer`]): runs of letters and digits, each with its range in the original.
//! 3. **fold** ([`normalizer`]): spellings that readers do not tell apart become one *surface key*.
//! 4. **stop words** ([`languages`]): words that carry no topic; they are indexed, but count in a query only when
//!    it has nothing else, and inside quotes.
//! 5. **stem** ([`languages`]): the word without its clitics and endings, each cut checked against the
//!    vocabulary of the corpus.
//!
//! 6. **[`root()`] and [`skeleton()`]** of an Arabic stem: weak keys that join broken plurals and forms of a verb, and
//!    spellings of a foreign name.
//!
//! Steps 1–3 look at nothing but the text and happen in one pass; steps 4 and 5 belong to a language.

pub mod languages;
pub mod letters;
pub mod normalizer;
mod root;
pub mod script;
mod skeleton;
pub mod tokenizer;

pub use languages::{is_stop_word, stem};
pub use root::{root, stems_of_root};
pub use skeleton::skeleton;
pub use tokenizer::{Token, tokens};

use script::{Class, class};

/// The surface keys that a corpus has.
///
/// Clitics are only cut off a word when the rest is known here, which is what keeps وزير from losing its و.
pub trait Vocabulary {
    /// Whether some article has a word with this surface key.
    fn contains(&self, key: &str) -> bool;
}

impl Vocabulary for std::collections::BTreeSet<String> {
    fn contains(&self, key: &str) -> bool {
        std::collections::BTreeSet::contains(self, key)
    }
}

impl<V> Vocabulary for std::collections::BTreeMap<String, V> {
    fn contains(&self, key: &str) -> bool {
        self.contains_key(key)
    }
}

/// The part of `text` in `range`, nothing if the range is not one of it: a fault of ours must not stop a reader's page.
pub(crate) fn part(text: &str, range: std::ops::Range<usize>) -> &str {
    text.get(range).unwrap_or_default()
}

/// How many characters `text` has, each by its first byte: the standard library's way to count is for long texts, and as
/// many bytes of module as a small language.
pub(crate) fn length(text: &str) -> usize {
    text.bytes().filter(|byte| byte & 0xC0 != 0x80).count()
}

/// The first word of a table, which is words between white space, that `is_it`.
#[inline(never)]
pub(crate) fn entry<'t>(table: &'t str, is_it: &mut dyn FnMut(&'t str) -> bool) -> Option<&'t str> {
    table.split_ascii_whitespace().find(|word| is_it(word))
}

/// What stands behind `letter` in a table whose words begin with a letter each.
pub(crate) fn behind(table: &str, letter: char) -> Option<&str> {
    entry(table, &mut |row| row.starts_with(letter))?.strip_prefix(letter)
}

/// A name without what readers do not tell apart: its words folded, the signs between them as they are, so that `C++` is
/// not `C`.
///
/// ```
/// use kashaf_engine::analysis::folded;
/// assert_eq!(folded(" الشُّؤون  الدوليّة"), folded("الشئون الدولية"));
/// assert_eq!(folded("C++"), "c++");
/// ```
#[must_use]
pub fn folded(name: &str) -> String {
    let (mut folded, mut at) = (String::new(), 0);
    let mut tokens = tokens(name);
    loop {
        let next = tokens.next();
        let between = at..next.as_ref().map_or(name.len(), |token| token.range.start);
        for c in part(name, between).chars().filter(|&c| class(c) == Class::Separator) {
            match c.is_whitespace() {
                true if folded.is_empty() || folded.ends_with(' ') => {}
                true => folded.push(' '),
                false => folded.push(c),
            }
        }
        let Some(token) = next else { break };
        folded.push_str(&token.term);
        at = token.range.end;
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// The surface key of one word: the term of its first token.
///
/// ```
/// assert_eq!(kashaf_engine::analysis::surface_key("الأمِيركيّة").as_deref(), Some("الاميركيه"));
/// ```
#[must_use]
pub fn surface_key(word: &str) -> Option<String> {
    tokens(word).next().map(|token| token.term)
}
