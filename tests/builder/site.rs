//! The files of a search, and the page that is all of it.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;

use kashaf_builder::disk::{File, System};
use kashaf_builder::settings::Chunks;
use kashaf_builder::site::hash;
use kashaf_builder::{Kit, Report, Settings, build};
use serde_json::Value;

const SCRIPT: &str = "const a = { title: 1, lang: '{lang}' };";
const STYLE: &str = "p{margin:0}";
const TEMPLATE: &str = "<html lang=\"{lang}\" dir=\"{dir}\"><head>{head}<title>{title}</title></head>\
    <body><kashaf-search lang=\"{lang}\"></kashaf-search>{foot}</body></html>";
const ARTICLE: &str =
    "عنوان المقال\n\nفقرة طويلة من نصّ المقال، فيها كلمات كثيرة عن بغداد ودجلة والفرات وما حولها.\n";
const ENGLISH: &str =
    "A title in English\n\nThe committee of the city met in the hall this week and spoke of the river.\n";

/// As much of a kit as matters.
fn kit() -> Kit {
    let file = |path: &str, bytes: &[u8]| File { path: path.to_owned(), bytes: bytes.to_vec() };
    let text = |path: &str, text: &str| file(path, text.as_bytes());
    Kit::new([
        file("modules/all.wasm", &crate::place::module()),
        file("rests/all.wasm", b"\0asm\x01\0\0\0"),
        text("element/kashaf-search.js", "library"),
        text("element/entry.js", "define(KASHAF);import(\"./reader.js\");import(`./messages/${a}.js`)"),
        text("element/reader.js", "reader"),
        text("element/kashaf.js", "engine"),
        text("element/alone.js", "use(KASHAF)"),
        text("element/messages/en.js", "English"),
        text("inline/single-file.js", SCRIPT),
        text("inline/messages/en.json", "{\"error\":\"</script>\"}"),
        text("offline/kashaf-offline.js", "offline"),
        text("offline/service-worker.js", "worker"),
        text("site/page.css", STYLE),
        text("site/icon.svg", "<svg/>"),
        text("page/index.html", TEMPLATE),
    ])
}

/// A folder with an article, gone when this is dropped.
struct Folder(String);

impl Folder {
    fn new(name: &str, article: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("kashaf-site-{}-{name}", std::process::id()));
        fs::remove_dir_all(&folder).ok();
        fs::create_dir_all(folder.join("public")).unwrap();
        fs::write(folder.join("public/a.txt"), article).unwrap();
        Folder(folder.to_str().unwrap().replace('\\', "/"))
    }

    /// Settings that make a folder of the article.
    fn settings(&self, out: &str) -> Settings {
        let out = if out.is_empty() { String::new() } else { self.path(out) };
        Settings { paths: vec![self.path("public")], out, ..Settings::default() }
    }

    fn path(&self, path: &str) -> String {
        format!("{}/{path}", self.0)
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

fn made(settings: &Settings) -> Report {
    build(&System, &kit(), settings, &mut |_| ()).unwrap()
}

fn paths(report: &Report) -> Vec<&str> {
    report.files.iter().map(|file| file.path.as_str()).collect()
}

/// The one file of the report whose path begins and ends so.
fn named<'r>(report: &'r Report, start: &str, end: &str) -> &'r str {
    let mut found = paths(report).into_iter().filter(|path| path.starts_with(start) && path.ends_with(end));
    let path = found.next().unwrap();
    assert_eq!(found.next(), None);
    path
}

#[test]
fn names_change_with_what_they_name_and_with_nothing_else() {
    let (one, two) = (Folder::new("one", ARTICLE), Folder::new("two", ARTICLE));
    let (first, second) = (made(&one.settings("out")), made(&two.settings("elsewhere/out")));
    let bytes = |report: &Report| -> BTreeMap<String, String> {
        report.files.iter().map(|file| (file.path.clone(), file.integrity.clone())).collect()
    };
    assert_eq!(bytes(&first), bytes(&second), "the same bytes in any folder");

    fs::write(two.path("public/a.txt"), ARTICLE.replace("دجلة", "النيل")).unwrap();
    let third = made(&two.settings("elsewhere/out"));
    let index = |report| named(report, "assets/index.", ".wasm").to_owned();
    let element = |report| named(report, "assets/element.", "/reader.js").to_owned();
    assert_ne!(index(&second), index(&third));
    assert_eq!(element(&second), element(&third));
    assert_eq!(paths(&second).len(), paths(&third).len(), "nothing of the build before is left");
}

#[test]
fn the_entry_names_the_files_of_its_build() {
    let folder = Folder::new("entry", ENGLISH);
    let report = made(&folder.settings("out"));
    let entry = folder.read("out/kashaf-search.js");
    let wasm = report.files.iter().find(|file| file.path.ends_with(".wasm")).unwrap();
    let reader = named(&report, "assets/element.", "/reader.js");
    let messages = reader.replace("reader", "messages/${a}");
    for part in [&wasm.path, &wasm.integrity, reader, &messages, "language: {\"error\""] {
        assert!(entry.contains(part), "{part} is not in {entry}");
    }
    assert!(entry.contains("bring(\"./assets/") && entry.contains("function bring("), "{entry}");
    assert!(paths(&report).iter().all(|path| !path.ends_with("/entry.js")), "it is the entry itself");
    assert!(!entry.contains("base"), "addresses of these articles are relative to the page: {entry}");
}

#[test]
fn a_page_asks_at_once_for_what_it_needs_at_once() {
    let folder = Folder::new("page", ARTICLE);
    let own = |body: &str| {
        let head = "<link rel=\"stylesheet\" href=\"page.css\"><script type=\"module\" src=\"kashaf-search.js\"></script>";
        fs::write(folder.path("own.html"), [head, body].concat()).unwrap();
        let report = made(&Settings { page: folder.path("own.html"), ..folder.settings("out") });
        (folder.read("out/index.html"), report.embed.unwrap())
    };
    let (eager, embed) = own("<kashaf-search loading=\"eager\"></kashaf-search>");
    let (lazy, _) = own("<kashaf-search></kashaf-search>");
    for page in [&eager, &lazy] {
        assert!(page.starts_with("<style>p{margin:0}</style>"), "{page}");
    }
    assert!(embed.policy.contains(&hash::csp(STYLE.as_bytes())), "{}", embed.policy);
    assert!(eager.contains(&format!("{}\n  <script", embed.preload)), "{} is not in {eager}", embed.preload);
    assert!(!lazy.contains("preload"), "{lazy}");
}

#[test]
fn relative_addresses_lead_back_to_the_top_of_the_site() {
    let folder = Folder::new("base", ARTICLE);
    let base = |out: &str| {
        made(&folder.settings(out));
        let entry = folder.read(&format!("{out}/kashaf-search.js"));
        entry.split_once("base: new URL(\"").map(|(_, rest)| rest.split('"').next().unwrap().to_owned())
    };
    assert_eq!(base("public/kashaf").as_deref(), Some("./../"));
    assert_eq!(base("public/./x/../a/b/").as_deref(), Some("./../../"));
    assert_eq!(base("elsewhere"), None);
    assert_eq!(base("publicity"), None, "the name of another folder begins so");

    let told = Settings { base: "https://example.org/\"".to_owned(), ..folder.settings("public/kashaf") };
    made(&told);
    let entry = folder.read("public/kashaf/kashaf-search.js");
    assert!(entry.contains("base: new URL(\"https://example.org/\\\"\", import.meta.url)"), "{entry}");
}

#[test]
fn hosts_are_told_what_may_be_kept() {
    let folder = Folder::new("headers", ARTICLE);
    made(&folder.settings("public/kashaf"));
    let headers = folder.read("public/kashaf/_headers");
    let mut said = BTreeMap::<&str, Vec<&str>>::new();
    let mut path = "";
    for line in headers.lines() {
        match line.strip_prefix("  ") {
            Some(header) => said.entry(path).or_default().push(header),
            None => path = line,
        }
    }
    assert_eq!(said["/kashaf/*"], ["X-Content-Type-Options: nosniff"]);
    assert_eq!(said["/kashaf/assets/*"], ["Cache-Control: public, max-age=31536000, immutable"]);
    for path in ["/kashaf/", "/kashaf/index.html", "/kashaf/kashaf-search.js", "/kashaf/kashaf.js"] {
        assert_eq!(said[path], ["Cache-Control: no-cache"], "{path}");
    }
    let wasm = said.iter().find(|(path, _)| path.ends_with(".wasm")).unwrap();
    assert_eq!(wasm.1, &["Content-Type: application/wasm"]);
    // Of no file is anything said twice; hosts would join the two.
    assert!(said.keys().all(|path| !path.contains("assets/") || path.ends_with(['*', 'm'])), "{headers}");
}

#[test]
fn the_report_says_what_other_pages_need() {
    let folder = Folder::new("embed", ARTICLE);
    let report = made(&folder.settings("public/kashaf"));
    let embed = report.embed.as_ref().unwrap();
    let entry = report.files.iter().find(|file| file.path == "kashaf-search.js").unwrap();
    assert_eq!(entry.integrity, hash::integrity(folder.read("public/kashaf/kashaf-search.js").as_bytes()));
    let script = format!("src=\"kashaf/kashaf-search.js\" integrity=\"{}\"", entry.integrity);
    assert!(embed.snippet.contains(&script), "{}", embed.snippet);
    assert!(embed.policy.contains("'wasm-unsafe-eval'") && !embed.policy.contains("unsafe-inline"));
    let kept: Value = serde_json::from_str(&folder.read("public/kashaf/kashaf.json")).unwrap();
    assert_eq!(kept["snippet"], embed.snippet);
    assert_eq!(kept["policy"], embed.policy);
}

#[test]
fn siblings_are_what_they_unpack_to() {
    use std::io::Read;
    let folder = Folder::new("packed", ARTICLE);
    let text = "let a = 1; ".repeat(100);
    let kit = Kit::new(kit().files().map(|(path, bytes)| File {
        path: path.to_owned(),
        bytes: if path == "element/reader.js" { text.clone().into_bytes() } else { bytes.to_vec() },
    }));
    let settings = Settings { compress: true, ..folder.settings("out") };
    let report = build(&System, &kit, &settings, &mut |_| ()).unwrap();
    let element = format!("out/{}", named(&report, "assets/element.", "/reader.js"));
    let (mut gzip, mut brotli) = (String::new(), String::new());
    let packed = |ending: &str| fs::read(folder.path(&format!("{element}{ending}"))).unwrap();
    flate2::read::GzDecoder::new(&*packed(".gz")).read_to_string(&mut gzip).unwrap();
    brotli::Decompressor::new(&*packed(".br"), 4096).read_to_string(&mut brotli).unwrap();
    assert!(gzip == text && brotli == text);
    assert_eq!(packed(".gz")[4..8], [0; 4], "no time is in it");
    assert!(!paths(&report).contains(&"icon.svg.br"), "what gets no smaller has no sibling");
}

#[test]
fn one_page_has_all_of_the_search() {
    let folder = Folder::new("single", ENGLISH);
    let title = "</script><!--<script> & \"{lang}\" {foot}";
    let single_file = folder.path("search.html");
    let settings =
        Settings { title: title.to_owned(), single_file: single_file.clone(), ..folder.settings("") };
    let report = made(&settings);
    assert!(report.files.is_empty() && report.embed.is_none());
    let page = folder.read("search.html");
    assert_eq!(report.single_file.as_ref().unwrap().bytes, page.len());

    let escaped = "<title>&lt;/script&gt;&lt;!--&lt;script&gt; &amp; &quot;{lang}&quot; {foot}</title>";
    assert!(page.contains(escaped), "{page}");
    // The hashes are those of what stands in the page, and no other script or style does.
    let policy = report.single_file_policy.unwrap();
    assert!(page.contains(&format!("content=\"{policy}\"")), "{page}");
    let between = |start: &str, end: &str| -> Vec<String> {
        page.split(start).skip(1).map(|rest| rest.split(end).next().unwrap().to_owned()).collect()
    };
    let [script] = &between("<script type=\"module\">", "</script>")[..] else { panic!("{page}") };
    let [style] = &between("<style>", "</style>")[..] else { panic!("{page}") };
    assert_eq!((script.as_str(), style.as_str()), (SCRIPT, STYLE));
    assert!(policy.contains(&hash::csp(script.as_bytes())) && policy.contains(&hash::csp(style.as_bytes())));
    assert_eq!(page.to_lowercase().matches("</script").count(), 3, "{page}");
    assert!(!page.contains(" src=") && !page.contains("<link rel=\"stylesheet\""), "{page}");
    // Its language is in it.
    let said = &between("id=\"kashaf-page\">", "</script>")[0];
    let said: Value = serde_json::from_str(said).unwrap();
    assert_eq!(said["language"]["error"], "</script>");

    let again = Settings { single_file: folder.path("again.html"), ..settings };
    made(&again);
    assert_eq!(page, folder.read("again.html"));
}

#[test]
fn a_site_has_its_own_page_as_one_file() {
    let folder = Folder::new("own", ARTICLE);
    let own = "<!doctype html><HEAD><title>صحيفتي</title><script src='other.js'></script>\n\
        <Link rel=stylesheet href='page.css'><script type=module\n src=\"x/kashaf-search.js\"></script></HEAD>\n\
        <body><kashaf-search></kashaf-search></BODY>";
    fs::write(folder.path("own.html"), own).unwrap();
    made(&Settings {
        page: folder.path("own.html"),
        single_file: folder.path("search.html"),
        ..folder.settings("")
    });
    let page = folder.read("search.html");
    let (start, rest) = page.split_once("<script type=\"application/json\"").unwrap();
    assert_eq!(
        start,
        "<!doctype html><HEAD><title>صحيفتي</title><script src='other.js'></script>\n\
        <style>p{margin:0}</style></HEAD>\n<body><kashaf-search></kashaf-search>"
    );
    assert!(rest.ends_with("</script>\n</BODY>"), "{rest}");
}

#[test]
fn the_module_alone_has_its_index() {
    let folder = Folder::new("module", ARTICLE);
    let settings = Settings { module: folder.path("assets/search.wasm"), ..folder.settings("") };
    let report = made(&settings);
    let module = fs::read(folder.path("assets/search.wasm")).unwrap();
    let index = kashaf_builder::place::take(&module).unwrap();
    assert!(kashaf_engine::index::Index::open(&index).is_ok());
    assert_eq!(report.module.unwrap().integrity, hash::integrity(&module));
    assert_eq!(fs::read_dir(folder.path("assets")).unwrap().count(), 1);

    let nothing = build(&System, &kit(), &folder.settings(""), &mut |_| ()).unwrap_err();
    assert!(nothing.to_string().contains("--out"), "{nothing}");
    let taken = Settings { module: folder.path("public"), ..folder.settings("") };
    let taken = build(&System, &kit(), &taken, &mut |_| ()).unwrap_err();
    assert!(taken.to_string().contains("is a folder: name a file"), "{taken}");
}

#[test]
fn a_page_that_was_made_of_articles_is_none_of_them() {
    let folder = Folder::new("again", ARTICLE);
    let single_file = folder.path("public/all.html");
    let settings = Settings { single_file, strict: true, ..folder.settings("") };
    assert_eq!([made(&settings).articles, made(&settings).articles], [1, 1]);
}

/// Articles enough for several parts of each kind.
fn many() -> String {
    let article = |number: usize| {
        let text =
            format!("زار الوزير المدينة رقم {number} وتحدث عن القطار {} الجديد. ", number * 7).repeat(12);
        format!(
            "{}\n",
            serde_json::json!({ "id": format!("a{number}"), "title": format!("خبر {number}"), "text": text })
        )
    };
    (0..1200).map(article).collect()
}

#[test]
fn many_articles_lie_beside_the_module_and_few_in_it() {
    let folder = Folder::new("chunks", ARTICLE);
    let few = made(&folder.settings("few"));
    assert!(!paths(&few).iter().any(|path| path.contains("chunks")));

    fs::write(folder.path("public/many.jsonl"), many()).unwrap();
    let report = made(&folder.settings("many"));
    let chunks: Vec<_> =
        paths(&report).into_iter().filter(|path| path.starts_with("assets/chunks/")).collect();
    assert!(chunks.len() > 20, "{chunks:?}");
    let list = report.files.iter().find(|file| file.path.starts_with("assets/chunks.")).unwrap();
    assert_eq!(folder.read(&format!("many/{}", list.path)), chunks.join("\n"));
    let worker = folder.read("many/service-worker.js");
    assert!(worker.contains(&list.path) && !worker.contains(chunks[0]));
    for path in &chunks {
        // Named by the hash of what is in it, and packed.
        let packed = fs::read(folder.path(&format!("many/{path}"))).unwrap();
        let mut bytes = Vec::new();
        flate2::read::DeflateDecoder::new(packed.as_slice()).read_to_end(&mut bytes).unwrap();
        let name = kashaf_engine::index::chunks::written(kashaf_engine::index::chunks::name(&bytes));
        assert_eq!(**path, format!("assets/chunks/{name}.bin"));
    }
    let whole = made(&Settings { chunks: Chunks::Never, ..folder.settings("whole") });
    let module = |report: &Report| {
        report.files.iter().find(|file| file.path.ends_with(".wasm")).map(|file| file.bytes).unwrap()
    };
    assert!(module(&report) + 300_000 < module(&whole));
    assert!(!paths(&whole).iter().any(|path| path.contains("chunks")));

    // The same bytes twice, also with hosts' copies: those of parts are no smaller.
    let again = made(&Settings { compress: true, ..folder.settings("again") });
    let parts = |report: &Report| -> Vec<String> {
        let parts = report.files.iter().filter(|file| file.path.starts_with("assets/chunks/"));
        parts.map(|file| format!("{} {}", file.path, file.integrity)).collect()
    };
    assert_eq!(parts(&again), parts(&report));
}

#[test]
fn what_is_one_file_has_all_in_it() {
    let folder = Folder::new("chunks-whole", ARTICLE);
    let settings = |chunks| Settings {
        chunks,
        single_file: folder.path("one.html"),
        module: folder.path("one.wasm"),
        ..folder.settings("")
    };
    let (always, never) = (made(&settings(Chunks::Always)), made(&settings(Chunks::Never)));
    for one in [|report: &Report| report.single_file.clone(), |report: &Report| report.module.clone()] {
        assert_eq!(one(&always).unwrap().integrity, one(&never).unwrap().integrity);
    }
}
