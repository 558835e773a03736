//! The browser of the tests and its driver: found, or installed where apt may.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, anyhow};

use crate::repo::{command, find_program, read, run};

const INSTALL: &[&str] =
    &["install", "-y", "--no-install-recommends", "chromium", "chromium-driver", "fonts-noto-core"];

/// A browser and the program that drives it.
#[derive(Debug, Clone)]
pub struct Browser {
    /// The browser itself.
    pub browser: PathBuf,
    /// Its WebDriver server.
    pub driver: PathBuf,
}

/// Chromium and chromedriver as they are on this machine; `CHROME` and `CHROMEDRIVER` overrule `PATH`.
pub fn chromium() -> Result<Browser> {
    let browser =
        program("CHROME", &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]);
    let driver = program("CHROMEDRIVER", &["chromedriver"]);
    match (browser, driver) {
        (Some(browser), Some(driver)) => Ok(Browser { browser, driver }),
        (browser, _) => {
            let missing = if browser.is_none() { "Chromium" } else { "chromedriver" };
            Err(anyhow!(
                "{missing} was not found. Install both in one version, on Debian or Ubuntu with \
                 `apt-get {}`, or name them in CHROME and CHROMEDRIVER",
                INSTALL.join(" ")
            ))
        }
    }
}

/// [`chromium`], installed by apt if it is missing and this is root.
pub fn install_chromium() -> Result<Browser> {
    let may_install =
        || find_program(&["apt-get"]).is_some() && read(command("id").arg("-u")).as_deref() == Some("0");
    if chromium().is_err() && may_install() {
        run(command("apt-get").arg("update"))?;
        run(command("apt-get").args(INSTALL).env("DEBIAN_FRONTEND", "noninteractive"))?;
    }
    chromium()
}

/// The program that an environment variable names, or the first of `names` on `PATH`.
fn program(variable: &str, names: &[&str]) -> Option<PathBuf> {
    let named = env::var_os(variable).filter(|value| !value.is_empty());
    named.map(PathBuf::from).or_else(|| find_program(names))
}
