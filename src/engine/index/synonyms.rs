//! Which words are one with a word, though no rule says so?
//!
//! A list of groups, each a byte for how its members are one (0 form, 1 meaning, 2 name), and then the members: varint
//! length, and the key in the corpus's bytes.
//!
//! A member's key is its stem key if its forms are meant, else its surface key. A member of several words is a term of
//! its own in the dictionary, with spaces between the words, where they stand together in the articles: so it is found
//! as fast as a word. Only groups of which the articles have a member are kept.

use std::collections::BTreeSet;

use super::bytes::{Cursor, put_slice};
use super::lists::Lists;
use super::text::CodePage;
use crate::analysis::languages::PARTICLES;
use crate::analysis::{self, Token, Vocabulary, length};
use crate::document::synonyms::{Group, Likeness};

/// A group of forms, and one of names.
pub(super) const FORM: u8 = Likeness::Form as u8;
pub(super) const NAME: u8 = Likeness::Name as u8;
/// Shorter names are some word's ending: آب that of باب.
const SHORTEST: usize = 4;

/// What may stand before a name. It has no article: الاثنين is Monday, and اثنين two.
fn clitics(name: &str) -> impl Iterator<Item = &'static str> {
    let count = if length(name) < SHORTEST { 0 } else { PARTICLES.len() };
    std::iter::once("").chain(PARTICLES.into_iter().take(count))
}

/// Whether a term is several words.
#[must_use]
pub fn is_phrase(term: &str) -> bool {
    term.bytes().any(|byte| byte == b' ')
}

/// Writes the groups of which the articles have a member: a term in `vocabulary`, or one that it `has_forms` of.
#[must_use]
pub fn write(
    groups: &[Group],
    vocabulary: &dyn Vocabulary,
    has_forms: &dyn Fn(&str) -> bool,
    page: CodePage,
) -> Vec<Vec<u8>> {
    let mut out = Vec::new();
    for Group { likeness, members } in groups {
        let mut keys = BTreeSet::new();
        let mut present = false;
        for member in members {
            let word = member.join(" ");
            let key = match member.len() > 1 || *likeness == Likeness::Name {
                true => word,
                // Without its hamza ماء is ما.
                false if analysis::is_stop_word(&word) => continue,
                false => analysis::stem(&word, vocabulary),
            };
            present |= clitics(&key).any(|clitic| vocabulary.contains(&[clitic, &key].concat()))
                || *likeness != Likeness::Name && has_forms(&key);
            keys.insert(key);
        }
        if present && keys.len() > 1 {
            let mut group = vec![*likeness as u8];
            keys.iter().for_each(|key| put_slice(&mut group, &page.encode(key)));
            out.push(group);
        }
    }
    out
}

/// Whether a text begins with the words of a phrase, the first one with a clitic or without.
pub(super) fn begins(text: &[Token], phrase: &[String]) -> bool {
    let [first, rest @ ..] = phrase else { return false };
    let [head, tail @ ..] = text else { return false };
    let clitic = head.term.strip_suffix(first.as_str());
    clitic.is_some_and(|before| clitics(first).any(|clitic| clitic == before))
        && tail.len() >= rest.len()
        && tail.iter().zip(rest).all(|(token, word)| token.term == *word)
}

/// Calls `found` with every member of each group that a word is in, and with how they are one.
pub(super) fn find(
    groups: &Lists<'_>,
    page: CodePage,
    [word, stem]: [&str; 2],
    found: &mut dyn FnMut(u8, String),
) {
    let (word, stem) = (page.encode(word), page.encode(stem));
    let is_in = |key: &[u8], likeness: u8| {
        let clitic = word.strip_suffix(key).map(|before| page.decode(before));
        clitic.is_some_and(|before| clitics(&page.decode(key)).any(|clitic| clitic == before))
            || likeness != NAME && key == stem
    };
    for group in groups.iter() {
        let mut cursor = Cursor::new(group);
        let Some(likeness) = cursor.byte() else { continue };
        let members = || {
            let mut cursor = cursor;
            std::iter::from_fn(move || cursor.slice())
        };
        if members().any(|key| is_in(key, likeness)) {
            members().for_each(|key| found(likeness, page.decode(key)));
        }
    }
}

/// The terms of a name: as it is, and with what is written together with it.
pub(super) fn terms(name: &str, term: &dyn Fn(&str) -> Option<u32>) -> Vec<u32> {
    clitics(name).filter_map(|clitic| term(&[clitic, name].concat())).collect()
}
