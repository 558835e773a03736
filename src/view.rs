//! A plain value, as JavaScript and JSON know them.
//!
//! One type for all views instead of a struct each. A page gets it as JSON, which the browser reads faster than it makes
//! objects one by one, and which takes a page of code; the terminal by serde.

use kashaf_engine::decimal::digits;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// A value that crosses the edge.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum View {
    /// Not there.
    #[default]
    Undefined,
    /// Nothing to say.
    Null,
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// A number without fraction.
    Count(u32),
    /// Yes or no.
    Flag(bool),
    /// A list.
    List(Vec<View>),
    /// An object, its keys in order.
    Object(Vec<(&'static str, View)>),
}

impl View {
    pub(crate) fn text(text: &str) -> View {
        View::Text(text.to_owned())
    }

    pub(crate) fn texts(texts: &[String]) -> View {
        let mut views = Vec::new();
        for text in texts {
            views.push(View::text(text));
        }
        View::List(views)
    }

    /// A text, or null.
    pub(crate) fn maybe(text: Option<&str>) -> View {
        text.map_or(View::Null, View::text)
    }

    /// A text, or null if it is empty.
    pub(crate) fn some(text: &str) -> View {
        View::maybe(Some(text).filter(|text| !text.is_empty()))
    }

    pub(crate) fn count(count: usize) -> View {
        View::Count(u32::try_from(count).unwrap_or(u32::MAX))
    }
}

impl View {
    /// Adds it to a text of JSON.
    pub fn write(&self, json: &mut String) {
        match self {
            View::Undefined | View::Null => json.push_str("null"),
            View::Text(text) => quote(text, json),
            View::Number(number) => decimal(*number, json),
            View::Count(count) => json.push_str(&digits((*count).into(), 1)),
            View::Flag(flag) => json.push_str(if *flag { "true" } else { "false" }),
            View::List(list) => {
                let mut sign = '[';
                for view in list {
                    json.push(sign);
                    view.write(json);
                    sign = ',';
                }
                json.push_str(if sign == '[' { "[]" } else { "]" });
            }
            View::Object(members) => {
                let mut sign = '{';
                for (key, view) in members {
                    json.push(sign);
                    quote(key, json);
                    json.push(':');
                    view.write(json);
                    sign = ',';
                }
                json.push_str(if sign == '{' { "{}" } else { "}" });
            }
        }
    }
}

fn quote(text: &str, json: &mut String) {
    json.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => json.push('\\'),
            '\0'..'\u{20}' => {
                json.push_str(if c < '\u{10}' { "\\u000" } else { "\\u001" });
                json.extend(char::from_digit(c as u32 & 15, 16));
                continue;
            }
            _ => {}
        }
        json.push(c);
    }
    json.push('"');
}

/// A number that is not negative, as exactly as JavaScript reads it.
fn decimal(number: f64, json: &mut String) {
    json.push_str(&digits(number as u64, 1));
    let mut rest = number.fract();
    let mut sign = '.';
    // Each digit leaves a bit less behind the point: nothing is rounded.
    for _ in 0..20 {
        if rest == 0.0 {
            break;
        }
        if sign == '.' {
            json.push(sign);
            sign = '0';
        }
        rest *= 10.0;
        json.push(char::from(b'0' + rest as u8));
        rest = rest.fract();
    }
}

impl Serialize for View {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            View::Undefined => serializer.serialize_unit(),
            View::Null => serializer.serialize_none(),
            View::Text(text) => serializer.serialize_str(text),
            View::Number(number) => serializer.serialize_f64(*number),
            View::Count(count) => serializer.serialize_u32(*count),
            View::Flag(flag) => serializer.serialize_bool(*flag),
            View::List(list) => serializer.collect_seq(list),
            View::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (key, value) in members {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}
