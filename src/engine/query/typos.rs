//! Which words was a word meant to be?
//!
//! A noisy channel (Kernighan, Church and Gale, *A Spelling Correction Program Based on a Noisy Channel Model*, 1990): how
//! easily is the one written for the other, and is the other a word that is asked for? Each term is a key by itself, so
//! that its own rarity counts: ten articles are of several words that may be meant, and not all of the most frequent.

use super::MatchKind;
use super::edits::one_away;
use super::merge::lowest;
use super::slips::nearest;
use super::widen::{Key, SPELLING_LIMIT, ascending, clitics, spelled_alike, with_forms, without_article};
use crate::analysis::letters::Cost;
use crate::analysis::script::is_arabic;
use crate::analysis::{self, length};
use crate::index::Index;

/// A word of which only others like it are known is most likely one of them.
const MEANT: f32 = 1.0;
/// It is a little less likely if more than a vowel is wrong.
const WRONG: f32 = 0.8;
/// A word that is known by its stem, but stands nowhere so: what is near may be meant as well. From .5 to .8 the share of slips
/// that found their article among the first ten rose from .88 to .895, and the MRR of questions fell by .002 (xquad-ar).
const KNOWN: f32 = 0.6;
/// Forms of what may be meant are one guess more.
const FORMS: f32 = 0.3;
/// A dictionary of so many terms, as 150 articles of news have, has most words that are asked for, so that one which it lacks
/// is likely a slip. One of five articles lacks most words.
const MANY_TERMS: usize = 8_000;
/// Letters of a word: a slip in a shorter one leaves too few to tell which it was.
const SHORTEST: usize = 4;
/// Terms that one word may be meant for.
const MOST: usize = 32;
/// What is begun in so many articles goes on so.
const PAGE: u32 = 10;
/// How much dearer than the best correction others may be.
const WINDOW: Cost = 25;

/// Whether a word that stands nowhere as it was typed may be a slip, though its stem is known or some `longer` words
/// begin so. The light stems of Arabic make many letters one; where a stem is known in other scripts, the word is mostly
/// an ending that no article has (doubting them cost .004 of MRR on xquad-ru).
pub(super) fn is_doubtful(index: &Index<'_>, typed: &str, longer: &[u32]) -> bool {
    is_arabic(typed)
        && index.dictionary().len() >= MANY_TERMS
        && longer.iter().map(|&term| index.df(term)).sum::<u32>() < PAGE
}

/// The terms that a word may be a slip for, the likeliest first; it stands nowhere as it was typed, and is `known` if some
/// of its `forms` do, or words that it begins.
pub(super) fn typos(index: &Index<'_>, typed: &str, forms: &[u32], known: bool) -> Vec<Key> {
    let many = index.dictionary().len() >= MANY_TERMS;
    let near = if many { neighbours(index, typed, forms, known) } else { Vec::new() };
    if known || !near.is_empty() { near } else { slips(index, typed) }
}

/// The terms one slip away, each by itself, and what they bring along if nothing else is known.
fn neighbours(index: &Index<'_>, typed: &str, forms: &[u32], known: bool) -> Vec<Key> {
    let mut ranked = Vec::new();
    for slip in if length(typed) < SHORTEST { Vec::new() } else { one_away(index, typed) } {
        let typo = u64::from(slip.cost > SPELLING_LIMIT);
        let rare = u64::from(!index.df(slip.term) & i32::MAX as u32);
        ranked.push(typo << 63 | rare << 32 | u64::from(slip.term));
    }
    let (mut keys, mut near, mut others) = (Vec::new(), Vec::new(), Vec::new());
    for entry in lowest(ranked, MOST) {
        let term = entry as u32;
        let (kind, weight) = match entry >> 63 {
            0 => (MatchKind::Spelling, MEANT),
            _ => (MatchKind::Typo, WRONG),
        };
        // A form is found as one, and only comes before others.
        let kind = Some(kind).filter(|_| !forms.contains(&term));
        keys.push(Key { kind, weight: if known { KNOWN } else { weight }, terms: vec![term] });
        near.push(term);
        if !known {
            others.extend(alike(index, term));
        }
    }
    others.retain(|other| !near.contains(other));
    if !others.is_empty() {
        keys.push(Key { kind: Some(MatchKind::Typo), weight: FORMS, terms: ascending(others) });
    }
    keys
}

/// How far a word that the index does not know may be from one that it does, by its letters: one wrong letter and a
/// vowel, for short words less. Twice as much found no more answers on four sets, but answers to words of another
/// domain (مباراة as مبكرة).
fn limit(letters: usize) -> Cost {
    match letters {
        0..=3 => 0,
        4 => 60,
        5 => 80,
        6 | 7 => 130,
        8.. => 160,
    }
}

/// The terms near a word, with clitics before them or without, their forms and their other spellings: all as one.
fn slips(index: &Index<'_>, typed: &str) -> Vec<Key> {
    let bare = without_article(typed);
    let limit = limit(length(bare));
    // What is only a spelling of it is better than any slip.
    let worst = |best| if best <= SPELLING_LIMIT { SPELLING_LIMIT } else { best + WINDOW };
    let mut slips = Vec::new();
    if limit > 0 {
        let prefixes = [&[""], clitics(index, bare).as_slice()].concat();
        slips = nearest(index, &prefixes, bare, limit, &worst);
    }
    let spelling = slips.iter().any(|slip| slip.cost <= SPELLING_LIMIT);
    let kind = if spelling { MatchKind::Spelling } else { MatchKind::Typo };
    let mut terms = Vec::new();
    for slip in &slips {
        terms.extend(alike(index, slip.term));
    }
    if terms.is_empty() {
        return Vec::new();
    }
    vec![Key { kind: Some(kind), weight: MEANT, terms: ascending(terms) }]
}

/// The forms of a term and its other spellings.
fn alike(index: &Index<'_>, term: u32) -> Vec<u32> {
    let mut alike = with_forms(index, &mut [term].into_iter());
    alike.extend(spelled_alike(index, &analysis::stem(&index.key(term).unwrap_or_default(), index)));
    alike
}
