//! A tab that nobody looks at.

use anyhow::Result;
use serde_json::json;

use crate::page::Page;

impl Page {
    /// Something else is in front; Chromium stops all that the page does, as phones do.
    pub async fn fall_asleep(&self) -> Result<()> {
        self.wear();
        if self.engine() == "chromium" {
            self.tell("Page.setWebLifecycleState", json!({ "state": "frozen" })).await?;
        }
        let window = self.client.new_window(true).await?;
        Ok(self.client.switch_to_window(window.handle).await?)
    }

    /// The page is looked at again.
    pub async fn wake(&self) -> Result<()> {
        self.client.close_window().await?;
        let windows = self.client.windows().await?;
        if let Some(first) = windows.into_iter().next() {
            self.client.switch_to_window(first).await?;
        }
        if self.engine() == "chromium" {
            self.tell("Page.setWebLifecycleState", json!({ "state": "active" })).await?;
            self.tell("Page.bringToFront", json!({})).await?;
        }
        Ok(())
    }

    /// What Chromium counts of a page, when it has thrown away what nothing needs: documents, nodes and listeners, and the
    /// bytes of the heap.
    pub async fn counters(&self) -> Result<[u64; 4]> {
        self.tell("HeapProfiler.enable", json!({})).await?;
        for _ in 0..3 {
            self.tell("HeapProfiler.collectGarbage", json!({})).await?;
        }
        let counted = self.ask("Memory.getDOMCounters", json!({})).await?;
        let heap = self.ask("Runtime.getHeapUsage", json!({})).await?;
        let number = |value: &serde_json::Value| value.as_f64().unwrap_or_default() as u64;
        Ok([
            number(&counted["documents"]),
            number(&counted["nodes"]),
            number(&counted["jsEventListeners"]),
            number(&heap["usedSize"]),
        ])
    }
}
