//! The score of a single word is BM25F as the papers have it, of the word's forms and, for less, of the very word and
//! of those that share its root or its consonants.

use super::*;
use crate::support::{is_behind_clitics, texts};
use kashaf_engine::analysis::{root, skeleton, stem, tokens};

const K1: f64 = 1.2;
/// Of title, body and links.
const B: [f64; 3] = [0.5, 0.5, 0.0];
const WEIGHTS: [f64; 3] = [2.0, 1.0, 0.1];
const EXACT: f64 = 0.2;
const ROOT: f64 = 0.3;
const SKELETON: f64 = 0.25;

/// Surface keys of title, body and links.
fn fields(document: &Document) -> [Vec<String>; 3] {
    let texts = texts(document);
    let (title, body) = texts.split_at(usize::from(!document.title_derived));
    let links: Vec<&str> = document.links().collect();
    [title, body, &links]
        .map(|texts| texts.iter().flat_map(|text| tokens(text)).map(|token| token.term).collect())
}

/// BM25F of the words that are `meant`, in each article.
fn bm25f(articles: &[[Vec<String>; 3]], meant: impl Fn(&str) -> bool) -> Vec<f64> {
    let all = articles.len() as f64;
    let average =
        [0, 1, 2].map(|field| articles.iter().map(|fields| fields[field].len() as f64).sum::<f64>() / all);
    let count = |words: &Vec<String>| words.iter().filter(|word| meant(word)).count() as f64;
    let with = articles.iter().filter(|fields| fields.iter().any(|words| count(words) > 0.0)).count() as f64;
    let rarity = (1.0 + (all - with + 0.5) / (with + 0.5)).ln();
    let weighted = |fields: &[Vec<String>; 3]| -> f64 {
        let of_field = |field: usize| {
            let length = fields[field].len() as f64 / average[field].max(1.0);
            WEIGHTS[field] * count(&fields[field]) / (1.0 - B[field] + B[field] * length)
        };
        of_field(0) + of_field(1) + of_field(2)
    };
    articles.iter().map(weighted).map(|weighted| rarity * weighted * (K1 + 1.0) / (weighted + K1)).collect()
}

#[test]
fn a_known_word_scores_as_in_the_papers() {
    prove(
        "scores as in the papers",
        256,
        4_000,
        (corpus(), any::<prop::sample::Index>(), any::<bool>()),
        |(documents, at, quoted)| {
            let articles: Vec<_> = documents.iter().map(fields).collect();
            let vocabulary: BTreeSet<String> = articles.iter().flatten().flatten().cloned().collect();
            let key = at.get(&Vec::from_iter(&vocabulary)).as_str();
            let of_word = bm25f(&articles, |other| other == key);
            let is_form = |other: &str| stem(other, &vocabulary) == stem(key, &vocabulary);
            let of_forms = bm25f(&articles, is_form);
            let of_quoted =
                bm25f(&articles, |other| other == key || is_behind_clitics(key, other) && is_form(other));

            // Weak keys speak for what is found; of a word without company in its skeleton its forms do.
            let stem_of = |word: &str| stem(word, &vocabulary);
            let company = |same: &dyn Fn(&str) -> bool| {
                let stems: BTreeSet<String> =
                    vocabulary.iter().map(|word| stem_of(word)).filter(|stem| same(stem)).collect();
                stems.len() > 1
            };
            let same_root = |other: &str| root(other).is_some() && root(other) == root(&stem_of(key));
            let bones = skeleton(&stem_of(key));
            let same_bones = |other: &str| bones.chars().count() > 2 && skeleton(other) == bones;
            // Spellings of a name are found by their bones too.
            prop_assume!(quoted || !company(&same_bones));
            let of_root = bm25f(&articles, |other| company(&same_root) && same_root(&stem_of(other)));
            let of_bones = bm25f(&articles, |other| same_bones(&stem_of(other)));

            let bytes = index_of(&documents);
            let text = if quoted { format!("\"{key}\"") } else { format!("{key} ") };
            let index = Index::open(&bytes).unwrap();
            prop_assume!(quoted || index.alike(key).is_none());
            for hit in search(&index, &text, &ALL).hits {
                let at = hit.number as usize;
                let expected = EXACT * of_word[at]
                    + if quoted {
                        (1.0 - EXACT) * of_quoted[at]
                    } else {
                        of_forms[at] + ROOT * of_root[at] + SKELETON * of_bones[at]
                    };
                prop_assert!(
                    (f64::from(hit.score) - expected).abs() < 1e-4,
                    "{text} in {at}: {} is not {expected}",
                    hit.score
                );
            }
            Ok(())
        },
    );
}
