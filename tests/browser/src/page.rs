//! A page with `<kashaf-search>`, and what a reader does with it.

use std::cell::{Cell, RefCell};
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, ensure};
use fantoccini::elements::Element;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde::de::DeserializeOwned;
use serde_json::json;
use tokio::time::{sleep, timeout};
use xtask::server::Server;

use crate::driver::Driver;
use crate::engine::Engine;

const SESSION_LIMIT: Duration = Duration::from_secs(40);
const WAIT_LIMIT: Duration = Duration::from_secs(15);

/// What a page fetches ahead when it is idle, its worker too, may come to a server that has gone with its test.
const FETCHED_AHEAD: [&str; 3] = ["reader.js", "/rest.", "fetching the script"];
const SERVER_GONE: [&str; 3] = ["ERR_CONNECTION_REFUSED", "ERR_EMPTY_RESPONSE", "An unknown error occurred"];

/// At hand in every script: the element, its shadow root, and the parts in it.
const PRELUDE: &str = "
    const element = document.querySelector('kashaf-search');
    const root = element?.shadowRoot;
    const part = (name) => root?.querySelector(`[part~=${name}]`);
    const parts = (name) => [...(root?.querySelectorAll(`[part~=${name}]`) ?? [])];
";

/// A browser session.
pub struct Page {
    pub(crate) client: Client,
    name: &'static str,
    has_console_log: bool,
    forgiven: RefCell<Vec<&'static str>>,
    is_worn: Cell<bool>,
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
        let page = Self {
            client,
            name: engine.name,
            has_console_log: engine.has_console_log,
            forgiven: RefCell::default(),
            is_worn: Cell::default(),
        };
        if !driver.media.is_empty() {
            page.emulate(&driver.media).await?;
        }
        Ok(page)
    }

    /// The engine's name.
    pub fn engine(&self) -> &'static str {
        self.name
    }

    /// Notes that its browser is no longer as it was at the start, and not for other tests.
    pub(crate) fn wear(&self) {
        self.is_worn.set(true);
    }

    /// Whether the browser is for no other test.
    pub(crate) fn is_worn(&self) -> bool {
        self.is_worn.get()
    }

    /// What one test forgives is not forgiven the next.
    pub(crate) fn forget(&self) {
        self.forgiven.borrow_mut().clear();
    }

    /// Ends the session and with it the browser.
    pub(crate) async fn close(self) {
        timeout(SESSION_LIMIT, self.client.close()).await.ok();
    }

    /// Goes to a site and waits until its search is ready.
    pub async fn open(&self, site: &Server) -> Result<()> {
        self.visit(&site.address()).await?;
        self.touch().await
    }

    /// Goes to a site in a frame of this width: browsers' windows have a least width.
    pub async fn open_narrow(&self, site: &Server, width: u32) -> Result<()> {
        self.visit(&site.address()).await?;
        self.narrow(width).await?;
        self.touch().await
    }

    /// Shows the page of now once more, in a frame of this width.
    pub async fn narrow(&self, width: u32) -> Result<()> {
        let script = "const frame = document.createElement('iframe');
            Object.assign(frame, { src: location.href, width: arguments[0], height: 600 });
            document.body.replaceChildren(frame);
            const done = arguments[arguments.length - 1];
            frame.addEventListener('load', () => done());";
        self.client.execute_async(script, vec![json!(width)]).await?;
        self.enter_frame().await
    }

    /// Goes on within the first frame of the page.
    pub async fn enter_frame(&self) -> Result<()> {
        self.client.enter_frame(0).await?;
        self.listen().await
    }

    /// Goes to an address and touches nothing.
    pub async fn visit(&self, address: &str) -> Result<()> {
        self.client.goto(address).await?;
        self.listen().await
    }

    /// Puts the focus into the field, with which loading may begin, and waits until the search is ready.
    pub async fn touch(&self) -> Result<()> {
        let script = "part('input')?.focus(); return element?.hasAttribute('ready') ?? false";
        self.wait_until(script).await
    }

    async fn listen(&self) -> Result<()> {
        self.client.execute(include_str!("listen.js"), vec![]).await?;
        Ok(())
    }

    /// The size of what the window shows.
    pub async fn resize(&self, width: u32, height: u32) -> Result<()> {
        // The frame around it is known only by trying.
        for _ in 0..2 {
            let script = "return [outerWidth - innerWidth, outerHeight - innerHeight]";
            let [across, down]: [i32; 2] = self.js(script).await?;
            self.client
                .set_window_size(width.saturating_add_signed(across), height.saturating_add_signed(down))
                .await?;
        }
        self.wait_until(&format!("return innerWidth === {width} && innerHeight === {height}")).await
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

    /// An element of the page itself.
    pub async fn find_in_page(&self, selector: &str) -> Result<Element> {
        let found = self.client.find(Locator::Css(selector)).await;
        found.with_context(|| format!("nothing on the page matches {selector}"))
    }

    /// Goes back, to another page too: of a script that runs while its page is left some drivers hear nothing more.
    pub async fn back(&self) -> Result<()> {
        Ok(self.client.back().await?)
    }

    /// Waits until a script returns `true`.
    pub async fn wait_until(&self, script: &str) -> Result<()> {
        let start = Instant::now();
        // A page that is just being left answers nothing.
        while !self.js::<Option<bool>>(script).await?.unwrap_or(false) {
            ensure!(start.elapsed() < WAIT_LIMIT, "waited {WAIT_LIMIT:?} in vain for: {script}");
            sleep(Duration::from_millis(20)).await;
        }
        Ok(())
    }

    /// What a script returns; it has `element`, `root`, `part(name)` and `parts(name)` at hand.
    pub async fn js<T: DeserializeOwned>(&self, script: &str) -> Result<T> {
        let value = self.client.execute(&format!("{PRELUDE}{script}"), vec![]).await?;
        serde_json::from_value(value).with_context(|| format!("not what was hoped for from: {script}"))
    }

    /// The page's errors since the last call.
    pub async fn errors(&self) -> Result<Vec<String>> {
        let mut errors = if self.has_console_log {
            self.console().await?
        } else {
            self.js("return window.faults?.splice(0) ?? []").await?
        };
        let forgiven = self.forgiven.borrow();
        errors.retain(|error| {
            let says = |words: &&str| error.contains(*words);
            let is_late = SERVER_GONE.iter().any(says) && FETCHED_AHEAD.iter().any(says);
            !(is_late || forgiven.iter().any(says))
        });
        Ok(errors)
    }

    /// From now on errors with these words are none: the test itself brings them about.
    pub fn forgive(&self, words: &'static str) {
        self.forgiven.borrow_mut().push(words);
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
