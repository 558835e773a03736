//! How easily is one letter written for another?
//!
//! Costs of an edit distance, in hundredths of a wrong letter. The one table of letters that sound alike or lie
//! side by side.

/// A distance in hundredths of a wrong letter.
pub type Cost = u16;

/// Any other letter, or one too many, or one too few.
const WRONG: Cost = 100;
/// Readers get the first letter right: one that differs there costs more.
const FIRST: Cost = 25;
/// Foreign names are written with their vowels or without: ترامب and ترمب, ماكينزي and ماكنزي.
const VOWEL: Cost = 40;
/// The foreign g: البنتاغون and البنتاجون.
const FOREIGN_G: Cost = 50;
const SOUND_ALIKE: Cost = 65;
const NEIGHBOUR: Cost = 75;
const DOUBLED: Cost = 30;
/// أميركا and أمريكا: a vowel that changed places with a consonant.
const VOWEL_SWAP: Cost = 55;
const SWAP: Cost = 75;

const VOWELS: u16 = 1;
const G: u16 = 2;

/// Rows of the Arabic (101) and the QWERTY keyboard.
const KEYS: &str = "ضصثقفغعهخحجد شسيبلاتنمكط رويزظ qwertyuiop asdfghjkl zxcvbnm";

/// A letter and what it is easily taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The letter itself.
    pub letter: char,
    /// A bit for each group of letters that sound alike.
    sounds: u16,
    /// Its place on the keyboard; neighbours differ by one.
    key: u8,
    /// A bit for each Arabic letter that it may stand for.
    reads: u64,
    /// What it costs to leave it out, or to write it where it does not belong.
    gap: Cost,
}

impl Letter {
    /// Looks `letter` up.
    #[must_use]
    pub fn new(letter: char) -> Letter {
        let key = KEYS.chars().position(|key| key == letter).map_or(u8::MAX - 1, |at| at as u8 * 2);
        let sounds = sounds(letter);
        Letter {
            letter,
            sounds,
            key,
            reads: bit(letter),
            gap: if sounds & VOWELS != 0 { VOWEL } else { WRONG },
        }
    }

    /// A letter of another script that may stand for any of some Arabic ones, and what leaving it out costs.
    #[must_use]
    pub fn reading(letter: char, arabic: &str, gap: Cost) -> Letter {
        let reads = arabic.chars().map(bit).fold(0, |all, bit| all | bit);
        Letter { letter, sounds: 0, key: u8::MAX - 1, reads, gap }
    }

    /// Whether it is often not heard or not written.
    #[must_use]
    pub fn is_optional(&self) -> bool {
        self.gap < VOWEL
    }

    /// Writing it for `other`; at the beginning of a word that is rarer.
    #[must_use]
    pub fn substitution(&self, other: &Letter, first: bool) -> Cost {
        if self.letter == other.letter || self.reads & other.reads != 0 {
            return 0;
        }
        let shared = self.sounds & other.sounds;
        let cost = match self.key.abs_diff(other.key) {
            _ if shared & G != 0 => FOREIGN_G,
            _ if shared != 0 => SOUND_ALIKE,
            2 => NEIGHBOUR,
            _ => WRONG,
        };
        if first { cost + FIRST } else { cost }
    }

    /// Writing it behind `before` where it does not belong, or leaving it out where it does.
    #[must_use]
    pub fn gap(&self, before: Option<&Letter>) -> Cost {
        match before {
            _ if self.is_optional() => self.gap,
            None => WRONG + FIRST,
            Some(before) if before.letter == self.letter => DOUBLED,
            _ => self.gap,
        }
    }

    /// Writing it and `other` in the wrong order.
    #[must_use]
    pub fn swap(&self, other: &Letter) -> Cost {
        if (self.sounds | other.sounds) & VOWELS != 0 { VOWEL_SWAP } else { SWAP }
    }
}

/// The bit of a letter of Arabic's own alphabet (U+0620–U+065F); none for any other.
fn bit(letter: char) -> u64 {
    (letter as u32).checked_sub(0x0620).and_then(|at| 1u64.checked_shl(at)).unwrap_or(0)
}

/// The one table of letters that dialects or habits of spelling confuse, after the classes of phonetic matching for
/// Arabic names (Aqeel et al., *On the Development of Name Search Techniques for Arabic*, 2006), and ض with ظ, the
/// commonest slip. A letter's class is the first one that it is in.
const SOUNDS: [&str; 10] = ["اوي", "غج", "كق", "تط", "سصث", "دض", "ذزظ", "ضظ", "طظ", "حه"];

/// A bit for each class that a letter is in.
fn sounds(letter: char) -> u16 {
    let bits = (0..).zip(SOUNDS).filter(|(_, class)| class.chars().any(|member| member == letter));
    bits.fold(0, |all, (at, _)| all | 1 << at)
}

/// The letter that stands for the class of `letter`: the first of its class, or itself.
#[must_use]
pub fn class(letter: char) -> char {
    let found = SOUNDS.iter().find(|class| class.chars().any(|member| member == letter));
    found.and_then(|class| class.chars().next()).unwrap_or(letter)
}

/// Letters looked up before: a walk over a dictionary meets the same few again and again.
#[derive(Clone, Debug)]
pub struct Letters([Letter; 128]);

impl Default for Letters {
    fn default() -> Self {
        Letters([Letter::new('\0'); 128])
    }
}

impl Letters {
    /// What [`Letter::new`] gives. No two letters of an alphabet share a slot: they differ in the low seven bits.
    pub fn get(&mut self, letter: char) -> Letter {
        let slot = &mut self.0[letter as usize % 128];
        if slot.letter != letter {
            *slot = Letter::new(letter);
        }
        *slot
    }
}
