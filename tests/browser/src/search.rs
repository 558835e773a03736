//! What a reader does with the search, and what is then to be seen.

use anyhow::Result;
use serde::Deserialize;
use serde_json::Value;

use crate::page::Page;

/// A search result as it stands on the page.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Found {
    /// Its title.
    pub title: String,
    /// Everything that is to be read of it.
    pub text: String,
}

/// A marked piece of text, with what stands around it in its block.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Mark {
    /// The text up to the mark.
    pub before: String,
    /// The marked text.
    pub text: String,
    /// The text behind the mark.
    pub after: String,
    /// Whether it begins and ends where words do.
    pub whole: bool,
}

impl Page {
    /// Searches as a reader does: empties the field, types, and waits for the answer.
    pub async fn search(&self, query: &str) -> Result<Vec<Found>> {
        self.js::<()>(
            "const input = part('input'); input.value = ''; input.dispatchEvent(new Event('input'));",
        )
        .await?;
        self.type_text(query).await?;
        self.results_for(query).await
    }

    /// Presses keys with the focus in the field.
    pub async fn type_text(&self, text: &str) -> Result<()> {
        Ok(self.find("[part~=input]").await?.send_keys(text).await?)
    }

    /// The results, once they are those of this query.
    pub async fn results_for(&self, query: &str) -> Result<Vec<Found>> {
        self.wait_until(&format!(
            "if (window.broken) throw new Error(window.broken); return window.answered === {}",
            Value::from(query)
        ))
        .await?;
        self.results().await
    }

    /// The results that are shown now.
    pub async fn results(&self) -> Result<Vec<Found>> {
        let script = "return parts('result').filter((item) => item.checkVisibility()).map((item) => ({
            title: item.querySelector('[part~=title]').textContent, text: item.textContent }))";
        self.js(script).await
    }

    /// The marks in all parts of this name.
    pub async fn marks_in(&self, part: &str) -> Result<Vec<Mark>> {
        self.js(&format!("const name = {};\n{}", Value::from(part), include_str!("marks.js"))).await
    }
}
