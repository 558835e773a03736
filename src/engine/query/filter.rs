//! Which documents may an answer have?

use crate::analysis::folded;
use crate::document::Date;
use crate::index::{FACETS, Facet, Index};
use crate::rest;

/// Conditions on documents that have nothing to do with words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of each kind of [`Facet`] the names of which a document must have one; of a kind without names any will do.
    /// Readers' different spellings of a name are one. A name with `*` behind it stands for all that begin so, unless
    /// there is one of just this name.
    pub names: [Vec<String>; FACETS],
    /// Days among which the document's must be, all of them.
    pub days: Vec<Days>,
}

/// Days that follow each other, as [numbers](Date::number).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The first of them.
    pub first: u32,
    /// The last of them.
    pub last: u32,
}

/// The order of an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The best first; without words in the query the newest.
    #[default]
    Relevance,
    /// The newest first, those without a date last.
    Newest,
    /// The oldest first, those without a date last.
    Oldest,
}

/// The bit of the days, behind those of the facets.
pub(super) const DAYS: u8 = 1 << FACETS;
/// The bit of what the query itself asks for.
const QUERY: u8 = DAYS << 1;

impl Days {
    /// All days that have a date.
    pub const ALL: Days = Days { first: 1, last: u32::MAX };

    /// The days of a year, a month or a day, in any digits; a month or day of 0 is not typed yet.
    ///
    /// ```
    /// use kashaf_engine::query::Days;
    /// assert_eq!(Days::of("٢٠٢١-٧"), Days::of("2021-07"));
    /// let (july, day) = (Days::of("2021-07").unwrap(), Days::of("2021-07-26").unwrap());
    /// assert!(july.first < day.first && day.first == day.last && day.last < july.last);
    /// assert_eq!(Days::of("2021-13"), None);
    /// ```
    #[must_use]
    pub fn of(text: &str) -> Option<Days> {
        let (mut numbers, mut at) = ([0u32; 3], 0);
        for c in folded(text).chars() {
            match c.to_digit(10) {
                Some(digit) => {
                    let number = numbers.get_mut(at)?;
                    *number = 10 * *number + digit;
                    if *number > 9999 {
                        return None;
                    }
                }
                None if matches!(c, '-' | '/') => at += 1,
                None => return None,
            }
        }
        let [year, month, day] = numbers;
        let number = year << 9 | month << 5 | day;
        let is_one = Date::of_number(number | u32::from(month == 0) << 5 | u32::from(day == 0)).is_some();
        if year < 1000 || month > 12 || day > 31 || !is_one {
            return None;
        }
        let rest = match (month, day) {
            (0, _) => 0x1FF,
            (_, 0) => 0x1F,
            _ => 0,
        };
        Some(Days { first: number, last: number | rest })
    }

    /// These days and all that follow.
    #[must_use]
    pub fn on(self) -> Days {
        Days { last: u32::MAX, ..self }
    }

    /// All days up to the last of these.
    #[must_use]
    pub fn through(self) -> Days {
        Days { first: 1, ..self }
    }
}

impl Filter {
    /// Whether every document passes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.kinds() == 0
    }

    /// A bit for each kind of condition.
    fn kinds(&self) -> u8 {
        let mut kinds = if self.days.is_empty() { 0 } else { DAYS };
        for (at, names) in self.names.iter().enumerate() {
            kinds |= u8::from(!names.is_empty()) << at;
        }
        kinds
    }

    /// Of each of the index's values whether it is one of the names.
    pub(super) fn named(&self, index: &Index<'_>) -> Vec<bool> {
        let filters = index.filters();
        let mut named = vec![false; filters.values().len()];
        for (facet, names) in Facet::ALL.into_iter().zip(&self.names) {
            for name in names {
                let name = folded(name);
                let beginning = name.strip_suffix('*');
                let (mut exact, mut any) = (true, false);
                loop {
                    for (named, value) in named.iter_mut().zip(filters.values()) {
                        if value.facet == facet {
                            let value = folded(&filters.name(value));
                            let whole = beginning.unwrap_or(&name);
                            let is_it = if exact { value == whole } else { value.starts_with(whole) };
                            *named |= is_it;
                            any |= is_it;
                        }
                    }
                    if any || !exact || beginning.is_none() {
                        break;
                    }
                    exact = false;
                }
            }
        }
        named
    }

    /// Of each document a bit for each kind of condition that it meets; of the days `every` one.
    fn met(&self, index: &Index<'_>, every: bool) -> Vec<u8> {
        let filters = index.filters();
        let mut met = Vec::new();
        for &date in filters.dates() {
            let mut missed = 0;
            for days in &self.days {
                missed += usize::from(!(days.first..=days.last).contains(&date));
            }
            let is_met = if every { missed == 0 } else { missed < self.days.len() };
            met.push(if is_met { DAYS } else { 0 });
        }
        for (value, named) in filters.values().iter().zip(self.named(index)) {
            for number in if named { value.documents() } else { Vec::new() } {
                if let Some(met) = met.get_mut(number as usize) {
                    *met |= 1 << value.facet as u8;
                }
            }
        }
        met
    }
}

/// Of each document a bit for each kind of condition of a filter that it does not meet, and one for those of the query:
/// of what it wants any kind, and of what it leaves out all.
pub(super) fn failing(index: &Index<'_>, filter: &Filter, wanted: &Filter, excluded: &Filter) -> Vec<u8> {
    if [filter, wanted, excluded].into_iter().all(Filter::is_empty) {
        return vec![0; index.documents()];
    }
    rest::later(|| failing_one(index, filter, wanted, excluded))
}

fn failing_one(index: &Index<'_>, filter: &Filter, wanted: &Filter, excluded: &Filter) -> Vec<u8> {
    let mut failing = filter.met(index, true);
    let (wanted_met, excluded_met) = (wanted.met(index, true), excluded.met(index, false));
    for ((failing, met), left_out) in failing.iter_mut().zip(wanted_met).zip(excluded_met) {
        let is_left_out = left_out & excluded.kinds() != 0;
        let failing_query = if wanted.kinds() & !met != 0 || is_left_out { QUERY } else { 0 };
        *failing = filter.kinds() & !*failing | failing_query;
    }
    failing
}
