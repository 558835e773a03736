//! Any text is a query, and none is more work than is stated: what is beyond the bounds is left out, and the answer says so.

use kashaf_engine::index::Index;
use kashaf_engine::index::walked::MOST_PLACES;
use kashaf_engine::query::explain::explain;
use kashaf_engine::query::parse::MAX_WORDS;
use kashaf_engine::query::related::related;
use kashaf_engine::query::suggest::{USUAL, suggest};
use kashaf_engine::query::{Options, Sort, article, search};

use crate::counting::bytes_of;
use crate::hostile::{Hostile, hostile, injections, large_index, made_up, many};
use crate::support::{index_of, seed_index};

/// Bytes that the work for any text may take over an index of so many documents.
///
/// The text itself is written down twice, and no more than 32 kB of it are read. Each of 64 words may take the tables of a
/// dozen walks through the dictionary. Then the lists of its keys are read, at most a dozen, none longer than there are
/// documents: that is work for the index, not for the text, and comes to less, since few words are in most documents.
fn most(text: &str, documents: usize) -> usize {
    const WORD: usize = 150_000;
    const DOCUMENT: usize = 3_000;
    2 * text.len() + MAX_WORDS * WORD + DOCUMENT * documents
}

/// All that a page asks with a text: whether the answer was cut, and the most bytes that one of these took.
fn ask(index: &Index<'_>, text: &str) -> (bool, usize) {
    let first = index.document(0).unwrap().id;
    let narrowed = Options { facets: true, sort: Sort::Newest, limit: 3, offset: 1, ..Options::default() };
    let mut cut = false;
    let mut bytes = bytes_of(|| cut = search(index, text, &Options::default()).cut);
    assert!(index.walked().places() <= MOST_PLACES);
    bytes = bytes.max(bytes_of(|| assert_eq!(search(index, text, &narrowed).cut, cut)));
    bytes = bytes.max(bytes_of(|| suggest(index, text, USUAL)));
    bytes = bytes.max(bytes_of(|| assert!(article(index, &first, text).is_some())));
    bytes = bytes.max(bytes_of(|| explain(index, text, &first)));
    bytes = bytes.max(bytes_of(|| assert!(article(index, text, text).is_none())));
    bytes = bytes.max(bytes_of(|| assert!(related(index, text, 5).is_empty())));
    (cut, bytes)
}

#[test]
fn hostile_queries_take_no_more_work_than_is_stated() {
    for (name, bytes) in [("five articles", seed_index()), ("2,000 articles", large_index())] {
        let index = Index::open(bytes).unwrap();
        let mut survived = 0;
        let mut worst = (0, "");
        let all = hostile();
        for Hostile { name, text, .. } in &all {
            let (_, bytes) = ask(&index, text);
            worst = worst.max((bytes, name));
            let most = most(text, index.documents());
            assert!(bytes <= most, "{name}: {bytes} bytes of {most}");
            survived += 1;
        }
        println!("the most work over {name}: {} bytes, for {}", worst.0, worst.1);
        println!("attack: hostile queries over {name}: {survived} of {}", all.len());
    }
}

#[test]
fn work_grows_no_faster_than_the_index() {
    let [half, whole] = [1_000, 2_000].map(|count| index_of(&many(count)));
    let [half, whole] = [&half, &whole].map(|bytes| Index::open(bytes).unwrap());
    for Hostile { name, text, .. } in hostile() {
        let [less, more] =
            [&half, &whole].map(|index| bytes_of(|| search(index, &text, &Options::default())));
        // What is read of a text is the same.
        assert!(more <= 2 * less + 2_000_000, "{name}: {less} bytes, and {more} over twice as many articles");
    }
}

#[test]
fn an_answer_says_that_it_was_cut_and_only_then() {
    let index = Index::open(large_index()).unwrap();
    let all = hostile();
    let wrong =
        |it: &&Hostile| it.cut.is_some_and(|cut| cut != search(&index, &it.text, &Options::default()).cut);
    assert_eq!(all.iter().filter(wrong).map(|it| it.name).collect::<Vec<_>>(), [""; 0]);
    println!("attack: queries that are cut and say so: {0} of {0}", all.len());
    let words = |count: usize| (0..count).map(|n| format!("w{n} ")).collect::<String>();
    let conditions = |count: usize| "-tag:x ".repeat(count);
    let deep = |depth: usize| format!("{}كلمة{}", "(".repeat(depth), ")".repeat(depth));
    let long = |bytes: usize| "x".repeat(bytes);
    let phrase = |count: usize| format!("\"{}\"", words(count));
    let seeds = Index::open(seed_index()).unwrap();
    for (name, whole, cut) in [
        ("words", words(64), words(65)),
        ("a phrase", phrase(64), phrase(65)),
        ("conditions", conditions(64), conditions(65)),
        ("parentheses", deep(8), deep(9)),
        ("bytes", long(32_768), long(32_769)),
    ] {
        assert!(!search(&seeds, &whole, &Options::default()).cut, "{name}");
        assert!(search(&seeds, &cut, &Options::default()).cut, "{name}");
    }
}

#[test]
fn what_is_cut_is_the_end() {
    let index = Index::open(seed_index()).unwrap();
    let ids = |text: &str| -> Vec<String> {
        search(&index, text, &Options::default()).hits.into_iter().map(|hit| hit.document.id).collect()
    };
    let filler = " ؟".repeat(20_000);
    assert_eq!(ids(&format!("العراق ماكنزي {filler} واشنطن")), ids("العراق ماكنزي "));
    assert_eq!(ids(&format!("العراق {filler} -ماكنزي")), ids("العراق "));
    // The last word that is read is not taken for the beginning of one.
    let text = format!("{}{}", " ".repeat(32_768 - "الكاظ".len()), "الكاظمي بغداد");
    assert_eq!(ids(&text), ids("الكاظ "));
}

#[test]
fn no_book_is_completed() {
    let index = Index::open(seed_index()).unwrap();
    assert!(!suggest(&index, &format!("{}الكاظ", "؟ ".repeat(100)), USUAL).is_empty());
    assert!(suggest(&index, &format!("{}الكاظ", "؟ ".repeat(20_000)), USUAL).is_empty());
}

#[test]
fn a_storm_of_marks_finds_what_the_bare_word_finds() {
    let index = Index::open(seed_index()).unwrap();
    let found = |text: &str| {
        let answer = search(&index, text, &Options::default());
        (answer.total, answer.hits.into_iter().map(|hit| hit.snippet).collect::<Vec<_>>())
    };
    for marks in ["\u{64B}", "\u{301}", "\u{200D}", "\u{202E}", "\u{FE0F}", "ـ"] {
        let text: String = "العراق "
            .chars()
            .flat_map(|c| std::iter::once(c).chain(marks.chars().cycle().take(1_500)))
            .collect();
        assert_eq!(found(&text), found("العراق "), "{marks:?}");
    }
}

#[test]
fn strings_that_try_to_be_more_than_text_are_queries() {
    let all = injections();
    assert!(all.len() > 100);
    let mut survived = 0;
    let [seeds, large] = [seed_index(), large_index()].map(|bytes| Index::open(bytes).unwrap());
    for text in &all {
        for index in [&seeds, &large] {
            let (_, bytes) = ask(index, text);
            assert!(bytes < most(text, index.documents()), "{text:?}");
        }
        // Among words, and where they close what others opened.
        for text in [format!("العراق {text}"), format!("{text} العراق "), format!("\"{text}\" -({text}")]
        {
            ask(&seeds, &text);
        }
        survived += 1;
    }
    println!("attack: injection strings as queries and ids: {survived} of {}", all.len());
}

#[test]
fn walks_share_what_they_may_take() {
    let index = Index::open(large_index()).unwrap();
    let places = |count: usize| {
        let answer = search(&index, &made_up(20, count, 21).join(" "), &Options::default());
        (answer.cut, index.walked().places())
    };
    let (cut, one) = places(1);
    assert!(!cut && (1..MOST_PLACES).contains(&one), "{one} places for one word");
    assert!(places(64).0, "{} places for 64", places(64).1);
    // What was taken for one query is not counted against the next.
    assert_eq!(places(1), (false, one));
}
