//! A plain value, as JavaScript and JSON know them.
//!
//! One type for all views instead of a struct each: serde's code is made for every type anew, and readers would pay for
//! every copy.

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
