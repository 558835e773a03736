//! `kashaf serve`.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use crate::kit::{built, kit};
use crate::support::*;

struct Server {
    child: Child,
    /// Host and port.
    address: String,
}

impl Server {
    fn start(path: &str, kit: &str) -> Server {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kashaf"));
        command.args(["serve", path, "--port", "0", "--kit", kit]).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("http://").and_then(|line| line.strip_suffix('/'));
        let address = address.unwrap_or_else(|| panic!("no address: {line}")).to_owned();
        Server { child, address }
    }

    /// The head of an answer, in small letters, and what follows it.
    fn ask(&self, path: &str, headers: &str) -> (String, Vec<u8>) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: test\r\nConnection: close\r\n{headers}\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        (String::from_utf8_lossy(&answer[..end]).to_lowercase(), answer[end + 4..].to_vec())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

#[test]
fn a_finished_search_is_sent_as_browsers_want_it() {
    let (articles, place) = (Folder::new(&[("a.txt", b"One\n\ntwo three")]), Folder::new(&[]));
    let out = place.file("dist");
    built(articles.path(), &out, &["--compress"]);
    let server = Server::start(&out, "none");
    assert!(server.address.starts_with("127.0.0.1:"), "{}", server.address);
    let (head, page) = server.ask("/", "");
    assert!(head.starts_with("http/1.1 200") && head.contains("text/html; charset=utf-8"), "{head}");
    assert!(head.contains("cache-control: no-cache") && page.starts_with(b"<html"), "{head}");

    let report =
        json(&["build", articles.path(), "--out", &out, "--compress", "--json", "--kit", kit().path()]);
    let paths = report["files"].as_array().unwrap().iter().map(|file| file["path"].as_str().unwrap());
    let module = format!("/{}", paths.filter(|path| path.ends_with(".wasm")).next().unwrap());
    let (head, plain) = server.ask(&module, "");
    assert!(head.contains("content-type: application/wasm") && plain.starts_with(b"\0asm"), "{head}");
    for coding in ["br", "gzip"] {
        let (head, packed) = server.ask(&module, &format!("Accept-Encoding: deflate, {coding};q=1\r\n"));
        assert!(head.contains(&format!("content-encoding: {coding}")), "{head}");
        assert!(head.contains("application/wasm") && packed.len() < plain.len(), "{head}");
    }
    for url in ["/none.js", "/../a.txt", "/%2e%2e/kashaf.json"] {
        assert!(server.ask(url, "").0.starts_with("http/1.1 404"), "{url}");
    }
}

#[test]
fn articles_are_built_for_a_look() {
    let (articles, kit) = (Folder::new(&[("a.txt", b"One\n\ntwo three")]), kit());
    let server = Server::start(articles.path(), kit.path());
    let (head, script) = server.ask("/kashaf-search.js", "");
    assert!(head.contains("text/javascript"), "{head}");
    assert!(String::from_utf8(script).unwrap().contains("assets/index."));
}
