//! Browsers at work, handed from one test to the next: starting one takes longer than most tests.
//!
//! Every test has a server of its own and with it an origin of its own, so storage and caches are fresh all the same. A
//! browser in which a test failed is not used again.

use std::sync::{Mutex, PoisonError};

use anyhow::Result;
use fantoccini::Client;
use tokio::runtime::{Builder, Runtime};
use tokio::time::timeout;

use crate::driver::Driver;
use crate::engine::Engine;
use crate::page::Page;
use crate::runner::LAST_WORDS;
use crate::setting::Setting;

static IDLE: Mutex<Vec<Session>> = Mutex::new(Vec::new());

/// An engine with a reader's settings, at work.
pub struct Session {
    engine: &'static str,
    settings: &'static [Setting],
    /// The size of the window at the start.
    size: (u64, u64),
    /// What a test talks to.
    pub page: Page,
    /// On which the talk with the driver runs.
    pub runtime: Runtime,
    _driver: Driver,
}

impl Session {
    /// One that is idle, or a new one.
    pub fn take(engine: &Engine, settings: &'static [Setting]) -> Result<Self> {
        let mut idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner);
        let fit = |session: &Session| session.engine == engine.name && session.settings == settings;
        if let Some(at) = idle.iter().position(fit) {
            return Ok(idle.swap_remove(at));
        }
        drop(idle);
        // Two browsers that start at once sometimes are in each other's way, which says nothing of the page.
        Self::start(engine, settings).or_else(|_| Self::start(engine, settings))
    }

    fn start(engine: &Engine, settings: &'static [Setting]) -> Result<Self> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let driver = Driver::start(engine, settings)?;
        let page = runtime.block_on(Page::start(engine, &driver))?;
        let size = runtime.block_on(page.client.get_window_size())?;
        Ok(Self { engine: engine.name, settings, size, page, runtime, _driver: driver })
    }

    /// Leaves it to the next test.
    pub fn give_back(self) {
        let is_clear =
            || self.runtime.block_on(async { matches!(timeout(LAST_WORDS, self.clear()).await, Ok(Ok(()))) });
        if self.page.is_worn() || !is_clear() {
            self.end();
            return;
        }
        IDLE.lock().unwrap_or_else(PoisonError::into_inner).push(self);
    }

    /// Ends it: a driver that is only killed leaves its browser behind.
    pub fn end(self) {
        self.runtime.block_on(self.page.close());
    }

    /// As it was at the start: one window of that size, nothing in it, no key held.
    async fn clear(&self) -> Result<()> {
        let client: &Client = &self.page.client;
        client.release_actions().await?;
        let windows = client.windows().await?;
        for window in windows.iter().skip(1) {
            client.switch_to_window(window.clone()).await?;
            client.close_window().await?;
        }
        if let Some(first) = windows.into_iter().next() {
            client.switch_to_window(first).await?;
        }
        // The next server may get the same port, and must be asked itself. A page that did not load has nothing to remove.
        let worker = "navigator.serviceWorker?.getRegistrations().then((all) => all.forEach((each) => each.unregister()))";
        client.execute(worker, vec![]).await.ok();
        client.goto("about:blank").await?;
        if client.get_window_size().await? != self.size {
            let (width, height) = self.size;
            client.set_window_size(u32::try_from(width)?, u32::try_from(height)?).await?;
        }
        self.page.forget();
        self.page.errors().await?;
        Ok(())
    }
}

/// Ends all that are idle.
pub fn end_all() {
    let idle = std::mem::take(&mut *IDLE.lock().unwrap_or_else(PoisonError::into_inner));
    idle.into_iter().for_each(Session::end);
}
