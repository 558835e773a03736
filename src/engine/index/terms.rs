//! Which terms are there, and which number has each?
//!
//! Terms are numbered stem by stem (see [`super::packed`]). An fst leads from surface keys, coded one byte a letter, to
//! their places in byte order, and a list from there to their numbers: so those that begin alike are one part of the
//! list.

use std::iter::Copied;
use std::ops::Range;
use std::slice::Iter;

use fst::Map;
use fst::raw::{Node, Output};

use super::text::CodePage;
use super::unpack::Unpacking;
use crate::analysis::Vocabulary;
use crate::analysis::normalizer::accented;

/// The term dictionary.
pub struct Terms {
    pub(super) map: Map<Vec<u8>>,
    pub(super) page: CodePage,
    /// Numbers in the byte order of their keys.
    pub(super) order: Vec<u32>,
    /// The keys, one behind the other, and where each ends.
    pub(super) letters: Vec<u8>,
    pub(super) ends: Vec<u32>,
    /// In how many documents each is.
    pub(super) documents: Vec<u32>,
    /// Stems in byte order, and behind the first of them, which are so many, words that have none.
    pub(super) classes: Vec<Class>,
    pub(super) classed: usize,
    /// Stems that none of their forms begins or ends with.
    pub(super) stems: Vec<u8>,
}

/// A stem, and where its forms begin; they end at the next one's.
#[derive(Clone, Copy, Debug)]
pub(super) struct Class {
    pub(super) first: u32,
    /// Where it stands among the letters, or apart from them.
    pub(super) stem: u32,
    pub(super) length: u32,
}

/// Of a stem that stands in no key.
pub(super) const APART: u32 = 1 << 31;

impl Terms {
    /// Unpacks what [`super::packed::write`] wrote; `None` if `bytes` are not that.
    #[must_use]
    pub fn open(bytes: &[u8], page: CodePage) -> Option<Self> {
        let mut unpacking = Unpacking::new(bytes, page)?;
        while unpacking.step()? {}
        unpacking.finish()
    }

    /// How many terms there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The number of the term with this surface key.
    #[must_use]
    pub fn number(&self, key: &str) -> Option<u32> {
        self.place(key)?.term()
    }

    /// The surface key of a term.
    #[must_use]
    pub fn key(&self, term: u32) -> Option<String> {
        ((term as usize) < self.len()).then(|| self.page.decode(self.bytes(term)))
    }

    /// The surface key of a term as it is coded; empty of none.
    pub(super) fn bytes(&self, term: u32) -> &[u8] {
        let end = |term: usize| self.ends.get(term).map(|&end| end as usize);
        let start = (term as usize).checked_sub(1).map_or(Some(0), end);
        start
            .zip(end(term as usize))
            .and_then(|(start, end)| self.letters.get(start..end))
            .unwrap_or_default()
    }

    /// In how many documents a term is; 0 of none.
    #[must_use]
    pub fn documents(&self, term: u32) -> u32 {
        self.documents.get(term as usize).copied().unwrap_or(0)
    }

    /// The forms of a stem, which are a range of terms; an empty one if there is no such stem.
    #[must_use]
    pub fn with_stem(&self, stem: &str) -> Range<u32> {
        let stem = self.page.encode(stem);
        let class = self.stems().binary_search_by(|class| self.letters_of(class).cmp(&stem));
        class.map_or(0..0, |class| self.forms(class))
    }

    /// The stem that a term is a form of.
    #[must_use]
    pub fn stem(&self, term: u32) -> Option<String> {
        let class = self.stems().partition_point(|class| class.first <= term).checked_sub(1)?;
        self.forms(class).contains(&term).then(|| self.stem_of(class))
    }

    /// The stems by number.
    pub(super) fn stems(&self) -> &[Class] {
        self.classes.get(..self.classed).unwrap_or_default()
    }

    /// A stem by its number.
    pub(super) fn stem_of(&self, class: usize) -> String {
        self.classes.get(class).map_or_else(String::new, |class| self.page.decode(self.letters_of(class)))
    }

    fn letters_of(&self, class: &Class) -> &[u8] {
        let letters = if class.stem & APART == 0 { &self.letters } else { &self.stems };
        let start = (class.stem & !APART) as usize;
        letters.get(start..start + class.length as usize).unwrap_or_default()
    }

    /// The forms of a stem by its number.
    pub(super) fn forms(&self, class: usize) -> Range<u32> {
        let first = |class: usize| self.classes.get(class).map_or(self.len() as u32, |class| class.first);
        first(class)..first(class + 1)
    }

    /// The place behind the letters of `prefix`; `None` if no key begins so.
    #[must_use]
    pub fn place(&self, prefix: &str) -> Option<Place<'_>> {
        let root = Place { node: self.map.as_fst().root(), output: Output::zero(), order: &self.order };
        self.behind(&root, prefix)
    }

    fn behind<'p>(&'p self, place: &Place<'p>, letters: &str) -> Option<Place<'p>> {
        self.along(place, &self.codes(letters))
    }

    /// Letters as they are coded, one byte each in the corpus's own script.
    #[must_use]
    pub fn codes(&self, letters: &str) -> Vec<u8> {
        self.page.encode(letters)
    }

    /// The place behind coded letters; `None` if no key goes on so.
    #[must_use]
    pub fn along<'p>(&'p self, place: &Place<'p>, codes: &[u8]) -> Option<Place<'p>> {
        let mut place = *place;
        for &code in codes {
            place = self.follow(&place, place.node.find_input(code)?);
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

    /// The terms whose surface key begins with `prefix`, in byte order.
    pub fn with_prefix(&self, prefix: &str) -> Copied<Iter<'_, u32>> {
        self.place(prefix).map_or_else(Default::default, |place| self.beyond(&place))
    }

    /// The terms that begin with the letters up to a place, in byte order.
    pub fn beyond(&self, start: &Place<'_>) -> Copied<Iter<'_, u32>> {
        // The first key ends where a node is final, the last one where no node follows.
        let mut place = *start;
        while !place.node.is_final() && !place.node.is_empty() {
            place = self.follow(&place, 0);
        }
        let first = place.rank();
        place = *start;
        while !place.node.is_empty() {
            place = self.follow(&place, place.node.len() - 1);
        }
        self.order.get(first..=place.rank()).unwrap_or_default().iter().copied()
    }

    /// The place behind a turn.
    #[must_use]
    pub fn follow<'p>(&'p self, place: &Place<'p>, turn: usize) -> Place<'p> {
        let transition = place.node.transition(turn);
        let node = self.map.as_fst().node(transition.addr);
        Place { node, output: place.output.cat(transition.out), order: &self.order }
    }
}

/// A place in the dictionary, reached letter by letter.
#[derive(Clone, Copy)]
pub struct Place<'p> {
    node: Node<'p>,
    output: Output,
    order: &'p [u32],
}

impl Place<'_> {
    /// The term that ends here.
    #[must_use]
    pub fn term(&self) -> Option<u32> {
        self.node.is_final().then(|| self.order.get(self.rank()).copied()).flatten()
    }

    /// How many terms stand before the one that ends here.
    fn rank(&self) -> usize {
        self.output.cat(self.node.final_output()).value() as usize
    }
}

impl Vocabulary for Terms {
    fn contains(&self, key: &str) -> bool {
        self.place(key).is_some_and(|place| place.node.is_final())
    }
}
