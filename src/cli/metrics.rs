//! How good is a ranking? The protocol of the sets: every query with a judgement, the first ten documents.

use std::collections::BTreeMap;

/// Ranks that count.
pub(crate) const DEPTH: usize = 10;

/// Grades of the documents judged for a query; 0 is not relevant.
pub(crate) type Grades = BTreeMap<String, u32>;

/// Measures of one ranking, or their means.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Measures {
    /// 1 / rank of the first relevant document.
    pub(crate) mrr: f64,
    /// Discounted gain (2^grade − 1, log2(rank + 1)) as a share of the best possible.
    pub(crate) ndcg: f64,
    /// Share of the relevant documents that were found.
    pub(crate) recall: f64,
}

impl Measures {
    /// Measures the document ids of a ranking.
    pub(crate) fn of(ranking: &[String], grades: &Grades) -> Measures {
        let found: Vec<u32> =
            ranking.iter().take(DEPTH).map(|id| grades.get(id).copied().unwrap_or(0)).collect();
        let mut best: Vec<u32> = grades.values().copied().filter(|&grade| grade > 0).collect();
        best.sort_unstable_by(|a, b| b.cmp(a));
        let relevant = found.iter().filter(|&&grade| grade > 0).count();
        let ratio = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
        Measures {
            mrr: found.iter().position(|&grade| grade > 0).map_or(0.0, |at| 1.0 / (at + 1) as f64),
            ndcg: ratio(gain(&found), gain(&best[..best.len().min(DEPTH)])),
            recall: ratio(relevant as f64, best.len() as f64),
        }
    }

    /// The mean of `all`; zeros for none.
    pub(crate) fn mean(all: &[Measures]) -> Measures {
        let mean = |part: fn(&Measures) -> f64| all.iter().map(part).sum::<f64>() / all.len().max(1) as f64;
        Measures { mrr: mean(|it| it.mrr), ndcg: mean(|it| it.ndcg), recall: mean(|it| it.recall) }
    }
}

fn gain(grades: &[u32]) -> f64 {
    let terms = grades.iter().enumerate();
    terms.map(|(at, &grade)| (2f64.powi(grade.min(30) as i32) - 1.0) / ((at + 2) as f64).log2()).sum()
}

/// The `share` quantile of sorted times, the nearest rank; 0 for none.
pub(crate) fn quantile(sorted: &[f64], share: f64) -> f64 {
    let rank = (share * sorted.len() as f64).ceil() as usize;
    sorted.get(rank.saturating_sub(1)).map_or(0.0, |&time| time)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_of_a_ranking_worked_out_by_hand() {
        let grades = Grades::from([("a".into(), 3), ("b".into(), 1), ("c".into(), 0), ("d".into(), 1)]);
        let ranking: Vec<String> = ["c", "b", "x", "a"].map(String::from).into();
        let measures = Measures::of(&ranking, &grades);
        assert_eq!(measures.mrr, 0.5);
        assert_eq!(measures.recall, 2.0 / 3.0);
        let found = 1.0 / 3f64.log2() + 7.0 / 5f64.log2();
        let best = 7.0 + 1.0 / 3f64.log2() + 0.5;
        assert!((measures.ndcg - found / best).abs() < 1e-12);
    }

    #[test]
    fn only_ten_ranks_count() {
        let grades = Grades::from([("late".into(), 1)]);
        let ranking: Vec<String> = (0..10).map(|n| n.to_string()).chain(["late".into()]).collect();
        assert_eq!(Measures::of(&ranking, &grades), Measures::default());
    }

    #[test]
    fn quantiles_are_times_that_occurred() {
        let times = [1.0, 2.0, 3.0, 4.0];
        assert_eq!((quantile(&times, 0.5), quantile(&times, 0.95), quantile(&[], 0.5)), (2.0, 4.0, 0.0));
    }
}
