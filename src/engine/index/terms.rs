//! Which terms are there, and which number has each?
//!
//! An fst from surface keys, coded one byte a letter, to their numbers in byte order.

use std::ops::Range;

use fst::raw::{Fst, Node, Output};
use fst::{Map, MapBuilder};

use super::text::CodePage;
use crate::analysis::Vocabulary;

/// The term dictionary.
pub struct Terms<D> {
    map: Map<D>,
    page: CodePage,
}

/// Writes the dictionary of `keys`, which ascend.
///
/// # Errors
/// If they do not.
pub fn write<'k>(keys: impl Iterator<Item = &'k String>, page: CodePage) -> Result<Vec<u8>, fst::Error> {
    let mut builder = MapBuilder::memory();
    for (number, key) in (0..).zip(keys) {
        builder.insert(page.encode(key), number)?;
    }
    builder.into_inner()
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
        self.map.get(self.page.encode(key)).and_then(|number| u32::try_from(number).ok())
    }

    /// The surface key of a term.
    #[must_use]
    pub fn key(&self, term: u32) -> Option<String> {
        self.map.as_fst().get_key(u64::from(term)).map(|key| self.page.decode(&key))
    }

    /// The terms whose surface key begins with `prefix`: as numbers follow the order of keys, they are a range.
    #[must_use]
    pub fn with_prefix(&self, prefix: &str) -> Range<u32> {
        let fst = self.map.as_fst();
        let mut place = Some((fst.root(), Output::zero()));
        for byte in self.page.encode(prefix) {
            place = place.and_then(|(node, output)| Some(follow(fst, &node, output, node.find_input(byte)?)));
        }
        let Some(place) = place else { return 0..0 };
        // The first key ends where a node is final, the last one where no node follows.
        let (mut node, mut output) = place;
        while !node.is_final() && !node.is_empty() {
            (node, output) = follow(fst, &node, output, 0);
        }
        let first = output.cat(node.final_output()).value();
        (node, output) = place;
        while !node.is_empty() {
            (node, output) = follow(fst, &node, output, node.len() - 1);
        }
        let last = output.cat(node.final_output()).value();
        first as u32..last as u32 + 1
    }
}

/// The node that a transition leads to, and the output on the way there.
fn follow<'f, D: AsRef<[u8]>>(
    fst: &'f Fst<D>,
    node: &Node<'f>,
    output: Output,
    transition: usize,
) -> (Node<'f>, Output) {
    let transition = node.transition(transition);
    (fst.node(transition.addr), output.cat(transition.out))
}

impl<D: AsRef<[u8]>> Vocabulary for Terms<D> {
    fn contains(&self, key: &str) -> bool {
        self.map.contains_key(self.page.encode(key))
    }
}
