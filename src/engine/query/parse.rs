//! What does a text ask for?
//!
//! Words, `"phrases"` (also « » and “ ”), `-` before either to leave it out, `OR` and `أو` between two, parentheses
//! round several, `title:` and `عنوان:` before one that must stand in the title, and `*` behind the beginning of a
//! word. How these are told from plain text is `syntax`'s.
//!
//! Nothing is an error: an operator without something to work on is ignored, a quote that is not closed is read as if
//! it were not there and a parenthesis as if it were closed at the end, so that results show while a text is typed.

use super::syntax::Reader;

/// Beyond this many words a text is cut: a pasted page is not a query, and work stays bounded.
pub const MAX_WORDS: usize = 64;

/// A parsed query, or a group in one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// As the reader wrote it.
    pub text: String,
    /// Whether one wanted part is enough; else all are wanted.
    pub any: bool,
    /// What the reader wants, in order.
    pub wanted: Vec<Part>,
    /// What the reader does not want.
    pub excluded: Vec<Part>,
    /// Whether that is not all of the text: it was too long, or had too many words or parentheses too deep.
    pub cut: bool,
}

/// A part of a query that is found or not found as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A word or a phrase.
    Clause(Clause),
    /// Several as one: a choice, or a group in parentheses that is one of a choice or left out as a whole.
    Group(Query),
}

/// A word or a phrase of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// As the reader wrote it.
    pub text: String,
    /// The surface keys: one for a word, several for a phrase.
    pub terms: Vec<String>,
    /// Whether it stood in quotes: then the words themselves are meant, in this order.
    pub quoted: bool,
    /// Whether it may be the beginning of a longer word: the text ends inside it, or a `*` follows.
    pub unfinished: bool,
    /// Whether it must stand in the title.
    pub title: bool,
    /// Index of the first word among all words of the text.
    pub position: u32,
}

/// Reads `text` as a query.
///
/// ```
/// use kashaf_engine::query::parse::{Part, parse};
/// let query = parse("العراق «انسحاب القوات» (بغداد أو البصرة) -واشنطن");
/// let [Part::Clause(word), Part::Clause(phrase), Part::Group(choice)] = query.wanted.as_slice() else { panic!() };
/// assert_eq!(word.terms, ["العراق"]);
/// assert_eq!(phrase.terms, ["انسحاب", "القوات"]);
/// assert!(choice.any);
/// assert_eq!(choice.text, "بغداد أو البصرة");
/// assert_eq!(query.excluded.len(), 1);
/// ```
#[must_use]
pub fn parse(text: &str) -> Query {
    let query = Reader::new(text, true).query();
    // Nothing but operators: then they are words.
    if query.is_empty() { Reader::new(text, false).query() } else { query }
}

impl Query {
    /// Whether nothing is wanted and nothing excluded.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.wanted.is_empty() && self.excluded.is_empty()
    }

    /// The words and phrases that are wanted, groups included, in order.
    pub(super) fn clauses(&self) -> Vec<&Clause> {
        clauses(&self.wanted)
    }

    /// Whether any part of it says anything of a topic.
    pub(super) fn is_weighty(&self, is_stop_word: &dyn Fn(&str) -> bool) -> bool {
        !self.excluded.is_empty() || self.wanted.iter().any(|part| part.is_weighty(is_stop_word))
    }

    /// The query as a part of another one: its only part is that part.
    pub(super) fn into_part(mut self) -> Part {
        match self.wanted.pop() {
            Some(only) if self.is_empty() => only,
            last => {
                self.wanted.extend(last);
                Part::Group(self)
            }
        }
    }

    /// Adds a part and says how many words were saved: one written twice is still one word to find.
    pub(super) fn add(&mut self, part: Part, excluded: bool) -> usize {
        let parts = if excluded { &mut self.excluded } else { &mut self.wanted };
        if let Part::Clause(clause) = &part {
            for known in parts.iter_mut() {
                match known {
                    Part::Clause(known) if known.is_same(clause) => {
                        known.unfinished |= clause.unfinished;
                        return clause.terms.len();
                    }
                    _ => {}
                }
            }
        }
        parts.push(part);
        0
    }

    /// Adds a choice, or the parts of another group: that all of `a (b -c)` are wanted is that all of `a b -c` are.
    pub(super) fn add_all(&mut self, other: Query) -> usize {
        if other.any {
            return self.add(other.into_part(), false);
        }
        let mut saved = 0;
        for (parts, excluded) in [(other.wanted, false), (other.excluded, true)] {
            for part in parts {
                saved += self.add(part, excluded);
            }
        }
        saved
    }
}

/// The words and phrases of parts that are wanted, in order.
pub(super) fn clauses(parts: &[Part]) -> Vec<&Clause> {
    let mut all = Vec::new();
    for part in parts {
        match part {
            Part::Clause(clause) => all.push(clause),
            Part::Group(group) => all.extend(group.clauses()),
        }
    }
    all
}

impl Part {
    /// Whether it says anything of a topic, which stop words do not.
    pub(super) fn is_weighty(&self, is_stop_word: &dyn Fn(&str) -> bool) -> bool {
        match self {
            Part::Clause(clause) => clause.quoted || !clause.terms.iter().all(|term| is_stop_word(term)),
            Part::Group(group) => group.is_weighty(is_stop_word),
        }
    }
}

impl Clause {
    fn is_same(&self, other: &Clause) -> bool {
        self.terms == other.terms && self.quoted == other.quoted && self.title == other.title
    }
}
