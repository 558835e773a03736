//! How much does a key say about a document?
//!
//! BM25F: Robertson, Zaragoza and Taylor, *Simple BM25 Extension to Multiple Weighted Fields* (CIKM 2004). A field's
//! occurrences are divided by its relative length, weighted, summed over fields and only then saturated, so that a
//! word in title and body is not counted as two words.

use crate::index::{FIELDS, Field, Index};

/// Saturation of repeated words; Robertson's and Lucene's usual value.
const K1: f32 = 1.2;
/// How much a long field must pay for its length: questions ranked alike from .3 to .75, headlines find their article
/// better the less it is (news-ar, all else alike: MRR .804 with .75, .825 with .5). Headlines of other articles are all alike short,
/// and most articles link to none, so that their average says nothing.
const B: [f32; FIELDS] = [0.5, 0.5, 0.0];
/// A word in the title counts as two in the body. One in a link counts as one in a body thirteen times as long as
/// others: an article that only links to a word stands behind those that speak of it.
const WEIGHTS: [f32; FIELDS] = [2.0, 1.0, 0.1];

/// How rare a key is: ln(1 + (N − n + ½) / (n + ½)), never negative (Lucene's form of the RSJ weight).
#[must_use]
pub fn rarity(index: &Index<'_>, documents_with: usize) -> f32 {
    let (all, with) = (index.documents() as f32, documents_with as f32);
    (1.0 + (all - with + 0.5) / (with + 0.5)).ln()
}

/// How much a document is about a key, from 0 up to K1 + 1, without its rarity.
#[must_use]
pub fn saturated(index: &Index<'_>, document: u32, frequencies: [u32; FIELDS]) -> f32 {
    let mut weighted = 0.0;
    for field in Field::ALL {
        let at = field as usize;
        if frequencies[at] > 0 {
            let length = index.field_length(document, field) as f32 / index.average_length(field).max(1.0);
            weighted += WEIGHTS[at] * frequencies[at] as f32 / (1.0 - B[at] + B[at] * length);
        }
    }
    weighted * (K1 + 1.0) / (weighted + K1)
}
