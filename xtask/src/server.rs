//! A static file server on the loopback address, for trying `dist/` and for the browser tests.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

use crate::relay::Relay;
use crate::site::{Fault, Hosting, Site, locked};

/// A folder served over HTTP until [`stop`](Server::stop) or until it is dropped.
pub struct Server {
    address: SocketAddr,
    relay: Relay,
    site: Arc<Site>,
    log: Arc<Mutex<Vec<String>>>,
    running: Option<(Arc<tiny_http::Server>, JoinHandle<()>)>,
}

impl Server {
    /// Serves a folder at `/`; without a port, the system picks a free one.
    pub fn start(root: PathBuf, port: Option<u16>) -> io::Result<Self> {
        Self::start_as(root, port, Hosting::default())
    }

    /// Serves a folder as a certain host would.
    pub fn start_as(root: PathBuf, port: Option<u16>, hosting: Hosting) -> io::Result<Self> {
        let site = Arc::new(Site::new(&root, hosting)?);
        let http = tiny_http::Server::http("127.0.0.1:0").map_err(io::Error::other)?;
        let own = http.server_addr().to_ip().ok_or_else(|| io::Error::other("no IP address"))?;
        let relay = Relay::start(port, own)?;
        let address = relay.address;
        let (http, log) = (Arc::new(http), Arc::new(Mutex::new(Vec::new())));

        let (listener, answering, entries) = (Arc::clone(&http), Arc::clone(&site), Arc::clone(&log));
        let worker = thread::spawn(move || {
            for request in listener.incoming_requests() {
                locked(&entries).push(request.url().to_owned());
                // A reader who went away is no fault of the server.
                answering.answer(request).ok();
            }
        });
        Ok(Self { address, relay, site, log, running: Some((http, worker)) })
    }

    /// From now on the file of this name fails, or every file with this ending (`.wasm`).
    pub fn spoil(&self, name: &str, fault: Fault) {
        self.site.spoil(name, fault);
    }

    /// No file fails any more, and who was kept waiting is answered.
    pub fn mend(&self) {
        self.site.mend();
    }

    /// The address of the folder, ending in `/`.
    pub fn address(&self) -> String {
        format!("http://{}{}", self.address, self.site.prefix())
    }

    /// Where it listens, for another in its place.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// The path of every request so far, in order.
    pub fn requests(&self) -> Vec<String> {
        locked(&self.log).clone()
    }

    /// Closes the socket; once this returns, a connection is refused.
    pub fn stop(&mut self) {
        let Some((http, worker)) = self.running.take() else { return };
        self.relay.stop();
        http.unblock();
        worker.join().ok();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Write};
    use std::net::TcpStream;

    fn ask(server: &Server, path: &str, headers: &str) -> String {
        let mut stream = TcpStream::connect(server.address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: test\r\nConnection: close\r\n{headers}\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    #[test]
    fn answers_until_it_is_stopped() {
        let mut server = Server::start(env!("CARGO_MANIFEST_DIR").into(), None).unwrap();
        let found = ask(&server, "/src/budget.rs", "");
        assert!(found.starts_with("HTTP/1.1 200"), "{found}");
        assert!(found.contains("REQUESTS"), "{found}");
        assert!(ask(&server, "/none.js", "").starts_with("HTTP/1.1 404"));
        assert_eq!(server.requests(), ["/src/budget.rs", "/none.js"]);

        server.stop();
        assert!(TcpStream::connect(server.address).is_err());
    }

    #[test]
    fn hosts_as_it_is_told() {
        let headers = vec![("X-Frame-Options".to_owned(), "DENY".to_owned())];
        let hosting = Hosting { headers, compressed: true, ..Hosting::default() };
        let server = Server::start_as(env!("CARGO_MANIFEST_DIR").into(), None, hosting).unwrap();
        let plain = ask(&server, "/src/tidy.rs", "");
        assert!(plain.contains("X-Frame-Options: DENY") && plain.contains("MOST_LINES"), "{plain}");
        for coding in ["br", "gzip"] {
            let packed = ask(&server, "/src/tidy.rs", &format!("Accept-Encoding: deflate, {coding};q=1\r\n"));
            assert!(packed.contains(&format!("Content-Encoding: {coding}")), "{packed}");
            assert!(packed.len() < plain.len(), "{coding}: {} bytes", packed.len());
        }
    }

    #[test]
    fn fails_as_it_is_told() {
        let server = Server::start(env!("CARGO_MANIFEST_DIR").into(), None).unwrap();
        let status = |answer: &str| answer.split(' ').nth(1).unwrap_or_default().to_owned();
        server.spoil("budget.rs", Fault::Missing);
        assert_eq!(status(&ask(&server, "/src/budget.rs", "")), "404");
        server.spoil("budget.rs", Fault::Cut(8));
        assert!(ask(&server, "/src/budget.rs", "").ends_with("\r\n\r\n//! What"));
        assert_eq!(status(&ask(&server, "/src/lib.rs", "")), "200", "only that file fails");
        server.spoil("budget.rs", Fault::Broken);
        assert_eq!(status(&ask(&server, "/src/budget.rs", "")), "500");
        server.spoil("budget.rs", Fault::Typed("text/html"));
        assert!(ask(&server, "/src/budget.rs", "").contains("Content-Type: text/html\r\n"));
        server.spoil("budget.rs", Fault::Dropped(8));
        let dropped = ask(&server, "/src/budget.rs", "");
        assert!(
            dropped.ends_with("\r\n\r\n//! What") && !dropped.contains("Content-Length: 8\r\n"),
            "{dropped}"
        );

        server.spoil("budget.rs", Fault::Held);
        thread::scope(|scope| {
            let waiting = scope.spawn(|| ask(&server, "/src/budget.rs", ""));
            while server.requests().len() < 7 {
                thread::yield_now();
            }
            assert_eq!(status(&ask(&server, "/src/lib.rs", "")), "200", "nobody else waits");
            assert!(!waiting.is_finished());
            server.mend();
            assert!(waiting.join().unwrap().contains("REQUESTS"));
        });
    }

    #[test]
    fn takes_a_report_with_its_body() {
        let server = Server::start(env!("CARGO_MANIFEST_DIR").into(), None).unwrap();
        let body = "{\"csp-report\": {}}";
        // The wait for a body that never comes would be endless.
        let headers = format!("Content-Length: {}\r\n", body.len());
        let mut stream = TcpStream::connect(server.address).unwrap();
        write!(stream, "POST /breach HTTP/1.1\r\nHost: test\r\n{headers}\r\n{body}").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        assert_eq!(server.requests(), ["/breach"]);
    }

    #[test]
    fn a_taken_port_is_an_error() {
        let first = Server::start(env!("CARGO_MANIFEST_DIR").into(), None).unwrap();
        assert!(Server::start(env!("CARGO_MANIFEST_DIR").into(), Some(first.address.port())).is_err());
    }
}
