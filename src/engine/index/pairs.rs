//! Stored text in bytes: by the code page, and the pairs of letters that are most frequent in an index as one byte.
//!
//! ```text
//! 00–18       of 01–18 the pairs of the section `stats`, each two bytes, which may be pairs before it
//! 80 00 ll    a character that one of those bytes would be
//! others      as in [`super::text`]
//! ```
//!
//! Text lies a fifth shorter, in memory as in a file; packed by the host it takes 3 % more, so that a small index has no
//! pairs.

use super::text::{self, CodePage};

/// How many pairs there may be.
pub const PAIRS: usize = 24;
/// Letters that a byte can stand for at most.
const LONGEST: usize = 32;
/// Bytes of text that are looked at for pairs, and from which on there are some.
const SAMPLE: usize = 1 << 21;
const SMALL: usize = 1 << 16;
/// Marks a byte of a character that takes several: no part of a pair.
const PART: u16 = 0x100;

/// The bytes of stored text.
#[derive(Clone, Debug)]
pub struct Pairs {
    page: CodePage,
    pairs: Vec<[u8; 2]>,
    /// What each byte stands for by itself: ten texts are read for an answer.
    spelled: Vec<String>,
}

impl Pairs {
    /// Those most frequent in `texts`, one found after the other.
    #[must_use]
    pub fn best_for<'t>(page: CodePage, texts: impl Iterator<Item = &'t str>) -> Pairs {
        let mut pairs = Pairs { page, pairs: Vec::new(), spelled: Vec::new() };
        let mut sample = Vec::new();
        for text in texts {
            sample.extend(pairs.letters(text));
            // No pair reaches from one text into the next.
            sample.push(PART);
            if sample.len() > SAMPLE {
                break;
            }
        }
        while sample.len() > SMALL && pairs.pairs.len() < PAIRS {
            let mut counts = vec![0u32; 1 << 16];
            for pair in sample.windows(2).filter(|pair| pair.iter().all(|letter| (1..PART).contains(letter)))
            {
                counts[usize::from(pair[0] << 8 | pair[1])] += 1;
            }
            let bytes = |pair: usize| [(pair >> 8) as u8, pair as u8];
            let fits =
                |&pair: &usize| bytes(pair).map(|byte| pairs.len_of(byte)).iter().sum::<usize>() <= LONGEST;
            let best = (0..counts.len()).filter(fits).max_by_key(|&pair| (counts[pair], pair));
            let Some(best) = best.filter(|&best| counts[best] > 1) else { break };
            pairs.pairs.push(bytes(best));
            pairs.join(&mut sample, pairs.pairs.len() - 1);
        }
        pairs.spell();
        pairs
    }

    /// Reads what [`Pairs::bytes`] gave; `None` if a pair has no end.
    pub(super) fn read(page: CodePage, bytes: &[u8]) -> Option<Pairs> {
        let mut pairs = Pairs { page, pairs: Vec::new(), spelled: Vec::new() };
        // One more could be of bytes that are letters until it is there: of itself.
        if bytes.len() > 2 * PAIRS {
            return None;
        }
        for pair in bytes.chunks(2) {
            let &[first, second] = pair else { return None };
            let known = |byte: u8| text::length(byte) == 1 && usize::from(byte) <= pairs.pairs.len();
            let letter = |byte: u8| text::length(byte) == 1 && usize::from(byte) > PAIRS;
            if ![first, second].iter().all(|&byte| byte > 0 && known(byte) || letter(byte))
                || pairs.len_of(first) + pairs.len_of(second) > LONGEST
            {
                return None;
            }
            pairs.pairs.push([first, second]);
        }
        pairs.spell();
        Some(pairs)
    }

    /// The pairs, two bytes each.
    pub(super) fn bytes(&self) -> Vec<u8> {
        self.pairs.concat()
    }

    /// `text` in bytes.
    #[must_use]
    pub fn encode(&self, text: &str) -> Vec<u8> {
        let mut letters = self.letters(text);
        for pair in 0..self.pairs.len() {
            self.join(&mut letters, pair);
        }
        letters.into_iter().map(|letter| letter as u8).collect()
    }

    /// The text of `bytes`; what is no text becomes U+FFFD.
    #[must_use]
    pub fn decode(&self, mut bytes: &[u8]) -> String {
        let mut text = String::with_capacity(bytes.len() * 3);
        while let [byte, rest @ ..] = bytes {
            let length = text::length(*byte);
            if length == 1 {
                text.push_str(self.spelled.get(usize::from(*byte)).map_or("", String::as_str));
                bytes = rest;
            } else {
                let (letter, rest) = bytes.split_at_checked(length).unwrap_or((bytes, &[]));
                text.push_str(&self.page.decode(letter));
                bytes = rest;
            }
        }
        text
    }

    fn spell(&mut self) {
        for byte in 0..=u8::MAX {
            let mut letters = Vec::new();
            self.put(byte, &mut letters);
            self.spelled.push(self.page.decode(&letters));
        }
    }

    /// The pair that `byte` is; each has only pairs before it in it.
    fn pair(&self, byte: u8) -> Option<[u8; 2]> {
        self.pairs.get(usize::from(byte).checked_sub(1)?).copied()
    }

    fn put(&self, byte: u8, out: &mut Vec<u8>) {
        match self.pair(byte) {
            Some([first, second]) => {
                self.put(first, out);
                self.put(second, out);
            }
            None => out.push(byte),
        }
    }

    fn len_of(&self, byte: u8) -> usize {
        self.pair(byte).map_or(1, |[first, second]| self.len_of(first) + self.len_of(second))
    }

    /// Characters in bytes, those of several bytes marked.
    fn letters(&self, text: &str) -> Vec<u16> {
        let mut letters = Vec::with_capacity(text.len());
        for c in text.chars() {
            match self.page.encode(c.encode_utf8(&mut [0; 4])).as_slice() {
                [byte] if (1..=PAIRS).contains(&usize::from(*byte)) => {
                    letters.extend([0x80, 0, u16::from(*byte)].map(|byte| byte | PART));
                }
                [byte] => letters.push(u16::from(*byte)),
                bytes => letters.extend(bytes.iter().map(|&byte| u16::from(byte) | PART)),
            }
        }
        letters
    }

    /// Puts a byte for every two letters that are this pair.
    fn join(&self, letters: &mut Vec<u16>, pair: usize) {
        let wanted = self.pairs[pair].map(u16::from);
        let (mut from, mut to) = (0, 0);
        while from < letters.len() {
            let here = letters[from..].starts_with(&wanted);
            letters[to] = if here { pair as u16 + 1 } else { letters[from] };
            from += 1 + usize::from(here);
            to += 1;
        }
        letters.truncate(to);
    }
}
