//! What of the index is not in the module: which parts a question lacked, and their arrival.
//!
//! After each question JavaScript asks what was [`missing`], fetches it, [supplies](supply) it, and asks the question again;
//! so nothing here waits.

use kashaf_engine::index::chunks;
use wasm_bindgen::prelude::*;

use crate::index;

/// The names of the parts that the last question lacked, with spaces between; its answer is to be thrown away.
///
/// # Errors
/// Throws if the embedded index was altered.
#[wasm_bindgen]
pub fn missing() -> Result<String, JsValue> {
    Ok(named(index()?.take_missing()))
}

/// The names of the lost parts that the last question lacked: its answer is of the rest.
///
/// # Errors
/// Throws if the embedded index was altered.
#[wasm_bindgen]
pub fn faults() -> Result<String, JsValue> {
    Ok(named(index()?.take_faults()))
}

/// Takes a part that was missing; without bytes it is lost. Whether these are the bytes of that part.
///
/// # Errors
/// Throws if the embedded index was altered.
#[wasm_bindgen]
pub fn supply(name: &str, bytes: Option<Box<[u8]>>) -> Result<bool, JsValue> {
    let Some(name) = chunks::read(name) else { return Ok(false) };
    Ok(match bytes {
        Some(bytes) => index()?.supply(name, &bytes),
        None => {
            index()?.lose(name);
            false
        }
    })
}

/// Lost parts are missing again when they are next asked for.
///
/// # Errors
/// Throws if the embedded index was altered.
#[wasm_bindgen]
pub fn forget() -> Result<(), JsValue> {
    index()?.forget_losses();
    Ok(())
}

fn named(names: Vec<u64>) -> String {
    let mut text = String::new();
    for name in names {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&chunks::written(name));
    }
    text
}
