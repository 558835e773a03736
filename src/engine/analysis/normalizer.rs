//! Which characters mean the same to a reader?
//!
//! The one fold table of the project. Each rule maps one character to nothing, to a character or to a few, so
//! that a token's range in the original survives folding.

include!(concat!(env!("OUT_DIR"), "/cased.rs"));
include!(concat!(env!("OUT_DIR"), "/presentation.rs"));

/// The Arabic rules, after Lucene's ArabicNormalizer and Larkey et al., *Light Stemming for Arabic* (2007),
/// which fold alef seats, alef maqsura and ta marbuta; the further ones were measured:
///
/// - A hamza on a seat or alone is dropped. Against mapping it to its seat or keeping it there was no
///   difference in ranking (MRR .8419, .8412, .8414), and only dropping joins مسؤول with مسئول.
/// - Letters of Persian and Urdu keyboards become the Arabic ones they are typed for, and the letters for
///   foreign sounds (گ پ چ ڤ ژ) the usual Arabic spelling.
fn fold_arabic(c: char) -> Option<char> {
    Some(match c {
        'أ' | 'إ' | 'آ' | 'ٱ' | 'ٲ' | 'ٳ' => 'ا',
        'ى' | 'ی' | 'ې' | 'ے' | 'ۍ' => 'ي',
        'ة' | 'ھ' | 'ە' | 'ہ' | 'ۀ' | 'ۃ' | 'ۂ' => 'ه',
        'ک' | 'گ' | 'ڪ' => 'ك',
        'پ' => 'ب',
        'چ' => 'ج',
        'ڤ' => 'ف',
        'ژ' => 'ز',
        'ء' | 'ؤ' | 'ئ' | 'ٶ' | 'ٸ' => return None,
        _ => c,
    })
}

/// A letter followed by this sign is the letter with a hamza on it, written in two characters.
pub const HAMZA_ABOVE: char = '\u{0654}';

/// Appends what `c` folds to.
pub fn fold(c: char, key: &mut String) {
    match c {
        'A'..='Z' => key.push(c.to_ascii_lowercase()),
        '\0'..='\u{7F}' => key.push(c),
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
        _ => key.push(plain(c)),
    }
}

/// The ASCII digit for an Arabic-Indic, Extended Arabic-Indic or full-width one.
fn digit(c: char) -> Option<char> {
    let zero = match c {
        '\u{0660}'..='\u{0669}' => 0x0660,
        '\u{06F0}'..='\u{06F9}' => 0x06F0,
        '\u{FF10}'..='\u{FF19}' => 0xFF10,
        _ => return None,
    };
    char::from_digit(c as u32 - zero, 10)
}

/// The small letter without accents, for Latin, Greek and Cyrillic; others stay as they are.
fn plain(c: char) -> char {
    place(c, &BLOCKS)
        .and_then(|at| PLAIN.get(at))
        .and_then(|&code| char::from_u32(u32::from(code)))
        .unwrap_or(c)
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
