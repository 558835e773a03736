//! A disk that JavaScript lends: Node's, or the files that someone dropped on a page.

use std::any::Any;

use kashaf_builder::disk::{Disk, Entry, Kind};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** Bytes of a file, -1 for a folder, -2 for what is neither. */
export type Kind = number;

/** Something in a folder. */
export interface Entry {
  name: string;
  /** What it is, links followed. */
  kind: Kind;
  link: boolean;
}

/**
 * Where files are read and written. Paths have `/` between their parts. What it cannot do it throws, with a message for
 * people.
 */
export interface Disk {
  /** What is there, links followed. */
  kind(path: string): Kind | undefined;
  list(folder: string): Entry[];
  /** The one path of a folder or file, whatever links lead to it. */
  real(path: string): string;
  read(path: string): Uint8Array;
  /** Makes the folders that the file is to lie in. The bytes are lent for the call only. */
  write(path: string, bytes: Uint8Array): void;
  rename(from: string, to: string): void;
  /** A file, or a folder with all in it; nothing, if there is nothing. */
  remove(path: string): void;
  /** Keeps other builds from what this path stands for, until it is let go; waits for one that does the same. */
  hold(path: string): void;
  release(path: string): void;
}
"#;

const FOLDER: f64 = -1.0;

#[wasm_bindgen]
extern "C" {
    /// A disk that JavaScript lends.
    #[wasm_bindgen(typescript_type = "Disk")]
    pub type Lent;
    /// Something in one of its folders.
    type LentEntry;

    #[wasm_bindgen(method, catch)]
    fn kind(this: &Lent, path: &str) -> Result<Option<f64>, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn list(this: &Lent, folder: &str) -> Result<Vec<LentEntry>, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn real(this: &Lent, path: &str) -> Result<String, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn read(this: &Lent, path: &str) -> Result<Vec<u8>, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn write(this: &Lent, path: &str, bytes: &[u8]) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn rename(this: &Lent, from: &str, to: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn remove(this: &Lent, path: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn hold(this: &Lent, path: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn release(this: &Lent, path: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(method, getter)]
    fn name(this: &LentEntry) -> String;
    #[wasm_bindgen(method, getter, js_name = kind)]
    fn is(this: &LentEntry) -> f64;
    #[wasm_bindgen(method, getter)]
    fn link(this: &LentEntry) -> bool;
}

/// What a build keeps to itself.
struct Held {
    disk: Lent,
    path: String,
}

impl Drop for Held {
    fn drop(&mut self) {
        // One that is left is of a build that runs no more.
        self.disk.release(&self.path).ok();
    }
}

impl Disk for Lent {
    fn kind(&self, path: &str) -> Result<Option<Kind>, String> {
        Ok(self.kind(path).map_err(sentence)?.map(kind))
    }

    fn list(&self, folder: &str) -> Result<Vec<Entry>, String> {
        let entries = self.list(folder).map_err(sentence)?;
        let entry = |it: &LentEntry| Entry { name: it.name(), kind: kind(it.is()), link: it.link() };
        Ok(entries.iter().map(entry).collect())
    }

    fn real(&self, path: &str) -> String {
        self.real(path).unwrap_or_else(|_| path.to_owned())
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        self.read(path).map_err(sentence)
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), String> {
        self.write(path, bytes).map_err(sentence)
    }

    fn rename(&self, from: &str, to: &str) -> Result<(), String> {
        self.rename(from, to).map_err(sentence)
    }

    fn hold(&self, path: &str) -> Result<Box<dyn Any>, String> {
        self.hold(path).map_err(sentence)?;
        let disk = JsValue::clone(self).unchecked_into();
        Ok(Box::new(Held { disk, path: path.to_owned() }))
    }

    fn remove(&self, path: &str) -> Result<(), String> {
        self.remove(path).map_err(sentence)
    }
}

fn kind(number: f64) -> Kind {
    match () {
        () if number >= 0.0 => Kind::File(number as u64),
        () if number == FOLDER => Kind::Folder,
        () => Kind::Other,
    }
}

/// What was thrown.
fn sentence(thrown: JsValue) -> String {
    let error = thrown.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
    error.or_else(|| thrown.as_string()).unwrap_or_else(|| "an error without a message".to_owned())
}
