//! Which files are articles, and what does each say?

use kashaf_engine::document::{Document, Synonyms};

use crate::disk::{Disk, Kind, joined};
use crate::{Fault, Settings};

/// All that was found.
#[derive(Debug, Default)]
pub struct Gathered {
    /// The articles, by id.
    pub documents: Vec<Document>,
    /// What the site says of its words.
    pub synonyms: Synonyms,
    /// What could not be read.
    pub faults: Vec<Fault>,
}

/// Reads every article under the paths of the settings; `told` hears how many files of how many are read.
pub fn gather(disk: &dyn Disk, settings: &Settings, told: &mut dyn FnMut(usize, usize)) -> Gathered {
    let mut gathered = Gathered::default();
    for path in &settings.paths {
        let entries = disk.list(path).unwrap_or_default();
        for (done, entry) in entries.iter().enumerate() {
            let Some(id) = entry.name.strip_suffix(".txt").filter(|_| entry.kind != Kind::Folder) else {
                continue;
            };
            let path = joined(path, &entry.name);
            match disk.read(&path).map(|bytes| Document::parse(id, &bytes)) {
                Ok(Ok(document)) => gathered.documents.push(document),
                Ok(Err(error)) => gathered.faults.push(Fault::new(&path, error.to_string(), "")),
                Err(error) => gathered.faults.push(Fault::new(&path, error, "")),
            }
            told(done + 1, entries.len());
        }
    }
    gathered.documents.sort_by(|a, b| a.id.cmp(&b.id));
    gathered
}
