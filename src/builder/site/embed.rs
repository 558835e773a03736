//! What another page needs to show the search.

use serde::Serialize;

use super::base::within;
use super::hash::integrity;
use super::page::{escaped, lang};
use super::{ENTRY, Search};
use crate::Settings;
use crate::disk::File;

/// What the smallest policy is under which the page that we make, and the element on any page, do all they can.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; \
    style-src 'self'; img-src 'self'; manifest-src 'self'";

/// What another page needs.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Embed {
    /// HTML for a page at the top of the site; the address is that of this build and of no later one, by `integrity`.
    pub snippet: String,
    /// A Content-Security-Policy that is enough.
    pub policy: &'static str,
}

/// For the files of a search.
#[must_use]
pub fn embed(search: &Search<'_>, settings: &Settings, files: &[File]) -> Embed {
    let entry = files.iter().find(|file| file.path == ENTRY);
    let integrity = entry.map(|file| integrity(&file.bytes)).unwrap_or_default();
    let within = escaped(&within(settings, &settings.out).unwrap_or_default());
    let lang = escaped(lang(search, settings));
    let snippet = format!(
        "<script type=\"module\" src=\"{within}{ENTRY}\" integrity=\"{integrity}\"></script>\n\
         <kashaf-search lang=\"{lang}\"></kashaf-search>\n"
    );
    Embed { snippet, policy: POLICY }
}
