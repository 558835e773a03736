//! Records: an article each, as an object a line (JSONL) or as a row of a table (CSV).
//!
//! The same names are understood as in front matter, and `text`, `body` or `content` for the text; the settings can name
//! others. A line of the text is a paragraph; text with tags in it goes by the name `html`.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::fields::Fields;
use super::flow::Flow;
use super::meta::{Meta, shortened};
use super::{Place, Readers, Said, html, in_order, too_large};
use crate::Fault;

const TEXT: &[&str] = &["text", "body", "content"];
const HTML: &str = "html";
/// Here no menu has an order.
const WEIGHT: (&str, &str) = ("weight", "search_weight");
/// What the settings can say that a column is, by the shortest names.
const FIELDS: &[&str] =
    &["id", "title", "text", "html", "url", "date", "author", "section", "tags", "lang", "weight"];
/// All names that mean something.
const KNOWN: &[&str] = &[
    "id",
    "title",
    "text",
    "body",
    "content",
    "url",
    "permalink",
    "date",
    "published",
    "author",
    "authors",
    "section",
    "category",
    "categories",
    "tags",
    "tag",
    "keywords",
    "lang",
    "language",
    "locale",
    "weight",
    "search_weight",
    "description",
    "summary",
    "excerpt",
    "draft",
    "noindex",
    "search",
    "html",
];

/// So many columns are told by their names.
const NAMED: usize = 20;

/// A record, or the fact and the remedy.
type Record = Result<Map<String, Value>, (String, String)>;

pub(super) fn jsonl(readers: &Readers<'_>, place: Place<'_>, text: &str, said: &mut Said) {
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    let record = |(number, line): (usize, &str)| {
        let size = line.len() as u64;
        let record = if size > readers.max_bytes() {
            Err(too_large(size, readers.max_bytes()))
        } else {
            let remedy = "write one JSON object a line, or remove the line".to_owned();
            match serde_json::from_str::<Value>(line) {
                Ok(Value::Object(object)) => Ok(object),
                Ok(_) => Err(("is no JSON object".to_owned(), remedy)),
                Err(error) => Err((format!("is no JSON ({error})"), remedy)),
            }
        };
        read_one(readers, place, number, record)
    };
    gather(place, in_order(lines.collect(), record), said);
}

pub(super) fn csv(readers: &Readers<'_>, place: Place<'_>, text: &str, between: Option<u8>, said: &mut Said) {
    let between = between.unwrap_or_else(|| separator(text));
    let mut table = csv::ReaderBuilder::new().flexible(true).delimiter(between).from_reader(text.as_bytes());
    let names: Vec<String> = match table.headers() {
        Ok(names) => names.iter().map(|name| name.trim().to_lowercase()).collect(),
        Err(error) => {
            let fault = place.fault(format!("is no table ({error})"), "name its columns in the first row");
            return said.faults.push(fault.at(1));
        }
    };
    let mut lines = Lines { text, byte: 0, line: 1 };
    let rows = table.into_records().map(|row| match row {
        Ok(row) => (lines.at(row.position()), Ok(row)),
        Err(error) => {
            (lines.at(error.position()), Err((format!("is no row ({error})"), "mend the row".to_owned())))
        }
    });
    let record = |(line, row): (usize, Result<csv::StringRecord, (String, String)>)| {
        let record = row.and_then(|row| {
            let size = row.as_slice().len() as u64;
            if size > readers.max_bytes() {
                return Err(too_large(size, readers.max_bytes()));
            }
            if row.len() != names.len() {
                let fact = format!("has {} columns where the first row names {}", row.len(), names.len());
                return Err((
                    fact,
                    "mend the row; put \" around what has line ends or separators".to_owned(),
                ));
            }
            let cells = names.iter().zip(row.iter()).filter(|(_, cell)| !cell.trim().is_empty());
            Ok(cells.map(|(name, cell)| (name.clone(), Value::String(cell.to_owned()))).collect())
        });
        read_one(readers, place, line, record)
    };
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        said.faults.push(place.fault("has no rows", "write them below the names of the columns").at(1));
    }
    gather(place, in_order(rows, record), said);
}

/// Which line is where; asked from top to bottom.
struct Lines<'t> {
    text: &'t str,
    byte: usize,
    line: usize,
}

impl Lines<'_> {
    /// The line in which a row begins: it is found behind the carriage return of the one before.
    fn at(&mut self, place: Option<&csv::Position>) -> usize {
        let byte = place.and_then(|place| usize::try_from(place.byte()).ok()).unwrap_or(self.byte);
        let rest = self.text.as_bytes().get(byte..).unwrap_or_default();
        let byte = byte + rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let between = self.text.as_bytes().get(self.byte..byte).unwrap_or_default();
        self.line += between.iter().filter(|&&byte| byte == b'\n').count();
        self.byte = byte.max(self.byte);
        self.line
    }
}

/// Where a comma is the decimal sign, tables are written with semicolons.
fn separator(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |sign: char| first.matches(sign).count();
    if count(';') > count(',') { b';' } else { b',' }
}

/// What one record says, and the columns that say nothing to us.
fn read_one(readers: &Readers<'_>, place: Place<'_>, line: usize, record: Record) -> (Said, Vec<String>) {
    let mut said = Said::default();
    let object = match record {
        Ok(object) => object,
        Err((fact, remedy)) => {
            said.faults.push(place.fault(fact, remedy).at(line));
            return (said, Vec::new());
        }
    };
    let mut fields = Fields::new(object);
    for (field, column) in &readers.settings.columns {
        if let Some(value) = fields.remove(&column.to_lowercase()) {
            fields.set(field.to_lowercase(), value);
        }
    }
    if let (Some(weight), None) = (fields.text(&[WEIGHT.0]), fields.named(&[WEIGHT.1])) {
        fields.set(WEIGHT.1.to_owned(), Value::String(weight));
    }
    let mut meta = Meta::of(&fields, &mut |_, fact, remedy| {
        said.faults.push(place.fault(fact, remedy).at(line));
    });
    if meta.id.is_empty() {
        meta.id = format!("{}-{line}", place.id());
    }
    let mut flow = Flow::default();
    for line in fields.lines(TEXT).unwrap_or_default().split(['\n', '\r']) {
        flow.say(line);
        flow.end();
    }
    if let Some(html) = fields.lines(&[HTML])
        && html::fragment(readers, &html, &mut flow).is_err()
    {
        said.faults.push(html::too_deep(place).at(line));
        return (said, Vec::new());
    }
    let unknown = fields.names().filter(|name| !is_known(name)).map(str::to_owned).collect();
    said.article(readers, place, meta, flow, Some(line));
    (said, unknown)
}

/// All records as one file; columns that say nothing to us are told once.
fn gather(place: Place<'_>, records: Vec<(Said, Vec<String>)>, all: &mut Said) {
    let mut unknown = BTreeMap::<String, usize>::new();
    for (said, names) in records {
        all.articles.extend(said.articles);
        all.faults.extend(said.faults);
        all.passed_over.extend(said.passed_over);
        for name in names {
            *unknown.entry(name).or_default() += 1;
        }
    }
    if !unknown.is_empty() {
        let names: Vec<String> = unknown.keys().take(NAMED).map(|name| shortened(name)).collect();
        let others = match unknown.len().saturating_sub(NAMED) {
            0 => String::new(),
            others => format!(" and {others} more"),
        };
        let fact = format!("columns that say nothing to a search: {}{others}", names.join(", "));
        let remedy = "leave them, or tell which field they are";
        all.notes.push(Fault::new(place.path, fact, remedy));
    }
}

/// # Errors
/// If a column is said to be a field that there is not.
pub(super) fn check(columns: &[(String, String)]) -> Result<(), String> {
    match columns.iter().find(|(field, _)| !KNOWN.contains(&field.to_lowercase().as_str())) {
        Some((field, column)) => {
            Err(format!("`{field}` is no field that `{column}` could be: write {}", FIELDS.join(", ")))
        }
        None => Ok(()),
    }
}

fn is_known(name: &str) -> bool {
    KNOWN.contains(&name) || KNOWN.iter().any(|known| name.split('.').next() == Some(known))
}
