//! Whatever is in a file, reading it ends, and says what became of it.

use kashaf_builder::Settings;
use proptest::prelude::*;

use super::read;
use crate::memory::Memory;

const NAMES: [&str; 6] = ["in/a.txt", "in/a.md", "in/a.html", "in/a.jsonl", "in/a.csv", "in/_synonyms.txt"];

/// Pieces that mean something to one of the readers.
const PIECES: [&str; 44] = [
    "---\n",
    "+++\n",
    "title: ",
    "title = ",
    "date",
    ": [",
    "\n",
    "\r\n",
    " ",
    "# ",
    "## ",
    "{#x}",
    "{{<",
    ">}}",
    "{%",
    "%}",
    "```\n",
    "`",
    "|",
    "- ",
    "<h1>",
    "</h1>",
    "<h2 id=x>",
    "<a name=y>",
    "</a>",
    "<p>",
    "<br>",
    "<pre>",
    "<table><tr><td>",
    "<main>",
    "<template>",
    "<svg>",
    "<!--",
    "{\"title\":\"",
    "\"}",
    "\"",
    ",",
    ";",
    "كتاب",
    "و",
    "\u{0}",
    "\u{FEFF}",
    "é",
    "&amp;",
];

fn reads(bytes: &[u8]) {
    for name in NAMES {
        let gathered = read(&Memory::of([(name, bytes)]), Settings::default());
        for document in &gathered.documents {
            assert!(!document.title.is_empty() && !document.id.is_empty());
            let texts = document.paragraphs.iter().map(|paragraph| &paragraph.text);
            for text in texts.chain([&document.title]) {
                assert!(!text.is_empty() && text.trim() == text && !text.contains(['\n', '\t']), "{text:?}");
            }
        }
        let told = gathered.faults.len() + gathered.passed_over.values().sum::<usize>();
        let one_each = !name.ends_with("jsonl") && !name.ends_with("csv") && !name.starts_with("in/_");
        assert!(!one_each || gathered.documents.len() + told > 0, "{name}: nothing is lost in silence");
    }
}

#[test]
fn deep_pages_end() {
    for (open, times) in [("<div>", 1_000), ("<b>", 200), ("<ul><li>", 300), ("<table><tr><td>", 200)] {
        reads(format!("<h1>T</h1>{}text", open.repeat(times)).as_bytes());
    }
    reads("> ".repeat(3_000).as_bytes());
    reads(format!("---\na: {}\n---\ntext", "[".repeat(3_000)).as_bytes());
    reads(format!("{{\"a\":{}", "[".repeat(3_000)).as_bytes());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        reads(&bytes);
    }

    #[test]
    fn any_pieces_are_read(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..40)) {
        reads(pieces.concat().as_bytes());
    }
}
