//! What of the index and of the code is not in the module: which parts a question lacked, and their arrival.
//!
//! After each question JavaScript asks what was [`missing`], fetches it, [supplies](supply) it, and asks the question again;
//! so nothing here waits.

use kashaf_engine::index::chunks;
use kashaf_engine::rest;
use wasm_bindgen::prelude::*;

use crate::index;

/// The name of the rest of the code.
const REST: &str = "rest";

/// The names of the parts that the last question lacked, with spaces between; its answer is to be thrown away.
///
/// # Errors
/// Throws if the embedded index was altered.
#[wasm_bindgen]
pub fn missing() -> Result<String, JsValue> {
    Ok(named(index()?.take_missing(), rest::was_missed(false)))
}

/// The names of the lost parts that the last question lacked: its answer is of the rest.
///
/// # Errors
/// Throws if the embedded index was altered.
#[wasm_bindgen]
pub fn faults() -> Result<String, JsValue> {
    Ok(named(index()?.take_faults(), rest::was_missed(true)))
}

/// Takes a part that was missing; without bytes it is lost. Whether these are the bytes of that part.
///
/// # Errors
/// Throws if the embedded index was altered.
#[wasm_bindgen]
pub fn supply(name: &str, bytes: Option<Box<[u8]>>) -> Result<bool, JsValue> {
    if name == REST {
        rest::lose(true);
    }
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
    rest::lose(false);
    index()?.forget_losses();
    Ok(())
}

fn named(names: Vec<u64>, rest: bool) -> String {
    let mut text = if rest { REST.to_owned() } else { String::new() };
    for name in names {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&chunks::written(name));
    }
    text
}
