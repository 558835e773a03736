//! How many of the found documents are filed under each name, and from when are they?

use super::evaluate::Tally;
use super::filter::{DAYS, Filter};
use super::merge::sorted;
use crate::document::Date;
use crate::index::{Facet, Index};

/// The names of a kind that found documents have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facets {
    /// What kind of names they are.
    pub kind: Facet,
    /// That of most documents first, of as many in the order of the folded names.
    pub values: Vec<FacetValue>,
}

/// A name and how many of the found documents have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetValue {
    /// As the first document writes it.
    pub value: String,
    /// How many documents have it.
    pub count: u32,
    /// Whether the filter asks for it.
    pub chosen: bool,
}

/// The names that documents have and the first and last of their days. A kind is counted among the documents that are
/// `found` without the filter's own conditions of that kind, so that a reader sees what another choice would bring. Names
/// that none has are left out unless they are chosen.
pub(super) fn count(
    index: &Index<'_>,
    filter: &Filter,
    found: &dyn Fn(u8) -> Vec<(u32, Tally)>,
) -> (Vec<Facets>, Option<(Date, Date)>) {
    let filters = index.filters();
    let chosen = filter.named(index);
    let mut facets = Vec::new();
    for kind in Facet::ALL {
        let found = found(1 << kind as u8);
        let (mut ranked, mut any) = (Vec::new(), false);
        for (at, (value, &chosen)) in (0u64..).zip(filters.values().iter().zip(&chosen)) {
            if value.facet == kind {
                any = true;
                let mut count = 0u32;
                for number in value.documents() {
                    count += u32::from(found.binary_search_by_key(&number, |(number, _)| *number).is_ok());
                }
                if count > 0 || chosen {
                    ranked.push(u64::from(!count) << 32 | at);
                }
            }
        }
        let mut values = Vec::new();
        for rank in sorted(ranked) {
            let at = rank as u32 as usize;
            if let (Some(value), Some(&chosen)) = (filters.values().get(at), chosen.get(at)) {
                values.push(FacetValue { value: filters.name(value), count: !(rank >> 32) as u32, chosen });
            }
        }
        if any {
            facets.push(Facets { kind, values });
        }
    }
    let (mut first, mut last) = (u32::MAX, 0);
    for (number, _) in found(DAYS) {
        let date = filters.date(number);
        if date > 0 {
            (first, last) = (first.min(date), last.max(date));
        }
    }
    (facets, Date::of_number(first).zip(Date::of_number(last)))
}
