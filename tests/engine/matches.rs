//! What the README says of matching, kept true: its table is made of a golden file, and the file of answers.

use std::collections::BTreeSet;
use std::{env, fs};

use kashaf_engine::index::Index;
use kashaf_engine::query::{MatchKind, Options, search};

use crate::golden::golden;
use crate::support::seed_index;

const MATCHES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/golden/matches.txt");
const README: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../README.md");

/// The lines between which the README has the table.
const AROUND: [&str; 2] = ["<!-- matches -->\n", "<!-- /matches -->\n"];

/// A line of the file that is no remark: kind, query, words and note.
fn row(line: &str) -> Option<[&str; 4]> {
    let columns = || line.splitn(4, " | ").collect::<Vec<_>>().try_into().expect(line);
    (!line.is_empty() && !line.starts_with('#')).then(columns)
}

/// How the words of a query were found, and the words that are marked in its hits; nothing if it has none.
fn found(query: &str) -> Option<(BTreeSet<MatchKind>, String)> {
    let options = Options { limit: usize::MAX, ..Options::default() };
    let answer = search(&Index::open(seed_index()).unwrap(), query, &options);
    let segments = answer.hits.iter().flat_map(|hit| hit.title.iter().chain(&hit.snippet));
    let marked = segments.filter(|segment| segment.marked).map(|segment| segment.text.as_str());
    let words = marked.collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>().join(" ");
    let kinds = answer.hits.iter().flat_map(|hit| hit.kinds.clone()).collect();
    (answer.total > 0).then_some((kinds, words))
}

#[test]
fn the_table_of_the_readme_is_what_the_engine_does() {
    golden(MATCHES, |line| {
        let Some([kind, query, _, note]) = row(line) else { return line.to_owned() };
        let words = match found(query) {
            None => "-".to_owned(),
            Some((kinds, words)) => {
                let named = kinds.iter().any(|it| name(*it) == kind);
                assert!(named, "{query} is found by {kinds:?}, not by {kind}");
                words
            }
        };
        assert_eq!(words == "-", kind == "none", "{query} is not found");
        [kind, query, &words, note].join(" | ")
    });
    let lines = fs::read_to_string(MATCHES).unwrap();
    let shown: BTreeSet<&str> = lines.lines().filter_map(row).map(|[kind, ..]| kind).collect();
    for kind in MatchKind::ALL.map(name).iter().map(String::as_str).chain(["none"]) {
        assert!(shown.contains(kind), "{MATCHES} has no line for {kind}");
    }

    let readme = fs::read_to_string(README).unwrap();
    let (above, rest) = readme.split_once(AROUND[0]).expect("a place for the table");
    let (old, below) = rest.split_once(AROUND[1]).expect("the end of the table");
    let new = table(&lines);
    if env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(README, [above, AROUND[0], &new, AROUND[1], below].concat()).unwrap();
        return;
    }
    assert!(old == new, "README.md: not the table of {MATCHES}; UPDATE_EXPECT=1 writes it");
}

fn name(kind: MatchKind) -> String {
    format!("{kind:?}").to_lowercase()
}

/// The lines of the file as a table of Markdown.
fn table(lines: &str) -> String {
    let head = "\n| found as | typed | finds | |\n| --- | --- | --- | --- |\n".to_owned();
    let rows = lines.lines().filter_map(row).map(|[kind, query, words, note]| {
        let kind = if kind == "none" { "not found" } else { kind };
        let words = if words == "-" { "" } else { words };
        // A bar would end the cell.
        format!("| {kind} | `{}` | {words} | {note} |\n", query.replace('|', "\\|"))
    });
    head + &rows.collect::<String>() + "\n"
}
