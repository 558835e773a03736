//! What a static host does with a folder: finds the file that a URL names, and sends it with the right headers.
//!
//! For tests it can also be told to fail in chosen ways.

use std::collections::HashMap;
use std::fs;
use std::io::{self, Cursor};
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tiny_http::{Header, Method, Request, Response, StatusCode};

use crate::sizes;

/// How a folder is served.
#[derive(Debug, Clone)]
pub struct Hosting {
    /// Where it is, such as `/` or `/a/b/`; there is nothing outside of it.
    pub prefix: String,
    /// Sent with every file.
    pub headers: Vec<(String, String)>,
    /// Whether files go out compressed to browsers that can read it.
    pub compressed: bool,
    /// HTML pages beside the folder's files, or in their place, by path.
    pub pages: Vec<(String, String)>,
}

impl Default for Hosting {
    fn default() -> Self {
        Self { prefix: "/".to_owned(), headers: Vec::new(), compressed: false, pages: Vec::new() }
    }
}

/// A way to fail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// 404, as if it were not there.
    Missing,
    /// 500, of a host that is out of order.
    Broken,
    /// Only so many of its first bytes, as if that were all.
    Cut(usize),
    /// So many of its first bytes, then no more, although more were announced.
    Dropped(usize),
    /// As many bytes, but one of them is another.
    Altered,
    /// A page in its place, as hosts answer that send one page for all that they do not have.
    Page,
    /// Under another media type.
    Typed(&'static str),
    /// No answer until the fault is mended.
    Held,
}

const HTML: &str = "text/html; charset=utf-8";

pub(crate) struct Site {
    root: PathBuf,
    hosting: Hosting,
    /// By file name, or by ending.
    faults: Mutex<HashMap<String, Fault>>,
    held: Mutex<Vec<Request>>,
    /// Compressing at its best takes seconds.
    compressed: Mutex<HashMap<(PathBuf, Coding), Vec<u8>>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Coding {
    Plain,
    Gzip,
    Brotli,
}

impl Site {
    pub(crate) fn new(root: &Path, hosting: Hosting) -> io::Result<Self> {
        Ok(Self {
            root: root.canonicalize()?,
            hosting,
            faults: Mutex::default(),
            held: Mutex::default(),
            compressed: Mutex::default(),
        })
    }

    pub(crate) fn prefix(&self) -> &str {
        &self.hosting.prefix
    }

    /// From now on the file of this name fails, or every file with this ending (`.wasm`).
    pub(crate) fn spoil(&self, name: &str, fault: Fault) {
        locked(&self.faults).insert(name.to_owned(), fault);
    }

    /// Every file is well again, and who was kept waiting is answered.
    pub(crate) fn mend(&self) {
        locked(&self.faults).clear();
        let waiting = std::mem::take(&mut *locked(&self.held));
        for request in waiting {
            self.answer(request).ok();
        }
    }

    pub(crate) fn answer(&self, request: Request) -> io::Result<()> {
        if !matches!(request.method(), Method::Get | Method::Head) {
            return request.respond(Response::empty(405));
        }
        let Some(name) = self.name(request.url()) else { return missing(request) };
        let page = self.hosting.pages.iter().find(|(path, _)| *path == name).map(|(_, html)| html);
        let Some(path) = page.map(|_| name.clone().into()).or_else(|| self.file(&name)) else {
            return missing(request);
        };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let fails = |spoiled: &str| spoiled == name || spoiled.starts_with('.') && name.ends_with(spoiled);
        let fault =
            locked(&self.faults).iter().find(|(spoiled, _)| fails(spoiled)).map(|(_, fault)| fault.clone());
        let packed = self.hosting.compressed && page.is_none();
        let coding = if packed { Coding::of(&request) } else { Coding::Plain };
        let mut bytes = match page {
            Some(html) => html.clone().into_bytes(),
            None => self.bytes(&path, coding)?,
        };
        let (mut announced, mut media) = (None, media_type(&path));
        match fault {
            Some(Fault::Missing) => return missing(request),
            Some(Fault::Broken) => return request.respond(Response::empty(500)),
            Some(Fault::Held) => {
                locked(&self.held).push(request);
                return Ok(());
            }
            Some(Fault::Cut(length)) => bytes.truncate(length),
            Some(Fault::Altered) => {
                let middle = bytes.len() / 2;
                bytes.iter_mut().skip(middle).take(1).for_each(|byte| *byte ^= 0x10);
            }
            Some(Fault::Dropped(length)) => {
                announced = Some(bytes.len());
                bytes.truncate(length);
            }
            Some(Fault::Page) => {
                media = HTML;
                bytes = b"<!doctype html><title>not here</title>".to_vec();
            }
            Some(Fault::Typed(other)) => media = other,
            None => {}
        }
        let length = announced.unwrap_or(bytes.len());
        let mut response = Response::new(StatusCode(200), Vec::new(), Cursor::new(bytes), Some(length), None)
            .with_chunked_threshold(usize::MAX);
        for (field, value) in [("Content-Type", media), ("Cache-Control", "no-cache")] {
            response.add_header(header(field, value)?);
        }
        if let Some(coding) = coding.name() {
            response.add_header(header("Content-Encoding", coding)?);
            response.add_header(header("Vary", "Accept-Encoding")?);
        }
        for (field, value) in &self.hosting.headers {
            response.add_header(header(field, value)?);
        }
        request.respond(response)
    }

    fn bytes(&self, path: &Path, coding: Coding) -> io::Result<Vec<u8>> {
        let bytes = fs::read(path)?;
        if coding == Coding::Plain {
            return Ok(bytes);
        }
        let key = (path.to_owned(), coding);
        if let Some(ready) = locked(&self.compressed).get(&key) {
            return Ok(ready.clone());
        }
        let packed = coding.pack(&bytes)?;
        locked(&self.compressed).insert(key, packed.clone());
        Ok(packed)
    }

    /// What a URL names, below the prefix.
    fn name(&self, url: &str) -> Option<String> {
        let path = url.split(['?', '#']).next()?.strip_prefix(self.prefix())?;
        let path = percent_decoded(path)?;
        Some(if path.is_empty() || path.ends_with('/') { path + "index.html" } else { path })
    }

    /// The file of this name, if it is one of the folder's.
    fn file(&self, name: &str) -> Option<PathBuf> {
        let is_plain = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
        // A link inside of the folder may still lead out of it.
        let file = is_plain.then(|| fs::canonicalize(self.root.join(name)).ok())??;
        (file.starts_with(&self.root) && file.is_file()).then_some(file)
    }
}

impl Coding {
    /// The best that the browser can read.
    fn of(request: &Request) -> Self {
        let accepted = request.headers().iter().find(|header| header.field.equiv("Accept-Encoding"));
        let accepted = accepted.map(|header| header.value.as_str()).unwrap_or_default();
        let names = || accepted.split(',').map(|coding| coding.split(';').next().unwrap_or_default().trim());
        match () {
            () if names().any(|name| name == "br") => Self::Brotli,
            () if names().any(|name| name == "gzip") => Self::Gzip,
            () => Self::Plain,
        }
    }

    fn name(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Gzip => Some("gzip"),
            Self::Brotli => Some("br"),
        }
    }

    fn pack(self, bytes: &[u8]) -> io::Result<Vec<u8>> {
        match self {
            Self::Plain => Ok(bytes.to_vec()),
            Self::Gzip => sizes::gzip(bytes),
            Self::Brotli => sizes::brotli(bytes),
        }
    }
}

/// A lock that a panic elsewhere does not break.
pub(crate) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn missing(request: Request) -> io::Result<()> {
    request.respond(Response::from_string("not found").with_status_code(404))
}

fn header(field: &str, value: &str) -> io::Result<Header> {
    Header::from_bytes(field, value).map_err(|()| io::Error::other("not a header"))
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("html") => HTML,
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("txt") => "text/plain; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}

/// `%D8%A7` back to its letter; `None` if the sequence is broken or is not UTF-8.
fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut parts = text.split('%');
    bytes.extend(parts.next()?.bytes());
    for part in parts {
        let code = part.get(..2)?;
        bytes.push(u8::from_str_radix(code, 16).ok()?);
        bytes.extend(part[2..].bytes());
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(prefix: &str) -> Site {
        let hosting = Hosting { prefix: prefix.into(), ..Hosting::default() };
        Site::new(Path::new(env!("CARGO_MANIFEST_DIR")), hosting).unwrap()
    }

    fn found(site: &Site, url: &str) -> Option<PathBuf> {
        site.file(&site.name(url)?)
    }

    #[test]
    fn finds_files_of_the_folder_and_none_beyond() {
        let site = site("/");
        assert!(found(&site, "/src/site.rs?v=1").is_some());
        assert!(found(&site, "/src/%73ite.rs").is_some());
        for url in ["/", "/src", "/nothing", "src/site.rs"] {
            assert_eq!(found(&site, url), None, "{url}");
        }
        // Beside the folder there are files, and none of these reaches one.
        for url in ["/../Cargo.toml", "/src/../../Cargo.toml", "/%2e%2e/Cargo.toml", "/..%2fCargo.toml"] {
            assert_eq!(found(&site, url), None, "{url}");
        }
        for url in ["//etc/passwd", "/%2fetc/passwd", "/%", "/%zz", "/%ff", "/a%00b"] {
            assert_eq!(found(&site, url), None, "{url}");
        }
    }

    #[test]
    fn serves_nothing_outside_of_its_prefix() {
        let site = site("/a/b/");
        assert!(found(&site, "/a/b/src/site.rs").is_some());
        assert_eq!(found(&site, "/src/site.rs"), None);
        assert_eq!(found(&site, "/a/b/../../src/site.rs"), None);
    }

    #[test]
    fn tells_browsers_the_right_types() {
        assert_eq!(media_type(Path::new("kashaf_bg.wasm")), "application/wasm");
        assert!(media_type(Path::new("kashaf-search.js")).starts_with("text/javascript"));
    }
}
