//! What the drivers can and the client has no name for.

use anyhow::Result;
use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

use crate::page::Page;
use crate::setting::Setting;

/// A command to the session.
#[derive(Debug)]
struct Command {
    method: Method,
    path: String,
    body: Option<Value>,
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (self.method.clone(), self.body.as_ref().map(Value::to_string))
    }
}

impl Page {
    /// The role and the name of an element in the shadow root, as the browser computes them for screen readers.
    pub async fn role_and_name(&self, selector: &str) -> Result<(String, String)> {
        let element = self.find(selector).await?.element_id();
        let role = self.get(format!("element/{}/computedrole", element.as_ref())).await?;
        let name = self.get(format!("element/{}/computedlabel", element.as_ref())).await?;
        let text = |value: Value| value.as_str().unwrap_or_default().to_owned();
        Ok((text(role), text(name)))
    }

    /// Tells Chromium what the reader has set.
    pub(crate) async fn emulate(&self, settings: &[Setting]) -> Result<()> {
        let feature = |setting: &Setting| {
            let (name, value) = setting.media();
            json!({ "name": name, "value": value })
        };
        let features: Vec<_> = settings.iter().map(feature).collect();
        self.tell("Emulation.setEmulatedMedia", json!({ "features": features })).await
    }

    /// Types into Chromium as an input method does: letters that may still change.
    pub async fn compose(&self, text: &str) -> Result<()> {
        let end = text.encode_utf16().count();
        let composition = json!({ "text": text, "selectionStart": end, "selectionEnd": end });
        self.tell("Input.imeSetComposition", composition).await
    }

    /// Presses a key in Chromium that the input method takes for itself.
    pub async fn key_of_input_method(&self, key: &str) -> Result<()> {
        let event =
            json!({ "type": "rawKeyDown", "key": "Process", "code": key, "windowsVirtualKeyCode": 229 });
        self.tell("Input.dispatchKeyEvent", event).await
    }

    /// A command of Chromium's own protocol.
    pub(crate) async fn tell(&self, command: &str, params: Value) -> Result<()> {
        self.ask(command, params).await.map(drop)
    }

    /// What Chromium answers to one.
    pub(crate) async fn ask(&self, command: &str, params: Value) -> Result<Value> {
        self.post("goog/cdp/execute", json!({ "cmd": command, "params": params })).await
    }

    /// What Chromium's console said since the last call; the standard has no way to it.
    pub(crate) async fn console(&self) -> Result<Vec<String>> {
        let log = self.post("se/log", json!({ "type": "browser" })).await?;
        let entries = log.as_array().into_iter().flatten().filter(|entry| entry["level"] == "SEVERE");
        Ok(entries.map(|entry| entry["message"].as_str().unwrap_or_default().to_owned()).collect())
    }

    async fn get(&self, path: String) -> Result<Value> {
        Ok(self.client.issue_cmd(Command { method: Method::GET, path, body: None }).await?)
    }

    async fn post(&self, path: &str, body: Value) -> Result<Value> {
        let command = Command { method: Method::POST, path: path.to_owned(), body: Some(body) };
        Ok(self.client.issue_cmd(command).await?)
    }
}
