//! What part does a character play in a word?

include!(concat!(env!("OUT_DIR"), "/lettered.rs"));

/// How the tokenizer treats a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A letter of the Arabic script.
    Arabic,
    /// A letter of a script without spaces between words: its runs become overlapping pairs.
    Unspaced,
    /// Any other letter, and marks that are a part of their script's spelling (Indic vowel signs).
    Letter,
    /// A digit of any script.
    Digit,
    /// Belongs to the word it stands in but not to its key: vowel marks, accents, tatweel.
    Mark,
    /// Not seen by the reader: zero-width and direction controls, soft hyphen.
    Invisible,
    /// Everything else ends a word.
    Separator,
}

/// The class of `c`.
#[must_use]
pub fn class(c: char) -> Class {
    match c {
        // Most letters that are ever asked for, before Unicode's table is.
        '\u{0620}'..='\u{063F}' | '\u{0641}'..='\u{064A}' => Class::Arabic,
        '0'..='9' | '\u{0660}'..='\u{0669}' | '\u{06F0}'..='\u{06F9}' => Class::Digit,
        '\u{0966}'..='\u{096F}' | '\u{0E50}'..='\u{0E59}' => Class::Digit,
        'a'..='z' | 'A'..='Z' => Class::Letter,
        '\0'..='\u{7F}' => Class::Separator,
        '\u{AD}' | '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' => Class::Invisible,
        '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{FE00}'..='\u{FE0F}' => Class::Invisible,
        // Vowel marks and Qur'anic signs as listed by Unicode's ArabicShaping, tatweel, Hebrew points, accents.
        '\u{0610}'..='\u{061A}' | '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}' => Class::Mark,
        '\u{06D6}'..='\u{06DC}' | '\u{06DF}'..='\u{06E8}' | '\u{06EA}'..='\u{06ED}' => Class::Mark,
        '\u{08D3}'..='\u{08FF}' | '\u{0300}'..='\u{036F}' | '\u{0483}'..='\u{0487}' => Class::Mark,
        // Among the Hebrew points are the marks of abbreviations: צה״ל is one word.
        '\u{0591}'..='\u{05BD}'
        | '\u{05BF}'
        | '\u{05C1}'..='\u{05C2}'
        | '\u{05C4}'..='\u{05C5}'
        | '\u{05F3}'..='\u{05F4}' => Class::Mark,
        '\u{0600}'..='\u{06FF}' | '\u{0750}'..='\u{077F}' | '\u{08A0}'..='\u{08D2}' if is_lettered(c) => {
            Class::Arabic
        }
        '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' if is_lettered(c) => Class::Arabic,
        // Dandas and the abbreviation sign apart, every sign of the Indic blocks is a part of a word: the virama
        // is not alphabetic, yet it stands between two letters of one.
        '\u{0964}' | '\u{0965}' | '\u{0970}' => Class::Separator,
        '\u{0900}'..='\u{0DFF}' => Class::Letter,
        // Thai, Lao, Myanmar, Khmer; kana; Han and its extensions.
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17D3}' => unspaced(c),
        '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' => unspaced(c),
        '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' => Class::Unspaced,
        '\u{FF66}'..='\u{FF9D}' | '\u{20000}'..='\u{3FFFF}' => Class::Unspaced,
        '\u{FF10}'..='\u{FF19}' => Class::Digit,
        '\u{AC00}'..='\u{D7A3}' => Class::Letter,
        _ if is_lettered(c) => Class::Letter,
        _ => Class::Separator,
    }
}

/// Whether `c` is a letter or a digit, where no rule above says more. Rust's own tables have every script that ever was,
/// and cost twice as much: beyond the basic plane blocks are taken as a whole.
fn is_lettered(c: char) -> bool {
    let code = c as u32;
    if code > 0xFFFF {
        return matches!(code, 0x1_0000..0x1_D000 | 0x1_D400..0x1_D800 | 0x1_DF00..0x1_EF00);
    }
    let (mut end, mut length, mut lettered) = (0x80, 0, true);
    for &byte in &RUNS {
        length = length << 7 | u32::from(byte & 0x7F);
        if byte < 0x80 {
            (end, length, lettered) = (end + length, 0, !lettered);
            if code < end {
                return lettered;
            }
        }
    }
    false
}

/// Signs of an unspaced script that are no letter: digits and punctuation end a run, tone marks do not.
fn unspaced(c: char) -> Class {
    match c {
        '\u{0ED0}'..='\u{0ED9}' => Class::Letter,
        '\u{0E2F}'
        | '\u{0E3F}'
        | '\u{0E46}'
        | '\u{0E4F}'
        | '\u{0E5A}'
        | '\u{0E5B}'
        | '\u{104A}'..='\u{104F}' => Class::Separator,
        '\u{3006}' | '\u{30A0}' | '\u{30FB}' | '\u{3097}'..='\u{309C}' => Class::Separator,
        _ => Class::Unspaced,
    }
}

/// Whether `next` cannot stand without the letter `before` it, in a script without spaces: vowel signs and tone marks
/// cling to a consonant, and so does the consonant behind a vowel that is written first or a sign that stacks it.
#[must_use]
pub fn clings(before: char, next: char) -> bool {
    matches!(before, '\u{0E40}'..='\u{0E44}' | '\u{0EC0}'..='\u{0EC4}' | '\u{1039}' | '\u{17D2}')
        || matches!(next, '\u{0E30}'..='\u{0E3A}' | '\u{0E45}' | '\u{0E47}'..='\u{0E4E}' | '\u{0EB0}'..='\u{0EBC}'
        | '\u{0EC8}'..='\u{0ECE}' | '\u{102B}'..='\u{103E}' | '\u{17B4}'..='\u{17D3}' | '\u{3099}' | '\u{309A}')
}

/// A script with spaces whose words are stemmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// With or without accents.
    Latin,
    /// Greek.
    Greek,
    /// Cyrillic.
    Cyrillic,
    /// Armenian.
    Armenian,
    /// Hebrew.
    Hebrew,
    /// Arabic, for Persian and Urdu too.
    Arabic,
    /// Of Hindi and Nepali.
    Devanagari,
    /// Tamil.
    Tamil,
    /// Any other, and digits.
    Other,
}

/// The script that `word` begins in.
#[must_use]
pub fn script(word: &str) -> Script {
    word.chars().next().map_or(Script::Other, script_of)
}

/// The script of a letter.
#[must_use]
pub fn script_of(letter: char) -> Script {
    match letter {
        'a'..='z' | '\u{00DF}'..='\u{024F}' | '\u{1E00}'..='\u{1EFF}' => Script::Latin,
        '\u{0370}'..='\u{03FF}' => Script::Greek,
        '\u{0400}'..='\u{052F}' => Script::Cyrillic,
        '\u{0530}'..='\u{058F}' => Script::Armenian,
        '\u{0590}'..='\u{05FF}' => Script::Hebrew,
        '\u{0900}'..='\u{097F}' => Script::Devanagari,
        '\u{0B80}'..='\u{0BFF}' => Script::Tamil,
        _ if class(letter) == Class::Arabic => Script::Arabic,
        _ => Script::Other,
    }
}

/// Whether `word` is a pair of letters of a script without spaces.
#[must_use]
pub fn is_unspaced(word: &str) -> bool {
    word.chars().next().is_some_and(|c| class(c) == Class::Unspaced)
}

/// Whether `word` is written in Arabic letters.
#[must_use]
pub fn is_arabic(word: &str) -> bool {
    script(word) == Script::Arabic
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_the_basic_plane_are_those_of_unicode() {
        for c in ('\u{80}'..='\u{FFFF}').filter(|c| !('\u{900}'..'\u{F00}').contains(c)) {
            assert_eq!(is_lettered(c), c.is_alphanumeric(), "{c:?}");
        }
    }
}
