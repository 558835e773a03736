//! How a view becomes JavaScript's.
//!
//! Making a string of bytes costs JavaScript more than all else of an answer's way there: so all texts of a view become one
//! string, of which each is a slice, and the names of members are kept.

use std::cell::{Cell, RefCell};

use js_sys::JsString;
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_wasm_bindgen::preserve;

use crate::view::View;

thread_local! {
    /// Names of members that crossed before.
    static NAMES: RefCell<Vec<(&'static str, JsString)>> = const { RefCell::new(Vec::new()) };
}

/// A view whose texts have crossed.
pub(crate) struct Crossing<'v> {
    view: &'v View,
    texts: &'v Texts,
}

/// The texts of a view, in the order in which they are met.
pub(crate) struct Texts {
    all: JsString,
    /// How much of them has been used.
    used: Cell<u32>,
}

impl Texts {
    pub(crate) fn of(view: &View) -> Texts {
        let mut all = String::new();
        collect(view, &mut all);
        Texts { all: all.as_str().into(), used: Cell::new(0) }
    }

    pub(crate) fn crossing<'v>(&'v self, view: &'v View) -> Crossing<'v> {
        Crossing { view, texts: self }
    }

    fn next(&self, text: &str) -> JsString {
        let start = self.used.get();
        self.used.set(start + units(text));
        self.all.slice(start, self.used.get())
    }
}

fn collect(view: &View, texts: &mut String) {
    match view {
        View::Text(text) => texts.push_str(text),
        View::List(list) => list.iter().for_each(|view| collect(view, texts)),
        View::Object(members) => members.iter().for_each(|(_, view)| collect(view, texts)),
        _ => {}
    }
}

/// How long JavaScript says that a text is: characters of four bytes are two there.
fn units(text: &str) -> u32 {
    text.bytes().fold(0, |units, byte| units + u32::from(byte & 0xC0 != 0x80) + u32::from(byte >= 0xF0))
}

fn name(name: &'static str) -> JsString {
    NAMES.with_borrow_mut(|names| {
        let known = names.iter().find(|(known, _)| std::ptr::eq(*known, name));
        if let Some((_, known)) = known {
            return known.clone();
        }
        let made = JsString::from(name);
        names.push((name, made.clone()));
        made
    })
}

/// What is JavaScript's already.
struct There(JsString);

impl Serialize for There {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        preserve::serialize(&self.0, serializer)
    }
}

impl Serialize for Crossing<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.view {
            View::Text(text) => There(self.texts.next(text)).serialize(serializer),
            View::List(list) => {
                let mut sequence = serializer.serialize_seq(Some(list.len()))?;
                for view in list {
                    sequence.serialize_element(&self.texts.crossing(view))?;
                }
                sequence.end()
            }
            View::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (key, view) in members {
                    map.serialize_entry(&There(name(key)), &self.texts.crossing(view))?;
                }
                map.end()
            }
            // Not by the view's own way, of which the module would have a copy.
            View::Undefined => serializer.serialize_unit(),
            View::Null => serializer.serialize_none(),
            View::Number(number) => serializer.serialize_f64(*number),
            View::Count(count) => serializer.serialize_u32(*count),
            View::Flag(flag) => serializer.serialize_bool(*flag),
        }
    }
}
