//! `kashaf eval`: relevance and speed on a set.
//!
//! A set is a folder: `docs.jsonl` or `docs.jsonl.gz` (`{"id","title","text"}` a line), `queries.jsonl`
//! (`{"id","text"}`), `qrels.tsv` (query id, document id, grade).

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use flate2::read::MultiGzDecoder;
use kashaf_engine::document::{Document, Paragraph};
use kashaf_engine::index::{Index, build, langs};
use kashaf_engine::query::{Answer, Options, search};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::metrics::{DEPTH, Grades, Measures, quantile};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The folder with docs.jsonl(.gz), queries.jsonl and qrels.tsv.
    set: PathBuf,
    /// Index the titles too; the protocol asks for the text only.
    #[arg(long)]
    titles: bool,
    /// Write the rankings as a TREC run: `query Q0 document rank score kashaf`.
    #[arg(long, value_name = "FILE")]
    run: Option<PathBuf>,
    /// Print measures for queries of even and odd number apart: tune on one half, check on the other.
    #[arg(long)]
    halves: bool,
}

#[derive(Deserialize)]
struct SourceDocument {
    id: String,
    #[serde(default)]
    title: String,
    text: String,
}

#[derive(Deserialize)]
struct Query {
    id: String,
    text: String,
}

/// What came of one query.
struct Outcome<'q> {
    query: &'q Query,
    answer: Answer,
    measures: Measures,
    milliseconds: f64,
}

pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let documents = read_documents(&arguments.set, arguments.titles)?;
    let queries: Vec<Query> = read_lines(&arguments.set.join("queries.jsonl"))?;
    let judgements = read_judgements(&arguments.set.join("qrels.tsv"))?;
    let start = Instant::now();
    let bytes = build(&documents)?;
    let built = start.elapsed().as_secs_f64();
    let index = Index::open(&bytes)?;
    let judged = queries.iter().filter_map(|query| Some((query, judgements.get(&query.id)?)));
    let outcomes: Vec<Outcome<'_>> = judged.map(|(query, grades)| ask(&index, query, grades)).collect();
    if outcomes.is_empty() {
        bail!("{}: no query has a judgement in qrels.tsv; the ids must be the same", arguments.set.display());
    }
    if let Some(file) = &arguments.run {
        write_run(file, &outcomes).with_context(|| format!("{} could not be written", file.display()))?;
    }
    let text: usize =
        documents.iter().flat_map(|it| &it.paragraphs).map(|paragraph| paragraph.text.len()).sum();
    println!("documents     {}", documents.len());
    println!("languages     {}", langs(&documents).join(", "));
    println!("queries       {}", outcomes.len());
    println!(
        "index         {} bytes, {:.2} of the text, built in {built:.2} s",
        bytes.len(),
        bytes.len() as f64 / text as f64
    );
    report(&outcomes);
    if arguments.halves {
        for (name, remainder) in [("even", 0), ("odd", 1)] {
            println!("\n{name} queries");
            let half = outcomes.iter().filter(|outcome| number(&outcome.query.id) % 2 == remainder);
            print_measures(&half.map(|outcome| outcome.measures).collect::<Vec<_>>());
        }
    }
    Ok(())
}

fn ask<'q>(index: &Index<'_>, query: &'q Query, grades: &Grades) -> Outcome<'q> {
    let start = Instant::now();
    let answer = search(index, &query.text, &Options { limit: DEPTH, ..Options::default() });
    let milliseconds = start.elapsed().as_secs_f64() * 1000.0;
    let ranking: Vec<String> = answer.hits.iter().map(|hit| hit.document.id.clone()).collect();
    Outcome { query, measures: Measures::of(&ranking, grades), answer, milliseconds }
}

fn report(outcomes: &[Outcome<'_>]) {
    print_measures(&outcomes.iter().map(|outcome| outcome.measures).collect::<Vec<_>>());
    let empty = outcomes.iter().filter(|outcome| outcome.answer.total == 0).count();
    println!("empty answers {:.4} ({empty})", empty as f64 / outcomes.len() as f64);
    let mut times: Vec<f64> = outcomes.iter().map(|outcome| outcome.milliseconds).collect();
    times.sort_by(f64::total_cmp);
    println!("time          p50 {:.3} ms, p95 {:.3} ms", quantile(&times, 0.5), quantile(&times, 0.95));
}

fn print_measures(measures: &[Measures]) {
    let mean = Measures::mean(measures);
    println!(
        "MRR@10        {:.4}\nnDCG@10       {:.4}\nRecall@10     {:.4}",
        mean.mrr, mean.ndcg, mean.recall
    );
}

/// The digits of an id as a number, for telling halves apart.
fn number(id: &str) -> u64 {
    id.bytes()
        .filter(u8::is_ascii_digit)
        .fold(0, |number: u64, digit| number.wrapping_mul(10).wrapping_add(u64::from(digit - b'0')))
}

fn write_run(file: &Path, outcomes: &[Outcome<'_>]) -> std::io::Result<()> {
    let mut out = BufWriter::new(File::create(file)?);
    for outcome in outcomes {
        for (rank, hit) in (1..).zip(&outcome.answer.hits) {
            writeln!(out, "{} Q0 {} {rank} {:.6} kashaf", outcome.query.id, hit.document.id, hit.score)?;
        }
    }
    out.flush()
}

fn read_documents(set: &Path, titles: bool) -> Result<Vec<Document>> {
    let plain = set.join("docs.jsonl");
    let file = if plain.exists() { plain } else { set.join("docs.jsonl.gz") };
    let sources: Vec<SourceDocument> = read_lines(&file)?;
    let documents = sources.into_iter().map(|source| Document {
        id: source.id,
        title: if titles { source.title } else { String::new() },
        paragraphs: source
            .text
            .lines()
            .map(|text| Paragraph { text: text.to_owned(), ..Paragraph::default() })
            .collect(),
        ..Document::default()
    });
    Ok(documents.collect())
}

/// One JSON object a line; a bad line is named.
fn read_lines<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>> {
    let file = File::open(path).with_context(|| format!("{} cannot be opened", path.display()))?;
    let gzipped = path.extension().is_some_and(|ending| ending == "gz");
    let reader: Box<dyn Read> = if gzipped { Box::new(MultiGzDecoder::new(file)) } else { Box::new(file) };
    let lines = (1..).zip(BufReader::new(reader).lines());
    let parsed = lines.map(|(number, line)| -> Result<Option<T>> {
        let place = || format!("{}:{number}", path.display());
        let line = line.with_context(place)?;
        if line.trim().is_empty() {
            return Ok(None);
        }
        serde_json::from_str(&line).map(Some).with_context(place)
    });
    parsed.filter_map(Result::transpose).collect()
}

fn read_judgements(path: &Path) -> Result<BTreeMap<String, Grades>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let mut judgements = BTreeMap::<String, Grades>::new();
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        let mut columns = line.split('\t').map(str::trim);
        let (Some(query), Some(document), Some(Ok(grade))) =
            (columns.next(), columns.next(), columns.next().map(str::parse))
        else {
            bail!(
                "{}:{number}: expected query id, document id and a grade, separated by tabs",
                path.display()
            );
        };
        judgements.entry(query.to_owned()).or_default().insert(document.to_owned(), grade);
    }
    Ok(judgements)
}
