//! Which files are articles, and what does each say?

use std::collections::{BTreeMap, HashMap};

use kashaf_engine::document::{Document, Synonyms};

use crate::sources::{Article, Readers, Said, Source, in_order, passed};
use crate::walk::{Found, Walk, walk};
use crate::{Disk, Fault, Settings};

/// Files whose bytes are held at the same time: enough for all processors, …
const FILES: usize = 64;
/// … and so many bytes at most, but for one file that has more.
const BYTES: u64 = 16 << 20;

/// All that was found.
#[derive(Debug, Default)]
pub struct Gathered {
    /// The articles, by id.
    pub documents: Vec<Document>,
    /// What the site says of its words.
    pub synonyms: Synonyms,
    /// What could not be read, by path and line.
    pub faults: Vec<Fault>,
    /// What could, but may not have been meant so.
    pub notes: Vec<Fault>,
    /// How many files were passed over, by their endings or by what they say.
    pub passed_over: BTreeMap<String, usize>,
}

/// Reads every article under the paths of the settings; `told` hears how many files of how many are read.
///
/// # Errors
/// If a setting cannot be meant; names it.
pub fn gather(
    disk: &dyn Disk,
    settings: &Settings,
    told: &mut dyn FnMut(usize, usize),
) -> Result<Gathered, String> {
    let readers = Readers::new(settings)?;
    let Walk { files, synonyms, faults, passed_over, .. } = walk(disk, settings)?;
    let mut gathered = Gathered { faults, passed_over, ..Gathered::default() };
    for path in synonyms {
        gathered.synonyms(disk, &path);
    }
    let mut articles = Vec::new();
    let mut done = 0;
    told(done, files.len());
    for batch in batches(&files) {
        let sources: Vec<Source> = batch
            .iter()
            .map(|Found { path, name, root, size, format }| {
                let bytes = readers.check(*format, *size).and_then(|()| disk.read(path).map_err(unreadable));
                // It may have grown since it was found.
                let bytes =
                    bytes.and_then(|bytes| readers.check(*format, bytes.len() as u64).map(|()| bytes));
                Source { path, name, root: *root, format: *format, bytes }
            })
            .collect();
        for said in in_order(sources, |source| readers.read(source)) {
            gathered.hear(said, &mut articles);
        }
        done += batch.len();
        told(done, files.len());
    }
    gathered.choose(articles);
    Ok(gathered)
}

fn unreadable(error: String) -> (String, String) {
    (format!("cannot be read ({error})"), "check its permissions, or build again".to_owned())
}

/// Files that are read together.
fn batches(files: &[Found]) -> impl Iterator<Item = &[Found]> {
    let mut rest = files;
    std::iter::from_fn(move || {
        let mut bytes = 0;
        let fits = |file: &&Found| {
            bytes += file.size;
            bytes <= BYTES
        };
        let count = rest.iter().take(FILES).take_while(fits).count().max(1).min(rest.len());
        let (batch, others) = rest.split_at(count);
        rest = others;
        Some(batch).filter(|batch| !batch.is_empty())
    })
}

impl Gathered {
    fn synonyms(&mut self, disk: &dyn Disk, path: &str) {
        let parsed = disk.read(path).map(|bytes| Synonyms::parse(&bytes));
        match parsed {
            Ok(Ok(synonyms)) => self.synonyms.groups.extend(synonyms.groups),
            Ok(Err(error)) => {
                let fact = error.fault.fact();
                let (fact, remedy) = fact.split_once(": ").unwrap_or((fact, "mend the line"));
                self.faults.push(Fault::new(path, fact, remedy).at(error.line));
            }
            Err(error) => {
                let (fact, remedy) = unreadable(error);
                self.faults.push(Fault::new(path, fact, remedy));
            }
        }
    }

    fn hear(&mut self, said: Said, articles: &mut Vec<Article>) {
        articles.extend(said.articles);
        self.faults.extend(said.faults);
        self.notes.extend(said.notes);
        for what in said.passed_over {
            *self.passed_over.entry(what).or_default() += 1;
        }
    }

    /// Of the pages of a site that marks some, only those; of articles with one id, the first.
    fn choose(&mut self, mut articles: Vec<Article>) {
        let marks: Vec<usize> =
            articles.iter().filter(|article| article.marked).map(|article| article.root).collect();
        let all = articles.len();
        articles.retain(|article| article.marked || !article.page || !marks.contains(&article.root));
        if all > articles.len() {
            self.passed_over.insert(passed::UNMARKED.to_owned(), all - articles.len());
        }
        let mut first = HashMap::<String, String>::new();
        for Article { document, path, line, .. } in articles {
            if let Some(other) = first.get(&document.id) {
                let fact = format!("its id “{}” is that of {other} too", document.id);
                let fault = Fault::new(&path, fact, "rename one of the two, or give it another `id`");
                self.faults.push(Fault { line, ..fault });
                continue;
            }
            first.insert(document.id.clone(), path);
            self.documents.push(document);
        }
        self.documents.sort_by(|a, b| a.id.cmp(&b.id));
        for faults in [&mut self.faults, &mut self.notes] {
            faults.sort_by(|a, b| (&a.path, a.line, &a.fact).cmp(&(&b.path, b.line, &b.fact)));
        }
    }
}
