//! A file that only one build at a time holds: the system lets go of it when the build ends, however it ends.

use std::any::Any;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// So long another build may take to write what it made.
const PATIENCE: Duration = Duration::from_secs(60);
const AGAIN: Duration = Duration::from_millis(20);

struct Held {
    path: String,
    _file: Option<File>,
}

impl Drop for Held {
    fn drop(&mut self) {
        // One that is left is empty, and held by nobody.
        fs::remove_file(&self.path).ok();
    }
}

pub(super) fn hold(path: &str) -> Result<Box<dyn Any>, String> {
    let began = Instant::now();
    if let Some(folder) = Path::new(path).parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(message)?;
    }
    loop {
        let file = File::options().create(true).truncate(false).write(true).open(path).map_err(message)?;
        match file.try_lock() {
            // The one before may have removed it meanwhile, and a third made it anew.
            Ok(()) if is_at(&file, path) => {
                return Ok(Box::new(Held { path: path.to_owned(), _file: Some(file) }));
            }
            Ok(()) => {}
            Err(TryLockError::WouldBlock) if began.elapsed() < PATIENCE => sleep(AGAIN),
            Err(TryLockError::WouldBlock) => return Err("another build is writing there".to_owned()),
            // Some disks of networks know no locks: there builds are not kept apart.
            Err(TryLockError::Error(_)) => return Ok(Box::new(Held { path: path.to_owned(), _file: None })),
        }
    }
}

#[cfg(unix)]
fn is_at(file: &File, path: &str) -> bool {
    use std::os::unix::fs::MetadataExt;
    let of = |found: io::Result<fs::Metadata>| found.map(|found| (found.dev(), found.ino())).ok();
    of(file.metadata()) == of(fs::metadata(path))
}

#[cfg(not(unix))]
fn is_at(_: &File, path: &str) -> bool {
    Path::new(path).exists()
}

fn message(error: io::Error) -> String {
    error.to_string()
}
