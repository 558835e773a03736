//! Why has an article this score?

use super::evaluate::{Unit, leaves};
use super::search::{add_letters, add_pairs, understand};
use super::{MatchKind, evaluate::Tally};
use crate::index::Index;

/// A part of a score.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The words of the query, as the reader wrote them.
    pub word: String,
    /// What they were found by.
    pub by: By,
    /// What it adds.
    pub score: f32,
}

/// What a part of a score is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// A key that finds articles.
    Kind(MatchKind),
    /// A root or skeleton, which only speaks for articles found by others.
    Support,
    /// Words that follow each other as in the query, and Han letters.
    Neighbours,
}

/// The parts of the score of the article called `id` for the query `text`; none if it has none of the words. They add up
/// to the score of its hit.
///
/// ```
/// # use kashaf_engine::{document::Document, index::{build, Index}};
/// # use kashaf_engine::query::{Options, explain::explain, search};
/// let article = Document::parse("a", "عاد الوزير إلى بغداد ثم زار وزيرها البصرة.".as_bytes())?;
/// let bytes = build(&[article])?;
/// let index = Index::open(&bytes)?;
/// let sum: f32 = explain(&index, "وزير بغداد", "a").iter().map(|part| part.score).sum();
/// assert!((sum - search(&index, "وزير بغداد", &Options::default()).hits[0].score).abs() < 1e-5);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn explain(index: &Index<'_>, text: &str, id: &str) -> Vec<Part> {
    let Some(number) = index.find(id) else { return Vec::new() };
    let (group, ..) = understand(index, text);
    let mut parts = Vec::new();
    for leaf in leaves(&group.units) {
        for (kind, score) in leaf.scores_in(index, number) {
            parts.push(Part {
                word: leaf.clause.text.clone(),
                by: kind.map_or(By::Support, By::Kind),
                score,
            });
        }
    }
    let mut tallies = vec![Some(Tally::default()); index.documents()];
    add_pairs(index, &group.units, &mut tallies);
    add_letters(index, &group.units, &mut tallies);
    let score = tallies.get(number as usize).copied().flatten().map_or(0.0, |tally| tally.score);
    let (_, weight) = index.filters().of(number);
    if score > 0.0 && !parts.is_empty() {
        let words: Vec<&str> = group.units.iter().map(Unit::text).collect();
        parts.push(Part { word: words.join(" "), by: By::Neighbours, score });
    }
    parts.iter_mut().for_each(|part| part.score *= weight.factor());
    parts
}
