//! What another page needs to show the search.

use serde::Serialize;

use super::base::within;
use super::hash::{csp, integrity};
use super::page::{escaped, lang, style};
use super::{ENTRY, Search};
use crate::disk::File;
use crate::{Kit, Settings};

/// What another page needs.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Embed {
    /// HTML for a page at the top of the site; the address is that of this build and of no later one, by `integrity`.
    pub snippet: String,
    /// HTML for the head of a page that is opened to search: the module comes beside the script, not behind it. Its address
    /// too is that of this build.
    pub preload: String,
    /// A Content-Security-Policy that is enough.
    pub policy: String,
}

/// For the files of a search.
///
/// # Errors
/// If the kit is not whole.
pub fn embed(search: &Search<'_>, kit: &Kit, settings: &Settings, files: &[File]) -> Result<Embed, String> {
    let entry = files.iter().find(|file| file.path == ENTRY);
    let integrity = entry.map(|file| integrity(&file.bytes)).unwrap_or_default();
    let within = escaped(&within(settings, &settings.out).unwrap_or_default());
    let lang = escaped(lang(search, settings));
    let snippet = format!(
        "<script type=\"module\" src=\"{within}{ENTRY}\" integrity=\"{integrity}\"></script>\n\
         <kashaf-search lang=\"{lang}\"></kashaf-search>\n"
    );
    let module = files.iter().find(|file| file.path.ends_with(".wasm"));
    let preload = module.map(|file| preload(&within, &file.path)).unwrap_or_default();
    Ok(Embed { snippet, preload, policy: policy(&style(kit)?) })
}

/// What a page asks for early: the module in a folder. The script proves it; browsers have no proof for this.
pub(super) fn preload(folder: &str, module: &str) -> String {
    format!("<link rel=\"preload\" href=\"{folder}{module}\" as=\"fetch\" type=\"application/wasm\">")
}

/// What the smallest policy is under which the page that we make, with its style, and the element on any page do all they can.
fn policy(style: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self' {}; \
         img-src 'self'; manifest-src 'self'",
        csp(style.as_bytes())
    )
}
