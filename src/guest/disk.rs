//! A disk that JavaScript lends: Node's, or the files that someone dropped on a page.

use kashaf_builder::disk::{Disk, Entry, Kind};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** Bytes of a file, -1 for a folder, -2 for what is neither. */
export type Kind = number;

/** Something in a folder. */
export interface Entry {
  name: string;
  kind: Kind;
}

/**
 * Where files are read and written. Paths have `/` between their parts. What it cannot do it throws, with a message for
 * people.
 */
export interface Disk {
  /** What is there, links followed. */
  kind(path: string): Kind | undefined;
  list(folder: string): Entry[];
  /** The one path of a folder, whatever links lead to it. */
  real(folder: string): string;
  read(path: string): Uint8Array;
  /** Makes the folders that the file is to lie in. The bytes are lent for the call only. */
  write(path: string, bytes: Uint8Array): void;
  rename(from: string, to: string): void;
  /** A file, or a folder with all in it; nothing, if there is nothing. */
  remove(path: string): void;
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
    fn real(this: &Lent, folder: &str) -> Result<String, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn read(this: &Lent, path: &str) -> Result<Vec<u8>, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn write(this: &Lent, path: &str, bytes: &[u8]) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn rename(this: &Lent, from: &str, to: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn remove(this: &Lent, path: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(method, getter)]
    fn name(this: &LentEntry) -> String;
    #[wasm_bindgen(method, getter, js_name = kind)]
    fn is(this: &LentEntry) -> f64;
}

impl Disk for Lent {
    fn kind(&self, path: &str) -> Result<Option<Kind>, String> {
        Ok(self.kind(path).map_err(sentence)?.map(kind))
    }

    fn list(&self, folder: &str) -> Result<Vec<Entry>, String> {
        let entries = self.list(folder).map_err(sentence)?;
        Ok(entries.iter().map(|entry| Entry { name: entry.name(), kind: kind(entry.is()) }).collect())
    }

    fn real(&self, folder: &str) -> String {
        self.real(folder).unwrap_or_else(|_| folder.to_owned())
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
