//! A folder of searches that a test builds itself, again and again.

use std::path::{Path, PathBuf};
use std::{env, fs, process};

use anyhow::{Context, Result, anyhow, ensure};
use kashaf_builder::disk::System;
use kashaf_builder::place::place;
use kashaf_builder::site::{Search, files, single_file};
use kashaf_builder::{Kit, Settings};
use kashaf_engine::document::Document;
use kashaf_engine::index::{build, langs};
use xtask::kit::KIT;
use xtask::repo::root;
use xtask::server::Server;
use xtask::site::Hosting;

/// Writes a search over documents as they are, without the builder's look at them, and the same as one file, `one.html`.
pub fn write_search(folder: &Path, documents: &[Document], settings: &Settings) -> Result<()> {
    let kit = kit()?;
    let languages = langs(documents);
    let [bare, rest] = kit.module(&languages).map_err(anyhow::Error::msg)?;
    let module = place(bare, &build(documents)?).map_err(|error| anyhow!("{error}"))?;
    let (rest, chunks, articles) = (rest.to_vec(), Vec::new(), documents.len());
    let search = Search { module, rest, chunks, languages: &languages, articles, page: None };
    for file in files(&search, &kit, settings).map_err(anyhow::Error::msg)? {
        let path = folder.join(file.path);
        fs::create_dir_all(path.parent().context("a file without a folder")?)?;
        fs::write(path, file.bytes)?;
    }
    let one = single_file(&search, &kit, settings).map_err(anyhow::Error::msg)?;
    Ok(fs::write(folder.join("one.html"), one.bytes)?)
}

fn kit() -> Result<Kit> {
    let kit = Kit::read(&System, &root().join(KIT).to_string_lossy()).map_err(anyhow::Error::msg)?;
    ensure!(!kit.is_empty(), "there is no kit: run `cargo xtask build` first");
    Ok(kit)
}

/// Gone when it is dropped.
pub struct Folder {
    path: PathBuf,
    kit: Kit,
}

impl Folder {
    /// An empty one; tests at the same time need other names.
    pub fn new(name: &str) -> Result<Self> {
        let path = env::temp_dir().join(format!("kashaf-folder-{}-{name}", process::id()));
        fs::remove_dir_all(&path).ok();
        fs::create_dir_all(path.join("site"))?;
        Ok(Self { path, kit: kit()? })
    }

    /// Where its files are.
    pub fn site(&self) -> PathBuf {
        self.path.join("site")
    }

    /// One more file of articles.
    pub fn add(&self, name: &str, text: &str) -> Result<()> {
        let articles = self.path.join("articles");
        fs::create_dir_all(&articles)?;
        Ok(fs::write(articles.join(name), text)?)
    }

    /// Builds a search over one article into `part` of it, in the place of what was there.
    pub fn build(&self, part: &str, article: &str, settings: Settings) -> Result<()> {
        let articles = self.path.join("articles");
        self.add("article.txt", article)?;
        let text = |path: PathBuf| path.to_string_lossy().into_owned();
        let settings = Settings {
            paths: vec![text(articles)],
            out: text(self.site().join(part)),
            strict: true,
            ..settings
        };
        let built = kashaf_builder::build(&System, &self.kit, &settings, &mut |_| ());
        built.map_err(|error| anyhow!("{error}")).context("cannot build the search")?;
        Ok(())
    }

    /// Serves it under a prefix.
    pub fn serve(&self, prefix: &str) -> Result<Server> {
        let hosting = Hosting { prefix: prefix.to_owned(), ..Hosting::default() };
        Ok(Server::start_as(self.site(), None, hosting)?)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.path).ok();
    }
}
