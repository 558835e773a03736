//! `kashaf search`: an answer in a terminal.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use kashaf::response;
use kashaf_engine::index::Index;
use kashaf_engine::query::explain::{Part, explain};
use kashaf_engine::query::{Answer, Correction, Days, Filter, Note, Options, Sort, search};
use kashaf_engine::snippet::Segment;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// What to search for; begin with `--` if it begins with a minus.
    #[arg(required = true, allow_hyphen_values = false)]
    query: Vec<String>,
    /// Articles, or a folder that `kashaf build` made.
    #[arg(long, default_value = "seeds")]
    seeds: PathBuf,
    /// Print the object that the module's `search` returns.
    #[arg(long)]
    json: bool,
    /// Print the parts of each hit's score.
    #[arg(long)]
    explain: bool,
    /// How many hits at the most.
    #[arg(long, default_value_t = 10)]
    limit: usize,
    /// How many of the best hits to pass over.
    #[arg(long, default_value_t = 0)]
    offset: usize,
    /// Only articles of this section; of several one is enough, as of the next three.
    #[arg(long)]
    section: Vec<String>,
    /// Only articles with this tag.
    #[arg(long)]
    tag: Vec<String>,
    /// Only articles of this author.
    #[arg(long)]
    author: Vec<String>,
    /// Only articles in this language.
    #[arg(long)]
    lang: Vec<String>,
    /// Only articles from this day, month or year on: 2021-07-26, 2021-07 or 2021.
    #[arg(long)]
    after: Option<String>,
    /// Only articles up to the end of this day, month or year.
    #[arg(long)]
    before: Option<String>,
    /// Which come first.
    #[arg(long, value_enum, default_value_t = Order::Relevance)]
    sort: Order,
    /// Print how many of the found articles are filed under each name.
    #[arg(long)]
    facets: bool,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Order {
    Relevance,
    Newest,
    Oldest,
}

impl Arguments {
    fn options(&self) -> Result<Options> {
        let names = [&self.section, &self.tag, &self.author, &self.lang].map(Clone::clone);
        let mut filter = Filter { names, ..Filter::default() };
        for (name, text, bound) in
            [("after", &self.after, Days::on as fn(Days) -> Days), ("before", &self.before, Days::through)]
        {
            let Some(text) = text else { continue };
            let Some(days) = Days::of(text) else {
                bail!("--{name} {text}: write a day, a month or a year, as in 2021-07-26, 2021-07 or 2021");
            };
            filter.days.push(bound(days));
        }
        let sort = match self.sort {
            Order::Relevance => Sort::Relevance,
            Order::Newest => Sort::Newest,
            Order::Oldest => Sort::Oldest,
        };
        Ok(Options { limit: self.limit, offset: self.offset, filter, sort, facets: self.facets })
    }
}

pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let bytes = crate::index_of(&arguments.seeds)?;
    let index = Index::open(&bytes)?;
    let text = arguments.query.join(" ");
    let options = arguments.options()?;
    let start = Instant::now();
    let answer = search(&index, &text, &options);
    let took_ms = start.elapsed().as_secs_f64() * 1000.0;
    let mut out = io::stdout().lock();
    if arguments.json {
        serde_json::to_writer_pretty(&mut out, &response::answer(&text, &answer, took_ms))?;
        writeln!(out)?;
    } else {
        let explained = |id: &str| if arguments.explain { explain(&index, &text, id) } else { Vec::new() };
        print(&mut out, &answer, &explained).context("the answer could not be printed")?;
    }
    Ok(())
}

fn print(out: &mut impl Write, answer: &Answer, explained: &dyn Fn(&str) -> Vec<Part>) -> io::Result<()> {
    let marks = if io::stdout().is_terminal() { ("\u{1b}[7m", "\u{1b}[27m") } else { ("[", "]") };
    match answer.note {
        Some(Note::MostWords) => writeln!(out, "No article has all the words; these have most of them.")?,
        Some(Note::Nothing) => writeln!(out, "Nothing found.")?,
        Some(Note::NoWords) => writeln!(out, "There is no word in the query.")?,
        None => {}
    }
    if answer.cut {
        writeln!(out, "Only a part of the query was looked for: it is too long or too complex.")?;
    }
    for Correction { from, to } in &answer.corrections {
        writeln!(out, "Showing {to} for {from}.")?;
    }
    if !answer.offers.is_empty() {
        writeln!(out, "There are: {}.", answer.offers.join(", "))?;
    }
    for hit in &answer.hits {
        let date = hit.document.date.map_or(String::new(), |date| format!(" · {date}"));
        writeln!(out, "\n{}{date}", marked(&hit.title, marks))?;
        writeln!(out, "{} · {:.3} · {:?}", hit.document.id, hit.score, hit.kinds)?;
        for part in explained(&hit.document.id) {
            writeln!(out, "  {:.3} {} {:?}", part.score, part.word, part.by)?;
        }
        writeln!(out, "{}", marked(&hit.snippet, marks))?;
    }
    for facet in answer.facets.iter().filter(|facet| !facet.values.is_empty()) {
        let values = facet
            .values
            .iter()
            .map(|it| format!("{}{} {}", if it.chosen { "*" } else { "" }, it.value, it.count));
        writeln!(out, "\n{}: {}", facet.kind.name(), values.collect::<Vec<_>>().join(", "))?;
    }
    if let Some((from, to)) = answer.dates {
        writeln!(out, "\nfrom {from} to {to}")?;
    }
    writeln!(out, "\n{} found", answer.total)
}

fn marked(segments: &[Segment], (open, close): (&str, &str)) -> String {
    let pieces = segments.iter().map(|segment| match segment.marked {
        true => format!("{open}{}{close}", segment.text),
        false => segment.text.clone(),
    });
    pieces.collect()
}
