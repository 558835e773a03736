//! A static file server on the loopback address, for trying `dist/` and for the browser tests.

use std::fs::{self, File};
use std::io;
use std::net::{SocketAddr, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use tiny_http::{Header, Method, Request, Response};

/// A folder served over HTTP until [`stop`](Server::stop) or until it is dropped.
pub struct Server {
    address: SocketAddr,
    prefix: String,
    log: Arc<Mutex<Vec<String>>>,
    running: Option<(Arc<tiny_http::Server>, JoinHandle<()>)>,
}

impl Server {
    /// Serves a folder at `/`; without a port, the system picks a free one.
    pub fn start(root: PathBuf, port: Option<u16>) -> io::Result<Self> {
        Self::start_under(root, "/", port)
    }

    /// Serves a folder under a prefix such as `/a/b/`, and nothing outside of it.
    pub fn start_under(root: PathBuf, prefix: &str, port: Option<u16>) -> io::Result<Self> {
        let site = Site { root: root.canonicalize()?, prefix: prefix.to_owned() };
        let http = tiny_http::Server::http(("127.0.0.1", port.unwrap_or(0))).map_err(io::Error::other)?;
        let address = http.server_addr().to_ip().ok_or_else(|| io::Error::other("no IP address"))?;
        let (http, log) = (Arc::new(http), Arc::new(Mutex::new(Vec::new())));

        let (listener, entries) = (Arc::clone(&http), Arc::clone(&log));
        let worker = thread::spawn(move || {
            for request in listener.incoming_requests() {
                entries.lock().unwrap_or_else(PoisonError::into_inner).push(request.url().to_owned());
                // A reader who went away is no fault of the server.
                site.answer(request).ok();
            }
        });
        Ok(Self { address, prefix: prefix.to_owned(), log, running: Some((http, worker)) })
    }

    /// The address of the folder, ending in `/`.
    pub fn address(&self) -> String {
        format!("http://{}{}", self.address, self.prefix)
    }

    /// The path of every request so far, in order.
    pub fn requests(&self) -> Vec<String> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Closes the socket; once this returns, a connection is refused.
    pub fn stop(&mut self) {
        let Some((http, worker)) = self.running.take() else { return };
        http.unblock();
        worker.join().ok();
        drop(http);
        // The accepting thread lets go of the socket a moment after it is told to.
        while TcpStream::connect(self.address).is_ok() {
            thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

struct Site {
    root: PathBuf,
    prefix: String,
}

impl Site {
    fn answer(&self, request: Request) -> io::Result<()> {
        if !matches!(request.method(), Method::Get | Method::Head) {
            return request.respond(Response::empty(405));
        }
        let file = self.file(request.url()).and_then(|path| Some((File::open(&path).ok()?, path)));
        let Some((file, path)) = file else {
            return request.respond(Response::from_string("not found").with_status_code(404));
        };
        let mut response = Response::from_file(file);
        for (field, value) in [("Content-Type", media_type(&path)), ("Cache-Control", "no-cache")] {
            response.add_header(header(field, value)?);
        }
        request.respond(response)
    }

    /// The file that a URL names, if it is one of the folder's.
    fn file(&self, url: &str) -> Option<PathBuf> {
        let path = url.split(['?', '#']).next()?.strip_prefix(&self.prefix)?;
        let path = percent_decoded(path)?;
        let path = if path.is_empty() || path.ends_with('/') { path + "index.html" } else { path };
        let is_plain = Path::new(&path).components().all(|part| matches!(part, Component::Normal(_)));
        // A link inside of the folder may still lead out of it.
        let file = is_plain.then(|| fs::canonicalize(self.root.join(&path)).ok())??;
        (file.starts_with(&self.root) && file.is_file()).then_some(file)
    }
}

fn header(field: &str, value: &str) -> io::Result<Header> {
    Header::from_bytes(field, value).map_err(|()| io::Error::other("not a header"))
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("txt") => "text/plain; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
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
    use std::io::{Read, Write};

    fn site(prefix: &str) -> Site {
        Site { root: Path::new(env!("CARGO_MANIFEST_DIR")).canonicalize().unwrap(), prefix: prefix.into() }
    }

    #[test]
    fn finds_files_of_the_folder_and_none_beyond() {
        let site = site("/");
        assert!(site.file("/src/server.rs?v=1").is_some());
        assert!(site.file("/src/%73erver.rs").is_some());
        for url in ["/", "/src", "/nothing", "src/server.rs"] {
            assert_eq!(site.file(url), None, "{url}");
        }
        // Beside the folder there are files, and none of these reaches one.
        for url in ["/../Cargo.toml", "/src/../../Cargo.toml", "/%2e%2e/Cargo.toml", "/..%2fCargo.toml"] {
            assert_eq!(site.file(url), None, "{url}");
        }
        for url in ["//etc/passwd", "/%2fetc/passwd", "/%", "/%zz", "/%ff", "/a%00b"] {
            assert_eq!(site.file(url), None, "{url}");
        }
    }

    #[test]
    fn serves_nothing_outside_of_its_prefix() {
        let site = site("/a/b/");
        assert!(site.file("/a/b/src/server.rs").is_some());
        assert_eq!(site.file("/src/server.rs"), None);
        assert_eq!(site.file("/a/b/../../src/server.rs"), None);
    }

    #[test]
    fn answers_until_it_is_stopped() {
        let mut server = Server::start(env!("CARGO_MANIFEST_DIR").into(), None).unwrap();
        let ask = |path: &str| {
            let mut stream = TcpStream::connect(server.address).unwrap();
            write!(stream, "GET {path} HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n").unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).unwrap();
            answer
        };
        let found = ask("/src/budget.rs");
        assert!(found.starts_with("HTTP/1.1 200"), "{found}");
        assert!(found.contains("BROTLI_BYTES"), "{found}");
        assert!(ask("/none.js").starts_with("HTTP/1.1 404"));
        assert_eq!(server.requests(), ["/src/budget.rs", "/none.js"]);

        server.stop();
        assert!(TcpStream::connect(server.address).is_err());
    }

    #[test]
    fn tells_browsers_the_right_types() {
        assert_eq!(media_type(Path::new("kashaf_bg.wasm")), "application/wasm");
        assert!(media_type(Path::new("kashaf-search.js")).starts_with("text/javascript"));
    }

    #[test]
    fn a_taken_port_is_an_error() {
        let first = Server::start(env!("CARGO_MANIFEST_DIR").into(), None).unwrap();
        assert!(Server::start(env!("CARGO_MANIFEST_DIR").into(), Some(first.address.port())).is_err());
    }
}
