//! What relative addresses of articles are relative to.
//!
//! A page of a site has its address from its path in the site's folder. If the search is made within that folder, its
//! scripts know the way back to the top, under whatever prefix a host serves it.

use crate::Settings;

/// Where a folder lies in the one that articles are read from, such as `kashaf/`; `None` if it lies elsewhere.
pub(super) fn within(settings: &Settings, folder: &str) -> Option<String> {
    let folder = parts(folder);
    let rest = settings.paths.iter().find_map(|path| folder.strip_prefix(parts(path).as_slice()))?;
    Some(rest.iter().flat_map(|part| [part, "/"]).collect())
}

/// What addresses are relative to, seen from a folder; `None` if from the page that shows them.
pub(super) fn base(settings: &Settings, folder: &str) -> Option<String> {
    if !settings.base.is_empty() {
        return Some(settings.base.clone());
    }
    let within = within(settings, folder)?;
    Some(["./".to_owned(), "../".repeat(within.matches('/').count())].concat())
}

/// The folder of a file.
pub(super) fn folder_of(file: &str) -> &str {
    match file.rsplit_once('/') {
        Some(("", _)) => "/",
        Some((folder, _)) => folder,
        None => "",
    }
}

/// The parts of a path, without detours. One that begins at the root has an empty first part.
fn parts(path: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    for (at, part) in path.split('/').enumerate() {
        match part {
            "" if at == 0 && !path.is_empty() => parts.push(part),
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => _ = parts.pop(),
            _ => parts.push(part),
        }
    }
    parts
}
