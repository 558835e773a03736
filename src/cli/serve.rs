//! `kashaf serve`: a look at a search, on this machine only.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use kashaf_builder::arguments::ServeArguments;
use kashaf_builder::disk::System;
use kashaf_builder::{Settings, build};
use percent_encoding::percent_decode_str;
use tempfile::TempDir;
use tiny_http::{Header, Method, Request, Response, Server};

use crate::kit;
use crate::progress::Progress;

/// What lies beside a file in a compressed form, the best first.
const CODINGS: [(&str, &str); 2] = [("br", ".br"), ("gzip", ".gz")];

#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    serve: ServeArguments,
    #[command(flatten)]
    kit: kit::Arguments,
}

pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let is_site = Path::new(&arguments.serve.path).join("index.html").is_file();
    let made = if is_site { None } else { Some(made(arguments)?) };
    let folder = made.as_ref().map_or(Path::new(&arguments.serve.path), |made| made.path());
    let folder = folder.canonicalize().with_context(|| arguments.serve.path.clone())?;
    let server = Arc::new(server(arguments.serve.port)?);
    // What was made for a look goes with it.
    let ending = Arc::clone(&server);
    ctrlc::set_handler(move || ending.unblock())?;
    let address = format!("http://{}/", server.server_addr());
    println!("{address}\nCtrl+C ends it.");
    if arguments.serve.open {
        open::that(&address)
            .with_context(|| format!("no browser could be opened; open {address} yourself"))?;
    }
    for request in server.incoming_requests() {
        // A reader who went away is no fault of the server.
        answer(&folder, request).ok();
    }
    Ok(())
}

/// A search of the articles, in a folder that lasts as long as the server.
fn made(arguments: &Arguments) -> Result<TempDir> {
    let path = &arguments.serve.path;
    ensure!(
        fs::exists(path).unwrap_or(false),
        "{path}: there is nothing: name a folder that `kashaf build` made, or articles"
    );
    let folder = TempDir::new()?;
    let out = folder.path().to_string_lossy().into_owned();
    let settings = Settings { paths: vec![path.clone()], out, ..Settings::default() };
    let mut progress = Progress::new(true);
    let outcome = build(&System, &arguments.kit.kit()?, &settings, &mut |stage| progress.tell(stage));
    drop(progress);
    let faults = outcome.as_ref().map_or_else(|error| error.faults(), |report| &report.faults);
    for fault in faults {
        eprintln!("{fault}");
    }
    outcome?;
    Ok(folder)
}

/// On the loopback address: nobody else's business.
fn server(port: Option<u16>) -> Result<Server> {
    let on = |port: u16| Server::http(("127.0.0.1", port)).map_err(anyhow::Error::from_boxed);
    match port {
        Some(port) => on(port).with_context(|| format!("port {port} cannot be used: name another by --port")),
        None => (8000..8099).map(on).find(Result::is_ok).unwrap_or_else(|| on(0)),
    }
}

fn answer(folder: &Path, request: Request) -> io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(Response::empty(405));
    }
    let Some(path) = file(folder, request.url()) else {
        return request.respond(Response::from_string("not found").with_status_code(404));
    };
    let (coding, bytes) = bytes(&path, &request)?;
    let kind = mime_guess::from_path(&path).first_or_octet_stream();
    let kind = if kind.type_() == "text" { format!("{kind}; charset=utf-8") } else { kind.to_string() };
    let headers = [
        ("Content-Type", kind.as_str()),
        // The next build may lie there any moment.
        ("Cache-Control", "no-cache"),
        ("Vary", "Accept-Encoding"),
        ("Content-Encoding", coding),
    ];
    let mut response = Response::from_data(bytes);
    for (field, value) in headers.into_iter().filter(|(_, value)| !value.is_empty()) {
        let header = Header::from_bytes(field, value);
        response.add_header(header.map_err(|()| io::Error::other("not a header"))?);
    }
    request.respond(response)
}

/// A file as the browser can best read it, and in which coding that is.
fn bytes(path: &Path, request: &Request) -> io::Result<(&'static str, Vec<u8>)> {
    let accepted = request.headers().iter().find(|header| header.field.equiv("Accept-Encoding"));
    let accepted = accepted.map_or("", |header| header.value.as_str());
    for (coding, ending) in CODINGS {
        let is_accepted =
            accepted.split(',').any(|one| one.split(';').next().unwrap_or_default().trim() == coding);
        let mut beside = path.as_os_str().to_owned();
        beside.push(ending);
        if is_accepted && let Ok(bytes) = fs::read(beside) {
            return Ok((coding, bytes));
        }
    }
    Ok(("", fs::read(path)?))
}

/// The file of the folder that a URL names.
fn file(folder: &Path, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = percent_decode_str(path).decode_utf8().ok()?;
    let name = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.into() };
    let is_plain = Path::new(&name).components().all(|part| matches!(part, Component::Normal(_)));
    // A link inside of the folder may still lead out of it.
    let file = is_plain.then(|| fs::canonicalize(folder.join(name)).ok())??;
    (file.starts_with(folder) && file.is_file()).then_some(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_files_of_the_folder_and_none_beyond() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert!(file(folder, "/serve.rs?v=1").is_some());
        assert!(file(folder, "/%73erve.rs").is_some());
        // Beside the folder there are files, and none of these reaches one.
        for url in ["/", "/none", "serve.rs", "/../lib.rs", "/%2e%2e/lib.rs", "/..%2flib.rs"] {
            assert_eq!(file(folder, url), None, "{url}");
        }
        for url in ["//etc/passwd", "/%2fetc/passwd", "/%", "/%zz", "/%ff", "/a%00b"] {
            assert_eq!(file(folder, url), None, "{url}");
        }
    }
}
