//! The edge: what JavaScript sees of the engine.
//!
//! Nothing here waits or fetches: a few functions, called with text, answer with the plain objects of [`response`], and
//! [`parts`] says what of the index and of the code they lacked. All that knows of JavaScript is in this package; the engine does not.

mod crossing;
mod embedded;
mod host;
pub mod options;
pub mod parts;
pub mod response;
pub mod view;

use std::cell::Cell;
use std::sync::OnceLock;

use kashaf_engine::index::{Index, IndexError, Opening};
use kashaf_engine::query::{self, Options, related, suggest};
use kashaf_engine::rest;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crossing::Texts;
use options::SearchOptions;
use view::View;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// The embedded index, checked once.
static OPENED: OnceLock<Result<Index<'static>, IndexError>> = OnceLock::new();

thread_local! {
    /// It, while it is opened.
    static OPENING: Cell<Option<Opening<'static>>> = const { Cell::new(None) };
}

/// The index; who did not [open](step) it waits for that here.
fn index() -> Result<&'static Index<'static>, JsValue> {
    rest::tell(embedded::is_whole());
    OPENED.get_or_init(|| Index::open(embedded::bytes())).as_ref().map_err(|error| {
        let message = error.message();
        host::report(&message);
        js_sys::Error::new(&message).into()
    })
}

/// Opens the index a step further; whether there is more to do. A page is to do other work between steps: the terms of
/// thousands of articles take a phone half a second.
///
/// # Errors
/// Throws if the embedded index was altered.
#[wasm_bindgen]
pub fn step() -> Result<bool, JsValue> {
    if OPENED.get().is_none() {
        let opening = OPENING.take().map_or_else(|| Opening::new(embedded::bytes()), Ok);
        let further = opening.and_then(|mut opening| Ok((opening.step()?, opening)));
        match further {
            Ok((true, opening)) => {
                OPENING.set(Some(opening));
                return Ok(true);
            }
            Ok((false, opening)) => drop(OPENED.set(opening.finish())),
            Err(error) => drop(OPENED.set(Err(error))),
        }
    }
    index().map(|_| false)
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
    to_js(&response::answer(text, &answer, host::now() - start))
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
    let index = index()?;
    let article = rest::later(|| {
        query::article(index, id, &text).map(|(document, marks)| response::article(&document, &marks))
    });
    to_js(&article.unwrap_or_default())
}

/// At most `n` ways (8 unless told) to complete the last word of a reader's text, the most useful first.
///
/// # Errors
/// Throws if the embedded index was altered; no text is an error.
#[wasm_bindgen(unchecked_return_type = "Suggestion[]")]
pub fn suggest(
    text: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "number | null")] n: Option<f64>,
) -> Result<JsValue, JsValue> {
    let index = index()?;
    to_js(&View::List(rest::later(|| {
        let found = suggest::suggest(index, text, count(n, suggest::USUAL));
        found.iter().map(response::suggestion).collect()
    })))
}

/// At most `n` articles (5 unless told) about the same as the one called `id`, best first; none if there is no such
/// article.
///
/// # Errors
/// Throws if the embedded index was altered.
#[wasm_bindgen(unchecked_return_type = "RelatedArticle[]")]
pub fn related(
    id: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "number | null")] n: Option<f64>,
) -> Result<JsValue, JsValue> {
    let index = index()?;
    to_js(&View::List(rest::later(|| {
        let found = related::related(index, id, count(n, related::USUAL));
        found.iter().map(response::related).collect()
    })))
}

/// A number that is no count is cut to the nearest one; what is not said is as usual.
fn count(n: Option<f64>, usual: usize) -> usize {
    n.map_or(usual, |n| n as usize)
}

fn to_js(view: &View) -> Result<JsValue, JsValue> {
    if matches!(view, View::Undefined) {
        return Ok(JsValue::UNDEFINED);
    }
    let serializer = serde_wasm_bindgen::Serializer::new();
    let serializer = serializer.serialize_missing_as_null(true).serialize_maps_as_objects(true);
    let texts = Texts::of(view);
    Ok(texts.crossing(view).serialize(&serializer)?)
}
