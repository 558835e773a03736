//! Which words mean the same?
//!
//! Our own lists and the one of a site have one form: a group a line, its members between `=` or commas, a member of one
//! word or several; what follows a `#` is a remark.
//!
//! ```text
//! # what we call them
//! داعش = تنظيم الدولة الإسلامية = ISIS
//! المخابرات، الاستخبارات
//! ```

use std::fmt;
use std::sync::LazyLock;

use crate::analysis::tokens;

/// The name of a site's own list, in the folder of its articles.
pub const FILE: &str = "_synonyms.txt";

/// What separates the members of a group.
const BETWEEN: [char; 3] = ['=', ',', '،'];

/// How the members of a group are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// They are forms of a word that no rule makes, in all their own forms.
    Form,
    /// They mean the same, in all their forms.
    Meaning,
    /// They mean the same just as they are, apart from clitics.
    Name,
}

/// Words that are one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// In which way.
    pub likeness: Likeness,
    /// The surface keys of each member, in the order of its words.
    pub members: Vec<Vec<String>>,
}

/// Groups of words that are one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Synonyms {
    /// The groups, in the order of the list.
    pub groups: Vec<Group>,
}

/// What is wrong with a line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SynonymError {
    /// The line, from 1.
    pub line: usize,
    /// What is the matter.
    pub fault: SynonymFault,
}

/// What can be wrong with a line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SynonymFault {
    /// Its bytes are not UTF-8.
    NotUtf8,
    /// There is one member only, so that nothing is the same as it.
    Alone,
    /// A member has no letter and no digit.
    NoWords,
}

impl Synonyms {
    /// Reads a site's list.
    ///
    /// ```
    /// use kashaf_engine::document::Synonyms;
    /// let synonyms = Synonyms::parse("المخابرات = الاستخبارات # one house\n".as_bytes())?;
    /// assert_eq!(synonyms.groups[0].members, [["المخابرات"], ["الاستخبارات"]]);
    /// # Ok::<(), kashaf_engine::document::SynonymError>(())
    /// ```
    ///
    /// # Errors
    /// For the first line that is no group.
    pub fn parse(bytes: &[u8]) -> Result<Synonyms, SynonymError> {
        Ok(Synonyms { groups: groups(bytes, Likeness::Meaning)? })
    }

    /// The lists that every corpus has: months, numbers, plurals. They are the builder's: what a corpus has no use for
    /// does not become a part of its index.
    pub(crate) fn common() -> Result<&'static Synonyms, SynonymError> {
        static COMMON: LazyLock<Result<Synonyms, SynonymError>> = LazyLock::new(Synonyms::read_common);
        COMMON.as_ref().map_err(Clone::clone)
    }

    fn read_common() -> Result<Synonyms, SynonymError> {
        let lists = [
            (include_str!("words/months.txt"), Likeness::Name),
            (include_str!("words/numbers.txt"), Likeness::Name),
            (include_str!("words/plurals.txt"), Likeness::Form),
        ];
        let mut all = Synonyms::default();
        for (list, likeness) in lists {
            all.groups.extend(groups(list.as_bytes(), likeness)?);
        }
        Ok(all)
    }
}

fn groups(bytes: &[u8], likeness: Likeness) -> Result<Vec<Group>, SynonymError> {
    let mut groups = Vec::new();
    for (number, line) in (1..).zip(bytes.split(|&byte| byte == b'\n')) {
        let wrong = |fault| SynonymError { line: number, fault };
        let line = std::str::from_utf8(line).map_err(|_| wrong(SynonymFault::NotUtf8))?;
        let line = line
            .split('#')
            .next()
            .unwrap_or_default()
            .trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
        if line.is_empty() {
            continue;
        }
        let members: Vec<Vec<String>> =
            line.split(BETWEEN).map(|member| tokens(member).map(|token| token.term).collect()).collect();
        if members.iter().any(Vec::is_empty) {
            return Err(wrong(SynonymFault::NoWords));
        }
        if members.len() < 2 {
            return Err(wrong(SynonymFault::Alone));
        }
        groups.push(Group { likeness, members });
    }
    Ok(groups)
}

impl SynonymFault {
    /// The fact and the remedy.
    #[must_use]
    pub fn fact(&self) -> &'static str {
        match self {
            SynonymFault::NotUtf8 => "not UTF-8: save the file as UTF-8",
            SynonymFault::Alone => {
                "a group needs two members at least: write `word = other word`, or remove the line"
            }
            SynonymFault::NoWords => {
                "a member has no word: write one between the signs `=`, or remove one of them"
            }
        }
    }
}

impl fmt::Display for SynonymError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.fault.fact())
    }
}

impl std::error::Error for SynonymError {}
