//! Which characters mean the same to a reader?
//!
//! The one fold table of the project. Each rule maps one character to nothing, to a character or to a few, so
//! that a token's range in the original survives folding.

use super::length;

include!(concat!(env!("OUT_DIR"), "/cased.rs"));
include!(concat!(env!("OUT_DIR"), "/presentation.rs"));

/// The Arabic rules, after Lucene's ArabicNormalizer and Larkey et al., *Light Stemming for Arabic* (2007),
/// which fold alef seats, alef maqsura and ta marbuta; the further ones were measured:
///
/// - A hamza on a seat or alone is dropped. Against mapping it to its seat or keeping it there was no
///   difference in ranking (MRR .8419, .8412, .8414), and only dropping joins مسؤول with مسئول.
/// - Letters of Persian and Urdu keyboards become the Arabic ones they are typed for. Those for foreign sounds are
///   letters of their own to Persian and Urdu: [`plain_arabic`] has them.
fn fold_arabic(c: char) -> Option<char> {
    Some(match c {
        'أ' | 'إ' | 'آ' | 'ٱ' | 'ٲ' | 'ٳ' => 'ا',
        'ى' | 'ی' | 'ې' | 'ے' | 'ۍ' => 'ي',
        'ة' | 'ھ' | 'ە' | 'ہ' | 'ۀ' | 'ۃ' | 'ۂ' => 'ه',
        'ک' | 'ڪ' => 'ك',
        'ڤ' => 'ف',
        'ء' | 'ؤ' | 'ئ' | 'ٶ' | 'ٸ' => return None,
        _ => c,
    })
}

/// The usual Arabic spelling of a letter for a foreign sound: Arabic stems have it, so that گاز and كاز are one word
/// there, while گل and کل stay two in Persian.
#[must_use]
pub fn plain_arabic(c: char) -> char {
    match c {
        'گ' => 'ك',
        'پ' => 'ب',
        'چ' => 'ج',
        'ژ' => 'ز',
        _ => c,
    }
}

/// A letter followed by this sign is the letter with a hamza on it, written in two characters.
pub const HAMZA_ABOVE: char = '\u{0654}';

/// Appends what `c` folds to.
pub fn fold(c: char, key: &mut String) {
    match c {
        'A'..='Z' => key.push(c.to_ascii_lowercase()),
        '\0'..='\u{7F}' => key.push(c),
        // Most letters of an article.
        'ب'..='ي' if c != 'ة' && c != 'ى' => key.push(c),
        // Ligatures and their parts are both written.
        'ß' | 'ẞ' => key.push_str("ss"),
        'œ' | 'Œ' => key.push_str("oe"),
        // A word's last letter has a shape of its own, which an ending takes away.
        'ך' | 'ם' | 'ן' | 'ף' | 'ץ' => key.extend(char::from_u32(c as u32 + 1)),
        '\u{0370}'..='\u{052F}' | '\u{1F00}'..='\u{1FFF}' => key.push(plain(c)),
        '\u{0600}'..='\u{06FF}' => match digit(c) {
            Some(digit) => key.push(digit),
            None => key.extend(fold_arabic(c)),
        },
        '\u{FB50}'..='\u{FEFC}' => key.extend(letters_of(c).filter_map(fold_arabic)),
        '\u{FF10}'..='\u{FF19}' => key.extend(digit(c)),
        // Full-width letters of East Asian keyboards stand at a fixed distance from ASCII.
        '\u{FF21}'..='\u{FF5A}' => {
            key.extend(char::from_u32(c as u32 - 0xFEE0).map(|ascii| ascii.to_ascii_lowercase()))
        }
        _ => key.extend(digit(c).or(Some(small(c)))),
    }
}

/// The ASCII digit for an Arabic-Indic, Extended Arabic-Indic, Devanagari, Thai or full-width one.
fn digit(c: char) -> Option<char> {
    let zero = match c {
        '\u{0660}'..='\u{0669}' => 0x0660,
        '\u{06F0}'..='\u{06F9}' => 0x06F0,
        '\u{0966}'..='\u{096F}' => 0x0966,
        '\u{0E50}'..='\u{0E59}' => 0x0E50,
        '\u{FF10}'..='\u{FF19}' => 0xFF10,
        _ => return None,
    };
    char::from_digit(c as u32 - zero, 10)
}

/// The small letter of a capital, for Latin; others stay as they are.
fn small(c: char) -> char {
    match folded(c) {
        Some(way) if way & CAPITAL != 0 => {
            char::from_u32(u32::from((c as u16).wrapping_add(way) & !CAPITAL)).unwrap_or(c)
        }
        _ => c,
    }
}

/// The small letter without accents, for Latin, Greek and Cyrillic; others stay as they are.
#[must_use]
pub fn plain(c: char) -> char {
    let small = small(c);
    folded(small).and_then(|code| char::from_u32(u32::from(code))).unwrap_or(small)
}

fn folded(c: char) -> Option<u16> {
    place(c, &BLOCKS).and_then(|at| FOLDED.get(at)).copied()
}

/// A surface key without accents: keys keep those of Latin letters, because stemmers go by them and because in some
/// languages they make other words; a stem of the others has none, so that readers may leave them out.
#[must_use]
pub fn unaccented(key: &str) -> String {
    key.chars().map(plain).collect()
}

/// `letter` and, if it is a plain Latin one, those that are it with an accent.
#[must_use]
pub fn accented(letter: char) -> Vec<char> {
    let mut letters = vec![letter];
    if letter.is_ascii_lowercase() {
        for &(first, end) in &BLOCKS {
            for c in (first..end).filter_map(char::from_u32) {
                if small(c) == c && plain(c) == letter {
                    letters.push(c);
                }
            }
        }
    }
    letters
}

/// Whether `key` is `typed`, maybe with accents that were left out.
#[must_use]
pub fn spells(typed: &str, key: &str) -> bool {
    let same = |(typed, letter): (char, char)| typed == letter || typed == plain(letter);
    length(typed) == length(key) && typed.chars().zip(key.chars()).all(same)
}

/// The letters of an Arabic presentation form; none for a form that is only a mark.
fn letters_of(form: char) -> impl Iterator<Item = char> {
    let letters = place(form, &FORMS).and_then(|at| LETTERS.split(|&letter| letter == 0).nth(at));
    letters.unwrap_or_default().iter().filter_map(|&letter| char::from_u32(0x0600 + u32::from(letter)))
}

/// How many characters of the blocks stand before `c`, if it is in one.
fn place(c: char, blocks: &[(u32, u32)]) -> Option<usize> {
    let code = c as u32;
    let mut before = 0;
    for &(first, end) in blocks {
        if (first..end).contains(&code) {
            return Some((before + code - first) as usize);
        }
        before += end - first;
    }
    None
}
