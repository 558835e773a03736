//! Tabs and windows, and the button of the mouse that opens them.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use fantoccini::actions::{InputSource, MOUSE_BUTTON_MIDDLE, MouseActions, PointerAction};
use fantoccini::wd::WindowHandle;
use serde_json::json;
use tokio::time::sleep;

use crate::page::Page;

const WAIT_LIMIT: Duration = Duration::from_secs(15);

impl Page {
    /// Clicks with the middle button.
    pub async fn middle_click(&self, selector: &str) -> Result<()> {
        let element = self.find(selector).await?;
        let mouse = MouseActions::new("mouse".to_owned())
            .then(PointerAction::MoveToElement { element, duration: None, x: 0.0, y: 0.0 })
            .then(PointerAction::Down { button: MOUSE_BUTTON_MIDDLE })
            .then(PointerAction::Up { button: MOUSE_BUTTON_MIDDLE });
        Ok(self.client.perform_actions(mouse).await?)
    }

    /// Opens another tab and goes there; gives the one that was left, which stays as it is.
    pub async fn another_window(&self) -> Result<WindowHandle> {
        let here = self.client.window().await?;
        let new = self.client.new_window(true).await?;
        self.client.switch_to_window(new.handle).await?;
        Ok(here)
    }

    /// Goes to a tab.
    pub async fn to_window(&self, window: &WindowHandle) -> Result<()> {
        self.wear();
        Ok(self.client.switch_to_window(window.clone()).await?)
    }

    /// Waits for a second tab or window, and gives its address once it has one; then it is closed again.
    pub async fn new_window(&self) -> Result<String> {
        // Some browsers don't give the focus back to the first window.
        self.wear();
        let here = self.client.window().await?;
        let start = Instant::now();
        let new = loop {
            let other = self.client.windows().await?.into_iter().find(|window| *window != here);
            if let Some(other) = other {
                break other;
            }
            ensure!(start.elapsed() < WAIT_LIMIT, "no other window after {WAIT_LIMIT:?}");
            sleep(Duration::from_millis(20)).await;
        };
        self.client.switch_to_window(new).await?;
        self.wait_until("return location.href !== 'about:blank' && document.readyState === 'complete'")
            .await?;
        let address = self.js("return location.href").await?;
        self.client.close_window().await?;
        self.client.switch_to_window(here).await?;
        if self.engine() == "chromium" {
            // Else it is behind, and hears of no focus.
            self.tell("Page.bringToFront", json!({})).await?;
        }
        Ok(address)
    }
}
