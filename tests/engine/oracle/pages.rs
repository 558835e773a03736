//! A page of an answer is a part of all of it, whatever is asked for and in whichever order.

use super::filters::{conditions, filed, index_of_filed, sort};
use super::*;
use crate::support::prove;

#[test]
fn pages_are_parts_of_the_whole_answer() {
    let asked = (conditions(), sort(), any::<bool>(), 0..9usize, 0..9usize);
    let text = prop::option::weighted(0.8, expressions::queries());
    let articles = prop::collection::vec(filed(), 1..14);
    prove(
        "pages of answers, filtered and sorted",
        256,
        4_000,
        (articles, text, asked),
        |(filed, text, asked)| {
            let (conditions, sort, facets, offset, limit) = asked;
            let text = text.unwrap_or_default() + " ";
            let bytes = index_of_filed(&filed);
            let index = Index::open(&bytes).unwrap();
            let options = Options { filter: conditions.filter(), sort, facets, ..ALL.clone() };
            let all = search(&index, &text, &options);
            let page = search(&index, &text, &Options { limit, offset, ..options });
            let of = |answer: &Answer| answer.hits.iter().map(|hit| format!("{hit:?}")).collect::<Vec<_>>();
            let expected: Vec<_> = of(&all).into_iter().skip(offset).take(limit).collect();
            prop_assert_eq!(of(&page), expected, "{:?}", text);
            prop_assert_eq!((page.total, page.note, page.cut), (all.total, all.note, all.cut));
            prop_assert_eq!(
                (page.facets, page.dates, page.corrections),
                (all.facets, all.dates, all.corrections)
            );
            prop_assert_eq!(page.offers, all.offers);
            Ok(())
        },
    );
}
