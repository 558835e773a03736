//! Markdown and its front matter.

use kashaf_engine::document::{Date, ParagraphKind};

use super::{files, one, paragraphs, texts};

use ParagraphKind::{Heading, Lead, Text};

#[test]
fn headings_have_the_anchors_that_pages_give_them() {
    let document =
        one("in/a.md", "# T\n\n## What's *new*, 2?\n\n## Same\n\n## Same\n\n## كيف نبدأ؟\n\n## Own {#own}\n");
    let anchors: Vec<&str> = document.paragraphs.iter().map(|it| it.anchor.as_str()).collect();
    assert_eq!(anchors, ["whats-new-2", "same", "same-1", "كيف-نبدأ", "own"]);
    assert!(document.paragraphs.iter().all(|it| it.kind == Heading));
}

#[test]
fn the_title_is_stated_or_the_first_heading() {
    assert_eq!(one("in/a.md", "Text before.\n\n# Title\n\n# Other").title, "Title");
    let both = one("in/a.md", "---\ntitle: Stated\n---\n# Heading\n\nText.");
    assert_eq!(both.title, "Stated");
    assert_eq!(paragraphs(&both), [(Heading, "heading", "Heading"), (Lead, "", "Text.")]);
    let same = one("in/a.md", "---\ntitle: Same  title\n---\n# Same title\n\nText.");
    assert_eq!(paragraphs(&same), [(Lead, "", "Text.")]);
    assert_eq!(one("in/a.md", "## Second level\n\nText.").title, "Second level");
    let derived = one("in/a.md", "A first sentence. And a second.");
    assert_eq!((derived.title.as_str(), derived.title_derived), ("A first sentence", true));
}

#[test]
fn blocks_are_paragraphs_and_code_is_text() {
    let document = one(
        "in/a.md",
        "# T\n\nA *line*\nand `code` ~~gone~~ [link](x).\n\n> quote\n\n1. one\n2. two\n\n   more\n\n```\na {{< kept >}}\nb\n\nc\n```\n\n|h|i|\n|-|-|\n|j|k|\n\n- [x] task\n",
    );
    assert_eq!(
        texts(&document),
        [
            "A line and code gone link.",
            "quote",
            "one",
            "two",
            "more",
            "a {{< kept >}} b",
            "c",
            "h i",
            "j k",
            "task"
        ]
    );
}

#[test]
fn code_sums_nothing_up() {
    let code = "let a_long_line_of_code = that_is_longer_than(forty_characters);";
    let text = "A paragraph that can sum up what the page is about, since it is long.";
    let document = one("in/a.md", &format!("# T\n\nShort.\n\n```\n{code}\n```\n\n{text}\n"));
    assert_eq!(paragraphs(&document), [(Text, "", "Short."), (Text, "", code), (Lead, "", text)]);
}

#[test]
fn shortcodes_and_tags_are_no_text() {
    let document = one(
        "in/a.md",
        "# T\n\nBefore {{< ref \"x.md\" >}} after {{% note %}}within{{% /note %}}{/* remark */} and {% raw %}x{% endraw %}, `{{< code >}}`.\n\n<div align=\"center\"><b>Bold</b> text</div>\n\nSee <kbd>Ctrl</kbd>, open {{< and {% stay.\n",
    );
    assert_eq!(
        texts(&document),
        ["Before after within and x, {{< code >}}.", "Bold text", "See Ctrl, open {{< and {% stay."]
    );
}

#[test]
fn front_matter_is_understood_in_its_dialects() {
    let hugo = one(
        "in/a.md",
        "+++\ntitle = 'T'\ndate = 2021-07-26T10:00:00+03:00\nweight = 10\ncategories = ['News', 'x']\ntags = ['a']\n+++\nText.",
    );
    assert_eq!(
        (hugo.date, hugo.section.as_str(), hugo.weight.hundredths()),
        (Date::new(2021, 7, 26), "News", 100)
    );
    let jekyll = one(
        "in/a.md",
        "---\ntitle: T\ndate: 2021-07-26 10:00:00 +0300\npermalink: /:title/\nauthor: Sami, Laila\ntags: a, b، ج\n---\nText.",
    );
    assert_eq!((jekyll.date, jekyll.url.as_str()), (Date::new(2021, 7, 26), ""));
    assert_eq!(
        (jekyll.authors, jekyll.tags),
        (vec!["Sami, Laila".to_owned()], ["a", "b", "ج"].map(str::to_owned).to_vec())
    );
    let windows = one("in/a.md", "\u{FEFF}---\r\ntitle: T\r\ndate: 26 يوليو 2021\r\n---\r\nText.\r\n");
    assert_eq!((windows.title.as_str(), windows.date), ("T", Date::new(2021, 7, 26)));
    let empty = one("in/a.md", "---\n---\n# T");
    assert_eq!(empty.title, "T");
    assert_eq!(
        one("in/a.md", "---\ntitle: T\ndescription: What it is about.\n---\n").lead().next(),
        Some("What it is about.")
    );
}

#[test]
fn a_rule_is_no_front_matter() {
    let document = one("in/a.md", "---\n\nSome text.\n\n---\n\nMore text.");
    assert_eq!(paragraphs(&document), [(Lead, "", "Some text."), (Text, "", "More text.")]);
}

#[test]
fn what_is_not_to_be_found_is_passed_over() {
    for said in [
        "search: false",
        "noindex: true",
        "search_exclude: true",
        "robots: noindex, follow",
        "draft: true",
        "published: false",
    ] {
        let text = format!("---\n{said}\n---\n# T");
        let gathered = files([("in/a.md", text.as_str()), ("in/b.txt", text.as_str())]);
        assert!(gathered.documents.is_empty() && gathered.faults.is_empty(), "{said}");
        assert_eq!(gathered.passed_over.values().sum::<usize>(), 2, "{said}");
    }
}
