//! Filters, order and counts, as a page asks for them.

use std::collections::BTreeSet;

use super::*;

#[wasm_bindgen_test]
fn a_filter_is_read_as_a_page_writes_it() {
    let with = |query: &str, written: &str| ids(&search_with(&query.into(), &options(written)));
    let all = with("العراق", "{}");
    let dated = with("العراق", "{ filter: { after: '2021-07-26', before: '2021-07-26' } }");
    assert!(!dated.is_empty() && dated.len() < all.len());
    for same in [
        "{ filter: { after: '2021', before: '2021' } }",
        "{ filter: { after: '٢٠٢١-٠٧', before: '2021-07' } }",
        "{ filter: { before: '2021', lang: 'AR', section: null, tag: undefined, author: [] } }",
        "{ filter: { before: '2021', lang: ['en', 'ar', 7] } }",
        "{ filter: Object.create({ after: '2020' }) }",
    ] {
        assert_eq!(with("العراق", same), dated, "{same}");
    }
    // What is no filter says nothing.
    for same in [
        "{ filter: null, sort: null, facets: null }",
        "{ filter: 7, sort: 'best', facets: 0 }",
        "{ filter: { after: 'yesterday', before: 7, other: 1 }, sort: 1 }",
        "{ filter: 'x', sort: {} }",
        "{ filter: { lang: 7 } }",
        "{ get filter() { throw new Error() } }",
    ] {
        assert_eq!(with("العراق", same), all, "{same}");
    }
    for none in
        ["{ filter: { tag: 'سياسة' } }", "{ filter: { lang: ['en'] } }", "{ filter: { after: '2022' } }"]
    {
        assert!(with("العراق", none).is_empty(), "{none}");
    }
    // Without words all that pass, the newest first; those without a date last.
    assert_eq!(with("", "{ filter: { lang: 'ar' } }").len(), all.len());
    assert_eq!(with("", "{ filter: { after: '2021' } }"), ids(&search("date:2021 ")));
    for sort in ["newest", "oldest"] {
        let sorted = with("العراق", &format!("{{ sort: '{sort}' }}"));
        assert_eq!(BTreeSet::from_iter(&sorted), BTreeSet::from_iter(&all));
        assert_eq!(sorted[..dated.len()], dated, "{sort}: only one day is stated");
    }
}

#[wasm_bindgen_test]
fn facets_are_counted_if_that_is_asked_for() {
    let facets = |query: &str, written: &str| search_with(&query.into(), &options(written));
    let response = facets("العراق", "{ facets: true, filter: { lang: 'ar', before: '2000' } }");
    let [lang] = items(&response, "facets").try_into().unwrap();
    assert_keys(&lang, &["kind", "values"]);
    assert_eq!(text(&lang, "kind"), "lang");
    let [value] = items(&lang, "values").try_into().unwrap();
    assert_keys(&value, &["value", "count", "chosen"]);
    assert_eq!((text(&value, "value"), number(&value, "count")), ("ar".to_owned(), 0.0));
    assert_eq!(get(&value, "chosen").as_bool(), Some(true));
    // As if no date were asked for.
    let dates = get(&response, "dates");
    assert_keys(&dates, &["from", "to"]);
    assert_eq!(
        (text(&dates, "from"), text(&dates, "to")),
        ("2021-07-26".to_owned(), "2021-07-26".to_owned())
    );
    // Before anything is asked all articles are counted.
    let response = facets("", "{ facets: true }");
    assert_eq!(text(&response, "note"), "no-words");
    let [lang] = items(&response, "facets").try_into().unwrap();
    assert_eq!(number(&items(&lang, "values")[0], "count"), 5.0);
}
