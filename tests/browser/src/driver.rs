//! A WebDriver server as a child process.

use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{self, Child, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::display::Display;
use crate::engine::{Engine, Setup};
use crate::setting::Setting;

const START_LIMIT: Duration = Duration::from_secs(20);

/// A driver of its own for one test, gone when this is dropped.
pub struct Driver {
    child: Child,
    address: SocketAddr,
    /// What to ask a session for.
    pub capabilities: Value,
    /// What to tell the session then.
    pub media: Vec<Setting>,
    /// Outlives the driver.
    _display: Option<Display>,
    _scratch: Scratch,
}

/// A folder for the browser's profile: most leave theirs behind.
struct Scratch(PathBuf);

impl Scratch {
    fn new(address: SocketAddr) -> Result<Self> {
        let folder = env::temp_dir().join(format!("kashaf-{}-{}", process::id(), address.port()));
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        Ok(Self(folder))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

impl Driver {
    /// Starts the engine's driver and waits until it answers.
    pub fn start(engine: &Engine, settings: &[Setting]) -> Result<Self> {
        let Setup { mut driver, display, capabilities, media } = (engine.setup)(settings)?;
        let address = free_address()?;
        let scratch = Scratch::new(address)?;
        let child = driver
            .env("TMPDIR", &scratch.0)
            .arg(format!("--port={}", address.port()))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("cannot start the driver of {}", engine.name))?;
        let mut driver = Self { child, address, capabilities, media, _display: display, _scratch: scratch };
        driver.wait()?;
        Ok(driver)
    }

    /// Where it listens.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    fn wait(&mut self) -> Result<()> {
        let start = Instant::now();
        while TcpStream::connect(self.address).is_err() {
            if let Some(status) = self.child.try_wait()? {
                bail!("the driver ended at once ({status})");
            }
            if start.elapsed() > START_LIMIT {
                bail!("the driver does not answer on {} after {START_LIMIT:?}", self.address);
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// A port that was free a moment ago: drivers don't tell in one way which they picked themselves.
fn free_address() -> Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no free port for the driver")?;
    Ok(listener.local_addr()?)
}
