//! Front matter: fields at the top of a file, as YAML between lines `---` or as TOML between lines `+++`.

use serde_json::{Map, Value};

use super::fields::Fields;
use super::meta::Meta;
use super::{Place, Said};
use crate::Fault;

/// A file with its front matter.
pub(super) struct Front<'t> {
    /// What stands between the lines, and where it begins and ends in the file.
    block: &'t str,
    toml: bool,
    /// How many lines there are before the text.
    lines: usize,
    /// The text behind it.
    pub(super) rest: &'t str,
}

/// What the file says of its article, and the text behind that, with the same lines as in the file; `None` if the
/// front matter cannot be read.
pub(super) fn read(place: Place<'_>, text: &str, said: &mut Said) -> Option<(Meta, String)> {
    let Some(front) = split(text) else {
        if begins(text) {
            let mark = text.lines().next().unwrap_or_default().trim();
            let fact = format!("its front matter has no end: there is no second line `{mark}`");
            said.faults.push(place.fault(fact, "close the front matter").at(1));
            return None;
        }
        return Some((Meta::default(), text.to_owned()));
    };
    let fields = match front.fields() {
        Ok(fields) => fields,
        Err((line, error)) => {
            let kind = if front.toml { "TOML" } else { "YAML" };
            let fact = format!("its front matter is no {kind} ({error})");
            said.faults.push(place.fault(fact, "mend the line").at(line));
            return None;
        }
    };
    let meta = Meta::of(&fields, &mut |name, fact, remedy| {
        let fault = place.fault(fact, remedy);
        said.faults.push(Fault { line: front.line_of(name), ..fault });
    });
    Some((meta, "\n".repeat(front.lines) + front.rest))
}

fn mark(text: &str) -> Option<&'static str> {
    let first = text.lines().next()?.trim_end();
    ["---", "+++"].into_iter().find(|mark| *mark == first)
}

/// A line `---` may be a rule as well: only what goes on as fields do is front matter.
fn begins(text: &str) -> bool {
    let Some(mark) = mark(text) else { return false };
    let Some(next) = text.lines().skip(1).find(|line| !line.trim().is_empty()) else { return false };
    let sign = if mark == "+++" { '=' } else { ':' };
    let name = next.split_once(sign).map(|(name, _)| name.trim());
    let named = name.is_some_and(|name| {
        !name.is_empty() && !name.contains(|c: char| c.is_whitespace() || c.is_control())
    });
    named || next.starts_with('#') || mark == "+++" && next.starts_with('[')
}

fn split(text: &str) -> Option<Front<'_>> {
    let mark = mark(text)?;
    let start = text.find('\n')? + 1;
    let (mut at, mut lines) = (start, 1);
    for line in text.get(start..)?.split_inclusive('\n') {
        lines += 1;
        let end = line.trim_end();
        if end == mark || mark == "---" && end == "..." {
            let block = text.get(start..at)?;
            let rest = text.get(at + line.len()..)?;
            let empty = block.trim().is_empty();
            return (empty || begins(text)).then_some(Front { block, toml: mark == "+++", lines, rest });
        }
        at += line.len();
    }
    None
}

impl Front<'_> {
    /// # Errors
    /// The line in the file, and what is the matter.
    fn fields(&self) -> Result<Fields, (usize, String)> {
        if self.block.trim().is_empty() {
            return Ok(Fields::default());
        }
        let value = if self.toml { self.toml()? } else { self.yaml()? };
        match value {
            Value::Object(object) => Ok(Fields::new(object)),
            Value::Null => Ok(Fields::default()),
            _ => Err((2, "it has no names with values".to_owned())),
        }
    }

    fn yaml(&self) -> Result<Value, (usize, String)> {
        serde_saphyr::from_str(self.block).map_err(|error| {
            let line = error.location().and_then(|place| usize::try_from(place.line()).ok());
            let fact = error.without_snippet().to_string();
            (line.unwrap_or(1) + 1, first_line(&fact))
        })
    }

    fn toml(&self) -> Result<Value, (usize, String)> {
        let table: toml::Table = toml::from_str(self.block).map_err(|error| {
            let before = error.span().and_then(|span| self.block.get(..span.start)).unwrap_or_default();
            (before.matches('\n').count() + 2, first_line(error.message()))
        })?;
        Ok(Value::Object(table.into_iter().map(|(name, value)| (name, json(value))).collect()))
    }

    /// The line of the file that states this field.
    fn line_of(&self, name: &str) -> Option<usize> {
        let last = name.rsplit('.').next().unwrap_or(name);
        let states = |line: &str| {
            let name = line.split([':', '=']).next().unwrap_or_default();
            name.trim().trim_matches(['"', '\'']).eq_ignore_ascii_case(last)
        };
        self.block.lines().position(states).map(|at| at + 2)
    }
}

/// TOML has dates of its own; they are read like those of others.
fn json(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Integer(number) => Value::from(number),
        toml::Value::Float(number) => Value::from(number),
        toml::Value::Boolean(truth) => Value::Bool(truth),
        toml::Value::Datetime(date) => Value::String(date.to_string()),
        toml::Value::Array(all) => Value::Array(all.into_iter().map(json).collect()),
        toml::Value::Table(table) => {
            Value::Object(table.into_iter().map(|(name, value)| (name, json(value))).collect::<Map<_, _>>())
        }
    }
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().trim().to_owned()
}
