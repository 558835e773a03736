//! The steps of a build, one after the other.

use std::fmt;

use kashaf_engine::index::{self, Index};

use crate::disk::File;
use crate::gather::gather;
use crate::place::{PlaceError, place, take, with_rest};
use crate::replace::{IsOurs, check_file, replace, replace_file};
use crate::site::{self, Search, SingleFile, chunks};
use crate::{Disk, Fault, Kit, Report, Settings};

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// So many files of so many are read.
    Reading(usize, usize),
    /// The index of so many articles is made.
    Indexing(usize),
    /// The folder is written.
    Writing,
}

/// Why there is no search.
#[derive(Debug)]
#[non_exhaustive]
pub enum BuildError {
    /// A setting that cannot be meant.
    Settings(String),
    /// Files are at fault, and that was to end the build.
    Strict(Vec<Fault>),
    /// No article was found; what could not be read.
    NoArticles(Vec<Fault>),
    /// The articles cannot become an index.
    Index(index::BuildError),
    /// The kit is not whole.
    Kit(String),
    /// A module of the kit is damaged.
    Place(PlaceError),
    /// The page cannot be read.
    Page(Fault),
    /// The folder cannot be written.
    Folder(Fault),
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BuildError::Strict(faults) => {
                write!(f, "nothing was written: {} faults, and `--strict` was said", faults.len())
            }
            BuildError::NoArticles(_) => {
                f.write_str("no articles: name files or folders with .txt, .md, .html, .jsonl or .csv files")
            }
            BuildError::Index(error) => error.fmt(f),
            BuildError::Settings(error) | BuildError::Kit(error) => f.write_str(error),
            BuildError::Place(error) => error.fmt(f),
            BuildError::Page(fault) | BuildError::Folder(fault) => fault.fmt(f),
        }
    }
}

impl std::error::Error for BuildError {}

impl BuildError {
    /// The files that are to blame, or were passed over before.
    #[must_use]
    pub fn faults(&self) -> &[Fault] {
        match self {
            BuildError::Strict(faults) | BuildError::NoArticles(faults) => faults,
            _ => &[],
        }
    }

    /// What the command's exit code says of it.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self {
            BuildError::Settings(_) => 2,
            BuildError::Strict(_) => 3,
            _ => 1,
        }
    }
}

/// Makes the search that the settings ask for; `told` hears what is being done.
///
/// # Errors
/// [`BuildError`]; then nothing was written, unless the disk failed at the second of several outputs. Each is whole.
pub fn build(
    disk: &dyn Disk,
    kit: &Kit,
    settings: &Settings,
    told: &mut dyn FnMut(Stage),
) -> Result<Report, BuildError> {
    if settings.out.is_empty() && settings.single_file.is_empty() && settings.module.is_empty() {
        return Err(BuildError::Settings(
            "nothing is to be made: name a folder, say `--out dist`".to_owned(),
        ));
    }
    apart(disk, settings).map_err(BuildError::Folder)?;
    let gathered = gather(disk, settings, &mut |done, all| told(Stage::Reading(done, all)))
        .map_err(BuildError::Settings)?;
    if settings.strict && !gathered.faults.is_empty() {
        return Err(BuildError::Strict(gathered.faults));
    }
    if gathered.documents.is_empty() {
        return Err(BuildError::NoArticles(gathered.faults));
    }
    told(Stage::Indexing(gathered.documents.len()));
    let languages = index::langs(&gathered.documents);
    let index = index::build_with(&gathered.documents, &gathered.synonyms).map_err(BuildError::Index)?;
    // What a reader opens has been opened once.
    if let Err(error) = Index::open(&index) {
        return Err(BuildError::Kit(error.message()));
    }
    let page = match settings.page.as_str() {
        "" => None,
        path => Some(disk.read(path).map_err(|error| {
            BuildError::Page(Fault::new(path, error, "name a page that can be read, or leave `--page` out"))
        })?),
    };
    told(Stage::Writing);
    let [bare, rest] = kit.module(&languages).map_err(BuildError::Kit)?;
    let search = |index: &[u8], chunks: Vec<File>| {
        let module = place(bare, index).map_err(BuildError::Place)?;
        let (articles, page) = (gathered.documents.len(), page.clone());
        Ok(Search { module, rest: rest.to_vec(), chunks, languages: &languages, articles, page })
    };
    let mut report = Report {
        articles: gathered.documents.len(),
        languages: languages.clone(),
        faults: gathered.faults,
        notes: gathered.notes,
        passed_over: gathered.passed_over,
        ..Report::default()
    };
    write(disk, kit, settings, &index, &search, &mut report)?;
    Ok(report)
}

/// What is read is not in the folder that is replaced: it would be gone with it.
fn apart(disk: &dyn Disk, settings: &Settings) -> Result<(), Fault> {
    let out = disk.real(&settings.out);
    let is_lost = |path: &&String| {
        let path = disk.real(path);
        path.strip_prefix(&out).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let mut read = settings.paths.iter().chain([&settings.page]).filter(|path| !path.is_empty());
    match read.find(is_lost).filter(|_| !settings.out.is_empty()) {
        Some(path) => {
            let fact = format!("lies in {}, which would be replaced with all that is in it", settings.out);
            Err(Fault::new(path, fact, "name another folder to be made"))
        }
        None => Ok(()),
    }
}

/// Puts an index, and what lies beside it, into a search.
type Placing<'p, 's> = dyn Fn(&[u8], Vec<File>) -> Result<Search<'s>, BuildError> + 'p;

/// Everything is made before anything is written.
fn write<'s>(
    disk: &dyn Disk,
    kit: &Kit,
    settings: &Settings,
    index: &[u8],
    search: &Placing<'_, 's>,
    report: &mut Report,
) -> Result<(), BuildError> {
    let mut beside: Vec<(File, IsOurs)> = Vec::new();
    let whole = || search(index, Vec::new());
    if !settings.single_file.is_empty() {
        let SingleFile { bytes, policy } =
            site::single_file(&whole()?, kit, settings).map_err(BuildError::Kit)?;
        let file = File { path: settings.single_file.clone(), bytes };
        report.single_file = Some(site::written(&file));
        report.single_file_policy = Some(policy);
        beside.push((file, site::is_single_file));
    }
    if !settings.module.is_empty() {
        let search = whole()?;
        let file = File { path: settings.module.clone(), bytes: with_rest(&search.module, &search.rest) };
        report.module = Some(site::written(&file));
        beside.push((file, |bytes| take(bytes).is_ok()));
    }
    for (file, is_ours) in &beside {
        check_file(disk, &file.path, *is_ours).map_err(BuildError::Folder)?;
    }
    if !settings.out.is_empty() {
        let search = match chunks::divided(index, settings.chunks).map_err(BuildError::Kit)? {
            Some(chunks::Divided { index, chunks }) => search(&index, chunks)?,
            None => whole()?,
        };
        let files = site::files(&search, kit, settings).map_err(BuildError::Kit)?;
        replace(disk, &settings.out, &files).map_err(BuildError::Folder)?;
        report.embed = Some(site::embed(&search, kit, settings, &files).map_err(BuildError::Kit)?);
        report.files = files.iter().map(site::written).collect();
    }
    let put = |(file, is_ours): &(File, IsOurs)| replace_file(disk, file, *is_ours);
    beside.iter().try_for_each(put).map_err(BuildError::Folder)
}
