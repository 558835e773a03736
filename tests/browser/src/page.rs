//! A page with `<kashaf-search>`, and what a reader does with it.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};
use fantoccini::elements::Element;
use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder, Locator};
use http::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tokio::time::{sleep, timeout};
use url::{ParseError, Url};
use xtask::server::Server;

use crate::driver::Driver;
use crate::engine::Engine;

const SESSION_LIMIT: Duration = Duration::from_secs(40);
const WAIT_LIMIT: Duration = Duration::from_secs(15);

/// At hand in every script: the element, its shadow root, and the parts in it.
const PRELUDE: &str = "
    const element = document.querySelector('kashaf-search');
    const root = element.shadowRoot;
    const part = (name) => root.querySelector(`[part~=${name}]`);
    const parts = (name) => [...root.querySelectorAll(`[part~=${name}]`)];
";

/// A browser session.
pub struct Page {
    client: Client,
    name: &'static str,
    has_console_log: bool,
}

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
    /// Opens a session; some drivers hang where they should fail, hence the limit.
    pub async fn start(engine: &Engine, driver: &Driver) -> Result<Self> {
        let capabilities: Capabilities = serde_json::from_value(driver.capabilities.clone())?;
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let session = builder.capabilities(capabilities);
        let client = timeout(SESSION_LIMIT, session.connect(&driver.url()))
            .await
            .map_err(|_| anyhow!("{} gave no session within {SESSION_LIMIT:?}", engine.name))?
            .with_context(|| format!("{} gave no session", engine.name))?;
        Ok(Self { client, name: engine.name, has_console_log: engine.has_console_log })
    }

    /// The engine's name.
    pub fn engine(&self) -> &'static str {
        self.name
    }

    /// Ends the session and with it the browser.
    pub async fn close(self) {
        timeout(SESSION_LIMIT, self.client.close()).await.ok();
    }

    /// Goes to a site and waits until its search is ready.
    pub async fn open(&self, site: &Server) -> Result<()> {
        self.client.goto(&site.address()).await?;
        self.watch().await
    }

    /// Goes to a site in a frame of this width: browsers' windows have a least width.
    pub async fn open_narrow(&self, site: &Server, width: u32) -> Result<()> {
        self.client.goto(&site.address()).await?;
        let script = "const frame = document.createElement('iframe');
            Object.assign(frame, { src: location.href, width: arguments[0], height: 600 });
            document.body.replaceChildren(frame);";
        self.client.execute(script, vec![json!(width)]).await?;
        self.client.enter_frame(0).await?;
        self.watch().await
    }

    async fn watch(&self) -> Result<()> {
        let script = "return document.querySelector('kashaf-search')?.hasAttribute('ready') ?? false";
        self.wait_for("the search to be ready", script).await?;
        let listen = "
            addEventListener('kashaf-search', (event) => { window.answered = event.detail.query; });
            addEventListener('kashaf-error', (event) => { window.broken = String(event.detail); });";
        self.js(listen).await
    }

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
        let answered = format!(
            "if (window.broken) throw new Error(window.broken);
            return window.answered === {}",
            Value::from(query)
        );
        self.wait_for(&format!("an answer to {query}"), &answered).await?;
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

    /// Clicks the first element that the selector finds in the shadow root.
    pub async fn click(&self, selector: &str) -> Result<()> {
        Ok(self.find(selector).await?.click().await?)
    }

    /// An element of the shadow root, found the way of the WebDriver standard.
    pub async fn find(&self, selector: &str) -> Result<Element> {
        let host = self.client.find(Locator::Css("kashaf-search")).await?;
        let found = host.shadow_root().await?.find(Locator::Css(selector)).await;
        found.with_context(|| format!("nothing in the search matches {selector}"))
    }

    /// Waits until a script returns `true`.
    pub async fn wait_until(&self, script: &str) -> Result<()> {
        self.wait_for(script, &format!("{PRELUDE}{script}")).await
    }

    async fn wait_for(&self, what: &str, script: &str) -> Result<()> {
        let start = Instant::now();
        while self.client.execute(script, vec![]).await? != Value::Bool(true) {
            if start.elapsed() > WAIT_LIMIT {
                bail!("waited {WAIT_LIMIT:?} in vain for {what}");
            }
            sleep(Duration::from_millis(20)).await;
        }
        Ok(())
    }

    /// What a script returns; it has `element`, `root`, `part(name)` and `parts(name)` at hand.
    pub async fn js<T: DeserializeOwned>(&self, script: &str) -> Result<T> {
        let value = self.client.execute(&format!("{PRELUDE}{script}"), vec![]).await?;
        serde_json::from_value(value).with_context(|| format!("not what was hoped for from: {script}"))
    }

    /// The errors on the page's console since the last call, where the driver tells them.
    pub async fn console_errors(&self) -> Result<Vec<String>> {
        if !self.has_console_log {
            return Ok(Vec::new());
        }
        let log = self.client.issue_cmd(ConsoleLog).await?;
        let entries = log.as_array().into_iter().flatten().filter(|entry| entry["level"] == "SEVERE");
        Ok(entries.map(|entry| entry["message"].as_str().unwrap_or_default().to_owned()).collect())
    }

    /// Saves a picture of the window.
    pub async fn screenshot(&self, file: &Path) -> Result<()> {
        let picture = self.client.screenshot().await?;
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(file, picture).with_context(|| format!("cannot write {}", file.display()))
    }
}

/// Chromium's way to the console; the standard has none.
#[derive(Debug)]
struct ConsoleLog;

impl WebDriverCompatibleCommand for ConsoleLog {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/se/log", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(json!({ "type": "browser" }).to_string()))
    }
}
