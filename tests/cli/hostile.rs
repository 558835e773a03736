//! What a folder of articles, a name or a path can do to whoever builds: nothing.

use std::fs;
use std::os::unix::fs::symlink;
use std::process::Command;

use crate::attack::survived;
use crate::build::files;
use crate::kit::{built, kit};
use crate::support::*;

const ARTICLE: &[u8] = b"A title\n\nThe river is high in the morning.\n";

/// Signs that a terminal obeys, or that turn a line around.
fn is_command(c: char) -> bool {
    c.is_control() && c != '\n'
        || ('\u{202A}'..='\u{202E}').contains(&c)
        || ('\u{2066}'..='\u{2069}').contains(&c)
}

#[test]
fn no_file_commands_the_terminal() {
    let signs = "\u{1b}[2J\u{1b}]0;pwned\u{7}\u{9b}31m\u{202E}\r";
    let name = |ending: &str| format!("{}{signs}.{ending}", "a");
    let text = format!("River {signs}\n\nText {signs} of the river.\n");
    let front =
        "---\ntitle: River\nurl: \"javascript:\\e[2J\"\ndate: \"\\e[2J\"\nid: \"\\e[2J\"\n---\nText.\n";
    let table = format!("title,{signs}\nRiver,x\n");
    let files = [
        (name("txt"), text.as_bytes()),
        (name("md"), front.as_bytes()),
        (name("csv"), table.as_bytes()),
        (name("html"), b"\xff"),
        (name("css"), b""),
        (name(signs), b""),
        (format!("b{signs}/c.txt"), b""),
        (".kashafignore".to_owned(), signs.as_bytes()),
    ];
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    let (articles, place, kit) = (Folder::new(&files), Folder::new(&[]), kit());
    let out = place.file("dist");
    let commands: [&[&str]; 7] = [
        &["build", articles.path(), "--out", &out, "--kit", kit.path()],
        &["build", articles.path(), "--out", &out, "--kit", kit.path(), "--strict"],
        &["search", "river", "--seeds", articles.path()],
        &["search", "river", "--seeds", &out, "--facets"],
        &["related", "\u{1b}[2J", "--seeds", &out],
        &["suggest", "riv", "--seeds", &out],
        &["stats", &out],
    ];
    for command in commands {
        let said = kashaf(command);
        let (out, err) = (said.stdout.replace(signs, ""), said.stderr);
        assert!(!out.contains(is_command) && !err.contains(is_command), "{command:?}: {out:?} {err:?}");
        assert!(command[0] != "build" || err.contains("\\u{1b}[2J"), "{err}");
    }
    survived("terminal commands in names and texts", commands.len());
}

#[test]
fn what_is_read_is_never_what_is_replaced() {
    let kit = kit();
    let refused = |arguments: &[&str], part: &str| {
        let outcome = kashaf(&[&["build", "--kit", kit.path()], arguments].concat());
        assert_eq!(outcome.code, 1, "{arguments:?}: {}", outcome.stderr);
        assert!(outcome.stderr.contains(part), "{arguments:?}: {}", outcome.stderr);
    };
    // A search with someone's articles in it, for which it may be replaced.
    let site =
        Folder::new(&[("in/a.txt", ARTICLE), ("in/page.html", b"<p>mine"), ("in/code.wasm", b"\0asm")]);
    built(&site.file("in"), &site.file("dist"), &[]);
    fs::rename(site.file("in"), site.file("dist/in")).unwrap();
    let before = files(site.path());
    let (dist, inner) = (site.file("dist"), site.file("dist/in"));
    symlink("dist/in", site.file("link")).unwrap();
    let would_be_lost = "would be replaced with all that is in it";
    refused(&[&inner, "--out", &dist], would_be_lost);
    refused(&[&inner, "--out", &format!("{dist}/")], would_be_lost);
    refused(&[&inner, "--out", &format!("{dist}/../dist/.")], would_be_lost);
    refused(&[&site.file("link"), "--out", &dist], would_be_lost);
    refused(&[&inner, "--out", &inner], would_be_lost);
    let articles = Folder::new(&[("a.txt", ARTICLE)]);
    refused(&[articles.path(), "--out", &dist, "--page", &format!("{inner}/page.html")], would_be_lost);
    let not_ours = "`kashaf build` did not make";
    refused(&[&inner, "--out", site.path()], "would be replaced");
    refused(&[articles.path(), "--out", &inner], not_ours);
    refused(&[articles.path(), "--single-file", &format!("{inner}/page.html")], not_ours);
    refused(&[articles.path(), "--module", &format!("{inner}/code.wasm")], not_ours);
    refused(&[articles.path(), "--single-file", &inner], "is a folder");
    refused(&[articles.path(), "--single-file", "/dev/null"], "is no file");
    fs::remove_file(site.file("link")).unwrap();
    assert!(files(site.path()) == before, "all is as it was");
    survived("outputs that are inputs or someone's own", 12);
}

#[test]
fn the_folder_that_a_link_leads_to_is_replaced_and_the_link_stays() {
    let (articles, place) = (Folder::new(&[("a.txt", ARTICLE)]), Folder::new(&[]));
    built(articles.path(), &place.file("real"), &[]);
    fs::write(place.file("real/left.txt"), "of before").unwrap();
    symlink("real", place.file("dist")).unwrap();
    built(articles.path(), &place.file("dist"), &[]);
    assert!(fs::symlink_metadata(place.file("dist")).unwrap().is_symlink());
    assert!(
        fs::exists(place.file("real/kashaf.json")).unwrap()
            && !fs::exists(place.file("real/left.txt")).unwrap()
    );
    assert_eq!(fs::read_dir(place.path()).unwrap().count(), 2);
    // The page that is one file changes where the link leads, too.
    fs::write(place.file("page.html"), "").unwrap();
    symlink("page.html", place.file("search.html")).unwrap();
    let kit = kit();
    for _ in 0..2 {
        printed(&[
            "build",
            articles.path(),
            "--single-file",
            &place.file("search.html"),
            "--kit",
            kit.path(),
        ]);
    }
    assert!(fs::symlink_metadata(place.file("search.html")).unwrap().is_symlink());
    assert!(fs::read(place.file("page.html")).unwrap().len() > 100);
}

#[test]
fn a_place_that_cannot_be_written_leaves_the_old_folder() {
    let (articles, place, kit) = (Folder::new(&[("a.txt", ARTICLE)]), Folder::new(&[]), kit());
    let dist = place.file("dist");
    built(articles.path(), &dist, &[]);
    fs::write(place.file("file"), "").unwrap();
    symlink("nowhere", place.file("dead")).unwrap();
    let before = files(&dist);
    let long = place.file(&"x".repeat(300));
    for out in
        [&long, &place.file("file"), &place.file("file/dist"), &place.file("dead"), "/proc/self/none/dist"]
    {
        let outcome = kashaf(&["build", articles.path(), "--out", out, "--kit", kit.path()]);
        assert_eq!(outcome.code, 1, "{out}: {}", outcome.stderr);
        assert!(
            outcome.stderr.starts_with("kashaf: ") && outcome.stderr.lines().count() == 1,
            "{}",
            outcome.stderr
        );
    }
    // No file may be larger than so many blocks: a disk that is full in the midst of a build.
    for blocks in [0, 1, 2, 4] {
        let line = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$@\"");
        let mut command = Command::new("sh");
        command.args(["-c", &line, "sh", env!("CARGO_BIN_EXE_kashaf"), "build", articles.path()]);
        let output = command.args(["--out", &dist, "--kit", kit.path(), "--compress"]).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code() == Some(1) || blocks > 1 && output.status.success(), "{blocks}: {said}");
        assert!(output.status.success() || said.contains("room on the disk"), "{said}");
        assert!(output.status.success() || files(&dist) == before, "{blocks}");
    }
    survived("outputs that cannot be written", 9);
}
