//! What the files of a folder weigh: as they are, and as hosts send them.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

/// One file's weight in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Size {
    /// Its path in the folder, with `/` between the parts.
    pub name: String,
    /// As it is.
    pub raw: usize,
    /// By gzip at its best.
    pub gzip: usize,
    /// By brotli at its best.
    pub brotli: usize,
}

impl Size {
    pub(crate) fn of(name: String, bytes: &[u8]) -> Result<Self> {
        Ok(Self { name, raw: bytes.len(), gzip: gzip(bytes)?.len(), brotli: brotli(bytes)?.len() })
    }
}

/// Bytes by gzip at its best.
pub(crate) fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(bytes)?;
    gzip.finish()
}

/// Bytes by brotli at its best.
pub(crate) fn brotli(mut bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut brotli = Vec::new();
    // The defaults are quality 11 and a window of 4 MB.
    brotli::BrotliCompress(&mut bytes, &mut brotli, &BrotliEncoderParams::default())?;
    Ok(brotli)
}

/// The folder with the page that makes searches: no reader of one loads it, and to press it takes a minute.
const MAKE: &str = "make";

/// The weight of every file in a folder and in the folders within, by name; but for the page that makes searches.
pub fn measure(folder: &Path) -> Result<Vec<Size>> {
    let mut sizes = Vec::new();
    measure_into(folder, "", &mut sizes)?;
    sizes.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(sizes)
}

fn measure_into(folder: &Path, prefix: &str, sizes: &mut Vec<Size>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))? {
        let path = entry?.path();
        let name = format!("{prefix}{}", path.file_name().unwrap_or_default().to_string_lossy());
        if name == MAKE {
            continue;
        }
        if path.is_dir() {
            measure_into(&path, &format!("{name}/"), sizes)?;
        } else {
            let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            sizes.push(Size::of(name, &bytes)?);
        }
    }
    Ok(())
}

/// The sum of some weights, under a name of its own.
pub fn total<'a>(name: &str, sizes: impl IntoIterator<Item = &'a Size>) -> Size {
    let nothing = Size { name: name.to_owned(), raw: 0, gzip: 0, brotli: 0 };
    sizes.into_iter().fold(nothing, |sum, size| Size {
        raw: sum.raw + size.raw,
        gzip: sum.gzip + size.gzip,
        brotli: sum.brotli + size.brotli,
        ..sum
    })
}

/// The weights as lines of a table, with their sum.
pub fn table(sizes: &[Size]) -> String {
    let sum = total("total", sizes);
    let width = sizes.iter().map(|size| size.name.len()).max().unwrap_or(0).max(sum.name.len());
    let mut table = format!("{:width$} {:>9} {:>9} {:>9}\n", "bytes", "raw", "gzip -9", "brotli 11");
    for Size { name, raw, gzip, brotli } in sizes.iter().chain([&sum]) {
        table += &format!("{name:width$} {raw:>9} {gzip:>9} {brotli:>9}\n");
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compresses_at_its_best_and_adds_up() {
        let text = "القوات الأميركية في العراق ".repeat(100);
        let size = Size::of("a.txt".into(), text.as_bytes()).unwrap();
        assert_eq!(size.raw, text.len());
        assert!(size.gzip < 200 && size.brotli < 100, "{size:?}");

        let twice = [size.clone(), Size { name: "b.txt".into(), ..size.clone() }];
        assert_eq!(total("both", &twice).brotli, 2 * size.brotli);
        assert_eq!(
            table(&twice).lines().last(),
            table(&twice).lines().find(|line| line.starts_with("total"))
        );
    }

    #[test]
    fn names_files_by_their_path_in_the_folder() {
        let names: Vec<_> = measure(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
        assert!(names.iter().any(|size| size.name == "Cargo.toml"));
        assert!(names.iter().any(|size| size.name == "src/sizes.rs"));
    }
}
