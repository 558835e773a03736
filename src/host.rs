//! What the engine does not have and the browser does: a clock and a console. The only user of web-sys.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Pages, workers and Node all have it under this name; only pages have a `window`.
    #[wasm_bindgen(thread_local_v2, js_name = performance)]
    static CLOCK: web_sys::Performance;
}

/// Milliseconds since some fixed moment.
pub(crate) fn now() -> f64 {
    CLOCK.with(web_sys::Performance::now)
}

/// Tells the developer of a fault that the reader sees only as "search does not work".
pub(crate) fn report(message: &str) {
    web_sys::console::error_1(&JsValue::from_str(message));
}
