//! The page that is one file, opened from the disk. Firefox has its rule for files on, as readers do.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, process};

use anyhow::{Context, Result, ensure};
use kashaf_browser_tests::in_every_engine;
use kashaf_browser_tests::page::Page;
use kashaf_builder::disk::System;
use kashaf_builder::{Kit, Report, Settings};
use serde_json::Value;
use url::Url;
use xtask::kit::KIT;
use xtask::repo::root;
use xtask::sizes::{measure, total};

in_every_engine! {
    a_disk_lets_no_page_read_its_neighbours
    one_file_searches_from_the_disk
    its_address_has_the_query_and_the_article
    it_speaks_its_language_and_no_other
    it_is_small
}

/// A folder with such a page, gone when this is dropped.
struct Folder(PathBuf);

impl Folder {
    fn new(settings: Settings) -> Result<(Self, Report)> {
        static MADE: AtomicUsize = AtomicUsize::new(0);
        let name = format!("kashaf-disk-{}-{}", process::id(), MADE.fetch_add(1, Ordering::Relaxed));
        // A path as people have them.
        let folder = Self(env::temp_dir().join(name).join("مقالات #1 100%"));
        fs::create_dir_all(&folder.0)?;
        let kit = Kit::read(&System, &text(&root().join(KIT))).map_err(anyhow::Error::msg)?;
        let settings = Settings {
            paths: vec![text(&root().join("seeds"))],
            single_file: text(&folder.0.join("search.html")),
            out: if settings.out.is_empty() { String::new() } else { text(&folder.0.join(settings.out)) },
            ..settings
        };
        let report = kashaf_builder::build(&System, &kit, &settings, &mut |_| ())?;
        Ok((folder, report))
    }

    fn address(&self, file: &str) -> Result<Url> {
        Url::from_file_path(self.0.join(file)).ok().context("no address for the file")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(self.0.parent().unwrap_or(&self.0)).ok();
    }
}

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// What was asked for besides the page itself.
const REQUESTS: &str = "return performance.getEntriesByType('resource').map(({ name }) => name)
    .filter((name) => !name.startsWith('data:'))";

/// Else the other tests would prove nothing.
async fn a_disk_lets_no_page_read_its_neighbours(page: &Page) -> Result<()> {
    let (folder, _) = Folder::new(Settings::default())?;
    fs::write(folder.0.join("words.js"), "export default 1")?;
    let script = "<title>waiting</title><script>
        Promise.allSettled([fetch('words.js'), import('./words.js')])
            .then((all) => (document.title = all.map(({ status }) => status)))</script>";
    fs::write(folder.0.join("other.html"), script)?;
    page.forgive("words.js");
    page.forgive("fetch");
    page.visit(folder.address("other.html")?.as_str()).await?;
    page.wait_until("return document.title === 'rejected,rejected'").await
}

async fn one_file_searches_from_the_disk(page: &Page) -> Result<()> {
    let (folder, report) = Folder::new(Settings::default())?;
    page.visit(folder.address("search.html")?.as_str()).await?;
    page.touch().await?;
    for (query, hits) in [("العراق", 5), ("\"انسحاب القوات\"", 1), ("واشنطن", 5)] {
        ensure!(page.search(query).await?.len() == hits, "{query}");
    }
    page.click("[part~=result] [part~=title]").await?;
    page.wait_until("return part('article')?.checkVisibility() ?? false").await?;
    page.click("[part~=back]").await?;
    page.wait_until("return part('article') === null").await?;

    let asked: Vec<String> = page.js(REQUESTS).await?;
    ensure!(asked.is_empty(), "{asked:?}");
    let policy: String =
        page.js("return document.querySelector('meta[http-equiv=Content-Security-Policy]').content").await?;
    ensure!(Some(&policy) == report.single_file_policy.as_ref(), "{policy}");
    // And it is obeyed.
    let errors = page.errors().await?;
    ensure!(errors.is_empty(), "{errors:?}");
    page.forgive("TrustedScript");
    page.forgive("require-trusted-types-for");
    let script = "const script = document.createElement('script');
        script.append('window.broke = true');
        document.body.append(script);
        return window.broke ?? false";
    ensure!(!page.js::<bool>(&format!("try {{ {script} }} catch {{ return false }}")).await?);
    page.js("localStorage.clear()").await
}

async fn its_address_has_the_query_and_the_article(page: &Page) -> Result<()> {
    let (folder, _) = Folder::new(Settings::default())?;
    let mut address = folder.address("search.html")?;
    address.set_query(Some("q=العراق"));
    page.visit(address.as_str()).await?;
    let shown = "return element.query === 'العراق' && parts('result').length === 5";
    page.wait_until(shown).await?;
    page.search("واشنطن").await?;
    page.wait_until("return new URLSearchParams(location.search).get('q') === 'واشنطن'").await?;

    let link: String = page.js("return part('result').querySelector('a').href").await?;
    ensure!(link.starts_with("file:") && link.contains("#kashaf="), "{link}");
    page.visit("about:blank").await?;
    page.visit(&link).await?;
    page.wait_until("return part('article-title')?.checkVisibility() ?? false").await?;
    page.js::<()>("location.reload()").await?;
    page.wait_until("return part('article-title')?.checkVisibility() ?? false").await?;
    page.js("localStorage.clear()").await
}

async fn it_speaks_its_language_and_no_other(page: &Page) -> Result<()> {
    let placeholder = "return part('input').placeholder";
    for (lang, words) in [("fr-CH", "fr"), ("sv", "en")] {
        let (folder, _) = Folder::new(Settings { lang: lang.to_owned(), ..Settings::default() })?;
        page.visit(folder.address("search.html")?.as_str()).await?;
        page.touch().await?;
        let words = fs::read_to_string(root().join(format!("{KIT}/inline/messages/{words}.json")))?;
        let words: Value = serde_json::from_str(&words)?;
        let said: String = page.js(placeholder).await?;
        ensure!(words["placeholder"] == said, "{lang}: {said}");

        // Words that are not there are not asked for.
        page.js::<()>("element.lang = 'de'; element.setAttribute('label', 'Suche')").await?;
        page.wait_until("return part('input').labels[0].textContent === 'Suche'").await?;
        let said: String = page.js(placeholder).await?;
        ensure!(words["placeholder"] == said, "{lang}: {said}");
    }
    Ok(())
}

/// Against what a host with brotli sends of the same search.
async fn it_is_small(_: &Page) -> Result<()> {
    let (folder, report) = Folder::new(Settings { out: "dist".to_owned(), ..Settings::default() })?;
    let hosted = total("dist", &measure(&folder.0.join("dist"))?).brotli;
    let file = report.single_file.context("no file")?.bytes;
    ensure!(file <= 2 * hosted + 20_000, "{file} bytes, and {hosted} by brotli as a folder");
    ensure!(file <= 220_000, "{file} bytes");
    Ok(())
}
