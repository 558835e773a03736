//! The builder for JavaScript: what `kashaf build` is where nothing native runs, under Node and in pages.

mod disk;

use disk::Lent;
use js_sys::Function;
use kashaf_builder::{Kit, Settings, Stage, build};
use wasm_bindgen::prelude::*;

/// A panic becomes an error that says what it said; the instance is then of no more use.
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|panic| wasm_bindgen::throw_str(&panic.to_string())));
}

/// For now.
#[wasm_bindgen]
pub fn run(disk: &Lent, kit: &str, words: Vec<String>, told: &Function) -> Result<String, JsError> {
    let kit = Kit::read(disk, kit).map_err(|e| JsError::new(&e))?;
    let settings = Settings { paths: words[1..].to_vec(), out: words[0].clone(), ..Settings::default() };
    let report = build(disk, &kit, &settings, &mut |stage| {
        let s = match stage {
            Stage::Reading(a, b) => format!("r {a} {b}"),
            Stage::Indexing(a) => format!("i {a}"),
            Stage::Writing => "w".into(),
        };
        told.call1(&JsValue::NULL, &s.into()).ok();
    });
    report.map(|r| r.articles.to_string()).map_err(|e| JsError::new(&e.to_string()))
}
