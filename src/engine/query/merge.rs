//! Ascending lists of several terms as one.
//!
//! What the index holds of a term is in order already, so that lists of many terms are merged, two and two, and
//! never sorted as a whole.

use crate::index::postings::Posting;
use crate::index::{FIELDS, Index};

/// More terms than a stem has forms: a prefix, or a root.
const FEW: usize = 12;

/// The postings of several terms as if they were one, ascending.
#[must_use]
pub fn postings(index: &Index<'_>, terms: &[u32]) -> Vec<Posting> {
    match terms {
        [] => Vec::new(),
        [term] => index.postings(*term).collect(),
        _ if terms.len() > FEW => many(index, terms),
        _ => {
            let (first, second) = terms.split_at(terms.len() / 2);
            two(&postings(index, first), &postings(index, second))
        }
    }
}

/// Of many terms each document has its place, and no list is merged again and again.
fn many(index: &Index<'_>, terms: &[u32]) -> Vec<Posting> {
    let (mut places, mut all) = (vec![0u32; index.documents()], Vec::<Posting>::new());
    for &term in terms {
        for posting in index.postings(term) {
            let Some(place) = places.get_mut(posting.document as usize) else { continue };
            match all.get_mut((*place as usize).wrapping_sub(1)) {
                Some(known) => add(&mut known.frequencies, posting.frequencies),
                None => {
                    all.push(posting);
                    *place = all.len() as u32;
                }
            }
        }
    }
    let mut merged = Vec::with_capacity(all.len());
    for place in places {
        merged.extend(all.get((place as usize).wrapping_sub(1)));
    }
    merged
}

fn add(frequencies: &mut [u32; FIELDS], others: [u32; FIELDS]) {
    for (sum, more) in frequencies.iter_mut().zip(others) {
        *sum = sum.saturating_add(more);
    }
}

fn two(mut first: &[Posting], mut second: &[Posting]) -> Vec<Posting> {
    let mut merged = Vec::with_capacity(first.len() + second.len());
    while let ([left, left_rest @ ..], [right, right_rest @ ..]) = (first, second) {
        let mut next = if left.document <= right.document { *left } else { *right };
        if left.document == right.document {
            add(&mut next.frequencies, right.frequencies);
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

/// The lowest `count` of some numbers in ascending order: of a thousand hits ten are shown.
#[must_use]
pub fn lowest(mut numbers: Vec<u64>, count: usize) -> Vec<u64> {
    numbers.iter_mut().for_each(|number| *number = !*number);
    let mut heap = std::collections::BinaryHeap::from(numbers);
    let mut lowest = Vec::new();
    while lowest.len() < count
        && let Some(number) = heap.pop()
    {
        lowest.push(!number);
    }
    lowest
}
