//! Which documents have what a query wants, and how much does that say?
//!
//! A group is counted like the query that it stands in: of its own tallies, those that have enough of its parts are
//! what its documents add to the tallies around it, as one.

use super::MatchKind;
use super::merge;
use super::parse::{self, Clause, Part, Query};
use super::proximity;
use super::score::{rarity, saturated};
use super::split;
use super::widen::{Key, widen};
use crate::index::postings::Posting;
use crate::index::{Field, Index};
use crate::rest;

/// One thing that a query wants or leaves out.
pub(super) enum Unit {
    /// A word or a phrase.
    Leaf(Leaf),
    /// Several that count as one.
    Group(Group),
}

/// A word or a phrase, and where it is.
pub(super) struct Leaf {
    pub(super) clause: Clause,
    pub(super) evidence: Vec<Evidence>,
}

/// A query, or a group in one, that the index has been asked about.
pub(super) struct Group {
    pub(super) text: String,
    any: bool,
    pub(super) units: Vec<Unit>,
    pub(super) excluded: Vec<Unit>,
}

/// Documents that a leaf is found in by one key.
pub(super) struct Evidence {
    /// What a match is called; without a name it finds no document, and only speaks for those that are found.
    pub(super) kind: Option<MatchKind>,
    weight: f32,
    pub(super) terms: Vec<u32>,
    postings: Vec<Posting>,
}

/// What is known of a document while units are counted.
#[derive(Clone, Copy, Default)]
pub(super) struct Tally {
    pub(super) score: f32,
    /// Units found, and the sum of their rarities.
    pub(super) found: u16,
    pub(super) covered: f32,
    /// Units seen so far, so that one found by two keys counts once.
    pub(super) seen: u16,
    /// A bit for each match kind.
    pub(super) kinds: u8,
}

impl Group {
    /// The parts of a query that count: stop words only when there is nothing else.
    pub(super) fn new(index: &Index<'_>, query: Query, certain: bool) -> Self {
        let Query { text, any, mut wanted, excluded, .. } = query;
        if !any {
            wanted = joined(index, wanted);
        }
        let mut words = Vec::new();
        for clause in parse::clauses(&wanted) {
            for term in &clause.terms {
                words.push(term.as_str());
            }
        }
        let stop_words = index.languages().stop_words(&words);
        let is_weighty = |part: &Part| part.is_weighty(&|term| stop_words.has(term));
        let weighty_one = wanted.iter().any(is_weighty);
        let counting = wanted.into_iter().filter(|part| !weighty_one || is_weighty(part));
        let mut units = Vec::new();
        for unit in counting.map(|part| Unit::new(index, part, certain)) {
            match unit {
                // The two words are wanted both, not one of them.
                Unit::Leaf(leaf) if !any => {
                    units.extend(leaf.or_two_words(index).into_iter().map(Unit::Leaf))
                }
                unit => units.push(unit),
            }
        }
        let excluded = excluded.into_iter().map(|part| Unit::new(index, part, true)).collect();
        Group { text, any, units, excluded }
    }

    /// Scores every document; one that is excluded becomes `None`.
    pub(super) fn tally(&self, index: &Index<'_>) -> Vec<Option<Tally>> {
        let mut tallies = tally(index, &self.units);
        if !self.excluded.is_empty() {
            for (tally, excluded) in tallies.iter_mut().zip(tally(index, &self.excluded)) {
                if excluded.is_some_and(|excluded| excluded.found > 0) {
                    *tally = None;
                }
            }
        }
        tallies
    }

    /// Whether a document with so many of the units is one of the group's.
    fn is_enough(&self, found: usize) -> bool {
        found == self.units.len() || self.any && found > 0
    }
}

/// Neighbouring words that are one are one word.
fn joined(index: &Index<'_>, wanted: Vec<Part>) -> Vec<Part> {
    let (mut parts, mut run) = (Vec::new(), Vec::new());
    let end = |parts: &mut Vec<Part>, run: &mut Vec<Clause>| {
        for clause in split::join(index, &std::mem::take(run)) {
            parts.push(Part::Clause(clause));
        }
    };
    for part in wanted {
        match part {
            Part::Clause(clause) => run.push(clause),
            Part::Group(_) => {
                end(&mut parts, &mut run);
                parts.push(part);
            }
        }
    }
    end(&mut parts, &mut run);
    parts
}

fn tally(index: &Index<'_>, units: &[Unit]) -> Vec<Option<Tally>> {
    let mut tallies = vec![Some(Tally::default()); index.documents()];
    for (number, unit) in (1u16..).zip(units) {
        match unit {
            Unit::Leaf(leaf) => leaf.count(index, number, &mut tallies),
            Unit::Group(group) => {
                let mut inner = group.tally(index);
                inner.iter_mut().for_each(|it| *it = it.filter(|it| group.is_enough(it.found.into())));
                let weight = rarity(index, inner.iter().flatten().count());
                for (tally, inner) in tallies.iter_mut().zip(inner) {
                    if let (Some(tally), Some(inner)) = (tally, inner) {
                        tally.score += inner.score;
                        tally.found += 1;
                        tally.covered += weight;
                        tally.kinds |= inner.kinds;
                    }
                }
            }
        }
    }
    tallies
}

impl Unit {
    /// Asks the index; `certain`: what is only like the word was not meant.
    fn new(index: &Index<'_>, part: Part, certain: bool) -> Self {
        let clause = match part {
            Part::Clause(clause) => clause,
            Part::Group(query) => return Unit::Group(Group::new(index, query, certain)),
        };
        let mut leaf = Leaf::new(index, clause);
        if certain {
            leaf.evidence
                .retain(|it| matches!(it.kind, Some(MatchKind::Exact | MatchKind::Form | MatchKind::Prefix)));
        }
        Unit::Leaf(leaf)
    }

    /// It, if it is a plain word.
    pub(super) fn word(&self) -> Option<&Leaf> {
        match self {
            Unit::Leaf(leaf) if leaf.clause.terms.len() == 1 && !leaf.clause.title => Some(leaf),
            _ => None,
        }
    }

    /// As the reader wrote it.
    pub(super) fn text(&self) -> &str {
        match self {
            Unit::Leaf(leaf) => &leaf.clause.text,
            Unit::Group(group) => &group.text,
        }
    }

    pub(super) fn has(&self, document: u32) -> bool {
        match self {
            Unit::Leaf(leaf) => leaf.has(document),
            Unit::Group(group) => {
                let has = |unit: &&Unit| unit.has(document);
                group.is_enough(group.units.iter().filter(has).count())
                    && group.excluded.iter().find(has).is_none()
            }
        }
    }
}

/// The words and phrases of units, groups included, in the order of the query.
pub(super) fn leaves(units: &[Unit]) -> Vec<&Leaf> {
    let mut all = Vec::new();
    for unit in units {
        match unit {
            Unit::Leaf(leaf) => all.push(leaf),
            Unit::Group(group) => all.extend(leaves(&group.units)),
        }
    }
    all
}

impl Evidence {
    fn posting(&self, document: u32) -> Option<&Posting> {
        let at = self.postings.binary_search_by_key(&document, |posting| posting.document).ok()?;
        self.postings.get(at)
    }
}

impl Leaf {
    fn new(index: &Index<'_>, clause: Clause) -> Self {
        let mut evidence = Vec::<Evidence>::new();
        // Of a phrase the keys are those of its first word.
        for Key { kind, weight, terms } in widen(index, &clause) {
            let same = evidence.iter().find(|other| other.terms == terms);
            let postings = match (same, clause.terms.len()) {
                (Some(same), _) => same.postings.clone(),
                (None, 1) => merge::postings(index, &terms),
                _ => proximity::phrase(index, &terms, clause.terms.get(1..).unwrap_or_default()),
            };
            // What is not here yet may have something.
            if !postings.is_empty() || index.is_waiting() {
                evidence.push(Evidence { kind, weight, terms, postings });
            }
        }
        if clause.title {
            for evidence in &mut evidence {
                evidence.postings.retain_mut(|posting| {
                    posting.frequencies[Field::Body as usize] = 0;
                    posting.frequencies[Field::Title as usize] > 0
                });
            }
        }
        Leaf { clause, evidence }
    }

    /// The leaf, or the two words that it is if nothing is known of it as one.
    fn or_two_words(self, index: &Index<'_>) -> Vec<Leaf> {
        let empty = !index.is_waiting() && self.found_by().next().is_none();
        match empty.then(|| rest::later(|| split::two_words(index, &self.clause))).flatten() {
            Some(words) => words.map(|clause| Leaf::new(index, clause)).into(),
            None => vec![self],
        }
    }

    /// Whether the index has the word itself, or what means the same.
    pub(super) fn is_known(&self) -> bool {
        self.evidence.iter().any(|evidence| {
            matches!(evidence.kind, Some(MatchKind::Exact | MatchKind::Form | MatchKind::Synonym))
        })
    }

    /// How rare the leaf is: a phrase as all its words together.
    fn rarity(&self, index: &Index<'_>, evidence: &Evidence) -> f32 {
        rarity(index, evidence.postings.len()) * self.clause.terms.len() as f32
    }

    /// How rare it is, whatever finds it.
    fn own_rarity(&self, index: &Index<'_>) -> f32 {
        self.found_by().map(|evidence| self.rarity(index, evidence)).fold(f32::INFINITY, f32::min)
    }

    /// What finds documents, and does not only speak for them.
    fn found_by(&self) -> impl Iterator<Item = &Evidence> {
        self.evidence.iter().filter(|evidence| evidence.kind.is_some())
    }

    /// Adds it to the tallies of its documents as the unit `number`.
    fn count(&self, index: &Index<'_>, number: u16, tallies: &mut [Option<Tally>]) {
        // The same for each document with the unit, whichever key finds it there.
        let weight = self.own_rarity(index);
        for evidence in &self.evidence {
            let rarity = self.rarity(index, evidence);
            for posting in &evidence.postings {
                let Some(Some(tally)) = tallies.get_mut(posting.document as usize) else { continue };
                tally.score +=
                    evidence.weight * rarity * saturated(index, posting.document, posting.frequencies);
                match evidence.kind {
                    Some(kind) if tally.seen < number => {
                        tally.seen = number;
                        tally.found += 1;
                        tally.covered += weight;
                        tally.kinds |= 1 << kind as u8;
                    }
                    _ => {}
                }
            }
        }
    }

    fn has(&self, document: u32) -> bool {
        self.kind_in(document).is_some()
    }

    /// The best way in which a document has it.
    pub(super) fn kind_in(&self, document: u32) -> Option<MatchKind> {
        self.found_by().find(|evidence| evidence.posting(document).is_some())?.kind
    }

    /// What each key adds to the score of a document.
    pub(super) fn scores_in(&self, index: &Index<'_>, document: u32) -> Vec<(Option<MatchKind>, f32)> {
        let scores = self.evidence.iter().filter_map(|evidence| {
            let posting = evidence.posting(document)?;
            let saturated = saturated(index, document, posting.frequencies);
            Some((evidence.kind, evidence.weight * self.rarity(index, evidence) * saturated))
        });
        scores.collect()
    }

    /// The terms of the word itself and those that mean the same, or those it is taken for; words that it only begins
    /// are too many and too vague.
    pub(super) fn own_terms(&self) -> Vec<u32> {
        let of = |kind| self.evidence.iter().find(move |evidence| evidence.kind == Some(kind));
        let order =
            [MatchKind::Form, MatchKind::Exact, MatchKind::Spelling, MatchKind::Typo, MatchKind::Latin];
        let mut terms = Vec::new();
        for evidence in [order.into_iter().find_map(of), of(MatchKind::Synonym)].into_iter().flatten() {
            terms.extend_from_slice(&evidence.terms);
        }
        terms
    }

    pub(super) fn marking(&self) -> (&Clause, Vec<u32>) {
        let mut terms = Vec::new();
        for evidence in self.found_by() {
            terms.extend_from_slice(&evidence.terms);
        }
        (&self.clause, terms)
    }
}
