//! What cannot be read is named with its line and a remedy, and the rest is read.

use super::{files, one, read, told};
use crate::memory::{Memory, Thing};
use kashaf_builder::Settings;
use kashaf_builder::gather::gather;

const GOOD: &str = "وزير الري في بغداد\n\nوصل الوزير إلى بغداد صباح اليوم في زيارة تستمر يومين.\n";

/// Fault, and what its message must have in it.
fn fault(bytes: &[u8], name: &str, parts: &[&str]) {
    let disk = Memory::of([("in/good.txt", GOOD.as_bytes()), (&format!("in/{name}"), bytes)]);
    let gathered = read(&disk, Settings::default());
    let told = told(&gathered);
    assert_eq!(told.len(), 1, "{name}: {told:?}");
    for part in parts {
        assert!(told[0].contains(part), "{name}: “{}” has no “{part}”", told[0]);
    }
    assert!(!gathered.faults[0].remedy.is_empty());
    assert!(gathered.documents.iter().any(|document| document.id == "good"), "the rest is read");
}

#[test]
fn a_whole_folder_of_bad_files_is_told_in_order_and_the_rest_is_built() {
    let windows_1256 = b"\xe3\xd1\xcd\xc8\xc7\n";
    let mut large = b"# Large\n\n".to_vec();
    large.resize(50_000_000, b'a');
    let disk = Memory::of([
        ("in/_synonyms.txt", &b"alone\n"[..]),
        ("in/binary.txt", b"\x7fELF\x02\x01\x01\0\0\0\0"),
        ("in/empty.md", b""),
        ("in/front.md", b"---\ntitle: ok\ndate: [1\n---\n# Text\n"),
        ("in/good.txt", GOOD.as_bytes()),
        ("in/large.md", &large),
        ("in/old.txt", windows_1256),
        ("in/twice.html", b"<h1>One</h1>"),
        ("in/twice.md", b"# Two"),
    ])
    .with("in/broken.md", Thing::Broken)
    .with("in/unreadable.md", Thing::Refused(20));
    let gathered = read(&disk, Settings::default());
    let ids: Vec<&str> = gathered.documents.iter().map(|document| document.id.as_str()).collect();
    assert_eq!(ids, ["good", "twice"]);
    let told = told(&gathered);
    let expected = [
        ["in/_synonyms.txt:1: ", "two members", "remove the line"],
        ["in/binary.txt: ", "bytes that no text has", "remove it"],
        ["in/broken.md: ", "leads nowhere", "mend the link"],
        ["in/empty.md: ", "is empty", "write an article"],
        ["in/front.md:", "front matter is no YAML", "mend the line"],
        ["in/large.md: ", "too large for an article (50.0 MB, at most 10.0 MB)", "split it"],
        ["in/old.txt:1: ", "not UTF-8 (byte 0xE3 at column 1)", "iconv -f WINDOWS-1256"],
        ["in/twice.md: ", "its id “twice” is that of in/twice.html too", "another `id`"],
        ["in/unreadable.md: ", "cannot be read (permission denied)", "check its permissions"],
    ];
    assert_eq!(told.len(), expected.len(), "{told:#?}");
    for (told, parts) in told.iter().zip(expected) {
        assert!(told.starts_with(parts[0]), "{told}");
        assert!(parts.iter().all(|part| told.contains(part)), "{told} has not all of {parts:?}");
    }
}

#[test]
fn each_fault_names_its_line() {
    fault(b"---\ntitle: a\ntags: [x\n---\n", "a.md", &["in/a.md:", "no YAML"]);
    fault(b"+++\ntitle = 'a'\ndate = = 1\n+++\n", "a.md", &["in/a.md:3: ", "no TOML"]);
    fault(b"---\ntitle: a\n\n# Text\n", "a.md", &["in/a.md:1: ", "no end", "close the front matter"]);
    fault(b"# Text\n\nok\n\xff", "a.md", &["in/a.md:4: ", "0xFF at column 1"]);
    fault(b"{\"title\":\"a\"}\n[1]\n", "a.jsonl", &["in/a.jsonl:2: ", "no JSON object"]);
    fault(b"{\"title\":\"a\"}\n\n{\"title\":", "a.jsonl", &["in/a.jsonl:3: ", "no JSON", "remove the line"]);
    fault(b"title,text\na,b\nc\n", "a.csv", &["in/a.csv:3: ", "has 1 columns where the first row names 2"]);
    fault(b"title,text\n,\n", "a.csv", &["in/a.csv:2: ", "no title and no text"]);
    fault(b"<title> </title><p> ", "a.html", &["no title and no text", "remove it"]);
    fault(b"---\ndate: 2021-01-01\n---\n26 July 2021\n", "a.txt", &["in/a.txt:4: ", "nothing but dates"]);
}

#[test]
fn a_field_that_cannot_be_used_is_told_and_the_article_stays() {
    let text =
        "---\ntitle: A\nurl: javascript:alert(1)\ndate: some day\nlang: عربي\nsearch_weight: 0\n---\nText.\n";
    let gathered = files([("in/a.md", text)]);
    let told = told(&gathered);
    assert!(told[0].contains("in/a.md:3: its url “javascript:alert(1)” cannot be used"), "{told:?}");
    assert!(told[1].contains("in/a.md:4: its date “some day” cannot be used"), "{told:?}");
    assert!(told[2].contains("in/a.md:5: its lang"), "{told:?}");
    assert!(told[3].contains("in/a.md:6: its search_weight “0”"), "{told:?}");
    assert_eq!(told.len(), 4);
    let document = &gathered.documents[0];
    assert_eq!((document.url.as_str(), document.date, document.weight.hundredths()), ("", None, 100));
}

#[test]
fn no_address_leads_to_a_script() {
    let bad = [
        "javascript:x",
        "JavaScript:x",
        " javascript:x",
        "java\tscript:x",
        "data:text/html,x",
        "vbscript:x",
        "\u{1}javascript:x",
    ];
    for url in bad {
        let record = serde_json::json!({ "title": "a", "url": url }).to_string();
        let gathered = files([("in/a.jsonl", record.as_str())]);
        assert_eq!(gathered.documents[0].url, "", "{url:?}");
    }
    for url in
        ["https://a.example/x:y", "HTTP://a.example", "/a/b?c:d", "a/b:c.html", "//a.example/", "#x", "./x"]
    {
        let record = serde_json::json!({ "title": "a", "url": url }).to_string();
        assert_eq!(one("in/a.jsonl", &record).url, url);
    }
}

#[test]
fn other_encodings_are_read_if_they_are_told() {
    let text = b"\xe3\xd1\xcd\xc8\xc7 \xc8\xca\xdf\xc7\xe3\xe1 \xe3\xe4 \xc8\xdb\xcf\xc7\xcf\n\n\xe5\xd0\xc7 \xe4\xd5.\n";
    let disk = Memory::of([("in/old.txt", &text[..]), ("in/new.txt", GOOD.as_bytes())]);
    let gathered = read(&disk, Settings { encoding: "windows-1256".to_owned(), ..Settings::default() });
    assert!(gathered.faults.is_empty(), "{:?}", gathered.faults);
    assert_eq!(gathered.documents[0].title, "وزير الري في بغداد");
    assert!(gathered.documents[1].title.starts_with("مرحبا"), "{}", gathered.documents[1].title);

    let utf_16: Vec<u8> = "\u{FEFF}# عنوان".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let gathered = read(&Memory::of([("in/a.md", utf_16.as_slice())]), Settings::default());
    assert_eq!(gathered.documents[0].title, "عنوان");
}

#[test]
fn settings_that_cannot_be_meant_are_refused() {
    let refused = |settings: Settings, part: &str| {
        let error = gather(&Memory::default(), &settings, &mut |_, _| {}).unwrap_err();
        assert!(error.contains(part), "{error}");
    };
    refused(Settings { content: "main[".to_owned(), ..Settings::default() }, "`main[` is no CSS selector");
    refused(Settings { exclude: vec![">".to_owned()], ..Settings::default() }, "`>` is no CSS selector");
    refused(Settings { encoding: "arabic-1".to_owned(), ..Settings::default() }, "`arabic-1` is no encoding");
    let columns = vec![("titel".to_owned(), "Headline".to_owned())];
    refused(Settings { columns, ..Settings::default() }, "`titel` is no field that `Headline` could be");
    refused(Settings { ignore: vec!["a{".to_owned()], ..Settings::default() }, "`a{` is no pattern");
}

#[test]
fn a_record_is_held_to_the_size_and_not_its_file() {
    let lines: String =
        (0..5).map(|n| format!("{{\"id\":\"{n}\",\"title\":\"{}\"}}\n", "a".repeat(n * 10))).collect();
    let disk = Memory::of([("in/a.jsonl", lines.as_bytes())]);
    let gathered = read(&disk, Settings { max_bytes: Some(55), ..Settings::default() });
    assert_eq!(told(&gathered).len(), 2, "{:?}", told(&gathered));
    assert!(told(&gathered)[0].starts_with("in/a.jsonl:1: has no title"), "{:?}", told(&gathered));
    assert!(told(&gathered)[1].starts_with("in/a.jsonl:5: is too large"), "{:?}", told(&gathered));
}
