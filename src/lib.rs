//! The edge: what JavaScript sees of the engine.
//!
//! The index is embedded, so nothing here waits or fetches: three functions, called with text, answer with the
//! plain objects of [`response`]. All that knows of JavaScript is in this package; the engine does not.

mod host;
pub mod response;

use std::sync::OnceLock;

use kashaf_engine::index::{Index, IndexError};
use kashaf_engine::query::{self, Options};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use response::{Article, SearchOptions, SearchResponse};

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

static INDEX: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/index.bin"));

/// The embedded index, checked once.
fn index() -> Result<&'static Index<'static>, JsValue> {
    static OPENED: OnceLock<Result<Index<'static>, IndexError>> = OnceLock::new();
    OPENED.get_or_init(|| Index::open(INDEX)).as_ref().map_err(|error| {
        let message = error.to_string();
        host::report(&message);
        js_sys::Error::new(&message).into()
    })
}

/// Opens the index while the page loads, so that the first search does not wait for it and a fault shows at once.
#[wasm_bindgen(start)]
fn start() -> Result<(), JsValue> {
    index().map(|_| ())
}

/// Answers a reader's text: `search("العراق", { limit: 10, offset: 0 })`.
///
/// # Errors
/// Throws if the embedded index was altered; no text is an error.
#[wasm_bindgen(unchecked_return_type = "SearchResponse")]
pub fn search(text: &str, options: Option<SearchOptions>) -> Result<JsValue, JsValue> {
    let start = host::now();
    let options = options.as_ref().map_or_else(Options::default, SearchOptions::read);
    let answer = query::search(index()?, text, &options);
    to_js(&SearchResponse::new(text, &answer, host::now() - start))
}

/// The whole article called `id`, with the words of `query` marked; `undefined` if there is none.
///
/// # Errors
/// Throws if the embedded index was altered.
#[wasm_bindgen(unchecked_return_type = "Article | undefined")]
pub fn document(
    id: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "string | null")] query: Option<String>,
) -> Result<JsValue, JsValue> {
    let text = query.unwrap_or_default();
    match query::article(index()?, id, &text) {
        Some((document, marks)) => to_js(&Article::new(&document, &marks)),
        None => Ok(JsValue::UNDEFINED),
    }
}

fn to_js<T: Serialize>(view: &T) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true);
    Ok(view.serialize(&serializer)?)
}
