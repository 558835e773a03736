//! What lets readers go on searching without a net: a service worker that knows every file of this build, and a manifest.

use serde_json::json;

use super::chunks;
use super::hash::{integrity, short};
use super::page::{direction, lang, title};
use super::{OWN_LANGUAGE, Search};
use crate::disk::File;
use crate::{Kit, Settings};

/// The kit's folder.
const PARTS: &str = "offline/";
const SCRIPT: &str = "kashaf-offline.js";
const WORKER: &str = "service-worker.js";
const MANIFEST: &str = "manifest.webmanifest";

/// The colours of `page.css`.
const ACCENT: &str = "#0a5c58";
const GROUND: &str = "#faf9f5";

/// When the worker fetches a file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Need {
    /// Before it answers for any: there is no search without it.
    Always,
    /// When the first reader asks for it.
    Sometimes,
}

/// The files, beside those that are made already. Where nothing is to be kept any more, a worker that removes what was.
pub(super) fn files(
    made: &[File],
    search: &Search<'_>,
    kit: &Kit,
    settings: &Settings,
) -> Result<Vec<File>, String> {
    let part = |name: &str| kit.file(&[PARTS, name].concat()).map(<[u8]>::to_vec);
    let file = |path: &str, bytes: Vec<u8>| File { path: path.to_owned(), bytes };
    if !settings.offline {
        return Ok(vec![file(WORKER, part("remove-worker.js")?)]);
    }
    let mut files =
        vec![file(SCRIPT, part(SCRIPT)?), file(MANIFEST, manifest(search, settings).into_bytes())];
    let list = chunks::list(&search.chunks);
    files.extend(list.clone());
    let mut kept: Vec<&File> = made.iter().chain(&files).collect();
    kept.sort_by(|a, b| a.path.cmp(&b.path));
    let langs = [search.languages.first().map_or(OWN_LANGUAGE, String::as_str), lang(search, settings)];
    let worker = worker(&kept, &langs, list.as_ref(), &part(WORKER)?);
    files.push(file(WORKER, worker));
    Ok(files)
}

/// The script with the version and the files of this build.
fn worker(files: &[&File], langs: &[&str], parts: Option<&File>, script: &[u8]) -> Vec<u8> {
    let of = |need| files.iter().filter(move |file| self::need(&file.path, langs) == Some(need));
    let always = || of(Need::Always);
    let content = always().flat_map(|file| [file.path.as_bytes(), &file.bytes]);
    let version = short(content.chain([script]));
    // Hosts and owners write into pages, and styles fit whatever they are used with.
    let proof = |file: &File| match file.path.ends_with(".js") || file.path.ends_with(".wasm") {
        true => integrity(&file.bytes),
        false => String::new(),
    };
    let needed: serde_json::Map<_, _> =
        always().map(|file| (file.path.clone(), proof(file).into())).collect();
    let later: Vec<_> = of(Need::Sometimes).map(|file| file.path.as_str()).collect();
    // As it is fetched, with its proof.
    let parts = parts.map_or(json!([]), |list| json!([list.path, { "integrity": integrity(&list.bytes) }]));
    let head = format!(
        "const VERSION = {}, NEEDED = {}, LATER = {}, PARTS = {};\n",
        json!(version),
        json!(needed),
        json!(later),
        parts
    );
    [head.as_bytes(), script].concat()
}

/// When a file is fetched; never, if it is for other programs or for other pages.
fn need(path: &str, langs: &[&str]) -> Option<Need> {
    let Some(asset) = path.strip_prefix("assets/") else {
        let here = ["index.html", "kashaf-search.js", "kashaf.js", "page.css", "icon.svg", SCRIPT, MANIFEST];
        return here.contains(&path).then_some(Need::Always);
    };
    // Of texts the worker keeps what was asked for, and the rest when there is time.
    if asset.ends_with(".br") || asset.ends_with(".gz") || asset.starts_with("chunks") {
        return None;
    }
    let words = asset.split_once("/messages/").map(|(_, file)| file.trim_end_matches(".js"));
    let is_needed = match words {
        Some(OWN_LANGUAGE) => false,
        Some(language) => {
            langs.iter().any(|lang| *lang == language || lang.split('-').next() == Some(language))
        }
        None => true,
    };
    Some(if is_needed { Need::Always } else { Need::Sometimes })
}

/// What makes the page one that can be installed. It has no `id`: that would be the same for all searches of an origin,
/// while the address of the page, which stands in for it, is its own.
fn manifest(search: &Search<'_>, settings: &Settings) -> String {
    let lang = lang(search, settings);
    let manifest = json!({
        "name": title(lang, settings),
        "lang": lang,
        "dir": direction(lang),
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "icons": [{ "src": "icon.svg", "type": "image/svg+xml", "sizes": "any" }],
        "theme_color": ACCENT,
        "background_color": GROUND,
    });
    format!("{manifest:#}\n")
}
