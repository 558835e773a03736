//! Which terms are there, and which number has each?
//!
//! An fst from surface keys, coded one byte a letter, to their numbers in byte order.

use std::ops::Range;

use fst::Map;
use fst::raw::{Node, Output};

use super::dictionary;
use super::text::CodePage;
use crate::analysis::Vocabulary;
use crate::analysis::normalizer::accented;

/// The term dictionary.
pub struct Terms<D> {
    map: Map<D>,
    page: CodePage,
}

/// Writes the dictionary of `keys`, which ascend.
#[must_use]
pub fn write<'k>(keys: impl Iterator<Item = &'k String>, page: CodePage) -> Vec<u8> {
    dictionary::write(keys.map(|key| page.encode(key)))
}

impl<D: AsRef<[u8]>> Terms<D> {
    /// Reads what [`write()`] wrote.
    ///
    /// # Errors
    /// If `bytes` are no fst.
    pub fn open(bytes: D, page: CodePage) -> Result<Self, fst::Error> {
        Ok(Terms { map: Map::new(bytes)?, page })
    }

    /// How many terms there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.map.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.map.is_empty()
    }

    /// The number of the term with this surface key.
    #[must_use]
    pub fn number(&self, key: &str) -> Option<u32> {
        self.place(key)?.term()
    }

    /// The surface key of a term.
    #[must_use]
    pub fn key(&self, term: u32) -> Option<String> {
        self.map.as_fst().get_key(u64::from(term)).map(|key| self.page.decode(&key))
    }

    /// The place behind the letters of `prefix`; `None` if no key begins so.
    #[must_use]
    pub fn place(&self, prefix: &str) -> Option<Place<'_>> {
        let root = Place { node: self.map.as_fst().root(), output: Output::zero() };
        self.behind(&root, prefix)
    }

    fn behind<'p>(&'p self, place: &Place<'p>, letters: &str) -> Option<Place<'p>> {
        let mut place = *place;
        for byte in self.page.encode(letters) {
            place = self.follow(&place, place.node.find_input(byte)?);
        }
        Some(place)
    }

    /// The ways in which keys begin that are `prefix`, maybe with accents that were left out.
    #[must_use]
    pub fn spellings(&self, prefix: &str) -> Vec<String> {
        let mut found: Vec<_> = self.place("").map(|root| (String::new(), root)).into_iter().collect();
        for letter in prefix.chars() {
            let mut longer = Vec::new();
            for (begun, place) in &found {
                for letter in accented(letter) {
                    if let Some(place) = self.behind(place, letter.encode_utf8(&mut [0; 4])) {
                        let mut begun = begun.clone();
                        begun.push(letter);
                        longer.push((begun, place));
                    }
                }
            }
            found = longer;
            if found.is_empty() {
                break;
            }
        }
        found.into_iter().map(|(spelling, _)| spelling).collect()
    }

    /// The letters that can follow at a place, each with its turn there. Only letters of one byte are given: in other
    /// scripts than the corpus's own nothing is corrected.
    pub fn letters<'p>(&'p self, place: &'p Place<'p>) -> impl Iterator<Item = (char, usize)> {
        let letters =
            (0..place.node.len()).map(|turn| (self.page.letter(place.node.transition(turn).inp), turn));
        letters.filter_map(|(letter, turn)| Some((letter?, turn)))
    }

    /// The terms whose surface key begins with `prefix`: as numbers follow the order of keys, they are a range.
    #[must_use]
    pub fn with_prefix(&self, prefix: &str) -> Range<u32> {
        self.place(prefix).map_or(0..0, |place| self.beyond(&place))
    }

    /// The terms that begin with the letters up to a place.
    #[must_use]
    pub fn beyond(&self, start: &Place<'_>) -> Range<u32> {
        // The first key ends where a node is final, the last one where no node follows.
        let mut place = *start;
        while place.term().is_none() && !place.node.is_empty() {
            place = self.follow(&place, 0);
        }
        let first = place.term();
        place = *start;
        while !place.node.is_empty() {
            place = self.follow(&place, place.node.len() - 1);
        }
        match (first, place.term()) {
            (Some(first), Some(last)) => first..last + 1,
            _ => 0..0,
        }
    }

    /// The place behind a turn.
    #[must_use]
    pub fn follow<'p>(&'p self, place: &Place<'p>, turn: usize) -> Place<'p> {
        let transition = place.node.transition(turn);
        Place { node: self.map.as_fst().node(transition.addr), output: place.output.cat(transition.out) }
    }
}

/// A place in the dictionary, reached letter by letter.
#[derive(Clone, Copy)]
pub struct Place<'p> {
    node: Node<'p>,
    output: Output,
}

impl Place<'_> {
    /// The term that ends here.
    #[must_use]
    pub fn term(&self) -> Option<u32> {
        let number = self.output.cat(self.node.final_output()).value();
        self.node.is_final().then_some(number).and_then(|number| u32::try_from(number).ok())
    }
}

impl<D: AsRef<[u8]>> Vocabulary for Terms<D> {
    fn contains(&self, key: &str) -> bool {
        self.number(key).is_some()
    }
}
