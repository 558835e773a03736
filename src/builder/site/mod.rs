//! The files of a finished search.
//!
//! ```text
//! index.html                 a page with the search, for a look or to be the site's search page
//! kashaf-search.js           what other pages load: the element, over these articles. Never cached for long
//! kashaf.js                  the same without the element
//! assets/element.HASH/       what the element loads later; it changes with the version only
//! assets/index.HASH.wasm     the engine with the articles
//! assets/rest.HASH.wasm      code of the engine that no first search has need of
//! assets/chunks/HASH.bin     parts of many articles, which are not in it
//! _headers                   what some hosts are to say of the files
//! kashaf-offline.js          keeps the search for readers who are offline, for pages that load it; with `service-worker.js`
//!                            and `manifest.webmanifest`
//! kashaf.json                what came of the build; says that the folder is ours
//! ```
//!
//! Or all of that as one page ([`single_file()`]).

mod base;
pub mod chunks;
mod embed;
pub mod hash;
mod headers;
mod offline;
mod packed;
mod page;
mod single_file;

use crate::disk::File;
use crate::report::Written;
use crate::{Kit, Settings};
use hash::{integrity, short};

pub use embed::{Embed, embed};
pub use single_file::{SingleFile, single_file};

/// The file that says that a folder is ours.
pub const MARK: &str = "kashaf.json";

/// The script that a page loads.
const ENTRY: &str = "kashaf-search.js";
/// The same without the element.
const ENGINE: &str = "kashaf.js";
const ELEMENT: &str = "element/";
/// The first scripts in the kit, of the element and of the engine alone, and what stands in them for the articles.
const FIRST: &str = "entry.js";
const ALONE: &str = "alone.js";
const PLACE: &str = "KASHAF";
/// In the kit these are for bundlers; in a built folder they are the first scripts.
const LIBRARIES: [&str; 2] = [ENTRY, ENGINE];
const SITE: &str = "site/";
/// Brings a script as `import` does, and once more under another address: browsers never ask again for one that they could not
/// have, as long as a page is open.
const BRING: &str = "bring";
/// The element's own language; any other is a file of its own.
const OWN_LANGUAGE: &str = "ar";

/// What the files are made of.
pub struct Search<'s> {
    /// The module with the index.
    pub module: Vec<u8>,
    /// The rest of its code.
    pub rest: Vec<u8>,
    /// What of the index lies beside it.
    pub chunks: Vec<File>,
    /// Languages of the articles, that of most first.
    pub languages: &'s [String],
    /// How many articles there are.
    pub articles: usize,
    /// A page in place of ours.
    pub page: Option<Vec<u8>>,
}

/// The files of a search.
///
/// # Errors
/// If the kit is not whole; names what is missing.
pub fn files(search: &Search<'_>, kit: &Kit, settings: &Settings) -> Result<Vec<File>, String> {
    let mut files = Vec::new();
    let mut put = |path: String, bytes: Vec<u8>| files.push(File { path, bytes });
    let parts = || {
        kit.folder(ELEMENT).filter(|(path, _)| ![FIRST, ALONE].contains(path) && !LIBRARIES.contains(path))
    };
    let element =
        format!("assets/element.{}/", short(parts().flat_map(|(path, bytes)| [path.as_bytes(), bytes])));
    for (path, bytes) in parts() {
        put([&element, path].concat(), bytes.to_vec());
    }
    let module = format!("assets/index.{}.wasm", short([search.module.as_slice()]));
    let rest = format!("assets/rest.{}.wasm", short([search.rest.as_slice()]));
    let source = format!(
        "index: new URL(\"./{module}\", import.meta.url), integrity: \"{}\", \
         rest: new URL(\"./{rest}\", import.meta.url), restIntegrity: \"{}\"",
        integrity(&search.module),
        integrity(&search.rest)
    );
    let alone = String::from_utf8_lossy(kit.file(&[ELEMENT, ALONE].concat())?);
    put(ENGINE.to_owned(), alone.replacen(PLACE, &format!("{{ {source} }}"), 1).into_bytes());
    let words = page::words(kit, page::lang(search, settings))?;
    let script = kit.file(&[ELEMENT, FIRST].concat())?;
    put(ENTRY.to_owned(), entry(script, &element, &source, words.as_deref(), settings).into_bytes());
    let preload = embed::preload("", &module);
    put(module, search.module.clone());
    put(rest, search.rest.clone());
    search.chunks.iter().for_each(|chunk| put(chunk.path.clone(), chunk.bytes.clone()));
    for (path, bytes) in kit.folder(SITE) {
        put(path.to_owned(), bytes.to_vec());
    }
    put("index.html".to_owned(), page::page(search, kit, settings, &preload)?);
    files.extend(offline::files(&files, search, kit, settings)?);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files.push(headers::headers(&files, &base::within(settings, &settings.out).unwrap_or_default()));
    if settings.compress {
        files.extend(packed::siblings(&files)?);
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let Embed { snippet, preload, policy } = embed(search, kit, settings, &files)?;
    let report = serde_json::json!({
        "version": env!("CARGO_PKG_VERSION"),
        "articles": search.articles,
        "languages": search.languages,
        "snippet": snippet,
        "preload": preload,
        "policy": policy,
        "files": files.iter().map(written).collect::<Vec<_>>(),
    });
    files.push(File { path: MARK.to_owned(), bytes: format!("{report:#}\n").into_bytes() });
    Ok(files)
}

/// What the report says of a file.
#[must_use]
pub fn written(file: &File) -> Written {
    Written { path: file.path.clone(), bytes: file.bytes.len(), integrity: integrity(&file.bytes) }
}

/// The element's first script, which names the module and the other scripts of this build. It is whole, so that the module
/// is asked for as soon as it has come.
fn entry(script: &[u8], element: &str, source: &str, words: Option<&str>, settings: &Settings) -> String {
    let language = words.map_or(String::new(), |words| [", language: ", words].concat());
    let base = base::base(settings, &settings.out).map_or(String::new(), |base| {
        format!(", base: new URL({}, import.meta.url)", serde_json::Value::from(base))
    });
    let offline = if settings.offline { ", offline: () => import(\"./kashaf-offline.js\")" } else { "" };
    let script = String::from_utf8_lossy(script);
    let script = ["\"", "`"].iter().fold(script.into_owned(), |script, quote| {
        script.replace(&format!("import({quote}./"), &format!("{BRING}({quote}./{element}"))
    });
    let script = script.replacen(PLACE, &format!("{{ {source}{base}{language}{offline} }}"), 1);
    format!(
        "{script}function {BRING}(file){{return import(file).catch(()=>import(file+\"?\"+Date.now()))}}\n"
    )
}
