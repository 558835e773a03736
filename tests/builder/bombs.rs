//! Files that cost their readers far more than their bytes: each is read to its end or is a fault that names it, and what lies
//! beside it is read.

use kashaf_builder::Settings;
use kashaf_builder::gather::{Gathered, gather};

use crate::attack::{share, survived};
use crate::memory::Memory;

const GOOD: &str = "# Good\n\nThe river is high in the morning.";

/// What came of a file, beside one that is all right.
fn read(name: &str, bytes: &[u8]) -> Gathered {
    let disk = Memory::of([("in/good.md", GOOD.as_bytes()), (&format!("in/{name}"), bytes)]);
    let settings = Settings { paths: vec!["in".to_owned()], ..Settings::default() };
    let gathered = gather(&disk, &settings, &mut |_, _| {}).unwrap();
    assert!(gathered.documents.iter().any(|document| document.id == "good"), "{name}: the rest is read");
    let told = gathered.faults.len() + gathered.passed_over.values().sum::<usize>();
    assert!(gathered.documents.len() + told > 1, "{name}: nothing is lost in silence");
    for fault in &gathered.faults {
        let words = fault.to_string();
        assert!(words.starts_with(&format!("in/{name}:")) && words.len() < 2_000, "{name}: {words}");
    }
    gathered
}

fn fault(name: &str, text: &str) -> String {
    let gathered = read(name, text.as_bytes());
    assert_eq!(gathered.faults.len(), 1, "{name}: {:?}", gathered.faults);
    gathered.faults[0].to_string()
}

/// Pieces with their number in them.
fn numbered(count: usize, piece: impl Fn(usize) -> String) -> String {
    (0..count).map(piece).collect()
}

#[test]
fn tags_without_end_are_a_fault_with_its_line() {
    let times = share(20_000, 100_000);
    for open in ["<div>", "<span>", "<blockquote>", "<ul><li>", "<svg><g>", "</body><!----><div>"] {
        let page = format!("<h1>Title</h1>\n<p>One.\n{}text", open.repeat(times));
        let told = fault("a.html", &page);
        assert!(told.starts_with("in/a.html:3: its tags lie in each other more than 2000 deep"), "{told}");
        assert!(told.ends_with("close them where they end"), "{told}");
    }
    let styles = numbered(times, |n| format!("<b id=a{n}>")) + &"<p>".repeat(times);
    assert!(fault("a.html", &styles).contains("more than 2000 deep"));
    let text = format!("# Title\n\nText.\n\n{}\n", "<div>".repeat(times));
    assert!(fault("a.md", &text).starts_with("in/a.md:5: its tags"), "{}", fault("a.md", &text));
    let record = serde_json::json!({ "title": "T", "html": "<div>".repeat(times) }).to_string();
    assert!(fault("a.jsonl", &record).starts_with("in/a.jsonl:1: its tags"));
    let crowded = fault("a.html", &format!("<p>One.\n<x {}>", numbered(times, |n| format!("a{n} "))));
    assert!(
        crowded.starts_with("in/a.html:2: ") && crowded.contains("more than 1000 attributes"),
        "{crowded}"
    );
    survived("tags without end", 10);
}

#[test]
fn a_page_that_is_merely_deep_is_read() {
    let page = format!("<h1>Title</h1>{}text{}", "<div>".repeat(1_900), "</div>".repeat(1_900));
    let gathered = read("a.html", page.as_bytes());
    assert!(gathered.faults.is_empty(), "{:?}", gathered.faults);
    assert_eq!(gathered.documents[0].paragraphs[0].text, "text");
}

#[test]
fn what_grows_by_its_square_elsewhere_is_read() {
    let n = share(20_000, 100_000);
    let pages = [
        "<p>".repeat(n),
        "<article>x</article>".repeat(n),
        "<a href=#x>".repeat(n),
        "<!--".repeat(n),
        "<table>".repeat(n / 100),
        "<h1>x".repeat(n),
        "&".repeat(n),
        "&lt;".repeat(n),
        "<title>".repeat(n),
        "<x ".repeat(n),
        format!("<x {}>", numbered(n, |n| format!("a{n}='> x' "))),
        format!("<x {}>", "d='".to_owned() + &"M 1 ".repeat(n) + "'>Text of it."),
        format!("<figure>{}", numbered(n, |n| format!("<img alt=a{n}>"))),
        format!("<meta name=keywords content='{}'>", numbered(n, |n| format!("a{n},"))),
    ];
    let texts = [
        "> ".repeat(n),
        "[".repeat(n),
        "![](".repeat(n),
        "*a ".repeat(n),
        "**a_".repeat(n),
        "`a``".repeat(n),
        "- ".repeat(n / 10),
        "{{< x >}}".repeat(n),
        "{{<\n".repeat(n),
        "{% ".repeat(n),
        "{/*".repeat(n),
        "|a".repeat(n),
        "[a]: b\n".repeat(n),
        "<div\n".repeat(n),
        "# a\n".repeat(n),
        numbered(n / 10, |n| format!("[^{n}]: ")),
    ];
    let plain = [
        format!("a{}", "., ".repeat(n)),
        "a".repeat(50 * n),
        "a\n".repeat(n),
        "\u{200B} ".repeat(n) + "a",
        "٢٦ يوليو 2021\n".repeat(n) + "a",
    ];
    let deep = "{\"title\":".repeat(120) + "1" + &"}".repeat(120);
    let records = [
        format!("{{\"title\":\"a\",\"b\":{}", "[".repeat(n)),
        format!("{{\"title\":\"a\",\"b\":{}", "{\"b\":".repeat(n)),
        deep,
        format!("{{\"title\":\"{}\"}}", "a".repeat(50 * n)),
        format!("{{{}\"title\":\"a\"}}", numbered(n, |n| format!("\"x{n}\":1,"))),
    ];
    let tables = [
        format!("title,text{}\na,b{}\n", ",x".repeat(10 * n), ",".repeat(10 * n)),
        format!("title,text{}\na,b\n", numbered(n, |n| format!(",x{n}"))),
        format!("title,text\na,{}", "\"".repeat(n)),
        format!("title,text\na,\"{}", "b\n".repeat(n)),
    ];
    let all = [
        ("a.html", &pages[..]),
        ("a.md", &texts[..]),
        ("a.txt", &plain[..]),
        ("a.jsonl", &records[..]),
        ("a.csv", &tables[..]),
    ];
    let mut cases = 0;
    for (name, texts) in all {
        for text in texts {
            read(name, text.as_bytes());
            cases += 1;
        }
    }
    survived("texts whose reading grows by their square elsewhere", cases);
}

#[test]
fn front_matter_does_not_explode() {
    let n = share(20_000, 100_000);
    let laughs: String =
        numbered(30, |n| format!("a{}: &a{} [{}]\n", n + 1, n + 1, format!("*a{n},").repeat(10)));
    let yaml = [
        format!("a0: &a0 [lol]\n{laughs}title: *a30"),
        format!("title: {}", "[".repeat(n)),
        format!("title: {}", "{a: ".repeat(n)),
        numbered(500, |n| format!("{}a:\n", " ".repeat(n))),
        "title: &a [*a]".to_owned(),
        "<<: *b".to_owned(),
        format!("title: !!binary {}", "A".repeat(n)),
        format!("? {}", "? ".repeat(n)),
        "- ".repeat(n),
        "title: a\ntitle: b".to_owned(),
    ];
    let toml = [
        format!("a = {}", "[".repeat(n)),
        format!("a = {}", "{ a = ".repeat(n)),
        format!("[{}a]", "a.".repeat(n)),
        format!("{}a = 1", "a.".repeat(n)),
        "a = 1\na = 2".to_owned(),
    ];
    let matters = yaml.iter().map(|block| ("---", block)).chain(toml.iter().map(|block| ("+++", block)));
    for (mark, block) in matters.clone() {
        read("a.md", format!("{mark}\n{block}\n{mark}\n# Title\n\nText.").as_bytes());
    }
    let entities =
        "<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol1 \"&lol;&lol;\">]>\n<h1>Title &lol1;</h1>";
    let gathered = read("a.html", entities.as_bytes());
    assert!(gathered.documents[0].title.contains("&lol1;"), "{}", gathered.documents[0].title);
    survived("front matter that grows without end", matters.count() + 1);
}

#[test]
fn a_line_of_a_hundred_megabytes_is_a_fault_of_its_line() {
    let megabytes = share(12, 100);
    let line = format!("{{\"title\":\"a\",\"text\":\"{}\"}}\n", "a".repeat(megabytes * 1_000_000));
    let told = fault("a.jsonl", &format!("{{\"title\":\"first\"}}\n{line}"));
    assert!(told.starts_with("in/a.jsonl:2: is too large for an article"), "{told}");
    let told = fault("a.csv", &format!("title,text\na,{}\n", "a".repeat(megabytes * 1_000_000)));
    assert!(told.starts_with("in/a.csv:2: is too large for an article"), "{told}");
    survived("records of one long line", 2);
}

#[test]
fn marks_of_byte_order_and_encodings_end() {
    let text = "# عنوان\n\nOne two.";
    let utf_16 = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(bytes).collect()
    };
    let whole =
        [utf_16(u16::to_le_bytes), utf_16(u16::to_be_bytes), [b"\xEF\xBB\xBF", text.as_bytes()].concat()];
    for bytes in &whole {
        let gathered = read("a.md", bytes);
        assert_eq!((gathered.documents[0].title.as_str(), gathered.faults.len()), ("عنوان", 0));
    }
    let broken: [&[u8]; 7] = [
        b"\xFF\xFE\x00",
        b"\xFF\xFE\x00\xD8",
        b"\xFE\xFF\xDC\x00\x00",
        b"\xEF\xBB\xBF",
        b"\xEF\xBB\xBF\xFF",
        b"\xFF\xFE\x00\x00a\x00\x00\x00",
        b"\0\0\0\0",
    ];
    for bytes in broken {
        for name in ["a.md", "a.html", "a.txt", "a.jsonl", "a.csv"] {
            read(name, bytes);
        }
    }
    survived("byte order marks, whole and broken", whole.len() + 5 * broken.len());
}
