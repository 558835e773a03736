//! The command line of a build.

use clap::Args;
use serde::Serialize;

use crate::Settings;
use crate::settings::Chunks;

/// What the command's exit code says.
pub const EXIT_CODES: &str = "\
Exit codes:
  0  built; what was passed over is told
  1  nothing was built; what was there before is as it was
  2  the command line is at fault
  3  nothing was built, because a file is at fault and `--strict` was given";

/// Where a search goes that nothing else is said of.
const OUT: &str = "dist";

/// What can be said to `kashaf build`.
#[allow(
    rustdoc::bare_urls,
    rustdoc::broken_intra_doc_links,
    reason = "what is written here is read in a terminal"
)]
#[derive(Args, Clone, Debug)]
#[command(after_help = EXIT_CODES)]
pub struct BuildArguments {
    /// Files and folders of articles: .txt, .md, .html, .jsonl, .csv
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<String>,
    /// The folder that is made, and replaced whole by the next build [dist, if no other output is asked for]
    #[arg(short, long, value_name = "DIR", help_heading = "What is made")]
    pub out: Option<String>,
    /// One HTML file with everything in it, which opens from a disk
    #[arg(long, value_name = "FILE", help_heading = "What is made")]
    pub single_file: Option<String>,
    /// Only the WebAssembly module with the articles, for those who load it themselves
    #[arg(long, value_name = "FILE", help_heading = "What is made")]
    pub module: Option<String>,
    /// When texts lie in files of their own, fetched as readers need them: always, never, auto [auto: of many articles]
    #[arg(long, value_enum, default_value_t, hide_default_value = true, hide_possible_values = true)]
    #[arg(value_name = "WHEN", help_heading = "What is made")]
    pub chunks: Chunks,
    /// Put a .br and a .gz beside each file, for hosts that send these
    #[arg(long, help_heading = "What is made")]
    pub compress: bool,
    /// Leave out what keeps the search in the browser for when there is no net
    #[arg(long, help_heading = "What is made")]
    pub no_offline: bool,
    /// The language of page and element, such as ar or en-GB [that of most articles]
    #[arg(long, value_name = "TAG", help_heading = "The page")]
    pub lang: Option<String>,
    /// The title of the page
    #[arg(long, value_name = "TEXT", help_heading = "The page")]
    pub title: Option<String>,
    /// A page of yours, to be the folder's index.html
    #[arg(long, value_name = "FILE", help_heading = "The page")]
    pub page: Option<String>,
    /// Where the site of the HTML files is: / or /docs/ or https://example.org/
    #[arg(long, value_name = "URL", help_heading = "How articles are read")]
    pub base: Option<String>,
    /// The address of an article that is no page, such as /articles/{id}.html
    #[arg(long, value_name = "TEMPLATE", help_heading = "How articles are read")]
    pub url: Option<String>,
    /// Where the article is in an HTML page; pages without it are passed over
    #[arg(long, value_name = "SELECTOR", help_heading = "How articles are read")]
    pub content: Option<String>,
    /// What to leave out of HTML pages; may be given again
    #[arg(long, value_name = "SELECTOR", help_heading = "How articles are read")]
    pub exclude: Vec<String>,
    /// Files and folders to pass over, as in a .gitignore; may be given again
    #[arg(long, value_name = "PATTERN", help_heading = "How articles are read")]
    pub ignore: Vec<String>,
    /// Where a .csv or .jsonl file has a field, such as title=headline,date=day; may be given again
    #[arg(long, value_name = "FIELD=COLUMN", value_delimiter = ',', value_parser = column)]
    #[arg(help_heading = "How articles are read")]
    pub columns: Vec<(String, String)>,
    /// The encoding of files that are not UTF-8, such as windows-1256
    #[arg(long, value_name = "NAME", help_heading = "How articles are read")]
    pub encoding: Option<String>,
    /// The largest file that is read, such as 20MB [10MB]
    #[arg(long, value_name = "SIZE", value_parser = size, help_heading = "How articles are read")]
    pub max_size: Option<u64>,
    /// Build nothing if a file is at fault, instead of passing it over
    #[arg(long, help_heading = "What is told")]
    pub strict: bool,
    /// Say nothing but what is at fault
    #[arg(short, long, help_heading = "What is told")]
    pub quiet: bool,
    /// Say what came of it as one JSON object
    #[arg(long, help_heading = "What is told")]
    pub json: bool,
    /// Build again whenever an article changes, until Ctrl+C
    #[arg(short, long)]
    pub watch: bool,
}

/// What can be said to `kashaf serve`.
#[allow(rustdoc::broken_intra_doc_links, reason = "what is written here is read in a terminal")]
#[derive(Args, Clone, Debug, Serialize)]
pub struct ServeArguments {
    /// What `kashaf build` made, a site that has it in it, or articles, of which a search is then made for a look
    #[arg(default_value = "dist")]
    pub path: String,
    /// On which port; 0 lets the system choose [the first free one from 8000 on]
    #[arg(long)]
    pub port: Option<u16>,
    /// Open it in the browser
    #[arg(long)]
    pub open: bool,
}

impl BuildArguments {
    /// What is said to the builder.
    #[must_use]
    pub fn settings(&self) -> Settings {
        let said = |text: &Option<String>| text.clone().unwrap_or_default();
        let path = |path: &Option<String>| path.as_deref().map(plain).unwrap_or_default();
        let (single_file, module) = (path(&self.single_file), path(&self.module));
        let usual = if single_file.is_empty() && module.is_empty() { OUT } else { "" };
        Settings {
            paths: self.paths.iter().map(|path| plain(path)).collect(),
            out: self.out.as_deref().map_or(usual.to_owned(), plain),
            single_file,
            module,
            chunks: self.chunks,
            lang: said(&self.lang),
            title: said(&self.title),
            page: path(&self.page),
            ignore: self.ignore.clone(),
            content: said(&self.content),
            exclude: self.exclude.clone(),
            columns: self.columns.clone(),
            base: said(&self.base),
            url_template: said(&self.url),
            max_bytes: self.max_size,
            encoding: said(&self.encoding),
            strict: self.strict,
            compress: self.compress,
            offline: !self.no_offline,
        }
    }
}

/// A path with `/` between its parts.
fn plain(path: &str) -> String {
    if cfg!(windows) { path.replace('\\', "/") } else { path.to_owned() }
}

fn column(text: &str) -> Result<(String, String), String> {
    match text.split_once('=').map(|(field, column)| (field.trim(), column.trim())) {
        Some((field, column)) if !field.is_empty() && !column.is_empty() => {
            Ok((field.to_owned(), column.to_owned()))
        }
        _ => Err("write a field, `=`, and the column that has it, such as title=headline".to_owned()),
    }
}

/// Bytes, as people write them.
fn size(text: &str) -> Result<u64, String> {
    let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let unit = match text[digits.len()..].trim().to_ascii_lowercase().as_str() {
        "" | "b" => Some(1),
        "k" | "kb" => Some(1_000),
        "m" | "mb" => Some(1_000_000),
        "g" | "gb" => Some(1_000_000_000),
        _ => None,
    };
    let number: Option<u64> = digits.parse().ok();
    let size = number.zip(unit).and_then(|(number, unit)| number.checked_mul(unit));
    size.ok_or_else(|| "write a whole number of bytes, kB, MB or GB, such as 20MB".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        build: BuildArguments,
    }

    fn settings(words: &str) -> Result<Settings, clap::Error> {
        Line::try_parse_from(["build"].into_iter().chain(words.split(' '))).map(|line| line.build.settings())
    }

    #[test]
    fn every_option_reaches_the_settings() {
        let all = settings(
            "a b --out o --single-file s.html --module m.wasm --chunks never --compress --no-offline --lang ar --title t \
            --page p.html --base /b/ --url /{id} --content main --exclude nav --exclude .ad --ignore *.tmp \
            --columns title=headline,date=day --columns text=body --encoding windows-1256 --max-size 2MB --strict",
        );
        let columns = [("title", "headline"), ("date", "day"), ("text", "body")];
        let expected = Settings {
            paths: vec!["a".into(), "b".into()],
            out: "o".into(),
            single_file: "s.html".into(),
            module: "m.wasm".into(),
            chunks: Chunks::Never,
            lang: "ar".into(),
            title: "t".into(),
            page: "p.html".into(),
            ignore: vec!["*.tmp".into()],
            content: "main".into(),
            exclude: vec!["nav".into(), ".ad".into()],
            columns: columns.map(|(field, column)| (field.into(), column.into())).into(),
            base: "/b/".into(),
            url_template: "/{id}".into(),
            max_bytes: Some(2_000_000),
            encoding: "windows-1256".into(),
            strict: true,
            compress: true,
            offline: false,
        };
        assert_eq!(format!("{:?}", all.unwrap()), format!("{expected:?}"));
    }

    #[test]
    fn the_folder_is_dist_unless_another_output_is_asked_for() {
        assert_eq!(settings("a").unwrap().out, "dist");
        assert_eq!(settings("a --single-file s.html").unwrap().out, "");
        assert_eq!(settings("a --module m.wasm --out o").unwrap().out, "o");
    }

    #[test]
    fn what_cannot_be_meant_is_named_with_an_example() {
        for (words, expected) in [
            ("a --max-size much", "such as 20MB"),
            ("a --max-size 99999999999GB", "such as 20MB"),
            ("a --columns title", "such as title=headline"),
            ("a --columns =headline", "such as title=headline"),
        ] {
            let error = settings(words).unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
        }
    }
}
