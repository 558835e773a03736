//! The files of a finished search.
//!
//! ```text
//! index.html                 a page with the search, for a look or to be the site's search page
//! kashaf-search.js           what other pages load: the element, over these articles. Small, and never cached for long
//! kashaf.js                  the same without the element
//! assets/element.HASH/       the element's scripts; they change with the version only
//! assets/index.HASH.wasm     the engine with the articles
//! kashaf-offline.js          keeps the search for readers who are offline, for pages that load it; with `service-worker.js`
//!                            and `manifest.webmanifest`
//! kashaf.json                what came of the build; says that the folder is ours
//! ```

pub mod hash;
mod offline;
mod page;

use crate::disk::File;
use crate::report::Written;
use crate::{Kit, Settings};
use hash::{integrity, short};

/// The file that says that a folder is ours.
pub const MARK: &str = "kashaf.json";

const ELEMENT: &str = "element/";
const SITE: &str = "site/";
/// The element's own language; any other is a file of its own.
const OWN_LANGUAGE: &str = "ar";

/// What the files are made of.
pub struct Search<'s> {
    /// The module with the index.
    pub module: Vec<u8>,
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
    for entry in ["kashaf-search.js", "kashaf.js"] {
        put(entry.to_owned(), self::entry(search, kit, &element, entry, &module).into_bytes());
    }
    put(module, search.module.clone());
    for (path, bytes) in kit.folder(SITE) {
        put(path.to_owned(), bytes.to_vec());
    }
    put("index.html".to_owned(), page::page(search, kit, settings)?);
    files.extend(offline::files(&files, search, kit, settings)?);
    let report = serde_json::json!({
        "version": env!("CARGO_PKG_VERSION"),
        "articles": search.articles,
        "languages": search.languages,
        "files": files.iter().map(written).collect::<Vec<_>>(),
    });
    files.push(File { path: MARK.to_owned(), bytes: format!("{report:#}\n").into_bytes() });
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// What the report says of a file.
#[must_use]
pub fn written(file: &File) -> Written {
    Written { path: file.path.clone(), bytes: file.bytes.len(), integrity: integrity(&file.bytes) }
}

/// A script that names the scripts and the module of this build.
fn entry(search: &Search<'_>, kit: &Kit, element: &str, script: &str, module: &str) -> String {
    let index = format!(
        "index: new URL(\"./{module}\", import.meta.url), integrity: \"{}\"",
        integrity(&search.module)
    );
    let from = format!("\"./{element}{script}\"");
    if script == "kashaf.js" {
        return format!("import {{ open, use }} from {from};\nuse({{ {index} }});\nexport {{ open }};\n");
    }
    let lang = search.languages.first().map_or(OWN_LANGUAGE, String::as_str);
    let words = format!("messages/{lang}.js");
    // Readers of these articles wait for no further file that only the element knows of.
    let (import, language) = match lang != OWN_LANGUAGE && kit.file(&[ELEMENT, &words].concat()).is_ok() {
        true => (format!("import language from \"./{element}{words}\";\n"), ", language"),
        false => (String::new(), ""),
    };
    format!(
        "{import}import {{ define }} from {from};\ndefine({{ {index}{language} }});\nexport * from {from};\n"
    )
}
