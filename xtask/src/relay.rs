//! One request a connection: a server that keeps connections has a thread for each, and one that has too few lets a browser
//! that opened several at once wait for those that are kept.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::thread::{self, JoinHandle};

/// Takes connections for a server until it is dropped.
pub(crate) struct Relay {
    pub(crate) address: SocketAddr,
    running: Option<(Arc<AtomicBool>, JoinHandle<()>)>,
}

impl Relay {
    /// Takes them at `port`, or at one that the system picks, for the server at `to`.
    pub(crate) fn start(port: Option<u16>, to: SocketAddr) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", port.unwrap_or(0)))?;
        let address = listener.local_addr()?;
        let ended = Arc::new(AtomicBool::new(false));
        let is_ended = Arc::clone(&ended);
        let worker = thread::spawn(move || {
            for stream in listener.incoming() {
                if is_ended.load(Relaxed) {
                    break;
                }
                // A reader who went away is no fault of the server.
                thread::spawn(move || stream.and_then(|stream| relay(stream, to)).ok());
            }
        });
        Ok(Relay { address, running: Some((ended, worker)) })
    }

    /// Takes no more; once this returns, a connection is refused.
    pub(crate) fn stop(&mut self) {
        let Some((ended, worker)) = self.running.take() else { return };
        ended.store(true, Relaxed);
        TcpStream::connect(self.address).ok();
        worker.join().ok();
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        self.stop();
    }
}

/// One request, with its body if it is a report, and its answer.
fn relay(mut browser: TcpStream, to: SocketAddr) -> io::Result<u64> {
    let (mut head, mut body_bytes) = (Vec::new(), 0);
    let mut lines = BufReader::new(&browser);
    while !head.ends_with(b"\r\n\r\n") {
        let from = head.len();
        if lines.read_until(b'\n', &mut head)? == 0 {
            return Ok(0);
        }
        let line = String::from_utf8_lossy(head.get(from..).unwrap_or_default()).to_ascii_lowercase();
        if line.starts_with("connection:") {
            head.truncate(from);
        } else if let Some(length) = line.strip_prefix("content-length:") {
            body_bytes = length.trim().parse().map_err(io::Error::other)?;
        }
    }
    head.truncate(head.len() - 2);
    head.extend(b"Connection: close\r\n\r\n");
    let mut server = TcpStream::connect(to)?;
    server.write_all(&head)?;
    io::copy(&mut lines.take(body_bytes), &mut server)?;
    io::copy(&mut server, &mut browser)
}
