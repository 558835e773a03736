//! Answers in a terminal: search, suggest, related, stats.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::kit::built;
use crate::support::*;

#[test]
fn json_is_the_object_that_the_edge_returns() {
    let answer = json(&["search", "--json", "العراق"]);
    assert_eq!(
        keys(&answer),
        ["corrections", "cut", "dates", "facets", "hits", "note", "offers", "query", "tookMs", "total"]
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
    let empty = Folder::new(&[("notes.png", b"no article")]);
    for folder in [empty.path().to_owned(), empty.file("missing"), empty.file("notes.png")] {
        let Outcome { code, stdout, stderr } = kashaf(&["search", "--seeds", &folder, "العراق"]);
        assert_eq!((code, stdout.as_str()), (1, ""), "{stderr}");
        assert!(stderr.contains(&format!("kashaf: {folder}: no articles")), "{stderr}");
    }
}

#[test]
fn an_article_that_cannot_be_read_is_named_and_the_rest_answers() {
    let folder =
        Folder::new(&[("a.txt", "خبر\n\nنص الخبر".as_bytes()), ("b.txt", b"one\n\ntwo \xC7\xE1 three")]);
    let outcome = kashaf(&["search", "--seeds", folder.path(), "خبر"]);
    assert!(outcome.stderr.starts_with(&format!("{}:3: ", folder.file("b.txt"))), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("UTF-8"), "{}", outcome.stderr);
    assert!(outcome.code == 0 && outcome.stdout.ends_with("1 found\n"), "{}", outcome.stdout);
}

#[test]
fn a_finished_search_answers_as_its_articles_do() {
    let articles = Folder::new(&[
        ("a.md", "# خبر\n\nنص الخبر عن بغداد".as_bytes()),
        ("b.csv", "id,title,text\nx,أخبار,نص الخبر الثاني عن بغداد\n".as_bytes()),
    ]);
    let place = Folder::new(&[]);
    let out = place.file("dist");
    built(articles.path(), &out, &[]);
    for line in [&["search", "خبر"][..], &["suggest", "خ"], &["related", "a"]] {
        let of = |seeds: &str| printed(&[line, &["--seeds", seeds]].concat());
        assert!(!of(&out).is_empty(), "{line:?}");
        assert_eq!(of(&out), of(articles.path()), "{line:?}");
    }
    assert_eq!(json(&["stats", &out, "--json"]), json(&["stats", articles.path(), "--json"]));
    fs::remove_dir_all(place.file("dist/assets")).unwrap();
    assert!(complaint(&["search", "--seeds", &out, "خبر"]).contains("its module is missing"));
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
    let report = printed(&["stats", folder.path()]);
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
    for name in ["stats", "docs", "places", "stems", "lengths", "stored"] {
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
