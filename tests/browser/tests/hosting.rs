//! A folder with ready-packed files under nginx and Apache, configured as HOSTING.md says.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;
use std::time::{Duration, Instant};
use std::{env, fs, io, process, thread};

use anyhow::{Context, Result, bail, ensure};
use kashaf_browser_tests::in_every_engine;
use kashaf_browser_tests::page::Page;
use kashaf_builder::disk::System;
use kashaf_builder::{Kit, Settings};
use xtask::browsers::must_be_there;
use xtask::hosts::{APACHE, Host, NGINX};
use xtask::kit::KIT;
use xtask::repo::root;
use xtask::tally::NOT_RUN;

in_every_engine! {
    nginx_serves_the_folder
    apache_serves_the_folder
}

const START_LIMIT: Duration = Duration::from_secs(20);

async fn nginx_serves_the_folder(page: &Page) -> Result<()> {
    // One process, and no file outside of its folder.
    serves_the_folder(page, &NGINX, &["-e", "{top}/log", "-c", "{top}/host.conf"], |port, top| {
        format!(
            "daemon off; master_process off; pid {top}/pid;
            include /etc/nginx/modules-enabled/*.conf;
            events {{ }}
            http {{
                include /etc/nginx/mime.types; access_log off;
                client_body_temp_path {top}/a; proxy_temp_path {top}/b; fastcgi_temp_path {top}/c;
                uwsgi_temp_path {top}/d; scgi_temp_path {top}/e;
                server {{ listen 127.0.0.1:{port}; root {top}/site; include {top}/tried.conf; }}
            }}"
        )
    })
    .await
}

async fn apache_serves_the_folder(page: &Page) -> Result<()> {
    serves_the_folder(page, &APACHE, &["-X", "-f", "{top}/host.conf"], |port, top| {
        let modules = ["mpm_prefork", "authz_core", "dir", "headers", "mime", "rewrite"];
        let load = |name| format!("LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n");
        // Those of the distribution, which know `.gz` as a type.
        let types = "TypesConfig /etc/mime.types\nAddType application/x-gzip .gz .tgz\n";
        format!(
            "{}{types}ServerName localhost\nListen 127.0.0.1:{port}\nPidFile {top}/pid\nErrorLog {top}/log\n\
            User www-data\nGroup www-data\nDocumentRoot {top}/site\n\
            <Directory {top}/site/search>\nInclude {top}/tried.conf\n</Directory>\n",
            modules.map(load).concat()
        )
    })
    .await
}

async fn serves_the_folder(
    page: &Page,
    host: &Host,
    arguments: &[&str],
    configuration: fn(u16, &str) -> String,
) -> Result<()> {
    let program = match host.find() {
        Ok(program) => program,
        Err(error) if must_be_there() => return Err(error),
        Err(error) => {
            writeln!(io::stdout(), "\n{NOT_RUN}{} in {}: {error:#}", host.name, page.engine())?;
            return Ok(());
        }
    };
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
    let top = env::temp_dir().join(format!("kashaf-host-{}-{port}", process::id()));
    let at = text(&top);
    let files = put(&top.join("site/search"))?;
    fs::copy(root().join(format!("tests/hosting/{}.conf", host.name)), top.join("tried.conf"))?;
    fs::write(top.join("host.conf"), configuration(port, &at))?;
    let child = Command::new(program)
        .args(arguments.iter().map(|argument| argument.replace("{top}", &at)))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .with_context(|| format!("cannot start {}", host.name))?;
    let mut running = Running { child, port, top };
    running.wait()?;

    says_the_right_things(&running, files)?;
    // Fetched when the page is idle, maybe while the server already stops.
    page.forgive("reader.js");
    page.visit(&format!("http://127.0.0.1:{port}/search/?q=العراق")).await?;
    page.wait_until("return parts('result').length === 5").await
}

/// A folder as it would be put there, with the paths of its files. Packing it takes seconds, so it is made once.
static MADE: LazyLock<Result<(PathBuf, Vec<String>), String>> = LazyLock::new(|| {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hosted");
    let settings = Settings {
        paths: vec![text(&root().join("seeds"))],
        out: text(&out),
        compress: true,
        // A worker would still ask when the server is gone.
        offline: false,
        ..Settings::default()
    };
    let kit = Kit::read(&System, &text(&root().join(KIT)))?;
    let report = kashaf_builder::build(&System, &kit, &settings, &mut |_| ());
    let report = report.map_err(|error| error.to_string())?;
    Ok((out, report.files.into_iter().map(|file| file.path).collect()))
});

/// Puts it somewhere. A server may be nobody, who sees little of the disk.
fn put(folder: &Path) -> Result<&'static [String]> {
    let (made, files) = MADE.as_ref().map_err(anyhow::Error::msg)?;
    for file in files {
        let to = folder.join(file);
        fs::create_dir_all(to.parent().unwrap_or(folder))?;
        fs::copy(made.join(file), &to)?;
    }
    Ok(files)
}

/// Types, how long what is kept, and files as they lie ready.
fn says_the_right_things(host: &Running, files: &[String]) -> Result<()> {
    let kept = "cache-control: public, max-age=31536000, immutable";
    let asked = "cache-control: no-cache";
    let wasm = files.iter().find(|file| file.ends_with(".wasm")).context("no module")?;
    let element = files.iter().find(|file| file.ends_with("/reader.js")).context("no reader")?;
    for (path, kind, cached) in [
        ("", "text/html", asked),
        ("kashaf-search.js", "javascript", asked),
        (element, "javascript", kept),
        (wasm, "application/wasm", kept),
    ] {
        let file = if path.is_empty() { "index.html" } else { path };
        for (accepted, ending, coding) in
            [("br, gzip", ".br", "br"), ("gzip", ".gz", "gzip"), ("identity", "", "")]
        {
            let packed = host.top.join("site/search").join([file, ending].concat());
            let is_packed = !coding.is_empty() && packed.is_file();
            let (headers, body) = host.ask(path, accepted)?;
            let told = |start: &str| headers.lines().find(|line| line.starts_with(start)).unwrap_or_default();
            let wrong = format!("{path} for {accepted}: {headers}");
            ensure!(headers.starts_with("http/1.1 200"), "{wrong}");
            ensure!(told("content-type:").contains(kind), "{wrong}");
            ensure!(told("cache-control:") == cached, "{wrong}");
            ensure!(told("x-content-type-options:").ends_with("nosniff"), "{wrong}");
            let coded = if is_packed { format!("content-encoding: {coding}") } else { String::new() };
            ensure!(told("content-encoding:") == coded, "{wrong}");
            ensure!(!is_packed || told("vary:").contains("accept-encoding"), "{wrong}");
            let lies = if is_packed { packed } else { host.top.join("site/search").join(file) };
            ensure!(body == fs::read(&lies)?, "{path} for {accepted} is not {}", lies.display());
        }
    }
    Ok(())
}

/// A web server, gone with its folder when this is dropped.
struct Running {
    child: Child,
    port: u16,
    top: PathBuf,
}

impl Running {
    fn wait(&mut self) -> Result<()> {
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_err() {
            if self.child.try_wait()?.is_some() || start.elapsed() > START_LIMIT {
                bail!("it does not serve: {}", fs::read_to_string(self.top.join("log")).unwrap_or_default());
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    /// The headers, in small letters, and the body.
    fn ask(&self, path: &str, accepted: &str) -> Result<(String, Vec<u8>)> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        let close = "Host: localhost\r\nConnection: close\r\n";
        write!(stream, "GET /search/{path} HTTP/1.1\r\n{close}Accept-Encoding: {accepted}\r\n\r\n")?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").context("no headers")?;
        let (headers, body) = answer.split_at(end + 4);
        Ok((String::from_utf8_lossy(headers).to_lowercase().replace('\r', ""), body.to_vec()))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
        fs::remove_dir_all(&self.top).ok();
    }
}

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
