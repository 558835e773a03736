//! Strings that try to be more than text stay text in all that is read, told and made.

use std::collections::BTreeMap;
use std::fs;

use kashaf_builder::disk::File;
use kashaf_builder::gather::{Gathered, gather};
use kashaf_builder::site::{self, Search};
use kashaf_builder::{Fault, Settings};
use kashaf_engine::document::clean;
use kashaf_engine::index::{Index, build};
use scraper::Html;
use serde_json::{Value, json};

use crate::attack::survived;
use crate::memory::Memory;
use crate::site::kit;

const LIST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/golden/injections.txt");

/// The strings of the list, which says at its top how they are written.
fn strings() -> Vec<String> {
    let list = fs::read_to_string(LIST).unwrap();
    let all = list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(string);
    let all: Vec<String> = all.collect();
    assert!(all.len() > 150, "{}", all.len());
    all
}

fn string(line: &str) -> String {
    let (mut text, mut rest) = (String::new(), line);
    while let Some((before, sign)) = rest.split_once('\\') {
        text += before;
        let number = || sign.get(2..).and_then(|sign| sign.split_once('}'));
        rest = match sign.chars().next() {
            Some('u') => {
                let (hex, rest) = number().unwrap();
                text.push(char::from_u32(u32::from_str_radix(hex, 16).unwrap()).unwrap_or('\u{FFFD}'));
                rest
            }
            Some('*') => {
                let (times, rest) = number().unwrap();
                let last = text.pop().unwrap();
                text.extend(std::iter::repeat_n(last, times.parse().unwrap()));
                rest
            }
            Some(sign_of) => {
                text.push(match sign_of {
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    '0' => '\0',
                    '\\' => '\\',
                    other => panic!("\\{other} in {line}"),
                });
                &sign[1..]
            }
            None => panic!("{line}"),
        };
    }
    text + rest
}

fn read(files: &[(String, String)]) -> Gathered {
    let disk = Memory::of(files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())));
    let settings = Settings { paths: vec!["in".to_owned()], ..Settings::default() };
    gather(&disk, &settings, &mut |_, _| {}).unwrap()
}

/// What browsers make of the beginning of an address: no script, no data, no program.
fn is_harmless(address: &str) -> bool {
    let seen: String = address.trim_matches(|c| c <= ' ').replace(['\t', '\n', '\r'], "");
    let (scheme, _) = seen.split_once(':').unwrap_or_default();
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    !is_scheme || ["http", "https"].contains(&scheme.to_ascii_lowercase().as_str())
}

/// A message is one line without a sign that a terminal obeys.
fn is_told_plainly(fault: &Fault) -> bool {
    let turns = |c: char| ('\u{202A}'..='\u{202E}').contains(&c) || ('\u{2066}'..='\u{2069}').contains(&c);
    !fault.to_string().chars().any(|c| c.is_control() || turns(c))
}

#[test]
fn in_every_field_of_every_format_they_are_text() {
    let strings = strings();
    for text in &strings {
        let record = json!({
            "id": "jsonl", "title": text, "text": text, "url": text, "date": text, "author": text, "section": text,
            "tags": [text, "b"], "lang": text, "weight": text, "description": text, text.as_str(): text,
        });
        let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
        let cell = format!("\"{}\"", text.replace('"', "\"\""));
        let quoted = Value::from(text.as_str());
        let files = [
            ("in/a.txt", format!("A title\n\n{text}\n\nmore")),
            ("in/b.md", format!("# A title\n\n{text}\n\nmore")),
            ("in/c.md", format!("---\ntitle: {quoted}\nurl: {quoted}\ndate: {quoted}\n---\n# A title\n\nmore")),
            ("in/d.html", format!("<title>A title</title><link rel=canonical href=\"{escaped}\"><h1>Head</h1><p id=\"{escaped}\">{escaped}")),
            ("in/e.html", format!("<h1>A title</h1><p>{text}")),
            ("in/f.jsonl", format!("{{\"title\":\"first\"}}\n{record}\n")),
            ("in/g.csv", format!("id,title,text,url\ncsv,{cell},{cell},{cell}\n")),
            ("in/h.md", format!("+++\ntitle = {quoted}\n+++\nmore")),
            ("in/i.md", format!("---\ntitle: a\nid: {quoted}\n---\nmore")),
        ]
        .map(|(path, text)| (path.to_owned(), text));
        let gathered = read(&files);
        let of = |id: &str| gathered.documents.iter().find(|document| document.id == id);
        let title = clean(text);
        // NUL and its like are in no text; JSON can write them.
        let is_none = |path: &str| {
            gathered
                .faults
                .iter()
                .any(|it| path.starts_with(&it.path) && it.fact.contains("bytes that no text has"))
        };
        for id in ["jsonl", "csv"].into_iter().filter(|id| *id == "jsonl" || !is_none("in/g.csv")) {
            let found = of(id).unwrap_or_else(|| panic!("{text:?}: no {id}: {:?}", gathered.faults));
            assert!(title.is_empty() || found.title == title, "{text:?}: {id}: {:?}", found.title);
        }
        for document in &gathered.documents {
            assert!(is_harmless(&document.url), "{text:?} as an address: {}", document.url);
        }
        // What cannot be an address is told with its line, and the article is there.
        if !is_harmless(text) {
            for place in [
                "in/c.md:3: its url",
                "in/f.jsonl:2: its url",
                "in/g.csv:2: its url",
                "in/d.html: its canonical",
            ] {
                let told = gathered.faults.iter().any(|fault| fault.to_string().starts_with(place));
                assert!(told || is_none(place), "{text:?}: {place}: {:?}", gathered.faults);
            }
        }
        for fault in gathered.faults.iter().chain(&gathered.notes) {
            assert!(is_told_plainly(fault), "{fault:?}");
        }
        let bytes = build(&gathered.documents).unwrap();
        let index = Index::open(&bytes).unwrap();
        for document in &gathered.documents {
            assert!(index.find(&document.id).is_some(), "{text:?}: {}", document.id);
        }
    }
    survived("injections in nine files of all formats", 9 * strings.len());
}

#[test]
fn as_names_of_files_they_are_ids_and_lead_nowhere() {
    let strings = strings();
    let names: Vec<&String> =
        strings.iter().filter(|it| !it.contains('/') && !it.starts_with(['.', '_'])).collect();
    for name in &names {
        let page = "<h1>A title</h1><p>Text.".to_owned();
        let bad = "---\ntitle: [\n---\n".to_owned();
        let gathered = read(&[(format!("in/{name}.html"), page), (format!("in/{name}.md"), bad)]);
        assert!(gathered.faults.iter().all(is_told_plainly), "{:?}", gathered.faults);
        let told = gathered.faults.iter().any(|fault| fault.fact.contains("UTF-8"));
        let document = gathered.documents.first();
        assert_eq!(document.is_none(), told && name.contains('\u{FFFD}'), "{name:?}: {:?}", gathered.faults);
        let url = document.map(|document| document.url.clone()).unwrap_or_default();
        assert!(is_harmless(&url) && !url.contains(['<', '>', '"', ' ', '\n']), "{name:?}: {url}");
    }
    survived("injections as names of files", names.len());
}

/// The elements of a page with their attributes; what a title and an attribute say stands for itself.
fn skeleton(page: &str, text: &str) -> (Vec<String>, bool) {
    let page = Html::parse_document(page);
    let elements = page.root_element().descendent_elements();
    let said = |value: &str| if value == text { "…".to_owned() } else { value.to_owned() };
    let mut is_there = false;
    let all = elements.map(|element| {
        let attributes: BTreeMap<_, _> =
            element.value().attrs().map(|(name, value)| (name, said(value))).collect();
        is_there |= element.value().name() == "title" && element.text().collect::<String>() == text;
        format!("{} {attributes:?}", element.value().name())
    });
    (all.collect(), is_there)
}

#[test]
fn in_made_pages_they_make_no_element_and_no_attribute() {
    let (kit, strings) = (kit(), strings());
    let languages = ["ar".to_owned()];
    let search = || Search {
        module: crate::place::module(),
        rest: b"\0asm\x01\0\0\0".to_vec(),
        chunks: Vec::new(),
        languages: &languages,
        articles: 1,
        page: None,
    };
    let made = |text: &str| -> [String; 2] {
        let (title, base, lang) = (text.to_owned(), text.to_owned(), text.to_owned());
        let settings = Settings { title, base, lang, out: "dist".to_owned(), ..Settings::default() };
        let files: Vec<File> = site::files(&search(), &kit, &settings).unwrap();
        let file = |name: &str| {
            String::from_utf8(files.iter().find(|file| file.path == name).unwrap().bytes.clone()).unwrap()
        };
        for name in ["kashaf.json", "manifest.webmanifest"] {
            let said: Value = serde_json::from_str(&file(name)).unwrap();
            assert!(name == "kashaf.json" || said["name"] == text || text.is_empty(), "{said}");
        }
        assert!(
            files.iter().all(|file| !file.path.contains("..") && file.path.is_ascii()),
            "no name is made of it"
        );
        let headers = file("_headers");
        assert!(headers.lines().all(|line| line.starts_with(['/', ' '])), "{headers}");
        let single = site::single_file(&search(), &kit, &settings).unwrap();
        [file("index.html"), String::from_utf8(single.bytes).unwrap()]
    };
    let plain = made("plain").map(|page| skeleton(&page, "plain").0);
    let mut cases = 0;
    for text in strings.iter().filter(|text| !text.contains(['\0', '\r']) && !text.trim().is_empty()) {
        for (page, plain) in made(text).iter().zip(&plain) {
            // In the order of a language's own script the direction may be another.
            let (found, is_there) = skeleton(page, text);
            let same = |one: &String| one.replace("\"rtl\"", "\"ltr\"");
            assert!(found.iter().map(same).eq(plain.iter().map(same)), "{text:?}:\n{found:#?}\n{plain:#?}");
            assert!(is_there, "{text:?} is not the title of\n{page}");
            cases += 1;
        }
    }
    survived("injections as titles and languages of made pages", cases);
}
