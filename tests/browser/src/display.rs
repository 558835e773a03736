//! A display that nobody looks at.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

/// For a browser that lets go of its display by itself.
const GOODBYE: Duration = Duration::from_secs(5);

/// Xvfb with one screen, gone when this is dropped.
pub struct Display {
    xvfb: Child,
    /// What `DISPLAY` calls it.
    pub name: String,
}

impl Display {
    /// Starts one on a number that is free.
    pub fn start(xvfb: &Path) -> Result<Self> {
        // It ends with its last client and then tidies up after itself, as it would not if it were killed.
        let mut child = Command::new(xvfb)
            .args(["-displayfd", "1", "-terminate", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("cannot start Xvfb")?;
        let mut number = String::new();
        if let Some(out) = child.stdout.take() {
            BufReader::new(out).read_line(&mut number)?;
        }
        let display = Self { xvfb: child, name: format!(":{}", number.trim()) };
        ensure!(number.ends_with('\n'), "Xvfb found no display");
        Ok(display)
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let start = Instant::now();
        while matches!(self.xvfb.try_wait(), Ok(None)) && start.elapsed() < GOODBYE {
            thread::sleep(Duration::from_millis(20));
        }
        self.xvfb.kill().ok();
        self.xvfb.wait().ok();
    }
}
