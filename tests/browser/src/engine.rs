//! The engines that the tests run in. A new one is one more entry here, and one more line in `tests/page.rs`.

use std::process::Command;

use anyhow::Result;
use serde_json::{Value, json};
use xtask::browsers;

/// A browser engine and how to get a session of it.
pub struct Engine {
    /// What tests and pictures call it.
    pub name: &'static str,
    /// Finds the driver, and says what a session is asked for.
    pub setup: fn() -> Result<Setup>,
    /// Whether the driver hands out what the page wrote on its console.
    pub has_console_log: bool,
}

/// What starts a session of an engine.
pub struct Setup {
    /// Starts the WebDriver server, given the `--port=N` that all of them take.
    pub driver: Command,
    /// The capabilities of a new session.
    pub capabilities: Value,
}

/// Chromium without a window, by chromedriver.
pub const CHROMIUM: Engine = Engine { name: "chromium", setup: chromium, has_console_log: true };

fn chromium() -> Result<Setup> {
    let found = browsers::chromium()?;
    // No sandbox: it needs rights that root and most containers lack, and only our own page is shown. The
    // rest keeps the browser from talking to its maker.
    let arguments = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1000,700",
    ];
    let capabilities = json!({
        "browserName": "chrome",
        "goog:chromeOptions": { "binary": found.browser, "args": arguments },
        "goog:loggingPrefs": { "browser": "ALL" },
    });
    Ok(Setup { driver: Command::new(found.driver), capabilities })
}
