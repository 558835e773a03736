//! `kashaf eval` on sets of documents, queries and judgements.

use std::fs;
use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::support::*;

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
