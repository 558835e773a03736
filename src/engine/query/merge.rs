//! Ascending lists of several terms as one.
//!
//! What the index holds of a term is in order already, so that lists of many terms are merged, two and two, and
//! never sorted as a whole.

use crate::index::Index;
use crate::index::postings::Posting;

/// The postings of several terms as if they were one, ascending.
#[must_use]
pub fn postings(index: &Index<'_>, terms: &[u32]) -> Vec<Posting> {
    match terms {
        [] => Vec::new(),
        [term] => index.postings(*term).collect(),
        _ => {
            let (first, second) = terms.split_at(terms.len() / 2);
            two(&postings(index, first), &postings(index, second))
        }
    }
}

fn two(mut first: &[Posting], mut second: &[Posting]) -> Vec<Posting> {
    let mut merged = Vec::with_capacity(first.len() + second.len());
    while let ([left, left_rest @ ..], [right, right_rest @ ..]) = (first, second) {
        let mut next = if left.document <= right.document { *left } else { *right };
        if left.document == right.document {
            for (sum, more) in next.frequencies.iter_mut().zip(right.frequencies) {
                *sum = sum.saturating_add(more);
            }
        }
        if left.document == next.document {
            first = left_rest;
        }
        if right.document == next.document {
            second = right_rest;
        }
        merged.push(next);
    }
    merged.extend_from_slice(first);
    merged.extend_from_slice(second);
    merged
}

/// Numbers in ascending order.
///
/// A heap, not `sort`: the lists are short, and each kind of `sort` costs readers five kilobytes of module.
#[must_use]
pub fn sorted(numbers: Vec<u64>) -> Vec<u64> {
    std::collections::BinaryHeap::from(numbers).into_sorted_vec()
}
