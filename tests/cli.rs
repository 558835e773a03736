//! The command, as a user calls it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by them")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::{fs, process};

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;

/// Where `seeds` is.
const HOME: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// What the command did.
struct Outcome {
    code: i32,
    stdout: String,
    stderr: String,
}

fn kashaf(arguments: &[&str]) -> Outcome {
    let output =
        Command::new(env!("CARGO_BIN_EXE_kashaf")).args(arguments).current_dir(HOME).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Outcome { code: output.status.code().unwrap(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

/// What it printed when all was well.
fn printed(arguments: &[&str]) -> String {
    let Outcome { code, stdout, stderr } = kashaf(arguments);
    assert_eq!((code, stderr.as_str()), (0, ""), "{arguments:?}");
    stdout
}

/// What it complained of.
fn complaint(arguments: &[&str]) -> String {
    let Outcome { code, stdout, stderr } = kashaf(arguments);
    assert_eq!((code, stdout.as_str()), (1, ""), "{arguments:?}: {stderr}");
    assert!(stderr.starts_with("kashaf: "), "{stderr}");
    stderr
}

fn json(arguments: &[&str]) -> Value {
    serde_json::from_str(&printed(arguments)).unwrap()
}

fn keys(object: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> = object.as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}

/// A folder of its own, removed with all it holds when dropped.
struct Folder(PathBuf);

impl Folder {
    fn new(files: &[(&str, &[u8])]) -> Folder {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("cli-{}-{number}", process::id()));
        fs::create_dir(&path).unwrap();
        for (name, content) in files {
            fs::write(path.join(name), content).unwrap();
        }
        Folder(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }

    fn file(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A folder left behind harms nobody; failing here would hide why a test failed.
        let _ = fs::remove_dir_all(&self.0);
    }
}

// search

#[test]
fn json_is_the_object_that_the_edge_returns() {
    let answer = json(&["search", "--json", "العراق"]);
    assert_eq!(
        keys(&answer),
        ["corrections", "dates", "facets", "hits", "note", "offers", "query", "tookMs", "total"]
    );
    assert_eq!(
        (&answer["query"], &answer["total"], &answer["note"]),
        (&"العراق".into(), &5.into(), &Value::Null)
    );
    assert!(answer["tookMs"].as_f64().unwrap() >= 0.0);
    let hits = answer["hits"].as_array().unwrap();
    let mut ids: Vec<&str> = hits.iter().map(|hit| hit["id"].as_str().unwrap()).collect();
    ids.sort_unstable();
    let mut files: Vec<_> =
        fs::read_dir(Path::new(HOME).join("seeds")).unwrap().map(|it| it.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    assert_eq!(ids, files.iter().map(|file| file.file_stem().unwrap().to_str().unwrap()).collect::<Vec<_>>());
    for hit in hits {
        let all = "authors date id kinds lang matches missing score section sections snippet tags title titleDerived titleSegments url";
        assert_eq!(keys(hit).join(" "), all);
        let snippet = hit["snippet"].as_array().unwrap();
        assert!(snippet.iter().all(|segment| keys(segment) == ["marked", "text"]));
        assert!(snippet.iter().any(|segment| segment["marked"] == true));
    }
    let dates: Vec<&str> = hits.iter().filter_map(|hit| hit["date"].as_str()).collect();
    assert_eq!(dates, ["2021-07-26"]);
}

#[test]
fn arguments_are_the_query_and_which_hits() {
    let all = json(&["search", "--json", "العراق"]);
    let part = json(&["search", "العراق", "--json", "--limit", "2", "--offset", "1"]);
    assert_eq!(part["hits"].as_array().unwrap()[..], all["hits"].as_array().unwrap()[1..3]);
    assert_eq!(part["total"], 5);
    let dated =
        json(&["search", "--json", "العراق", "--after", "2021-07", "--before", "2021", "--sort", "newest"]);
    assert_eq!(dated["hits"][0]["date"], "2021-07-26");
    assert!(dated["total"].as_u64() < all["total"].as_u64());
    assert_eq!(
        json(&["search", "--json", "العراق", "--tag", "x", "--section", "y", "--author", "z"])["total"],
        0
    );
    assert!(
        printed(&["search", "العراق", "--facets", "--lang", "ar"])
            .contains("lang: *ar 5\n\nfrom 2021-07-26 to")
    );
    assert!(complaint(&["search", "العراق", "--after", "July"]).contains("--after July: write a day"));
    // Several arguments are one query.
    assert_eq!(json(&["search", "--json", "القوات", "الأمريكية"])["query"], "القوات الأمريكية");
}

#[test]
fn a_terminal_gets_marked_words() {
    let answer = printed(&["search", "بلينكن"]);
    assert!(answer.contains("أنطوني [بلينكن]."), "{answer}");
    assert!(answer.contains("004_b70bd47ac4e828cc · "), "{answer}");
    assert!(answer.ends_with("\n1 found\n"), "{answer}");
    assert!(printed(&["search", "بلينكن", "ماكنزي"]).starts_with("No article has all the words"));
    assert_eq!(printed(&["search", "القصخثض"]), "Nothing found.\n\n0 found\n");
    assert_eq!(printed(&["search", "؟"]), "There is no word in the query.\n\n0 found\n");
}

#[test]
fn a_query_may_begin_with_a_minus_behind_two() {
    let answer = json(&["search", "--json", "--", "-بايدن"]);
    assert_eq!((&answer["query"], &answer["total"]), (&"-بايدن".into(), &3.into()));
    let without = kashaf(&["search", "-بايدن"]);
    assert_eq!(without.code, 2);
    assert!(without.stderr.contains("--"), "{}", without.stderr);
}

#[test]
fn a_folder_without_articles_is_named() {
    let empty = Folder::new(&[("notes.md", b"no article")]);
    for folder in [empty.path().to_owned(), empty.file("missing"), empty.file("notes.md")] {
        let error = complaint(&["search", "--seeds", &folder, "العراق"]);
        assert!(error.contains(&folder), "{error}");
    }
}

#[test]
fn an_article_that_cannot_be_read_is_named_with_its_line() {
    let folder =
        Folder::new(&[("a.txt", "خبر\n\nنص الخبر".as_bytes()), ("b.txt", b"one\n\ntwo \xC7\xE1 three")]);
    let error = complaint(&["search", "--seeds", folder.path(), "خبر"]);
    assert!(error.contains(&format!("{}:3", folder.file("b.txt"))), "{error}");
    assert!(error.contains("UTF-8"), "{error}");
}

#[test]
fn own_articles_are_searched() {
    let folder = Folder::new(&[("خبر اليوم.txt", "وصل الوزير إلى بغداد.".as_bytes())]);
    let answer = json(&["search", "--json", "--seeds", folder.path(), "وزير"]);
    assert_eq!((&answer["total"], &answer["hits"][0]["id"]), (&1.into(), &"خبر اليوم".into()));
}

// suggest, related, stats

#[test]
fn completions_are_printed_a_line() {
    assert_eq!(printed(&["suggest", "الكاظ"]), "الكاظمي · 5\n");
    // Several arguments are one text.
    let found = printed(&["suggest", "انسحاب", "ق", "--limit", "2"]);
    assert_eq!(found.lines().count(), 2);
    assert!(found.starts_with("انسحاب القوات · "), "{found}");
    assert_eq!(printed(&["suggest", "القصخثض"]), "");
    let folder = Folder::new(&[("a.txt", "وصل الوزير إلى بغداد.".as_bytes())]);
    assert_eq!(printed(&["suggest", "--seeds", folder.path(), "وز"]), "الوزير · 1\n");
}

#[test]
fn related_articles_are_printed_a_line() {
    let found = printed(&["related", "000_b561520fb08fea48"]);
    assert!(found.contains(" · 003_95df1103b0098fb6 · ترامب خلال لقائه"), "{found}");
    assert!(!found.contains("000_b561520fb08fea48"), "{found}");
    assert_eq!(printed(&["related", "000_b561520fb08fea48", "--limit", "1"]).lines().count(), 1);
    let error = complaint(&["related", "000"]);
    assert!(error.contains("`000`") && error.contains("seeds"), "{error}");
}

#[test]
fn stats_account_for_every_byte() {
    let folder = Folder::new(&[
        ("a.txt", "خبر\n\nوصل الوزير إلى بغداد.\n\nاقرأ أيضا: طقس البصرة".as_bytes()),
        ("b.txt", b"Title\n\nOne two three."),
    ]);
    let report = printed(&["stats", "--seeds", folder.path()]);
    for (name, expected) in [
        ("documents", "2"),
        ("terms", "11"),
        ("tokens", "title 2, body 7, related 2"),
        ("languages", "ar 1, unknown 1"),
    ] {
        assert_eq!(figures(&report, name), expected, "{name}");
    }
    let bytes = |name| figures(&report, name).split(' ').next().unwrap().parse::<usize>().unwrap();
    let parts =
        report.lines().skip_while(|line| !line.starts_with("header")).filter(|line| !line.starts_with("all"));
    let names: Vec<&str> = parts.map(|line| line.split(' ').next().unwrap()).collect();
    for name in ["stats", "postings", "stems", "lengths", "stored"] {
        assert!(names.contains(&name), "{report}");
    }
    // `terms` begins a line of counts too; what it takes is what is left.
    let others: usize = names.iter().filter(|name| **name != "terms").map(|name| bytes(name)).sum();
    assert!(others < bytes("all"), "{report}");
    assert!(figures(&report, "all").contains("100.0 %"), "{report}");
    // Every part says what it is for.
    assert!(
        report
            .lines()
            .filter(|line| line.contains(" %"))
            .all(|line| line.starts_with("all") || !line.ends_with('%'))
    );
}

// eval

const DOCUMENTS: &str = r#"{"id":"d1","title":"النيل","text":"وصل الوزير إلى بغداد.\nثم زار البصرة."}

{"id":"d2","title":"الفرات","text":"فاز الفريق بالكأس.","url":"ignored"}
{"id":"d3","text":"الطقس اليوم حار في بغداد والبصرة."}
"#;
const QUERIES: &str = r#"{"id":"q1","text":"فريق"}
{"id":"q2","text":"النيل"}
{"id":"unjudged","text":"بغداد"}
"#;
const QRELS: &str = "q1\td2\t1\nq2\td1\t2\nno-such-query\td1\t1\nq2\tno-such-document\t0\n";

fn set(changed: &[(&str, &[u8])]) -> Folder {
    let mut files: Vec<(&str, &[u8])> = vec![
        ("docs.jsonl", DOCUMENTS.as_bytes()),
        ("queries.jsonl", QUERIES.as_bytes()),
        ("qrels.tsv", QRELS.as_bytes()),
    ];
    files.extend(changed);
    Folder::new(&files)
}

fn gzipped(text: &str) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(text.as_bytes()).unwrap();
    encoder.finish().unwrap()
}

/// The figures behind `name` in what `eval` prints.
fn figures(report: &str, name: &str) -> String {
    let line = report.lines().find_map(|line| line.strip_prefix(name));
    line.unwrap_or_else(|| panic!("no {name} in\n{report}")).trim().to_owned()
}

#[test]
fn eval_prints_its_measures() {
    let set = set(&[]);
    // Of two queries with a judgement, one finds its document at once and one finds nothing.
    let report = printed(&["eval", set.path()]);
    for (name, expected) in [
        ("documents", "3"),
        ("queries", "2"),
        ("MRR@10", "0.5000"),
        ("nDCG@10", "0.5000"),
        ("Recall@10", "0.5000"),
        ("empty answers", "0.5000 (1)"),
    ] {
        assert_eq!(figures(&report, name), expected, "{name}");
    }
    let time = figures(&report, "time");
    assert!(time.contains("p50 ") && time.contains("p95 ") && time.ends_with(" ms"), "{time}");
}

#[test]
fn eval_indexes_titles_when_told() {
    let set = set(&[]);
    let report = printed(&["eval", "--titles", set.path()]);
    assert_eq!(figures(&report, "MRR@10"), "1.0000");
    assert_eq!(figures(&report, "empty answers"), "0.0000 (0)");
}

#[test]
fn eval_reads_gzipped_documents() {
    let plain = printed(&["eval", set(&[]).path()]);
    let packed = set(&[("docs.jsonl.gz", &gzipped(DOCUMENTS))]);
    fs::remove_file(packed.file("docs.jsonl")).unwrap();
    let report = printed(&["eval", packed.path()]);
    for name in ["documents", "queries", "MRR@10", "nDCG@10", "Recall@10", "empty answers"] {
        assert_eq!(figures(&report, name), figures(&plain, name), "{name}");
    }
}

#[test]
fn eval_writes_a_trec_run() {
    let set = set(&[("qrels.tsv", b"unjudged\td1\t1\nq1\td2\t1\nq2\td1\t1")]);
    let file = set.file("run.txt");
    printed(&["eval", set.path(), "--run", &file]);
    let run = fs::read_to_string(file).unwrap();
    let lines: Vec<Vec<&str>> = run.lines().map(|line| line.split(' ').collect()).collect();
    let begin: Vec<_> = lines.iter().map(|line| (line[0], line[1], line[3], line[5])).collect();
    let expected =
        [("q1", "Q0", "1", "kashaf"), ("unjudged", "Q0", "1", "kashaf"), ("unjudged", "Q0", "2", "kashaf")];
    assert_eq!(begin, expected);
    assert!(lines.iter().all(|line| line.len() == 6));
    assert_eq!(lines[0][2], "d2");
    let scores: Vec<f64> = lines.iter().map(|line| line[4].parse().unwrap()).collect();
    assert!(scores[1] >= scores[2] && scores[2] > 0.0, "{scores:?}");
}

#[test]
fn a_run_that_cannot_be_written_is_named() {
    let set = set(&[]);
    let file = set.file("missing/run.txt");
    assert!(complaint(&["eval", set.path(), "--run", &file]).contains(&file));
}

#[test]
fn a_bad_line_of_a_set_is_named() {
    let bad: [(&str, &[u8], usize); 6] = [
        ("docs.jsonl", b"{\"id\":\"d1\",\"text\":\"x\"}\n\n{\"id\":\"d2\",\"text\":}\n", 3),
        ("docs.jsonl", b"{\"id\":\"d1\"}\n", 1),
        ("docs.jsonl", b"{\"id\":\"d1\",\"text\":\"\xC7\"}\n", 1),
        ("queries.jsonl", b"{\"id\":\"q1\",\"text\":\"x\"}\nq2 y\n", 2),
        ("qrels.tsv", b"q1\td1\t1\nq1 d2 1\n", 2),
        ("qrels.tsv", b"q1\td1\t1\n\nq1\td2\tyes\n", 3),
    ];
    for (name, content, line) in bad {
        let set = set(&[(name, content)]);
        let error = complaint(&["eval", set.path()]);
        assert!(error.contains(&format!("{}:{line}", set.file(name))), "{error}");
    }
}

#[test]
fn a_set_that_lacks_something_is_named() {
    for name in ["docs.jsonl", "queries.jsonl", "qrels.tsv"] {
        let set = set(&[]);
        fs::remove_file(set.file(name)).unwrap();
        let error = complaint(&["eval", set.path()]);
        assert!(error.contains(&set.file(name)), "{error}");
    }
    let strangers = set(&[("qrels.tsv", b"no-such-query\td1\t1\n")]);
    let error = complaint(&["eval", strangers.path()]);
    assert!(error.contains(strangers.path()) && error.contains("qrels.tsv"), "{error}");
}
