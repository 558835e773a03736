//! The bytes of an fst, in the format of the `fst` crate (its version 3), which reads them.
//!
//! They are written where they are read, while a page loads. The crate's writer looks for nodes that it has written
//! before, so that the fst becomes small; that takes longer than what it saves in memory is worth. Here every node is
//! written, and no more is kept than those of the last key.
//!
//! Keys are numbered in their order. So the number of a key is the sum, along its way, of how many keys were before each
//! turn: what a transition adds.

const VERSION: u64 = 3;
/// Of a node that is final and leads nowhere; it has no bytes.
const EMPTY: usize = 0;
/// No node's.
const NONE: usize = 1;
/// Nodes with more transitions have a table of 256 bytes for finding them.
const INDEXED: usize = 32;
/// Bytes that a node of one transition names by their place here: the crate's order, of the words of the web.
const COMMON: &[u8; 62] = b"te/oasripcnw.hlm-du012g=:bf3y5&_4v9678k%?xCDASFIBEjPTzRNM+LOqH";

/// A way from a node to another one.
#[derive(Clone, Copy, Debug)]
struct Transition {
    input: u8,
    output: u64,
    to: usize,
}

/// A node whose keys have not all come.
#[derive(Debug, Default)]
struct Open {
    /// The byte that leads to it.
    input: u8,
    /// The number of its first key.
    first: u64,
    is_final: bool,
    transitions: Vec<Transition>,
}

/// Writes an fst.
pub(super) struct Writer {
    bytes: Vec<u8>,
    /// Where the node that was written last is found.
    last: usize,
    /// The nodes of the last key, and behind them others that can be used again.
    open: Vec<Open>,
    before: Vec<u8>,
    count: u64,
}

impl Writer {
    pub(super) fn new() -> Self {
        // The version, and a type that says nothing.
        let bytes = [VERSION.to_le_bytes(), [0; 8]].concat();
        Writer { bytes, last: NONE, open: vec![Open::default()], before: Vec::new(), count: 0 }
    }

    /// Adds a key; whether it is behind the one before, as it must be.
    pub(super) fn add(&mut self, key: &[u8]) -> bool {
        if self.count > 0 && key <= self.before.as_slice() {
            return false;
        }
        let same = self.before.iter().zip(key).take_while(|(a, b)| a == b).count();
        self.close(same);
        self.before.truncate(same);
        for &input in key.get(same..).unwrap_or_default() {
            self.before.push(input);
            let depth = self.before.len();
            if depth == self.open.len() {
                self.open.push(Open::default());
            }
            if let Some(node) = self.open.get_mut(depth) {
                (node.input, node.first, node.is_final) = (input, self.count, false);
                node.transitions.clear();
            }
        }
        if let Some(last) = self.open.get_mut(key.len()) {
            last.is_final = true;
        }
        self.count += 1;
        true
    }

    /// The fst of the keys that were added.
    pub(super) fn finish(mut self) -> Vec<u8> {
        self.close(0);
        let root = self.node(0);
        self.bytes.extend(self.count.to_le_bytes());
        self.bytes.extend((root as u64).to_le_bytes());
        // A checksum, which nobody asks for: these bytes go nowhere.
        self.bytes.extend([0; 4]);
        self.bytes
    }

    /// Writes the nodes of the last key beyond the first `keep` bytes, from its end on.
    fn close(&mut self, keep: usize) {
        for depth in (keep + 1..=self.before.len()).rev() {
            let to = self.node(depth);
            let Some([parent, node]) = self.open.get_mut(depth - 1..=depth) else { return };
            parent.transitions.push(Transition { input: node.input, output: node.first - parent.first, to });
        }
    }

    /// Writes a node; its address.
    fn node(&mut self, depth: usize) -> usize {
        let Some(Open { is_final, transitions, .. }) = self.open.get_mut(depth) else { return EMPTY };
        if *is_final && transitions.is_empty() {
            return EMPTY;
        }
        let (is_final, transitions) = (*is_final, std::mem::take(transitions));
        let at = self.bytes.len();
        match transitions.as_slice() {
            [only] if !is_final && only.to == self.last && only.output == 0 => {
                self.next(only.input, 0b1100_0000)
            }
            [only] if !is_final => self.only(at, only),
            several => self.several(at, is_final, several),
        }
        if let Some(node) = self.open.get_mut(depth) {
            node.transitions = transitions;
        }
        self.last = self.bytes.len() - 1;
        self.last
    }

    /// The end of a node of one transition: its byte, if that is not a common one, and what kind of node it is.
    fn next(&mut self, input: u8, kind: u8) {
        let common = COMMON.iter().position(|&common| common == input).map(|at| at as u8 + 1);
        if common.is_none() {
            self.bytes.push(input);
        }
        self.bytes.push(kind | common.unwrap_or(0));
    }

    fn only(&mut self, at: usize, Transition { input, output, to }: &Transition) {
        let output_size = if *output == 0 { 0 } else { size(*output) };
        let to = distance(at, *to);
        self.number(*output, output_size);
        self.number(to, size(to));
        self.bytes.push(size(to) << 4 | output_size);
        self.next(*input, 0b1000_0000);
    }

    fn several(&mut self, at: usize, is_final: bool, transitions: &[Transition]) {
        let to_size = transitions.iter().map(|it| size(distance(at, it.to))).max().unwrap_or(0);
        let most = transitions.iter().map(|it| it.output).max().unwrap_or(0);
        let output_size = if most == 0 { 0 } else { size(most) };
        if is_final {
            // A key is the first of those that begin with it, so it adds nothing itself.
            self.number(0, output_size);
        }
        for it in transitions.iter().rev() {
            self.number(it.output, output_size);
        }
        for it in transitions.iter().rev() {
            self.number(distance(at, it.to), to_size);
        }
        self.bytes.extend(transitions.iter().rev().map(|it| it.input));
        if transitions.len() > INDEXED {
            let mut index = [u8::MAX; 256];
            for (place, it) in (0u8..=u8::MAX).zip(transitions) {
                index[usize::from(it.input)] = place;
            }
            self.bytes.extend(index);
        }
        self.bytes.push(to_size << 4 | output_size);
        let count = transitions.len() as u8;
        let short = if count <= 0b0011_1111 { count } else { 0 };
        if short == 0 {
            // 256 of them, which a byte cannot say, are 1: one alone is said by the kind of node.
            self.bytes.push(if transitions.len() == 256 { 1 } else { count });
        }
        self.bytes.push(u8::from(is_final) << 6 | short);
    }

    /// The lowest bytes of a number, lowest first.
    fn number(&mut self, number: u64, size: u8) {
        self.bytes.extend(number.to_le_bytes().into_iter().take(size.into()));
    }
}

/// How far back a node is.
fn distance(at: usize, to: usize) -> u64 {
    if to == EMPTY { 0 } else { (at - to) as u64 }
}

/// How many bytes a number needs.
fn size(number: u64) -> u8 {
    (8 - (number | 1).leading_zeros() / 8) as u8
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by it")]
mod tests {
    use std::collections::BTreeSet;

    use fst::{Map, MapBuilder, Streamer};
    use proptest::prelude::*;

    use super::*;

    fn is_as_the_crate_has_it(keys: &BTreeSet<Vec<u8>>) {
        let mut theirs = MapBuilder::memory();
        for (number, key) in (0..).zip(keys) {
            theirs.insert(key, number).unwrap();
        }
        let theirs = Map::new(theirs.into_inner().unwrap()).unwrap();
        let mut writer = Writer::new();
        assert!(keys.iter().all(|key| writer.add(key)));
        let ours = Map::new(writer.finish()).unwrap();
        assert_eq!(ours.len(), keys.len());
        let (mut one, mut other) = (ours.stream(), theirs.stream());
        while let Some(pair) = one.next() {
            assert_eq!(Some(pair), other.next());
        }
        assert_eq!(other.next(), None);
        for (number, key) in (0..).zip(keys) {
            assert_eq!(ours.get(key), Some(number));
        }
    }

    #[test]
    fn nodes_of_every_width_are_read() {
        let keys = |inputs: u16| {
            (0..inputs)
                .flat_map(|input| [vec![input as u8], vec![input as u8, b'e'], vec![input as u8, 200, 7]])
        };
        for inputs in [0, 1, 2, 31, 32, 33, 62, 63, 64, 65, 255, 256] {
            is_as_the_crate_has_it(&keys(inputs).collect());
            is_as_the_crate_has_it(&keys(inputs).chain([Vec::new()]).collect());
        }
        // Numbers and distances of several bytes.
        is_as_the_crate_has_it(&(0..70_000u32).map(|key| key.to_be_bytes().to_vec()).collect());
    }

    #[test]
    fn keys_that_do_not_ascend_are_refused() {
        for [one, other] in [["b", "a"], ["a", "a"], ["", ""], ["ab", "a"]] {
            let mut writer = Writer::new();
            assert!(writer.add(one.as_bytes()));
            assert!(!writer.add(other.as_bytes()), "{one}, {other}");
        }
    }

    proptest! {
        #[test]
        fn any_keys_are_read(keys in proptest::collection::btree_set(proptest::collection::vec(0u8..9, 0..9), 0..300)) {
            is_as_the_crate_has_it(&keys);
        }
    }
}
