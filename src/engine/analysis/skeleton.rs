//! What is left of a word that was heard and not read?
//!
//! Names from other languages are written with their vowels or without, and with one of several letters for a sound
//! that Arabic has not: ماكينزي and ماكنزي, البنتاغون and البنتاجون. Their consonants, in classes, stay the same.

use super::letters::class;

/// The consonants of an Arabic stem, each by the letter that stands for its class and doubled ones once, without ع,
/// which no other language has. Empty for words of other scripts.
///
/// ```
/// # use kashaf_engine::analysis::skeleton;
/// assert_eq!(skeleton("ماكينز"), skeleton("ماكنز"));
/// assert_eq!(skeleton("بنتاغون"), skeleton("بنتاجون"));
/// ```
#[must_use]
pub fn skeleton(stem: &str) -> String {
    let mut bones = String::new();
    for letter in stem.chars().filter(|letter| ('ب'..='ي').contains(letter) && *letter != 'ع') {
        let bone = class(letter);
        if bone != class('ا') && !bones.ends_with(bone) {
            bones.push(bone);
        }
    }
    bones
}
