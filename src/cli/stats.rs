//! `kashaf stats`: what is in an index, and what each part of it costs.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::PathBuf;

use anyhow::Result;
use kashaf_engine::index::format::Sections;
use kashaf_engine::index::{Field, Index};
use serde::Serialize;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Articles, or a folder or a module that `kashaf build` made.
    #[arg(value_name = "PATH", default_value = "seeds")]
    paths: Vec<PathBuf>,
    /// Print it as one JSON object.
    #[arg(long)]
    json: bool,
}

/// What is in an index.
#[derive(Serialize)]
struct Stats {
    documents: usize,
    terms: usize,
    /// Words in each field.
    tokens: Tokens,
    /// Articles in each language.
    languages: BTreeMap<String, usize>,
    bytes: usize,
    parts: Vec<Part>,
}

#[derive(Serialize)]
struct Tokens {
    title: u64,
    body: u64,
    related: u64,
}

#[derive(Serialize)]
struct Part {
    name: String,
    bytes: usize,
    holds: &'static str,
}

pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let bytes = crate::articles::index(&arguments.paths)?;
    let stats = Stats::of(&bytes)?;
    let mut out = io::stdout().lock();
    if arguments.json {
        serde_json::to_writer_pretty(&mut out, &stats)?;
        writeln!(out)?;
    } else {
        stats.print(&mut out)?;
    }
    Ok(())
}

impl Stats {
    fn of(bytes: &[u8]) -> Result<Stats> {
        let index = Index::open(bytes)?;
        let numbers = || 0..u32::try_from(index.documents()).unwrap_or(u32::MAX);
        let tokens =
            |field| numbers().map(|number| u64::from(index.field_length(number, field))).sum::<u64>();
        let tokens = Tokens {
            title: tokens(Field::Title),
            body: tokens(Field::Body),
            related: tokens(Field::Related),
        };
        let mut languages = BTreeMap::<String, usize>::new();
        for document in numbers().filter_map(|number| index.document(number)) {
            let name = if document.lang.is_empty() { "unknown".to_owned() } else { document.lang };
            *languages.entry(name).or_default() += 1;
        }
        let sections = Sections::open(bytes)?;
        let inside: usize = sections.iter().map(|(_, section)| section.len()).sum();
        let header = Part {
            name: "header".to_owned(),
            bytes: bytes.len() - inside,
            holds: "names, places and checksums of the sections",
        };
        let part = |(name, section): (&str, &[u8])| Part {
            name: name.to_owned(),
            bytes: section.len(),
            holds: holds(name),
        };
        Ok(Stats {
            documents: index.documents(),
            terms: index.terms(),
            tokens,
            languages,
            bytes: bytes.len(),
            parts: [header].into_iter().chain(sections.iter().map(part)).collect(),
        })
    }

    fn print(&self, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "documents  {}", self.documents)?;
        writeln!(out, "terms      {}", self.terms)?;
        let Tokens { title, body, related } = self.tokens;
        writeln!(out, "tokens     title {title}, body {body}, related {related}")?;
        let languages: Vec<_> =
            self.languages.iter().map(|(name, count)| format!("{name} {count}")).collect();
        writeln!(out, "languages  {}\n", languages.join(", "))?;
        let all = Part { name: "all".to_owned(), bytes: self.bytes, holds: "" };
        for Part { name, bytes, holds } in self.parts.iter().chain([&all]) {
            writeln!(
                out,
                "{name:<9}{bytes:>10} {:>6.1} %  {holds}",
                100.0 * *bytes as f64 / self.bytes as f64
            )?;
        }
        Ok(())
    }
}

/// What a section is for.
fn holds(section: &str) -> &'static str {
    match section {
        "stats" => "counts",
        "terms" => {
            "keys exact and form: the words by their stems, and by their beginnings prefix, spelling and typo"
        }
        "docs" => "in which documents each word is, for every key",
        "places" => "where in them, for phrases and neighbours",
        "stems" => "key form: words of one stem in a second language",
        "langs" => "languages, that of most articles first",
        "synonyms" => "key synonym, and irregular forms: words that a list says are one",
        "filters" => "dates, weights, and what articles are filed under",
        "lengths" => "how long each field of each document is",
        "stored" => "the articles as they are shown",
        _ => "",
    }
}
