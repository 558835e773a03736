//! The browsers of the tests and their drivers: found, or installed where apt and cargo may.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::repo::{command, find_program, read, root, run};
use crate::tools;

/// Without it Arabic is drawn from whatever font there is.
const FONTS: &str = "fonts-noto-core";

/// A browser engine: the programs that a test needs to drive it.
#[derive(Debug)]
pub struct Engine {
    /// What tests and pictures call it.
    pub name: &'static str,
    browser: Program,
    driver: Program,
    /// No distribution has geckodriver.
    driver_by_cargo: bool,
    /// Where the browser has no mode without a screen.
    display: Option<Program>,
    /// What apt brings them by.
    packages: &'static [&'static str],
}

/// Something to be started.
#[derive(Debug)]
pub(crate) struct Program {
    /// The environment variable that overrules where it is looked for.
    pub(crate) variable: &'static str,
    /// On `PATH`, or as a path.
    pub(crate) names: &'static [&'static str],
}

/// The programs of an engine as they are on this machine.
#[derive(Debug, Clone)]
pub struct Found {
    /// The browser itself.
    pub browser: PathBuf,
    /// Its WebDriver server.
    pub driver: PathBuf,
    /// A display that nobody looks at.
    pub display: Option<PathBuf>,
}

/// Chromium, by chromedriver.
pub const CHROMIUM: Engine = Engine {
    name: "chromium",
    browser: Program {
        variable: "CHROME",
        names: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    },
    driver: Program { variable: "CHROMEDRIVER", names: &["chromedriver"] },
    driver_by_cargo: false,
    display: None,
    packages: &["chromium", "chromium-driver"],
};

/// Firefox, by geckodriver.
pub const FIREFOX: Engine = Engine {
    name: "firefox",
    browser: Program { variable: "FIREFOX", names: &["firefox-esr", "firefox"] },
    driver: Program { variable: "GECKODRIVER", names: &[".tools/bin/geckodriver", "geckodriver"] },
    driver_by_cargo: true,
    display: None,
    packages: &["firefox-esr"],
};

/// WebKitGTK's small browser, which is made for tests and needs a display.
pub const WEBKIT: Engine = Engine {
    name: "webkit",
    browser: Program {
        variable: "MINIBROWSER",
        names: &[
            "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
            "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
            "/usr/libexec/webkit2gtk-4.1/MiniBrowser",
        ],
    },
    driver: Program { variable: "WEBKITWEBDRIVER", names: &["WebKitWebDriver"] },
    driver_by_cargo: false,
    display: Some(Program { variable: "XVFB", names: &["Xvfb"] }),
    packages: &["webkit2gtk-driver", "xvfb"],
};

/// Every engine that the tests know.
pub const ENGINES: &[&Engine] = &[&CHROMIUM, &FIREFOX, &WEBKIT];

impl Engine {
    /// Its programs, or an error that says which is missing and how it is had.
    pub fn find(&self) -> Result<Found> {
        let find = |program: &Program| program.find().with_context(|| self.advice(program));
        let (browser, driver) = (find(&self.browser)?, find(&self.driver)?);
        Ok(Found { browser, driver, display: self.display.as_ref().map(find).transpose()? })
    }

    /// [`find`](Self::find), after installing what is missing: by apt if this is root, and geckodriver by cargo.
    pub fn install(&self) -> Result<Found> {
        if self.of_apt().any(|program| program.find().is_none()) && may_use_apt() {
            run(command("apt-get").arg("update"))?;
            let mut install = command("apt-get");
            install.args(["install", "-y", "--no-install-recommends", FONTS]).args(self.packages);
            run(install.env("DEBIAN_FRONTEND", "noninteractive"))?;
        }
        // Not for a browser that is not there: it takes minutes.
        if self.driver_by_cargo && self.browser.find().is_some() && self.driver.named().is_none() {
            tools::geckodriver()?;
        }
        self.find()
    }

    fn of_apt(&self) -> impl Iterator<Item = &Program> {
        let driver = (!self.driver_by_cargo).then_some(&self.driver);
        [&self.browser].into_iter().chain(driver).chain(&self.display)
    }

    fn advice(&self, missing: &Program) -> String {
        let packages = self.packages.join(" ");
        let ours = if self.driver_by_cargo { ", the driver by `cargo xtask test`" } else { "" };
        let (name, variable) = (missing.names[0], missing.variable);
        format!(
            "{name} was not found: it comes with `apt-get install {packages}`{ours}; {variable} can name another"
        )
    }
}

impl Program {
    /// The file that the variable names.
    fn named(&self) -> Option<PathBuf> {
        env::var_os(self.variable).filter(|value| !value.is_empty()).map(PathBuf::from)
    }

    pub(crate) fn find(&self) -> Option<PathBuf> {
        let paths = self.names.iter().filter(|name| name.contains('/'));
        let there = || paths.map(|path| root().join(path)).find(|file| file.is_file());
        self.named().or_else(there).or_else(|| find_program(self.names))
    }
}

/// Whether a missing engine is a failure: where all is set up to test, nothing is passed over.
pub fn must_be_there() -> bool {
    env::var_os("CI").is_some_and(|value| !value.is_empty())
}

pub(crate) fn may_use_apt() -> bool {
    find_program(&["apt-get"]).is_some() && read(command("id").arg("-u")).as_deref() == Some("0")
}
