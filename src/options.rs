//! What a page asks for: the options of a search, as JavaScript writes them.

use kashaf_engine::index::Facet;
use kashaf_engine::query::{Days, Options, Sort};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Which hits are wanted, as JavaScript says it.
    #[wasm_bindgen(typescript_type = "SearchOptions")]
    pub type SearchOptions;
}

/// A member of what may be no object.
fn get(object: &JsValue, key: &str) -> JsValue {
    js_sys::Reflect::get(object, &JsValue::from_str(key)).unwrap_or(JsValue::UNDEFINED)
}

/// A text, or those of a list.
fn texts(value: &JsValue) -> Vec<String> {
    let mut texts: Vec<String> = value.as_string().into_iter().collect();
    if js_sys::Array::is_array(value) {
        let list: &js_sys::Array = value.unchecked_ref();
        for at in 0..list.length() {
            texts.extend(list.get(at).as_string());
        }
    }
    texts
}

impl SearchOptions {
    /// Numbers that are no counts are cut to the nearest one; what is not said is as usual.
    pub(crate) fn read(&self) -> Options {
        let mut options = Options::default();
        for (key, count) in [("limit", &mut options.limit), ("offset", &mut options.offset)] {
            *count = get(self, key).as_f64().map_or(*count, |number| number as usize);
        }
        let filter = get(self, "filter");
        // To read from nothing throws, and whatever is thrown costs a place in the table of JavaScript's values for ever.
        if filter.is_truthy() {
            for (facet, names) in Facet::ALL.into_iter().zip(&mut options.filter.names) {
                *names = texts(&get(&filter, facet.name()));
            }
            for (key, bound) in [("after", Days::on as fn(Days) -> Days), ("before", Days::through)] {
                let days = get(&filter, key).as_string().and_then(|text| Days::of(&text));
                options.filter.days.extend(days.map(bound));
            }
        }
        options.sort = match get(self, "sort").as_string().unwrap_or_default().as_str() {
            "newest" => Sort::Newest,
            "oldest" => Sort::Oldest,
            _ => Sort::Relevance,
        };
        options.facets = get(self, "facets").is_truthy();
        options
    }
}
