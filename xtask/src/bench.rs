//! `cargo xtask bench SET`: how long a build takes, and how much memory, beside Pagefind's of the same articles. All are
//! measured in turn in one run, since machines are never quiet: read the ratios.

use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};
use std::{env, fs};

use anyhow::{Context, Result, ensure};

use crate::repo::{cargo, command, root, run};
use crate::{kit, npm, package};

/// Where peers are installed and articles are laid out.
const FOLDER: &str = ".tools/bench";
/// Each is measured so often; the middle one is told.
const ROUNDS: usize = 3;

/// Measures builds of the articles of a set.
pub fn bench(set: &str) -> Result<()> {
    let folder = root().join(FOLDER);
    fs::create_dir_all(&folder)?;
    for file in ["package.json", "package-lock.json", "articles.mjs"] {
        kit::copy(&root().join("xtask/bench").join(file), &folder.join(file))?;
    }
    npm::install(&folder)?;
    let articles = folder.join("articles");
    fs::remove_dir_all(&articles).ok();
    let set = env::current_dir()?.join(set);
    run(command("node").arg(folder.join("articles.mjs")).arg(&set).arg(&articles))?;
    package::make()?;
    run(&mut cargo("build --quiet --release --package kashaf-cli"))?;

    let (html, jsonl, out) = (articles.join("html"), articles.join("jsonl"), folder.join("out"));
    let native = root().join("target/release/kashaf");
    let ours = |mut kashaf: Command, articles: &Path| {
        kashaf.arg("build").arg(articles).arg("--quiet").arg("--out").arg(&out);
        kashaf
    };
    let node = || {
        let mut node = command("node");
        node.arg(root().join(package::FOLDER).join("bin/kashaf.js"));
        node
    };
    let pagefind = || {
        let mut pagefind = command(pagefind(&folder));
        pagefind.arg("--site").arg(&html).arg("--output-path").arg(folder.join("pagefind"));
        pagefind
    };
    let builds: [(&str, &dyn Fn() -> Command); 5] = [
        ("Pagefind 1.6.0, HTML", &pagefind),
        ("kashaf, HTML", &|| ours(command(&native), &html)),
        ("kashaf, JSONL", &|| ours(command(&native), &jsonl)),
        ("npx kashaf, HTML", &|| ours(node(), &html)),
        ("npx kashaf, JSONL", &|| ours(node(), &jsonl)),
    ];
    let mut measured = vec![Vec::new(); builds.len()];
    for _ in 0..ROUNDS {
        for ((name, build), measured) in builds.iter().zip(&mut measured) {
            measured.push(measure(&mut build()).with_context(|| format!("{name} failed"))?);
        }
    }
    println!("{:<24}{:>10}{:>10}{:>10}{:>10}", "build of the set", "seconds", "ratio", "MB", "ratio");
    let medians: Vec<(f64, f64)> = measured.iter().map(|all| median(all)).collect();
    let (first_seconds, first_memory) = medians.first().copied().unwrap_or((1.0, 1.0));
    for ((name, _), (seconds, memory)) in builds.iter().zip(&medians) {
        let (slower, larger) = (seconds / first_seconds, memory / first_memory);
        println!("{name:<24}{seconds:>10.2}{slower:>10.2}{memory:>10.0}{larger:>10.2}");
    }
    Ok(())
}

/// The program itself: the script that npm puts before it would be measured too.
fn pagefind(folder: &Path) -> std::path::PathBuf {
    let system = match env::consts::OS {
        "macos" => "darwin",
        "windows" => "windows",
        other => other,
    };
    let machine = if env::consts::ARCH == "aarch64" { "arm64" } else { "x64" };
    let package = folder.join(format!("node_modules/@pagefind/{system}-{machine}"));
    package.join(format!("bin/pagefind_extended{}", env::consts::EXE_SUFFIX))
}

/// Seconds and the most megabytes that a command took. Linux tells the latter; elsewhere it is 0.
fn measure(build: &mut Command) -> Result<(f64, f64)> {
    let start = Instant::now();
    let mut child = build.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0.0;
    let ended = loop {
        // The kernel keeps the highest mark until the process ends.
        let told = fs::read_to_string(&status).unwrap_or_default();
        let mark = told.lines().find_map(|line| line.strip_prefix("VmHWM:")?.split_whitespace().next());
        most = mark.and_then(|mark| mark.parse::<f64>().ok()).unwrap_or(most).max(most);
        if let Some(ended) = child.try_wait()? {
            break ended;
        }
        sleep(Duration::from_millis(5));
    };
    ensure!(ended.success(), "it ended with {ended}");
    Ok((start.elapsed().as_secs_f64(), most / 1024.0))
}

fn median(measured: &[(f64, f64)]) -> (f64, f64) {
    let middle = |mut values: Vec<f64>| {
        values.sort_by(f64::total_cmp);
        values.get(values.len() / 2).copied().unwrap_or_default()
    };
    (middle(measured.iter().map(|it| it.0).collect()), middle(measured.iter().map(|it| it.1).collect()))
}
