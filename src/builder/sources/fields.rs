//! Named values, whatever they were written in.

use std::collections::{BTreeMap, BTreeSet};

use kashaf_engine::document::clean;
use serde_json::{Map, Value};

/// Values by their names in small letters; a value in another one is named with a dot: `taxonomies.tags`.
#[derive(Clone, Debug, Default)]
pub(super) struct Fields(BTreeMap<String, Value>);

impl Fields {
    pub(super) fn new(object: Map<String, Value>) -> Self {
        let mut fields = Fields::default();
        fields.add("", object);
        fields
    }

    fn add(&mut self, prefix: &str, object: Map<String, Value>) {
        for (name, value) in object {
            let name = [prefix, &name.trim().to_lowercase()].concat();
            match value {
                Value::Object(inner) => self.add(&[&name, "."].concat(), inner),
                Value::Null => {}
                value => self.set(name, value),
            }
        }
    }

    pub(super) fn set(&mut self, name: String, value: Value) {
        self.0.insert(name, value);
    }

    pub(super) fn remove(&mut self, name: &str) -> Option<Value> {
        self.0.remove(name)
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The first of these names that there is a value of.
    pub(super) fn named<'n>(&self, names: &[&'n str]) -> Option<&'n str> {
        names.iter().copied().find(|&name| self.text(&[name]).is_some())
    }

    /// The value of the first of these names, as one line.
    pub(super) fn text(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|&name| self.0.get(name).and_then(text))
    }

    /// The value as it is, with its line ends; a list's members are lines.
    pub(super) fn lines(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|&name| match self.0.get(name)? {
            Value::String(text) => Some(text.clone()),
            Value::Array(all) => Some(all.iter().filter_map(text).collect::<Vec<_>>().join("\n")),
            other => text(other),
        })
    }

    /// The members of a list, or the parts of a text between these characters.
    pub(super) fn list(&self, names: &[&str], between: &[char]) -> Vec<String> {
        let parts = |text: &str| text.split(between).map(clean).collect::<Vec<_>>();
        let all = names.iter().find_map(|&name| {
            let all = match self.0.get(name)? {
                Value::String(text) => parts(text),
                Value::Array(all) => all.iter().filter_map(text).collect(),
                other => text(other).into_iter().collect(),
            };
            Some(all.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>())
                .filter(|all| !all.is_empty())
        });
        let mut all = all.unwrap_or_default();
        unique(&mut all);
        all
    }

    /// Whether it is true or false; `None` if it is neither.
    pub(super) fn truth(&self, name: &str) -> Option<bool> {
        match self.0.get(name)? {
            Value::Bool(truth) => Some(*truth),
            Value::String(text) => match text.trim().to_lowercase().as_str() {
                "true" | "yes" | "1" => Some(true),
                "false" | "no" | "0" => Some(false),
                _ => None,
            },
            _ => None,
        }
    }
}

/// Each text once, where it stands first.
pub(super) fn unique(all: &mut Vec<String>) {
    let mut seen = BTreeSet::new();
    all.retain(|text| seen.insert(text.clone()));
}

/// A person in a list may be an object with a name.
fn text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => clean(text),
        Value::Number(number) => number.to_string(),
        Value::Object(object) => {
            ["name", "title"].iter().find_map(|name| object.get(*name).and_then(text))?
        }
        Value::Null | Value::Bool(_) | Value::Array(_) => return None,
    };
    Some(text).filter(|text| !text.is_empty())
}
