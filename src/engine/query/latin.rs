//! Which Arabic words do Latin letters spell?
//!
//! A Latin letter stands for one of a few Arabic ones, and a vowel for one or for nothing, since short vowels are not
//! written. So the word is looked for as one with slips is, by letters of several readings: there is no spelling that
//! would have to be the right one. What is found are words of the index only.

use super::slips::{Slip, near_letters};
use super::widen::ARTICLE;
use crate::analysis::letters::{Cost, Letter};
use crate::analysis::script::is_arabic;
use crate::analysis::{behind, is_stop_word, languages, length};
use crate::index::Index;

/// What letters stand for in English and French spellings of Arabic names, in Arabic ones of foreign names, and in chat
/// (2 3 5 6 7 8 9, for the shapes they resemble). After ALA-LC's and BGN's tables and what newspapers do.
const CONSONANTS: &str = "bب cكق dدض fف gغجقك hهح jج kكق lل mم nن pب qقك rر sسص tتط vف wو xك zزظذ yي \
     2ا 3ع 5خ 6ط 7ح 8غق 9صق";
/// Letters that are one sound with an h behind them.
const WITH_H: &str = "cش dذظض gغق kخ pف sش tثذتظ zجز";
/// Vowels, long ones.
const VOWELS: &str = "aا eي iي oو uوا yيو";

/// A vowel that Arabic does not write, or a letter that is not heard.
const SILENT: Cost = 10;
/// How far a word of four consonants may be from how it is read: by a long vowel more.
const FOUR: Cost = 60;
/// Any other letter.
const HEARD: Cost = 100;
/// Shorter words are near to too many.
const SHORTEST: usize = 4;

/// The terms that a word of Latin letters may spell or, if it may be `unfinished`, that begin so; their forms are not
/// among them.
pub(super) fn spelled(index: &Index<'_>, word: &str, unfinished: bool) -> Vec<u32> {
    let mut found: Vec<Slip> = Vec::new();
    let mut window = 0;
    let bare = ["al", "el", "ul"].iter().find_map(|article| word.strip_prefix(article));
    for word in [word, bare.unwrap_or_default()] {
        if length(word) < SHORTEST {
            continue;
        }
        let letters = letters(word);
        let (limit, more) = limits(&letters);
        if limit == 0 {
            continue;
        }
        window = window.max(more);
        for clitic in std::iter::once(&"").chain(languages::of(ARTICLE).clitics) {
            found.extend(near_letters(index, clitic, &letters, limit, false));
            if unfinished && limit == FOUR {
                found.extend(near_letters(index, clitic, &letters, SILENT, true));
            }
        }
    }
    let best = found.iter().fold(Cost::MAX, |best, slip| best.min(slip.cost));
    found.retain(|slip| slip.cost <= best.saturating_add(window));
    let arabic = |term: &u32| index.key(*term).is_some_and(|key| is_arabic(&key) && !is_stop_word(&key));
    found.into_iter().map(|slip| slip.term).filter(arabic).collect()
}

/// How far a reading may be, and how much dearer than the best one others may be, by the consonants: four tell words
/// apart, and the vowels are spelling. With two only the vowels tell words apart, and one must begin or end it: of
/// the common English words with two consonants every tenth would be some Arabic one.
fn limits(letters: &[Letter]) -> (Cost, Cost) {
    let outer =
        |letter: Option<&Letter>| letter.is_some_and(|letter| letter.is_optional() && letter.letter != 'e');
    match letters.iter().filter(|letter| !letter.is_optional()).count() {
        0 | 1 => (0, 0),
        2 if outer(letters.first()) || outer(letters.last()) => (10, 5),
        2 => (0, 0),
        3 => (15, 10),
        _ => (FOUR, FOUR),
    }
}

/// The letters of a word with their readings.
fn letters(word: &str) -> Vec<Letter> {
    let mut letters = Vec::new();
    let mut rest = word.chars();
    let mut before = ' ';
    while let Some(c) = rest.next() {
        let mut ahead = rest.clone();
        let mut peek = || ahead.next().unwrap_or(' ');
        let (next, after, last) = (peek(), peek(), peek());
        let vowel = behind(VOWELS, c);
        // Doubled letters are one in Arabic; but for aa, as in Saad.
        let doubled = c == before;
        if doubled && c != 'a' {
            continue;
        }
        if let Some(arabic) = vowel.filter(|_| c != 'y' || before != ' ') {
            match before {
                // The seat of a vowel at the beginning of a word, which is a letter of its own.
                ' ' => letters.push(Letter::reading('-', "اع", 0)),
                // Between two vowels there is one that Latin has no letter for: surely in Daesh.
                'a' if c == 'e' => letters.push(Letter::reading('-', "ع", HEARD)),
                _ if c != 'y' && behind(VOWELS, before).is_some() => {
                    letters.push(Letter::reading('-', "ع", 0))
                }
                // Biden.
                _ if c == 'i' && after == 'e' && last != ' ' => letters.push(Letter::reading('-', "ا", 0)),
                _ => {}
            }
            let (arabic, gap) = match (before, c, next) {
                (_, 'a', ' ') => ("اهي", SILENT),
                (_, 'a', _) => ("اع", 5),
                (_, 'e', ' ') => ("اه", 12),
                // One vowel in two letters.
                ('a' | 'e', 'i' | 'y', _) | ('o', 'u', _) => (arabic, 0),
                _ => (arabic, SILENT),
            };
            letters.push(Letter::reading(c, arabic, gap));
        } else if let Some(arabic) = behind(WITH_H, c).filter(|_| next == 'h' && after != 't') {
            rest.next();
            letters.push(Letter::reading(c, arabic, HEARD));
        } else if let Some(arabic) = behind(CONSONANTS, c) {
            let (arabic, gap) = match (before, c, next) {
                (_, 'c', 'e' | 'i' | 'y') => ("س", HEARD),
                // As in Washington, Tchad, Karkuk and Basrah.
                ('n', 'g', _) | (_, 't' | 'c', 'c' | 'k') | (_, 'h', ' ') | ('w', 'h', _) => (arabic, SILENT),
                _ => (arabic, HEARD),
            };
            letters.push(Letter::reading(c, arabic, gap));
            match (before, c, next) {
                (_, 'x', _) => letters.push(Letter::reading('s', "س", HEARD)),
                // Mc is Mac.
                (' ', 'm', 'c') => letters.push(Letter::reading('a', "ا", SILENT)),
                _ => {}
            }
        }
        before = c;
    }
    letters
}
