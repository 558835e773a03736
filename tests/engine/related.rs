//! Which articles are about the same.

use kashaf_engine::document::Document;
use kashaf_engine::index::Index;
use kashaf_engine::query::related::related;

use crate::support::{article, index_of, seed_index, seeds};

/// Ids of the articles related to `id`.
fn of(documents: &[Document], id: &str) -> Vec<String> {
    let bytes = index_of(documents);
    let found = related(&Index::open(&bytes).unwrap(), id, 10);
    assert!(found.is_sorted_by(|one, other| one.score >= other.score));
    assert!(found.iter().all(|hit| hit.document.id != id && hit.score > 0.0));
    found.into_iter().map(|hit| hit.document.id).collect()
}

/// Enough articles about something else that a word of two is rare.
fn others() -> impl Iterator<Item = Document> {
    (0..20).map(|n| article(&format!("other-{n}"), "أخبار الطقس", "حار نهارا في كل المدن، بارد ليلا"))
}

fn with_others(articles: &[Document]) -> Vec<Document> {
    articles.iter().cloned().chain(others()).collect()
}

#[test]
fn articles_about_the_same_come_first_and_others_not_at_all() {
    let documents = with_others(&[
        article("a", "انسحاب القوات من أفغانستان", "أعلنت القيادة انسحاب قواتها من قاعدة باغرام"),
        article("b", "قاعدة باغرام", "غادرت القوات أفغانستان بانسحاب من باغرام"),
        article("c", "كأس العالم", "فاز الفريق بعد أن أعلنت اللجنة، ثم تابع الناس المباراة في كل المدن"),
        article("d", "وصفة اليوم", "طماطم وبصل وزيت في كل بيت"),
    ]);
    assert_eq!(of(&documents, "a"), ["b"]);
    assert_eq!(of(&documents, "b"), ["a"]);
    assert_eq!(of(&documents, "d"), [""; 0]);
    assert_eq!(of(&documents, "other-7").len(), 10);
}

#[test]
fn a_word_of_the_title_says_more_than_one_of_the_text() {
    let documents = with_others(&[
        article("a", "زلزال اليابان", "هزة في البحر"),
        article("text", "نشرة", "البحر هائج بعد هزة"),
        article("title", "زلزال اليابان", "نشرة المساء"),
    ]);
    assert_eq!(of(&documents, "a")[0], "title");
}

#[test]
fn equals_keep_the_order_of_the_articles() {
    let same = |id: &str| article(id, "زلزال", "هزة في البحر");
    let documents = with_others(&["c", "a", "d", "b"].map(same));
    assert_eq!(of(&documents, "a"), ["c", "d", "b"]);
    let bytes = index_of(&documents);
    let found = related(&Index::open(&bytes).unwrap(), "a", 2);
    let found: Vec<_> = found.iter().map(|hit| (hit.number, hit.document.id.as_str(), hit.score)).collect();
    assert_eq!(found, [(0, "c", 1.0), (2, "d", 1.0)]);
}

#[test]
fn stop_words_and_words_of_one_article_relate_nothing() {
    let documents = [
        article("a", "—", "من هذا الذي في بغداد؟"),
        article("b", "—", "في هذا من الذي زلزال؟"),
        article("c", "—", "؟"),
    ];
    for id in ["a", "b", "c"] {
        assert_eq!(of(&documents, id), [""; 0], "{id}");
    }
}

#[test]
fn an_unknown_article_has_no_related_ones() {
    let index = Index::open(seed_index()).unwrap();
    for id in ["", "000", "العراق", "000_b561520fb08fea48.txt"] {
        assert!(related(&index, id, 10).is_empty(), "{id}");
    }
    assert!(of(&[], "a").is_empty());
    assert!(related(&index, &seeds()[0].id, 0).is_empty());
}

#[test]
fn every_seed_is_about_what_others_are_about() {
    // All five tell of the forces in Iraq; 000 and 003 of the summer of 2020.
    let of_seed = |at: usize| of(&seeds(), &seeds()[at].id);
    assert!((0..5).all(|at| of_seed(at).len() >= 3));
    assert!(of_seed(0)[0].starts_with("003"), "{:?}", [0, 1, 2, 3, 4].map(of_seed));
}

#[test]
fn an_article_as_long_as_a_book_is_answered() {
    let book: String = (0..50_000).map(|n| format!("كلمة{n} ")).collect();
    let documents = with_others(&[article("book", "زلزال", &book), article("a", "زلزال", "هزة")]);
    assert_eq!(of(&documents, "book"), ["a"]);
}
