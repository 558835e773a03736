//! The files of a finished search.
//!
//! ```text
//! index.html                 a page with the search, for a look or to be the site's search page
//! kashaf-search.js           what other pages load: the element, over these articles. Small, and never cached for long
//! kashaf.js                  the same without the element
//! assets/element.HASH/       the element's scripts; they change with the version only
//! assets/index.HASH.wasm     the engine with the articles
//! assets/rest.HASH.wasm      code of the engine that no first search has need of
//! _headers                   what some hosts are to say of the files
//! kashaf-offline.js          keeps the search for readers who are offline, for pages that load it; with `service-worker.js`
//!                            and `manifest.webmanifest`
//! kashaf.json                what came of the build; says that the folder is ours
//! ```
//!
//! Or all of that as one page ([`single_file()`]).

mod base;
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
const ELEMENT: &str = "element/";
const SITE: &str = "site/";
/// The element's own language; any other is a file of its own.
const OWN_LANGUAGE: &str = "ar";

/// What the files are made of.
pub struct Search<'s> {
    /// The module with the index.
    pub module: Vec<u8>,
    /// The rest of its code.
    pub rest: Vec<u8>,
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
    let parts = || kit.folder(ELEMENT);
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
    put("kashaf.js".to_owned(), engine_entry(&element, &source).into_bytes());
    // Readers of these articles wait for no further file that only the element knows of.
    let words = page::words(kit, ELEMENT, page::lang(search, settings), ".js");
    let words = words.map(|file| [&element, file.as_str()].concat());
    let base = base::base(settings, &settings.out);
    put(ENTRY.to_owned(), entry(&element, &source, words.as_deref(), base.as_deref()).into_bytes());
    put(module, search.module.clone());
    put(rest, search.rest.clone());
    for (path, bytes) in kit.folder(SITE) {
        put(path.to_owned(), bytes.to_vec());
    }
    let scripts: Vec<String> = [[&element, ENTRY].concat()].into_iter().chain(words).collect();
    put("index.html".to_owned(), page::page(search, kit, settings, &scripts)?);
    files.extend(offline::files(&files, search, kit, settings)?);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files.push(headers::headers(&files, &base::within(settings, &settings.out).unwrap_or_default()));
    if settings.compress {
        files.extend(packed::siblings(&files)?);
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let Embed { snippet, policy } = embed(search, settings, &files);
    let report = serde_json::json!({
        "version": env!("CARGO_PKG_VERSION"),
        "articles": search.articles,
        "languages": search.languages,
        "snippet": snippet,
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

/// A script that names the scripts and the module of this build.
fn entry(element: &str, source: &str, words: Option<&str>, base: Option<&str>) -> String {
    let from = format!("\"./{element}{ENTRY}\"");
    let (import, language) = match words {
        Some(words) => (format!("import language from \"./{words}\";\n"), ", language"),
        None => (String::new(), ""),
    };
    let base = base.map_or(String::new(), |base| {
        format!(", base: new URL({}, import.meta.url)", serde_json::Value::from(base))
    });
    format!(
        "{import}import {{ define }} from {from};\ndefine({{ {source}{base}{language} }});\nexport * from {from};\n"
    )
}

/// The same for the engine alone.
fn engine_entry(element: &str, source: &str) -> String {
    format!(
        "import {{ open, use }} from \"./{element}kashaf.js\";\nuse({{ {source} }});\nexport {{ open }};\n"
    )
}
