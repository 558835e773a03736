//! How well the five articles answer, by the judgements of `tests/golden/judged.txt`: a floor for each kind of query.
//!
//! `cargo test -p kashaf-engine --test engine judged -- --nocapture` prints the means and every query that falls short.

use std::collections::BTreeMap;
use std::fs;

use kashaf_engine::index::Index;
use kashaf_engine::query::{Options, search};

use crate::support::{seed_index, seeds};

const JUDGED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/golden/judged.txt");

/// Ranks that count.
const DEPTH: usize = 10;

/// A query and the grades of the articles that answer it, by the first three digits of their names.
struct Judged<'a> {
    kind: &'a str,
    query: &'a str,
    grades: BTreeMap<&'a str, u32>,
}

impl Judged<'_> {
    /// nDCG@10 of a ranking; where nothing is relevant, 1 for an empty one.
    fn share(&self, ranking: &[String]) -> f64 {
        if self.grades.is_empty() {
            return f64::from(u8::from(ranking.is_empty()));
        }
        let found = ranking.iter().map(|id| self.grades.get(id.as_str()).copied().unwrap_or(0));
        let mut best: Vec<u32> = self.grades.values().copied().collect();
        best.sort_unstable_by(|one, other| other.cmp(one));
        gain(found) / gain(best.into_iter())
    }
}

/// The discounted gain of the grades of a ranking: (2^grade − 1) / log2(rank + 1), summed.
fn gain(grades: impl Iterator<Item = u32>) -> f64 {
    let terms = grades.take(DEPTH).zip(2u32..);
    // A sum of no terms would be −0.
    terms.fold(0.0, |sum, (grade, rank)| sum + (f64::from((1 << grade) - 1) / f64::from(rank).log2()))
}

/// The queries of `text` and the floors of their kinds.
fn read(text: &str) -> (Vec<Judged<'_>>, BTreeMap<&str, f64>) {
    let (mut queries, mut floors) = (Vec::new(), BTreeMap::new());
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(floor) = line.strip_prefix("floor ") {
            let (kind, share) = floor.split_once(' ').unwrap();
            assert!(floors.insert(kind, share.parse().unwrap()).is_none(), "two floors: {line}");
            continue;
        }
        let [kind, query, articles] = line.split(" | ").collect::<Vec<_>>().try_into().expect(line);
        let grades = articles.split(' ').filter(|&it| it != "-").map(|it| {
            let (article, grade) = it.split_once(':').expect(line);
            let grade = grade.parse().expect(line);
            assert!((1..=3).contains(&grade), "not a grade: {line}");
            (article, grade)
        });
        queries.push(Judged { kind, query, grades: grades.collect() });
    }
    (queries, floors)
}

/// The first articles that the engine finds, best first.
fn ranking(index: &Index<'_>, query: &str) -> Vec<String> {
    let answer = search(index, query, &Options { limit: DEPTH, ..Options::default() });
    answer.hits.iter().map(|hit| hit.document.id[..3].to_owned()).collect()
}

#[test]
fn judged_queries_reach_the_floor_of_their_kind() {
    let text = fs::read_to_string(JUDGED).unwrap();
    let (queries, floors) = read(&text);
    let names: Vec<String> = seeds().into_iter().map(|seed| seed.id[..3].to_owned()).collect();
    let index = Index::open(seed_index()).unwrap();
    let mut kinds: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for judged in &queries {
        let mut articles = judged.grades.keys();
        assert!(articles.all(|article| names.iter().any(|name| name == article)), "{}", judged.query);
        let found = ranking(&index, judged.query);
        let share = judged.share(&found);
        kinds.entry(judged.kind).or_default().push(share);
        if share < 1.0 - 1e-9 {
            let Judged { kind, query, grades } = judged;
            println!("{share:.3} {kind} | {query} | judged {grades:?}, found {}", found.join(" "));
        }
    }
    let mean = |shares: &[f64]| shares.iter().sum::<f64>() / shares.len() as f64;
    let all = kinds.values().flatten().copied().collect::<Vec<_>>();
    println!("{:<10} {:>7} {:.4}", "all", all.len(), mean(&all));
    let mut fallen = Vec::new();
    for (kind, shares) in &kinds {
        println!("{kind:<10} {:>7} {:.4}", shares.len(), mean(shares));
        let floor = floors.get(kind).unwrap_or_else(|| panic!("{kind} has no floor"));
        if mean(shares) < *floor {
            fallen.push(format!("{kind} fell to {:.4} from {floor}", mean(shares)));
        }
    }
    assert!(floors.keys().all(|kind| kinds.contains_key(kind)), "a floor without queries");
    assert!(fallen.is_empty(), "{}", fallen.join(", "));
}

#[test]
fn the_measure_worked_out_by_hand() {
    let judged = |articles| read(articles).0.remove(0);
    let found = |ids: &[&str]| ids.iter().map(|&id| id.to_owned()).collect::<Vec<_>>();
    let one = judged("name | a | 000:3 003:1 004:1");
    // Ideal: 3 at the first rank, 1 at the second and third. Found: nothing, 1, nothing, 3.
    let best = 7.0 + 1.0 / 3f64.log2() + 0.5;
    let late = 1.0 / 3f64.log2() + 7.0 / 5f64.log2();
    assert!((one.share(&found(&["002", "003", "001", "000"])) - late / best).abs() < 1e-12);
    assert!((one.share(&found(&["000", "004", "003"])) - 1.0).abs() < 1e-12);
    let none = judged("none | a | -");
    assert_eq!((none.share(&[]), none.share(&found(&["001"]))), (1.0, 0.0));
}
