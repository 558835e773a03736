//! Do words stand together in a document?

use super::merge::sorted;
use crate::index::postings::Posting;
use crate::index::{FIELDS, Index};

/// Where some terms occur: document, then field, then position, in one number that sorts like the three.
pub(super) fn places(index: &Index<'_>, terms: &[u32]) -> Vec<u64> {
    let mut places = Vec::new();
    for &term in terms {
        let mut positions = index.places(term);
        for Posting { document, frequencies } in index.postings(term) {
            let start = u64::from(document) << 34;
            positions.each(frequencies, &mut |field, position| {
                places.push(start | u64::from(field) << 32 | u64::from(position));
            });
        }
    }
    if terms.len() > 1 { sorted(places) } else { places }
}

/// Counts places a document and field.
fn count(places: impl Iterator<Item = u64>) -> Vec<Posting> {
    let mut counted: Vec<Posting> = Vec::new();
    for place in places {
        let document = (place >> 34) as u32;
        if counted.last().is_none_or(|last| last.document != document) {
            counted.push(Posting { document, frequencies: [0; FIELDS] });
        }
        let last = counted.last_mut();
        if let Some(frequency) = last.and_then(|it| it.frequencies.get_mut((place >> 32 & 3) as usize)) {
            *frequency += 1;
        }
    }
    counted
}

/// The documents that have one of the terms `first` and exactly the words `rest` behind it, and how often.
pub(super) fn phrase(index: &Index<'_>, first: &[u32], rest: &[String]) -> Vec<Posting> {
    let mut starts = places(index, first);
    for (distance, term) in (1u64..).zip(rest) {
        if starts.is_empty() && !index.is_waiting() {
            break;
        }
        let places = places(index, &index.spelled(term));
        starts.retain(|start| places.binary_search(&(start + distance)).is_ok());
    }
    count(starts.into_iter())
}

/// The documents in which a term of `second` follows one of `first` at most `distance` words later, and how often.
pub(super) fn pairs(first: &[u64], second: &[u64], distance: u64) -> Vec<Posting> {
    let mut from = 0;
    let follows = |&&place: &&u64| {
        while second.get(from).is_some_and(|&other| other <= place) {
            from += 1;
        }
        second.get(from).is_some_and(|&other| other - place <= distance)
    };
    count(first.iter().filter(follows).copied())
}
