//! The engines that the tests run in, and how each is asked for a session with a reader's settings.
//!
//! A new engine is one more entry here, in `browsers.rs` of xtask, and in [`ENGINES`].

use std::process::Command;

use anyhow::Result;
use serde_json::{Map, Value, json};
use xtask::browsers;

use crate::display::Display;
use crate::setting::Setting;

/// A browser engine and how to get a session of it.
pub struct Engine {
    /// What tests and pictures call it.
    pub name: &'static str,
    /// Finds the driver, and says what a session is asked for.
    pub setup: fn(&[Setting]) -> Result<Setup>,
    /// Whether the driver hands out what the page wrote on its console.
    pub has_console_log: bool,
    /// Settings that it cannot be given here, and why.
    pub not_offered: &'static [(Setting, &'static str)],
}

/// What starts a session of an engine.
pub struct Setup {
    /// Starts the WebDriver server, given the `--port=N` that all of them take.
    pub driver: Command,
    /// The display that the browser draws on.
    pub display: Option<Display>,
    /// The capabilities of a new session.
    pub capabilities: Value,
    /// What is to be told to the session itself: Chromium takes settings only there.
    pub media: Vec<Setting>,
}

/// All of them.
pub const ENGINES: [Engine; 3] = [CHROMIUM, FIREFOX, WEBKIT];

/// Chromium without a window.
pub const CHROMIUM: Engine =
    Engine { name: browsers::CHROMIUM.name, setup: chromium, has_console_log: true, not_offered: &[] };

/// Firefox without a window.
pub const FIREFOX: Engine =
    Engine { name: browsers::FIREFOX.name, setup: firefox, has_console_log: false, not_offered: &[] };

/// WebKitGTK, the nearest to Safari that runs on Linux.
pub const WEBKIT: Engine = Engine {
    name: browsers::WEBKIT.name,
    setup: webkit,
    has_console_log: false,
    not_offered: &[(Setting::ForcedColors, "GTK knows no forced colours, only themes of high contrast")],
};

fn chromium(settings: &[Setting]) -> Result<Setup> {
    let found = browsers::CHROMIUM.find()?;
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
    Ok(Setup { driver: Command::new(found.driver), display: None, capabilities, media: settings.to_vec() })
}

fn firefox(settings: &[Setting]) -> Result<Setup> {
    let found = browsers::FIREFOX.find()?;
    let preference = |setting: &Setting| match setting {
        Setting::Dark => ("ui.systemUsesDarkTheme".to_owned(), json!(1)),
        Setting::LessMotion => ("ui.prefersReducedMotion".to_owned(), json!(1)),
        Setting::ForcedColors => ("browser.display.document_color_use".to_owned(), json!(2)),
    };
    let mut preferences: Map<String, Value> = settings.iter().map(preference).collect();
    // As readers have it; the driver would let a page from a disk read its whole folder.
    preferences.insert("security.fileuri.strict_origin_policy".to_owned(), json!(true));
    let capabilities = json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "binary": found.browser,
            "args": ["-headless", "--width=1000", "--height=700"],
            "prefs": preferences,
        },
    });
    let mut driver = Command::new(found.driver);
    // A second port, which would be the same for every driver.
    driver.arg("--websocket-port=0");
    Ok(Setup { driver, display: None, capabilities, media: Vec::new() })
}

fn webkit(settings: &[Setting]) -> Result<Setup> {
    let found = browsers::WEBKIT.find()?;
    // Without a display a new session is waited for in vain.
    let display = found.display.as_deref().map(Display::start).transpose()?;
    let mut driver = Command::new(found.driver);
    driver.env_remove("WAYLAND_DISPLAY").env("GDK_BACKEND", "x11");
    driver.envs(display.iter().map(|display| ("DISPLAY", &display.name)));
    for setting in settings {
        match setting {
            Setting::Dark => driver.env("GTK_THEME", "Adwaita:dark"),
            Setting::LessMotion => {
                driver.env("XDG_CONFIG_HOME", concat!(env!("CARGO_MANIFEST_DIR"), "/gtk/less-motion"))
            }
            Setting::ForcedColors => &mut driver,
        };
    }
    let capabilities = json!({
        "browserName": "MiniBrowser",
        "webkitgtk:browserOptions": { "binary": found.browser, "args": ["--automation"] },
    });
    Ok(Setup { driver, display, capabilities, media: Vec::new() })
}
