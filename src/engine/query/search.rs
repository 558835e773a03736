//! From text to ranked hits.

use super::conditions::{self, Conditions};
use super::evaluate::{Group, Leaf, Tally, Unit, leaves};
use super::facets;
use super::filter::{self, Filter, Sort};
use super::found::{self, Correction};
use super::layout;
use super::marks::Marks;
use super::merge;
use super::parse::{Clause, Query, parse};
use super::proximity;
use super::score::{rarity, saturated};
use super::syntax::Reader;
use super::widen::is_known;
use super::{Answer, Hit, MatchKind, Note, Options};
use crate::analysis::{length, script};
use crate::document::Document;
use crate::index::Index;
use crate::{rest, sections, snippet};

/// Words that follow each other as in the query. More helps questions and harms headlines, which some articles quote
/// in a list; windows wider than neighbours brought nothing.
const PAIR: f32 = 0.18;
/// A Han letter by itself: on xquad-zh weights from .2 to .5 ranked alike (MRR .957, without it .955).
const LETTER: f32 = 0.3;
/// Without all words, a document must have this share of what the best one has, rare words counting for more, or
/// three quarters of its words.
const MOST: f32 = 0.2;
/// Of a query of up to this many words, documents with all of them come first.
const ALL_FIRST: usize = 2;
/// Two letters are a word on any keyboard: of those on another one must be longer.
const SWITCHED: usize = 3;

/// Answers `text`.
///
/// ```
/// # use kashaf_engine::{document::Document, index::{build, Index}};
/// use kashaf_engine::query::{MatchKind, Options, search};
/// let article = Document::parse("a", "عاد الوزير إلى بغداد ثم زار وزيرها البصرة.".as_bytes())?;
/// let bytes = build(&[article])?;
/// let index = Index::open(&bytes)?;
/// let answer = search(&index, "لبغداد", &Options::default());
/// assert_eq!(answer.hits[0].kinds, [MatchKind::Form]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn search(index: &Index<'_>, text: &str, options: &Options) -> Answer {
    let (group, switched, conditions) = understand(index, text);
    let units = group.units.as_slice();
    let mut tallies = group.tally(index);
    add_pairs(index, units, &mut tallies);
    add_letters(index, units, &mut tallies);
    // The texts are asked for when it is known of which documents.
    if index.is_waiting() {
        return Answer::default();
    }
    for &(number, weight) in index.filters().weights() {
        if let Some(Some(tally)) = tallies.get_mut(number as usize) {
            tally.score *= weight.factor();
        }
    }
    let filter = &options.filter;
    let failing = filter::failing(index, filter, &conditions.wanted, &conditions.excluded);
    let found = |lifted| found(&tallies, units.len(), &failing, lifted);
    // Before words are offered, which are those that come to hand.
    let cut = conditions.cut || index.walked().is_cut();
    let (facets, dates) = match options.facets {
        true => rest::later(|| facets::count(index, filter, &|lifted| found(lifted).0)),
        false => (Vec::new(), None),
    };
    let unfiltered = [filter, &conditions.wanted, &conditions.excluded].into_iter().all(Filter::is_empty);
    if units.is_empty() && group.excluded.is_empty() && unfiltered {
        return Answer { note: Some(Note::NoWords), cut, facets, dates, ..Answer::default() };
    }
    let (ranked, complete) = found(0);
    let note = match (ranked.is_empty(), complete) {
        (true, _) => Some(Note::Nothing),
        (false, false) => Some(Note::MostWords),
        (false, true) => None,
    };
    let sort = match options.sort {
        Sort::Relevance if units.is_empty() && !unfiltered => Sort::Newest,
        sort => sort,
    };
    let total = ranked.len();
    let ranked = rank(index, &ranked, units.len(), sort, options.offset.saturating_add(options.limit));
    let leaves = leaves(units);
    let marks = marks(index, &leaves);
    let (mut hits, mut whole) = (Vec::new(), true);
    for &number in ranked.iter().skip(options.offset).take(options.limit) {
        let tally = tallies.get(number as usize).copied().flatten();
        let document = index.document(number);
        // Behind one that is still to come none is shown, or it would push the others down.
        whole &= document.is_some() || !index.is_waiting();
        if let (true, Some(tally), Some(document)) = (whole, tally, document) {
            let (mut kinds, mut missing) = (Vec::new(), Vec::new());
            for kind in MatchKind::ALL {
                if tally.kinds & 1 << kind as u8 != 0 {
                    kinds.push(kind);
                }
            }
            for unit in units {
                if !unit.has(number) {
                    missing.push(unit.text().to_owned());
                }
            }
            let found: Vec<_> = document.texts().map(|text| marks.find(text)).collect();
            hits.push(Hit {
                number,
                score: tally.score,
                kinds,
                missing,
                matches: found::matches(&leaves, &found, number, &document),
                sections: sections::best_sections(&document, &found, &marks),
                title: snippet::whole(&document.title, found.first().map_or(&[], |marks| marks.as_slice())),
                snippet: snippet::best_passages(&document, &found, &marks),
                document,
            });
        }
    }
    let mut corrections = found::corrections(index, &leaves);
    if switched {
        // What was found on another layout was found by that, however it matched there.
        for hit in &mut hits {
            hit.kinds = vec![MatchKind::Layout];
            hit.matches.iter_mut().for_each(|it| it.kind = MatchKind::Layout);
        }
        corrections = vec![Correction { from: conditions.rest.trim().to_owned(), to: group.text.clone() }];
    }
    // Where only a condition is in the way, the words are right.
    let offers = if total == 0 && found(u8::MAX).0.is_empty() {
        rest::later(|| found::offers(index, &leaves))
    } else {
        Vec::new()
    };
    Answer { hits, total, note, cut, corrections, offers, facets, dates }
}

/// An article for reading, and what to mark in it for the query `text`.
#[must_use]
pub fn article(index: &Index<'_>, id: &str, text: &str) -> Option<(Document, Marks)> {
    // Both are asked for at once.
    let document = index.find(id).and_then(|number| index.document(number));
    let (group, ..) = understand(index, text);
    Some((document?, marks(index, &leaves(&group.units))))
}

fn marks(index: &Index<'_>, leaves: &[&Leaf]) -> Marks {
    let mut units = Vec::new();
    for leaf in leaves {
        units.push(leaf.marking());
    }
    Marks::new(index, units)
}

/// Reads a text as a query and conditions, and says whether the query is as another keyboard layout would have
/// written it: one of which no word is known is tried there, where every word must be a word of the index, since any
/// letters are near to something.
pub(super) fn understand(index: &Index<'_>, text: &str) -> (Group, bool, Conditions) {
    index.walked().begin();
    let mut conditions = conditions::read(text);
    let stated = conditions.rest != text;
    let text = conditions.rest.as_str();
    // An `OR` between conditions is no word.
    let query = if stated { Reader::new(text, true).query() } else { parse(text) };
    conditions.cut |= query.cut;
    let group = Group::new(index, query, false);
    let words = leaves(&group.units);
    let unknown = !words.is_empty() && !index.is_waiting() && !words.into_iter().any(Leaf::is_known);
    match unknown.then(|| rest::later(|| on_another_keyboard(index, text))).flatten() {
        Some(query) => (Group::new(index, query, false), true, conditions),
        None => (group, false, conditions),
    }
}

/// What the same keys write on another keyboard, if all of that are words of the index.
fn on_another_keyboard(index: &Index<'_>, text: &str) -> Option<Query> {
    let others: Vec<Query> = layout::switched(text).iter().map(|other| parse(other)).collect();
    // Whole words on one keyboard are likelier than half a word on another.
    for begun in [false, true] {
        for other in &others {
            let clauses = other.clauses();
            let long =
                |clause: &&Clause| clause.terms.iter().map(|term| length(term)).sum::<usize>() >= SWITCHED;
            if clauses.iter().any(long) && clauses.iter().all(|clause| is_known(index, clause, begun)) {
                return Some(other.clone());
            }
        }
    }
    None
}

/// Adds to the score of documents where neighbours of the query are neighbours too.
pub(super) fn add_pairs(index: &Index<'_>, units: &[Unit], tallies: &mut [Option<Tally>]) {
    // Pairs of letters overlap as it is: where the first two of three are and the last two, the three mostly are. Their
    // bonus would only drown the words of the query (xquad-zh: .9497 with it, .9549 without).
    let is_word = |leaf: &&Leaf| leaf.clause.terms.iter().all(|term| !script::is_unspaced(term));
    let words: Vec<&Leaf> = units.iter().filter_map(Unit::word).filter(is_word).collect();
    if words.len() < 2 {
        return;
    }
    let places: Vec<_> = words.iter().map(|unit| proximity::places(index, &unit.own_terms())).collect();
    for (pair, places) in words.windows(2).zip(places.windows(2)) {
        let ([first, second], [here, there]) = (pair, places) else { continue };
        // Stop words between the two may be left out in the document, not added.
        let distance = u64::from(second.clause.position.saturating_sub(first.clause.position)).max(1);
        let postings = proximity::pairs(here, there, distance);
        let rarity = rarity(index, postings.len());
        for posting in postings {
            if let Some(Some(tally)) = tallies.get_mut(posting.document as usize) {
                tally.score += PAIR * rarity * saturated(index, posting.document, posting.frequencies);
            }
        }
    }
}

/// Adds to the score of documents with the Han letters of the query: each has a meaning, and half of their pairs lie
/// across two words.
pub(super) fn add_letters(index: &Index<'_>, units: &[Unit], tallies: &mut [Option<Tally>]) {
    for unit in units {
        let Some([pair]) = unit.word().map(|leaf| leaf.clause.terms.as_slice()) else { continue };
        let Some(letter @ '\u{3400}'..='\u{9FFF}') = pair.chars().next() else { continue };
        rest::later(|| add_letter(index, letter, tallies));
    }
}

fn add_letter(index: &Index<'_>, letter: char, tallies: &mut [Option<Tally>]) {
    // Nearly every letter begins a pair.
    let terms: Vec<u32> = index.with_prefix(letter.encode_utf8(&mut [0; 4])).collect();
    let postings = merge::postings(index, &terms);
    let rarity = rarity(index, postings.len());
    for posting in postings {
        if let Some(Some(tally)) = tallies.get_mut(posting.document as usize) {
            tally.score += LETTER * rarity * saturated(index, posting.document, posting.frequencies);
        }
    }
}

/// The documents that answer and fail no condition but those `lifted`, in their order, and whether any has all units.
#[inline(never)]
fn found(tallies: &[Option<Tally>], units: usize, failing: &[u8], lifted: u8) -> (Vec<(u32, Tally)>, bool) {
    let mut found = Vec::new();
    for (number, (tally, failing)) in (0u32..).zip(tallies.iter().zip(failing)) {
        found.extend(
            tally
                .filter(|tally| failing & !lifted == 0 && (tally.found > 0 || units == 0))
                .map(|tally| (number, tally)),
        );
    }
    let complete = found.iter().any(|(_, tally)| usize::from(tally.found) == units);
    // Three of four words are most of them, and so is the rare one beside three that every article has.
    let best = found.iter().map(|(_, tally)| tally.covered).fold(0.0, f32::max);
    let words = found.iter().map(|(_, tally)| tally.found).max().unwrap_or(0);
    found.retain(|(_, tally)| tally.covered >= MOST * best || 4 * tally.found >= 3 * words);
    (found, complete)
}

/// The first of the found documents in the order of an answer.
///
/// Of a query of two words those with both come first: who types two words narrows. Who asks a question or pastes a
/// headline describes, and there the score alone decides (xquad-ar: MRR .9474, and .9459 if so for three words too).
fn rank(index: &Index<'_>, found: &[(u32, Tally)], units: usize, sort: Sort, count: usize) -> Vec<u32> {
    let mut keys = Vec::new();
    for (number, tally) in found {
        let has_all = units > ALL_FIRST || usize::from(tally.found) == units;
        keys.push(rank_key(*number, tally.score, has_all));
    }
    let needed = if sort == Sort::Relevance { count } else { keys.len() };
    let mut ranked: Vec<u32> = merge::lowest(keys, needed).into_iter().map(|key| key as u32).collect();
    if sort != Sort::Relevance {
        ranked = rest::later(|| by_date(index, &ranked, sort));
    }
    ranked
}

fn by_date(index: &Index<'_>, ranked: &[u32], sort: Sort) -> Vec<u32> {
    let mut keys = Vec::new();
    for (at, number) in (0u64..).zip(ranked) {
        let date = index.filters().date(*number);
        let key = if sort == Sort::Newest { !date } else { date.wrapping_sub(1) };
        keys.push(u64::from(key) << 32 | at);
    }
    let mut by_date = Vec::new();
    for key in merge::sorted(keys) {
        by_date.extend(ranked.get(key as u32 as usize));
    }
    by_date
}

/// A number that sorts as hits do: all units before most, then score, then document order. Scores are never
/// negative, and the bits of such floats sort like them.
fn rank_key(number: u32, score: f32, has_all: bool) -> u64 {
    u64::from(!has_all) << 63 | u64::from(!score.to_bits() & i32::MAX as u32) << 32 | u64::from(number)
}
