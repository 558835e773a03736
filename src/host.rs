//! What the engine does not have and the browser does: a clock and a console. The only user of web-sys.

use wasm_bindgen::JsValue;

/// Milliseconds since some fixed moment; workers and Node have no window but the same clock.
pub(crate) fn now() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or_else(|| 0.0, |clock| clock.now())
}

/// Tells the developer what a reader need not know.
pub(crate) fn warn(message: &str) {
    web_sys::console::warn_1(&JsValue::from_str(message));
}
