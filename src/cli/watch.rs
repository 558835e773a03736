//! Whether something changed that a search is built of.

use std::path::{Path, PathBuf, absolute};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use anyhow::{Context, Result};
use kashaf_builder::Settings;
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher, recommended_watcher};

/// So long nothing may change before it is built again: an editor writes a file in several steps, git many files.
const QUIET: Duration = Duration::from_millis(200);
/// What the builder writes beside a folder or file before the two change names.
const BESIDE: &str = ".kashaf-";

pub(crate) struct Watch {
    events: Receiver<notify::Result<Event>>,
    /// Files and folders that are read.
    read: Vec<PathBuf>,
    /// What is written. It may lie among them.
    written: Vec<PathBuf>,
    /// Sees nothing any more once it is dropped.
    _watcher: RecommendedWatcher,
}

impl Watch {
    pub(crate) fn start(settings: &Settings) -> Result<Self> {
        let whole = |paths: &[&String]| -> Vec<PathBuf> {
            paths.iter().filter(|path| !path.is_empty()).map(|path| whole(Path::new(path))).collect()
        };
        let read: Vec<&String> = settings.paths.iter().chain([&settings.page]).collect();
        let read = whole(&read);
        let written = whole(&[&settings.out, &settings.single_file, &settings.module]);
        let (sender, events) = channel();
        let mut watcher = recommended_watcher(sender)?;
        for path in &read {
            // A file that is written anew is another file, and what was removed may come again: the folder knows.
            let (folder, mode) = match path.is_dir() {
                true => (Some(path.as_path()), RecursiveMode::Recursive),
                false => (path.ancestors().skip(1).find(|above| above.is_dir()), RecursiveMode::NonRecursive),
            };
            let folder = folder.with_context(|| format!("{}: there is no such folder", path.display()))?;
            watcher.watch(folder, mode).with_context(|| format!("{} cannot be watched", folder.display()))?;
        }
        Ok(Watch { events, read, written, _watcher: watcher })
    }

    /// Returns when something has changed, and then nothing did for a moment.
    pub(crate) fn wait(&self) -> Result<()> {
        while !self.matters(&self.events.recv()?) {}
        while self.events.recv_timeout(QUIET).is_ok() {}
        Ok(())
    }

    fn matters(&self, event: &notify::Result<Event>) -> bool {
        // What it could not see may have been anything.
        let Ok(event) = event else { return true };
        let is_ours = |path: &Path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with('.') && name.contains(BESIDE)
        };
        let matters = |path: &PathBuf| {
            self.read.iter().any(|read| path.starts_with(read) || read.starts_with(path))
                && !self.written.iter().any(|written| path.starts_with(written))
                && !path.ancestors().any(is_ours)
        };
        // Looking at a file is no change of it.
        !event.kind.is_access() && (event.need_rescan() || event.paths.iter().any(matters))
    }
}

/// A path as events name it: from the root, and without links as far as it is there.
fn whole(path: &Path) -> PathBuf {
    let path = absolute(path).unwrap_or_else(|_| path.to_owned());
    for there in path.ancestors() {
        if let (Ok(real), Ok(rest)) = (there.canonicalize(), path.strip_prefix(there)) {
            return if rest.as_os_str().is_empty() { real } else { real.join(rest) };
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::EventKind;
    use notify::event::{AccessKind, CreateKind};

    #[test]
    fn only_a_change_of_what_is_read_matters() {
        let folder = whole(&std::env::temp_dir());
        let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
        let settings =
            Settings { paths: vec![path("none/a")], out: path("none/a/dist"), ..Settings::default() };
        let watch = Watch::start(&settings).unwrap();
        let event = |kind: EventKind, name: &str| Ok(Event::new(kind).add_path(folder.join(name)));
        let made = EventKind::Create(CreateKind::Any);
        for name in ["none", "none/a", "none/a/b.txt", "none/a/b/c.txt"] {
            assert!(watch.matters(&event(made, name)), "{name}");
        }
        for name in ["none/b.txt", "none/a/dist", "none/a/dist/index.html", "none/a/.dist.kashaf-new/x"] {
            assert!(!watch.matters(&event(made, name)), "{name}");
        }
        assert!(!watch.matters(&event(EventKind::Access(AccessKind::Any), "none/a/b.txt")));
    }
}
