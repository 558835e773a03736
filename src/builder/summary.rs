//! What came of a build, as the command says it.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::arguments::BuildArguments;
use crate::fault::harmless;
use crate::report::Written;
use crate::site::Embed;
use crate::{BuildError, Report, Settings};

/// What lies in there changes with the version only, and nobody needs to know file by file.
const ELEMENT: &str = "assets/element.";
const CHUNKS: &str = "assets/chunks/";

/// What the command says.
#[derive(Debug)]
pub struct Summary {
    /// On its standard output.
    pub out: String,
    /// On its standard error.
    pub err: String,
    /// As its exit code.
    pub code: u8,
}

/// Says it as the command line asks: in words, in few, or as one JSON object.
#[must_use]
pub fn summary(outcome: &Result<Report, BuildError>, arguments: &BuildArguments) -> Summary {
    let code = outcome.as_ref().map_or_else(BuildError::exit_code, |_| 0);
    if arguments.json {
        return Summary { out: format!("{:#}\n", object(outcome)), err: String::new(), code };
    }
    let (mut out, mut err) = (String::new(), String::new());
    let faults = outcome.as_ref().map_or_else(BuildError::faults, |report| &report.faults);
    for fault in faults {
        line(&mut err, &fault.to_string());
    }
    match outcome {
        Ok(report) if !arguments.quiet => {
            for note in &report.notes {
                line(&mut err, &format!("note: {note}"));
            }
            out = words(report, &arguments.settings());
        }
        Ok(_) => {}
        Err(error) => line(&mut err, &format!("kashaf: {error}")),
    }
    Summary { out, err, code }
}

fn object(outcome: &Result<Report, BuildError>) -> Value {
    let report = match outcome {
        Ok(report) => serde_json::to_value(report),
        Err(error) => serde_json::to_value(error.faults())
            .map(|faults| json!({ "error": error.to_string(), "faults": faults })),
    };
    let mut object = report.unwrap_or_else(|error| json!({ "error": error.to_string() }));
    object["built"] = outcome.is_ok().into();
    object
}

fn words(report: &Report, settings: &Settings) -> String {
    let mut text = String::new();
    let languages = match report.languages.as_slice() {
        [] => String::new(),
        languages => format!(", in {}", languages.join(", ")),
    };
    line(&mut text, &format!("{} can be searched{languages}.", counted(report.articles, "article")));
    if !report.faults.is_empty() {
        line(&mut text, &format!("{} skipped, each told above.", counted(report.faults.len(), "fault")));
    }
    if !report.notes.is_empty() {
        line(&mut text, &format!("{} to look at, each told above.", counted(report.notes.len(), "note")));
    }
    if !report.passed_over.is_empty() {
        let kinds: Vec<_> =
            report.passed_over.iter().map(|(what, count)| format!("{count} {}", harmless(what))).collect();
        line(&mut text, &format!("Files that are no articles: {}.", kinds.join(", ")));
    }
    if !report.files.is_empty() {
        line(&mut text, &format!("\n{}:", settings.out));
        files(&mut text, &report.files);
    }
    if let Some(Embed { snippet, preload, policy }) = &report.embed {
        line(&mut text, "\nFor a page at the top of your site; `integrity` is that of this build only:");
        snippet.lines().for_each(|one| line(&mut text, &format!("  {one}")));
        line(
            &mut text,
            "For the head of a page that is opened to search, with `loading=\"eager\"`; of this build only:",
        );
        line(&mut text, &format!("  {preload}"));
        line(&mut text, "A policy that is enough (Content-Security-Policy):");
        line(&mut text, &format!("  {policy}"));
    }
    for Written { path, bytes, .. } in [&report.single_file, &report.module].into_iter().flatten() {
        line(&mut text, &format!("\n{path}: {} bytes", grouped(*bytes)));
    }
    if let Some(policy) = &report.single_file_policy {
        line(&mut text, &format!("The policy of {}:\n  {policy}", settings.single_file));
    }
    text
}

/// Each file with its size, but those of the element as one, and so those with parts of the articles.
fn files(text: &mut String, files: &[Written]) {
    let bytes = |files: &mut dyn Iterator<Item = &Written>| files.map(|file| file.bytes).sum::<usize>();
    let mut size = |bytes: usize, name: &str| line(text, &format!("{:>12}  {name}", grouped(bytes)));
    let (element, others): (Vec<_>, Vec<_>) = files.iter().partition(|file| file.path.starts_with(ELEMENT));
    let (parts, others): (Vec<_>, Vec<_>) =
        others.into_iter().partition(|file| file.path.starts_with(CHUNKS));
    for file in others {
        size(file.bytes, &file.path);
    }
    if !parts.is_empty() {
        let what = counted(parts.len(), "file");
        size(bytes(&mut parts.into_iter()), &format!("{CHUNKS} ({what}: fetched as readers need them)"));
    }
    if let Some((folder, _)) = element.first().and_then(|file| file.path[ELEMENT.len()..].split_once('/')) {
        let what = counted(element.len(), "file");
        size(
            bytes(&mut element.into_iter()),
            &format!("{ELEMENT}{folder}/ ({what}: the element and its words)"),
        );
    }
    size(bytes(&mut files.iter()), "together");
}

fn counted(count: usize, what: &str) -> String {
    format!("{} {what}{}", grouped(count), if count == 1 { "" } else { "s" })
}

/// 1234567 as 1,234,567.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn line(text: &mut String, words: &str) {
    // Writing into memory does not fail.
    let _ = writeln!(text, "{words}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_by_threes() {
        assert_eq!([0, 12, 123, 1234, 1_234_567].map(grouped), ["0", "12", "123", "1,234", "1,234,567"]);
        assert_eq!((counted(1, "fault"), counted(2000, "fault")), ("1 fault".into(), "2,000 faults".into()));
    }
}
