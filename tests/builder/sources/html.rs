//! Pages.

use kashaf_builder::Settings;
use kashaf_engine::document::{Date, ParagraphKind};

use super::{files, one, paragraphs, read, texts};
use crate::memory::Memory;

use ParagraphKind::{Heading, Lead, Text};

#[test]
fn content_is_where_the_page_says() {
    let around = |content: &str| {
        format!(
            "<body><header>Around</header><nav>Around</nav>{content}<aside>Around</aside><footer>Around</footer>"
        )
    };
    for content in [
        "<main><h1>T</h1><p>Text.</main>",
        "<div role=main><h1>T</h1><p>Text.</div>",
        "<article><h1>T</h1><p>Text.</article>",
        "<div><h1>T</h1><p>Text.</div>",
        "<main>No<div data-kashaf-body><h1>T</h1><p>Text.</div></main>",
        "<main>No<div data-pagefind-body><h1>T</h1><p>Text.<i data-pagefind-ignore=all>No</i></div></main>",
        "<main><header><h1>T</h1></header><nav>No</nav><p>Text.<script>no</script><template>no</template><svg><text>no</text></svg><p hidden>no<p aria-hidden=true>no</main>",
    ] {
        let document = one("in/a.html", &around(content));
        assert_eq!((document.title.as_str(), texts(&document)), ("T", vec!["Text."]), "{content}");
    }
}

#[test]
fn if_a_page_marks_its_content_only_such_pages_are_read() {
    let gathered = files([
        ("in/a.html", "<h1>A</h1>"),
        ("in/b.html", "<h1 data-pagefind-body>B</h1>"),
        ("in/c.md", "# C"),
    ]);
    let ids: Vec<&str> = gathered.documents.iter().map(|document| document.id.as_str()).collect();
    assert_eq!(ids, ["b", "c"]);
    assert_eq!(gathered.passed_over["without data-kashaf-body"], 1);
}

#[test]
fn the_settings_say_what_content_is_and_what_is_not() {
    let page = "<main><h1>No</h1><div class=post><h1>T</h1><p>Text.<p class=ad>No</div></main>";
    let disk = Memory::of([("in/a.html", page.as_bytes()), ("in/b.html", b"<h1>Another page</h1>")]);
    let settings =
        Settings { content: ".post".to_owned(), exclude: vec![".ad, .x".to_owned()], ..Settings::default() };
    let gathered = read(&disk, settings);
    assert_eq!(gathered.documents.len(), 1);
    assert_eq!((gathered.documents[0].title.as_str(), texts(&gathered.documents[0])), ("T", vec!["Text."]));
    assert_eq!(gathered.passed_over["without the content selector"], 1);
}

#[test]
fn headings_have_the_anchor_that_is_nearest() {
    let page = "<main><h1>T</h1><section id=s><h2>One</h2><p>x</section><h2 id=own>Two</h2><p>x<a name=before></a>\
        <h2>Three</h2><p>x<h2><a id=within></a>Four<a href='#within'>#</a></h2><div id=d>text<h2>Five</h2></div>\
        <section id=impl><a href=src>Source</a><h3>Six</h3></section></main>";
    let document = one("in/a.html", page);
    let headings: Vec<(&str, &str)> =
        paragraphs(&document).into_iter().filter(|it| it.0 == Heading).map(|it| (it.1, it.2)).collect();
    assert_eq!(
        headings,
        [
            ("s", "One"),
            ("own", "Two"),
            ("before", "Three"),
            ("within", "Four"),
            ("", "Five"),
            ("impl", "Six")
        ]
    );
}

#[test]
fn lines_flow_and_blocks_do_not() {
    let page = "<h1>T</h1><p>A <b>bold</b>er\n <i>line</i><br>goes on<br><br>Next<div>Block</div>tail<ul><li>one<li>two</ul>\
        <table><tr><td>a<td>b<tr><td>c</table><dl><dt>d<dd>e</dl><pre>f\n g\n\nh</pre>in<wbr>to <ruby>漢<rt>kan</rt></ruby>";
    let document = one("in/a.html", page);
    assert_eq!(
        texts(&document),
        [
            "A bolder line goes on",
            "Next",
            "Block",
            "tail",
            "one",
            "two",
            "a b",
            "c",
            "d",
            "e",
            "f g",
            "h",
            "into 漢"
        ]
    );
}

#[test]
fn the_title_is_the_heading_or_what_the_head_says() {
    let title = |page: &str| one("in/a.html", page).title;
    assert_eq!(title("<title>Head</title><h1>Body</h1>"), "Body");
    assert_eq!(title("<title>Head</title><meta property=og:title content=Social><p>Text."), "Social");
    assert_eq!(title("<title>Head - Site</title><meta property=og:site_name content=Site><p>Text."), "Head");
    assert_eq!(title("<title>Head - Site</title><p>Text."), "Head - Site");
    assert_eq!(title("<p>A sentence. Another one."), "A sentence");
}

#[test]
fn what_the_head_says_is_read() {
    let page = "<html lang=en><link rel=canonical href='/relative'><meta property=og:url content='https://example.org/x'>\
        <meta name=date content='26/7/2021'><meta name=author content='Sami'><meta name=keywords content='a, b,a'>\
        <meta property=article:section content=News><meta property=article:tag content=c>\
        <meta name=description content=Sum><h1>Title of the page</h1>";
    let document = one("in/a.html", page);
    assert_eq!(document.url, "https://example.org/x");
    assert_eq!((document.date, document.section.as_str()), (Date::new(2021, 7, 26), "News"));
    assert_eq!(
        (document.authors.join("+"), document.tags.join("+")),
        ("Sami".to_owned(), "a+b+c".to_owned())
    );
    assert_eq!(
        paragraphs(&document),
        [(Lead, "", "Sum")],
        "a description stands in for text that is not there"
    );
    let dated = |page: &str| one("in/a.html", page).date.map(|date| date.to_string()).unwrap_or_default();
    assert_eq!(dated("<h1>T</h1><time datetime=2021-07-26T10:00>today</time>"), "2021-07-26");
    assert_eq!(dated("<h1>T</h1><p>a<p>b<p>c<p>d<time datetime=2021-07-26>then</time>"), "");
    let json = "<script type='application/ld+json'>[{\"@graph\":[{\"datePublished\":\"2021-07-26\"}]}]</script><h1>T</h1>";
    assert_eq!(dated(json), "2021-07-26");
}

#[test]
fn a_language_that_the_text_belies_is_not_believed() {
    let arabic = "<h1>وصل الوزير</h1><p>وصل الوزير إلى بغداد صباح اليوم في زيارة تستمر يومين.";
    assert_eq!(one("in/a.html", &format!("<html lang=en-US>{arabic}")).lang, "ar");
    assert_eq!(one("in/a.html", &format!("<html lang=ar-IQ>{arabic}")).lang, "ar-IQ");
    assert_eq!(one("in/a.html", "<html lang=fr><h1>Bonjour</h1>").lang, "fr");
}

#[test]
fn pages_that_lead_elsewhere_or_hide_are_counted() {
    let gathered = files([
        ("in/a.html", "<meta http-equiv=Refresh content='0;URL=b.html'><p>Moved"),
        ("in/b.html", "<meta http-equiv=refresh content='300'><h1>News</h1>"),
        ("in/c.html", "<meta name=ROBOTS content=NOINDEX><h1>Hidden</h1>"),
    ]);
    assert_eq!(gathered.documents.len(), 1);
    assert_eq!((gathered.passed_over["redirect"], gathered.passed_over["noindex"]), (1, 1));
}

#[test]
fn pictures_say_what_they_show_once() {
    let page = "<h1><img alt=Logo> T</h1><figure><img alt=Same><figcaption>Same</figcaption></figure><img alt=Alone><p>In <img alt=text> flow.";
    let document = one("in/a.html", page);
    assert_eq!(document.title, "Logo T");
    assert_eq!(texts(&document), ["Same", "Alone", "In text flow."]);
    assert_eq!(document.paragraphs[2].kind, Lead);
    assert!(document.paragraphs.iter().all(|it| it.kind != Text));
}
