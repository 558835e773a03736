//! What a search may cost its readers, in bytes: every file as it is, and as hosts with brotli 11 send it. Raising a figure
//! is a line in a diff, with its reason.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use kashaf_builder::place::take;
use kashaf_engine::index::format::Sections;

use crate::sizes::{Size, total};
use crate::tally::Tally;

/// The most that a file may weigh.
struct Budget {
    /// How its path in `dist/` begins.
    start: &'static str,
    /// How it ends.
    end: &'static str,
    raw: usize,
    brotli: usize,
}

/// Until the first result: the page, the element, the module.
const FIRST: [Budget; 3] = [
    Budget { start: "index.html", end: "", raw: 2_650, brotli: 1_100 },
    // 8 kB while there was one shape, two languages and nothing but a list; 17 with all that the element can, before some of
    // that came later. 200 bytes are for an element that is moved about, scripts that are brought twice, and checked addresses.
    Budget { start: "kashaf-search.js", end: "", raw: 43_600, brotli: 14_850 },
    // 67 kB before queries understood Latin letters, other keyboards, synonyms, groups and other languages, and answers
    // said what became of each word; that took 18 kB, of which 4 were won back: panics say nothing (xtask/snip.mjs).
    // 82 kB before filters, counts, order, conditions in the text and the parts of an article. 100 bytes are for bounds, and for
    // saying that one was reached; 300 are for passages with a word as it was typed.
    Budget { start: "assets/index.", end: ".wasm", raw: 193_400, brotli: 79_600 },
];

/// All of that together, by brotli.
const FIRST_BYTES: usize = 95_500;

/// Requests until the first result, the page itself among them.
pub const REQUESTS: usize = FIRST.len();

/// What comes when it is needed. Of what fits several lines the first holds.
const LATER: [Budget; 11] = [
    // What the module had in it before: slips, other keyboards and letters, completions, filters, articles.
    Budget { start: "assets/rest.", end: ".wasm", raw: 35_700, brotli: 15_250 },
    Budget { start: "assets/element.", end: "/reader.js", raw: 8_900, brotli: 3_550 },
    Budget { start: "assets/element.", end: "/listbox.js", raw: 9_800, brotli: 3_700 },
    Budget { start: "assets/element.", end: "/facets.js", raw: 8_500, brotli: 3_150 },
    Budget { start: "assets/element.", end: ".js", raw: 3_600, brotli: 1_100 }, // Each language.
    Budget { start: "kashaf.js", end: "", raw: 7_600, brotli: 2_950 },
    Budget { start: "kashaf-marks.js", end: "", raw: 2_100, brotli: 1_000 },
    Budget { start: "kashaf-offline.js", end: "", raw: 4_900, brotli: 2_350 },
    Budget { start: "service-worker.js", end: "", raw: 4_150, brotli: 1_600 },
    // With what is said where the element's script does not come.
    Budget { start: "page.css", end: "", raw: 1_050, brotli: 470 },
    Budget { start: "icon.svg", end: "", raw: 200, brotli: 160 },
];

/// For editors, hosts and programs, and what only we show.
const NOT_FOR_READERS: [&str; 5] = [".d.ts", ".json", "_headers", ".webmanifest", "gallery/"];

/// Every file of `dist/` against its budget. A file that none is for fails too.
#[must_use]
pub fn check(sizes: &[Size]) -> (String, Tally) {
    let (mut text, mut tally) = (String::new(), Tally::default());
    let mut hold = |name: &str, what: &str, bytes: usize, most: usize| {
        let fits = (1..=most).contains(&bytes);
        tally += if fits { Tally::PASSED } else { Tally::FAILED };
        if !fits {
            text += &format!("{name}: {bytes} bytes {what}, but {most} are its budget\n");
        }
    };
    for size in sizes {
        if NOT_FOR_READERS.iter().any(|other| size.name.ends_with(other) || size.name.starts_with(other)) {
            continue;
        }
        let fits = |budget: &&Budget| size.name.starts_with(budget.start) && size.name.ends_with(budget.end);
        let (raw, brotli) =
            FIRST.iter().chain(&LATER).find(fits).map_or((0, 0), |budget| (budget.raw, budget.brotli));
        hold(&size.name, "as it is", size.raw, raw);
        hold(&size.name, "by brotli 11", size.brotli, brotli);
    }
    let first = |size: &&Size| {
        FIRST.iter().any(|budget| size.name.starts_with(budget.start) && size.name.ends_with(budget.end))
    };
    let first = total("", sizes.iter().filter(first)).brotli;
    hold("what the first result waits for", "by brotli 11", first, FIRST_BYTES);
    text += &format!("until the first result: {first} of {FIRST_BYTES} bytes by brotli 11\n");
    (text, tally)
}

/// What the module of `dist/` consists of: the engine, the index and, as a part of that, the articles' text.
pub fn shares(dist: &Path) -> Result<Vec<Size>> {
    let assets = fs::read_dir(dist.join("assets")).context("there is no dist/assets")?;
    let mut paths = assets.filter_map(|entry| Some(entry.ok()?.path()));
    let module = paths.find(|path| {
        path.file_name().is_some_and(|name| {
            name.to_string_lossy().starts_with("index.")
                && path.extension().is_some_and(|ending| ending == "wasm")
        })
    });
    let module = fs::read(module.context("there is no module in dist/assets")?)?;
    let index = take(&module)?;
    let text = Sections::open(&index)?.get("stored")?;
    let share = |name: &str, bytes: &[u8]| Size::of(name.to_owned(), bytes);
    let (whole, index, text) = (share("module", &module)?, share("index", &index)?, share("text", text)?);
    let rest = |name: &str, whole: &Size, part: &Size| Size {
        name: name.to_owned(),
        raw: whole.raw.saturating_sub(part.raw),
        gzip: whole.gzip.saturating_sub(part.gzip),
        brotli: whole.brotli.saturating_sub(part.brotli),
    };
    Ok(vec![rest("engine code", &whole, &index), rest("index without text", &index, &text), text])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(name: &str, brotli: usize) -> Size {
        Size { name: name.to_owned(), raw: 100, gzip: 0, brotli }
    }

    #[test]
    fn every_file_has_a_budget_and_keeps_it() {
        let fine = [size("index.html", 100), size("assets/index.0.wasm", 100), size("kashaf.d.ts", 9_999)];
        assert_eq!(check(&fine).1.failed, 0, "{}", check(&fine).0);
        for fault in [size("index.html", 9_999), size("other.js", 100), size("assets/element.0/reader.js", 0)]
        {
            let (text, tally) = check(&[fine.as_slice(), std::slice::from_ref(&fault)].concat());
            assert!(tally.failed > 0 && text.contains(&fault.name), "{fault:?}: {text}");
        }
    }
}
