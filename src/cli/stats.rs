//! `kashaf stats`: what is in an index, and what each part of it costs.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::Result;
use kashaf_engine::index::format::Sections;
use kashaf_engine::index::{Field, Index};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The folder with the articles (.txt).
    #[arg(long, default_value = "seeds")]
    seeds: PathBuf,
}

pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let bytes = crate::index_of(&arguments.seeds)?;
    let index = Index::open(&bytes)?;
    println!("documents  {}", index.documents());
    println!("terms      {}", index.terms());
    let numbers = || 0..u32::try_from(index.documents()).unwrap_or(u32::MAX);
    let tokens = Field::ALL.map(|field| {
        let tokens: u64 = numbers().map(|number| u64::from(index.field_length(number, field))).sum();
        format!("{} {tokens}", format!("{field:?}").to_lowercase())
    });
    println!("tokens     {}", tokens.join(", "));
    let mut languages = BTreeMap::<String, usize>::new();
    for document in numbers().filter_map(|number| index.document(number)) {
        let name = if document.lang.is_empty() { "unknown".to_owned() } else { document.lang };
        *languages.entry(name).or_default() += 1;
    }
    let languages: Vec<_> = languages.iter().map(|(language, count)| format!("{language} {count}")).collect();
    println!("languages  {}\n", languages.join(", "));

    let sections = Sections::open(&bytes)?;
    let line = |name: &str, len: usize, holds: &str| {
        println!("{name:<9}{len:>10} {:>6.1} %  {holds}", 100.0 * len as f64 / bytes.len() as f64);
    };
    let inside: usize = sections.iter().map(|(_, section)| section.len()).sum();
    line("header", bytes.len() - inside, "names, places and checksums of the sections");
    for (name, section) in sections.iter() {
        line(name, section.len(), holds(name));
    }
    line("all", bytes.len(), "");
    Ok(())
}

/// What a section is for.
fn holds(section: &str) -> &'static str {
    match section {
        "stats" => "counts",
        "terms" => "key exact: the words, and by their beginnings prefix, spelling and typo",
        "postings" => "where each word stands, for every key",
        "stems" => "key form: words of one stem",
        "langs" => "languages, that of most articles first",
        "roots" => "weak key root: stems of one root",
        "skeleton" => "weak key skeleton, and key spelling: stems of the same consonants",
        "synonyms" => "key synonym, and irregular forms: words that a list says are one",
        "filters" => "dates, weights, and what articles are filed under",
        "lengths" => "how long each field of each document is",
        "stored" => "the articles as they are shown",
        _ => "",
    }
}
