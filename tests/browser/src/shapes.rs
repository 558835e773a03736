//! Pages with the element in each of its shapes.

use anyhow::Result;
use xtask::server::Server;

use crate::page::Page;
use crate::site_with;

/// Their names; the last two open in a dialog.
pub const SHAPES: [&str; 4] = ["results", "dropdown", "dialog", "dialog-dropdown"];

const PLANS: [&str; 4] = ["", "shape=dropdown", "modal", "modal shape=dropdown"];

/// A page for each shape, with a link and another field behind the search.
pub fn shapes() -> Result<Server> {
    let pages = PLANS.map(|plan| {
        format!(
            "<main><h1>صحيفة</h1><kashaf-search lang=ar examples='العراق | واشنطن' {plan}></kashaf-search>
            <p style='margin-block-start: 50rem'><a id=after href='.'>ما بعد البحث</a> <input id=other aria-label='حقل آخر' value=أ></p></main>"
        )
    });
    let names = SHAPES.map(|shape| format!("{shape}.html"));
    let all: Vec<_> = names.iter().map(String::as_str).zip(pages.iter().map(String::as_str)).collect();
    site_with(&all)
}

impl Page {
    /// Goes to the page of a shape, and into its field.
    pub async fn open_shape(&self, site: &Server, shape: &str) -> Result<()> {
        self.visit(&format!("{}{shape}.html", site.address())).await?;
        self.begin().await
    }

    /// Goes into the field, wherever it is, and waits until the search is ready.
    pub async fn begin(&self) -> Result<()> {
        self.wait_until("return part('input') instanceof HTMLElement").await?;
        // A dialog gives the focus back to where it was.
        self.js::<()>("part('open')?.focus(); element.open()").await?;
        self.wait_until("return element.hasAttribute('ready') && root.activeElement === part('input')").await
    }

    /// Opens the first result by a click.
    pub async fn read_first(&self) -> Result<()> {
        self.click("[data-id]").await?;
        self.wait_until("return part('article')?.checkVisibility() ?? false").await
    }
}
