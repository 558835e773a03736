//! The keyboard: keys go to what has the focus, wherever that is.

use anyhow::{Context, Result};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use serde::Deserialize;

use crate::page::Page;

/// What has the focus, shadow roots looked into.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Focused {
    /// Its element's name.
    pub tag: String,
    /// Its `part`.
    pub part: String,
    /// Its `id`.
    pub id: String,
    /// Its text.
    pub text: String,
}

impl Page {
    /// Presses a key, with others held if they stand before it: `Tab`, `Shift+Tab`, `Control+k`.
    pub async fn key(&self, keys: &str) -> Result<()> {
        let values: Vec<char> = keys
            .split('+')
            .map(|name| key(name).with_context(|| format!("no key {name}")))
            .collect::<Result<_>>()?;
        let down = values.iter().map(|&value| KeyAction::Down { value });
        let up = values.iter().rev().map(|&value| KeyAction::Up { value });
        let actions = down.chain(up).fold(KeyActions::new("keyboard".to_owned()), KeyActions::then);
        Ok(self.client.perform_actions(actions).await?)
    }

    /// What has the focus now.
    pub async fn focused(&self) -> Result<Focused> {
        let script = "let at = document.activeElement;
            while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
            const told = (name) => at?.getAttribute(name) ?? '';
            const text = at?.textContent.trim() ?? '';
            return { tag: at?.localName ?? '', part: told('part'), id: told('id'), text }";
        self.js(script).await
    }
}

fn key(name: &str) -> Option<char> {
    let special = match name {
        "Tab" => Key::Tab,
        // `Key::Enter` is the one of the number pad.
        "Enter" => Key::Return,
        "Escape" => Key::Escape,
        "Backspace" => Key::Backspace,
        "Delete" => Key::Delete,
        "Space" => Key::Space,
        "Up" => Key::Up,
        "Down" => Key::Down,
        "Left" => Key::Left,
        "Right" => Key::Right,
        "Home" => Key::Home,
        "End" => Key::End,
        "PageUp" => Key::PageUp,
        "PageDown" => Key::PageDown,
        "Shift" => Key::Shift,
        "Control" => Key::Control,
        "Alt" => Key::Alt,
        "Meta" => Key::Meta,
        _ => {
            let mut letters = name.chars();
            return letters.next().filter(|_| letters.next().is_none());
        }
    };
    Some(special.into())
}
