//! The edge in a JavaScript engine: what `search` and `document` give a page, value by value.
//!
//! `cargo xtask test` runs it in Node. Compiled for anything but wasm it is empty.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by them")]

#[path = "wasm/filters.rs"]
mod filters;

use js_sys::{Array, Function, JSON, JsString, Object, Reflect};
use kashaf::options::SearchOptions;
use kashaf_engine::index::format::{Sections, Writer};
use kashaf_engine::index::{Index, IndexError, lists};
use kashaf_engine::query::{self, Options, related, suggest};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

/// The index that the module has embedded too.
static INDEX: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/index.bin"));

const SECTIONS: [&str; 12] = [
    "stats", "langs", "terms", "docs", "places", "stems", "roots", "skeleton", "synonyms", "lengths",
    "filters", "stored",
];

const QUERIES: [&str; 8] =
    ["العراق", "\"انسحاب القوات\"", "ماكنزي بلينكن", "hg;h/ld", "الكاضمي", "-بايدن", "", "القصخثض"];

/// `search` as JavaScript calls it: arguments go through the same conversions as a page's do.
fn search_with(text: &JsValue, options: &JsValue) -> JsValue {
    type Search = dyn Fn(String, Option<SearchOptions>) -> Result<JsValue, JsValue>;
    let edge: Box<Search> = Box::new(|text, options| kashaf::search(&text, options));
    let edge = Closure::wrap(edge);
    let function: &Function = edge.as_ref().unchecked_ref();
    function.call2(&JsValue::NULL, text, options).unwrap()
}

fn search(text: &str) -> JsValue {
    search_with(&text.into(), &JsValue::UNDEFINED)
}

/// `document` as JavaScript calls it.
fn document_with(id: &JsValue, text: &JsValue) -> JsValue {
    type Article = dyn Fn(String, Option<String>) -> Result<JsValue, JsValue>;
    let edge: Box<Article> = Box::new(|id, query| kashaf::document(&id, query));
    let edge = Closure::wrap(edge);
    let function: &Function = edge.as_ref().unchecked_ref();
    function.call2(&JsValue::NULL, id, text).unwrap()
}

/// `suggest` or `related` as JavaScript calls it.
fn list_of(edge: fn(&str, Option<f64>) -> Result<JsValue, JsValue>, text: &str, n: &JsValue) -> Vec<JsValue> {
    type List = dyn Fn(String, Option<f64>) -> Result<JsValue, JsValue>;
    let edge: Box<List> = Box::new(move |text, n| edge(&text, n));
    let edge = Closure::wrap(edge);
    let function: &Function = edge.as_ref().unchecked_ref();
    let list = function.call2(&JsValue::NULL, &text.into(), n).unwrap();
    list.dyn_into::<Array>().unwrap_or_else(|_| panic!("no array for {text}")).iter().collect()
}

fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).unwrap()
}

fn text(object: &JsValue, key: &str) -> String {
    get(object, key).as_string().unwrap_or_else(|| panic!("{key} is no string"))
}

fn number(object: &JsValue, key: &str) -> f64 {
    get(object, key).as_f64().unwrap_or_else(|| panic!("{key} is no number"))
}

fn items(object: &JsValue, key: &str) -> Vec<JsValue> {
    get(object, key).dyn_into::<Array>().unwrap_or_else(|_| panic!("{key} is no array")).iter().collect()
}

fn assert_keys(object: &JsValue, expected: &[&str]) {
    let keys = Object::keys(object.unchecked_ref::<Object>()).into_iter().map(|key| key.as_string().unwrap());
    assert_eq!(keys.collect::<Vec<_>>(), expected);
}

fn ids(response: &JsValue) -> Vec<String> {
    items(response, "hits").iter().map(|hit| text(hit, "id")).collect()
}

/// Checks a list of segments and puts the marked ones together.
fn marked(object: &JsValue, key: &str) -> Vec<String> {
    let segments = items(object, key);
    let marked = segments.iter().filter_map(|segment| {
        assert_keys(segment, &["text", "marked"]);
        assert!(!text(segment, "text").is_empty());
        get(segment, "marked").as_bool().unwrap().then(|| text(segment, "text"))
    });
    marked.collect()
}

fn whole(object: &JsValue, key: &str) -> String {
    items(object, key).iter().map(|segment| text(segment, "text")).collect()
}

fn assert_null_or_string(value: &JsValue) {
    assert!(value.is_null() || value.is_string(), "{value:?}");
}

/// An options object, written as a page's author would.
fn options(source: &str) -> JsValue {
    js_sys::eval(&format!("({source})")).unwrap()
}

#[wasm_bindgen_test]
fn an_answer_has_the_shape_that_the_types_promise() {
    for query in QUERIES {
        let response = search(query);
        assert_keys(
            &response,
            &["query", "hits", "total", "note", "cut", "corrections", "offers", "facets", "dates", "tookMs"],
        );
        assert_eq!(text(&response, "query"), query);
        assert!(number(&response, "tookMs") >= 0.0);
        assert_null_or_string(&get(&response, "note"));
        assert!(items(&response, "facets").is_empty() && get(&response, "dates").is_null());
        for hit in items(&response, "hits") {
            assert_keys(
                &hit,
                &[
                    "id",
                    "title",
                    "titleDerived",
                    "titleSegments",
                    "date",
                    "lang",
                    "url",
                    "section",
                    "authors",
                    "tags",
                    "score",
                    "kinds",
                    "missing",
                    "matches",
                    "snippet",
                    "sections",
                ],
            );
            for key in ["date", "url", "section"] {
                assert_null_or_string(&get(&hit, key));
            }
            for key in ["authors", "tags", "sections"] {
                assert!(items(&hit, key).is_empty(), "{key}: the seeds have none");
            }
            assert!(get(&hit, "titleDerived").as_bool().is_some());
            assert_eq!(text(&hit, "lang"), "ar");
            assert!(number(&hit, "score") >= 0.0);
            let words = items(&hit, "kinds").into_iter().chain(items(&hit, "missing"));
            assert!(words.into_iter().all(|word| word.is_string()));
            for found in items(&hit, "matches") {
                assert_keys(&found, &["word", "found", "kind"]);
                assert!(items(&found, "found").into_iter().all(|word| word.is_string()));
            }
            assert_eq!(whole(&hit, "titleSegments"), text(&hit, "title"));
            let marks = [marked(&hit, "titleSegments"), marked(&hit, "snippet")].concat();
            assert_eq!(marks.is_empty(), items(&hit, "kinds").is_empty(), "{query}");
        }
    }
}

#[wasm_bindgen_test]
fn an_answer_survives_json() {
    // Maps, sets and undefined, which a serializer may choose, would not.
    for value in [search("العراق"), document_with(&ids(&search("بلينكن"))[0].as_str().into(), &JsValue::NULL)]
    {
        let json = JSON::stringify(&value).unwrap();
        let again = JSON::stringify(&JSON::parse(&String::from(&json)).unwrap()).unwrap();
        assert_eq!(json, again);
        assert!(json.includes("\"titleDerived\":", 0));
    }
}

#[wasm_bindgen_test]
fn the_edge_answers_as_the_engine() {
    let index = Index::open(INDEX).unwrap();
    for query in QUERIES {
        let response = search(query);
        let answer = query::search(&index, query, &Options::default());
        assert_eq!(number(&response, "total"), answer.total as f64, "{query}");
        assert_eq!(get(&response, "note").is_null(), answer.note.is_none(), "{query}");
        assert_eq!(items(&response, "hits").len(), answer.hits.len(), "{query}");
        for (hit, expected) in items(&response, "hits").iter().zip(&answer.hits) {
            assert_eq!(text(hit, "id"), expected.document.id, "{query}");
            assert_eq!(number(hit, "score"), f64::from(expected.score), "{query}");
            let date = expected.document.date.map(|date| date.to_string());
            assert_eq!(get(hit, "date").as_string(), date, "{query}");
            let kinds: Vec<_> = items(hit, "kinds").iter().map(|kind| kind.as_string().unwrap()).collect();
            let expected: Vec<_> =
                expected.kinds.iter().map(|kind| format!("{kind:?}").to_lowercase()).collect();
            assert_eq!(kinds, expected, "{query}");
        }
    }
}

#[wasm_bindgen_test]
fn names_dates_and_notes_are_what_a_page_shows() {
    let iraq = search("العراق");
    let mut found: Vec<String> = ids(&iraq).iter().map(|id| id[..3].to_owned()).collect();
    found.sort();
    assert_eq!(found, ["000", "001", "002", "003", "004"]);
    assert!(ids(&iraq).iter().all(|id| !id.ends_with(".txt")));
    assert!(get(&iraq, "note").is_null());
    let mut dates: Vec<_> =
        items(&iraq, "hits").iter().filter_map(|hit| get(hit, "date").as_string()).collect();
    dates.sort();
    assert_eq!(dates, ["2021-07-26"]);
    assert_eq!(text(&search("ماكنزي بلينكن"), "note"), "most-words");
    assert_eq!(text(&search("القصخثض"), "note"), "nothing");
    assert_eq!(text(&search(" ؟ "), "note"), "no-words");
}

#[wasm_bindgen_test]
fn limit_and_offset_choose_a_part_of_the_hits() {
    let all = ids(&search("العراق"));
    // A number that is no count means the nearest one; what is not there, the usual.
    for (written, from, to) in [
        ("undefined", 0, 5),
        ("null", 0, 5),
        ("{}", 0, 5),
        ("{ limit: null, offset: null }", 0, 5),
        ("{ limit: undefined, offset: undefined, other: 1 }", 0, 5),
        ("{ limit: 2 }", 0, 2),
        ("{ limit: 2.9 }", 0, 2),
        ("{ limit: 0 }", 0, 0),
        ("{ limit: -0 }", 0, 0),
        ("{ limit: -3 }", 0, 0),
        ("{ limit: NaN }", 0, 0),
        ("{ limit: Infinity }", 0, 5),
        ("{ limit: 1e308, offset: 1e-300 }", 0, 5),
        ("{ offset: 3 }", 3, 5),
        ("{ offset: 1.5, limit: 1 }", 1, 2),
        ("{ offset: -7 }", 0, 5),
        ("{ offset: NaN }", 0, 5),
        ("{ offset: 5 }", 5, 5),
        ("{ offset: Infinity, limit: Infinity }", 5, 5),
        ("Object.create({ limit: 1 })", 0, 1),
        ("{ get limit() { return 1 } }", 0, 1),
    ] {
        let response = search_with(&"العراق".into(), &options(written));
        assert_eq!(ids(&response), all[from..to], "{written}");
        assert_eq!(number(&response, "total"), 5.0, "{written}");
    }
}

#[wasm_bindgen_test]
fn an_article_is_whole_and_marked() {
    for id in ids(&search("العراق")) {
        let plain = document_with(&id.as_str().into(), &JsValue::UNDEFINED);
        let marks = document_with(&id.as_str().into(), &"العراق".into());
        let keys = [
            "id",
            "title",
            "titleDerived",
            "titleSegments",
            "date",
            "lang",
            "url",
            "section",
            "authors",
            "tags",
            "paragraphs",
        ];
        let mut words = 0;
        for article in [&plain, &marks] {
            assert_keys(article, &keys);
            assert_eq!(text(article, "id"), id);
            assert_null_or_string(&get(article, "date"));
            assert_eq!(whole(article, "titleSegments"), text(article, "title"));
            for paragraph in items(article, "paragraphs") {
                assert_keys(&paragraph, &["kind", "segments", "anchor"]);
                assert_null_or_string(&get(&paragraph, "anchor"));
                let kind = text(&paragraph, "kind");
                assert!(["lead", "text", "heading", "aside"].contains(&kind.as_str()), "{kind}");
                words += marked(&paragraph, "segments").iter().filter(|word| word.contains("عراق")).count();
            }
        }
        // A query changes nothing but the marks.
        let texts = |article: &JsValue| -> Vec<String> {
            items(article, "paragraphs").iter().map(|paragraph| whole(paragraph, "segments")).collect()
        };
        assert_eq!(texts(&plain), texts(&marks));
        assert!(items(&plain, "paragraphs").iter().all(|paragraph| marked(paragraph, "segments").is_empty()));
        assert!(words > 1, "{id}: {words} words marked");
    }
}

#[wasm_bindgen_test]
fn an_unknown_article_is_undefined() {
    for id in ["", "000", "001_51ad8dc9756e00e5.txt", "\u{FFFD}", "constructor", "../seeds"] {
        assert!(document_with(&id.into(), &"العراق".into()).is_undefined(), "{id}");
    }
}

#[wasm_bindgen_test]
fn any_string_is_a_query() {
    let lone = |codes: &[u16]| JsValue::from(JsString::from_char_code(codes));
    for (odd, seen) in [
        (lone(&[0xD800]), "\u{FFFD}"),
        (lone(&[0xDC00, 0xD800]), "\u{FFFD}\u{FFFD}"),
        (lone(&[0x0627, 0xDFFF, 0x0628]), "ا\u{FFFD}ب"),
        (lone(&[0, 1, 0x7F]), "\0\u{1}\u{7F}"),
        (lone(&[0xFFFF, 0xFEFF, 0x202E]), "\u{FFFF}\u{FEFF}\u{202E}"),
        ("<b>العراق</b>".into(), "<b>العراق</b>"),
        ("\"«“".into(), "\"«“"),
        ("👩‍👩‍👧 العراق".into(), "👩‍👩‍👧 العراق"),
    ] {
        let response = search_with(&odd, &JsValue::UNDEFINED);
        assert_eq!(text(&response, "query"), seen);
        assert!(document_with(&odd, &odd).is_undefined());
    }
    assert_eq!(ids(&search("👩‍👩‍👧 العراق")).len(), 5);
    assert_eq!(ids(&search(&"العراق ".repeat(2_000))).len(), 5);
}

#[wasm_bindgen_test]
fn completions_are_those_of_the_engine() {
    let index = Index::open(INDEX).unwrap();
    for typed in ["كاظ", "الكاظ", "انسحاب ق", "و", "BB", "", " ", "القصخثض", "👩‍👩‍👧 بنت"]
    {
        let found = list_of(kashaf::suggest, typed, &JsValue::UNDEFINED);
        let expected = suggest::suggest(&index, typed, suggest::USUAL);
        assert_eq!(found.len(), expected.len(), "{typed}");
        for (found, expected) in found.iter().zip(expected) {
            assert_keys(found, &["text", "word", "documents"]);
            assert_eq!((text(found, "text"), text(found, "word")), (expected.text, expected.word));
            assert_eq!(number(found, "documents"), f64::from(expected.documents));
        }
    }
}

#[wasm_bindgen_test]
fn related_articles_are_those_of_the_engine() {
    let index = Index::open(INDEX).unwrap();
    for id in ids(&search("العراق")) {
        let found = list_of(kashaf::related, &id, &JsValue::NULL);
        let expected = related::related(&index, &id, related::USUAL);
        assert_eq!(found.len(), expected.len(), "{id}");
        assert!(!found.is_empty(), "{id}");
        for (found, expected) in found.iter().zip(expected) {
            assert_keys(found, &["id", "title", "date", "lang", "url", "score"]);
            assert_eq!(text(found, "id"), expected.document.id);
            assert_eq!(text(found, "title"), expected.document.title);
            assert_null_or_string(&get(found, "date"));
            assert_eq!(text(found, "lang"), "ar");
            assert_eq!(number(found, "score"), f64::from(expected.score));
        }
    }
    assert!(list_of(kashaf::related, "000", &JsValue::UNDEFINED).is_empty());
}

#[wasm_bindgen_test]
fn a_number_limits_completions_and_related_articles() {
    let id = &ids(&search("العراق"))[0];
    for (n, len) in [(0.0, 0), (-1.0, 0), (f64::NAN, 0), (1.9, 1), (2.0, 2)] {
        assert_eq!(list_of(kashaf::suggest, "و", &n.into()).len(), len, "{n}");
        assert_eq!(list_of(kashaf::related, id, &n.into()).len(), len, "{n}");
    }
    assert!(list_of(kashaf::suggest, "و", &f64::INFINITY.into()).len() > suggest::USUAL);
}

#[wasm_bindgen_test]
fn an_index_of_a_language_that_the_module_lacks_is_refused_with_the_remedy() {
    let mut german = Writer::default();
    for (name, bytes) in Sections::open(INDEX).unwrap().iter() {
        match name {
            "langs" => german.section("langs", lists::write(&[b"de".to_vec()]).unwrap()),
            _ => german.section(SECTIONS.into_iter().find(|known| *known == name).unwrap(), bytes.to_vec()),
        }
    }
    let error = Index::open(&german.finish().unwrap()).map(|_| ()).unwrap_err();
    assert_eq!(error, IndexError::Language { tag: "de".to_owned() });
}
