//! Rules of the house that no other tool checks.
//!
//! Each rule is a function from a file to its faults, so that the tests below can hand it bad ones.
//! Patterns are spelled in pieces where this file would otherwise break its own rule.

use std::fmt;
use std::fs;

use anyhow::{Context, Result};

use crate::repo::{command, read, root};

/// Kept byte for byte as they came: only what is ours can be tidy.
const VERBATIM: &[&str] = &["seeds/", "tests/golden/", "tests/fuzz/corpus/"];

const MOST_LINES: usize = 400;

/// One fault of one line.
#[derive(Debug, PartialEq, Eq)]
pub struct Fault {
    path: String,
    line: usize,
    what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.what)
    }
}

/// A text file of the repository.
struct Source<'a> {
    path: &'a str,
    text: &'a str,
}

impl<'a> Source<'a> {
    fn ends_with(&self, endings: &[&str]) -> bool {
        endings.iter().any(|ending| self.path.ends_with(ending))
    }

    fn is_in(&self, folders: &[&str]) -> bool {
        folders.iter().any(|folder| self.path.starts_with(folder))
    }

    fn lines(&self) -> impl Iterator<Item = (usize, &'a str)> + use<'a> {
        self.text.lines().enumerate().map(|(index, line)| (index + 1, line))
    }
}

type Found = Vec<(usize, String)>;

const RULES: &[fn(&Source) -> Found] =
    &[html_strings, unwraps, long_files, physical_sides, missing_head, trailing_space, machine_paths];

/// The faults of every file that git tracks or would track.
pub fn faults() -> Result<Vec<Fault>> {
    let list = read(command("git").args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]))
        .context("`git ls-files` failed: tidy needs git and a clone")?;
    let mut faults = Vec::new();
    for path in list.split_terminator('\0') {
        // A deleted file stays in git's list until that is committed; a picture is no text.
        let Some(text) = fs::read(root().join(path)).ok().and_then(|bytes| String::from_utf8(bytes).ok())
        else {
            continue;
        };
        faults.extend(faults_of(&Source { path, text: &text }));
    }
    Ok(faults)
}

fn faults_of(source: &Source) -> Vec<Fault> {
    if source.is_in(VERBATIM) {
        return Vec::new();
    }
    let mut found: Found = RULES.iter().flat_map(|rule| rule(source)).collect();
    found.sort();
    found.into_iter().map(|(line, what)| Fault { path: source.path.to_owned(), line, what }).collect()
}

/// No string becomes HTML.
fn html_strings(source: &Source) -> Found {
    if !(source.is_in(&["www/"]) && source.ends_with(&[".js", ".html"])) {
        return Found::new();
    }
    let ways = [concat!("inner", "HTML"), concat!("outer", "HTML"), "insertAdjacentHTML", "setHTMLUnsafe"];
    find(source.lines(), &ways, |way| format!("{way} makes HTML of a string: build elements and text nodes"))
}

/// No panic hides in a short word. By custom the tests are a file's last module.
fn unwraps(source: &Source) -> Found {
    if !source.ends_with(&[".rs"]) || source.is_in(&["tests/"]) || source.path.contains("/tests/") {
        return Found::new();
    }
    let own = source.lines().take_while(|(_, line)| line.trim() != "#[cfg(test)]");
    // Examples in documentation may be short.
    let own = own.filter(|(_, line)| !line.trim_start().starts_with("//"));
    find(own, &[concat!(".unw", "rap()")], |call| format!("{call} outside of tests: say what went wrong"))
}

fn long_files(source: &Source) -> Found {
    let is_code =
        source.is_in(&["src/", "www/", "xtask/", "tests/"]) && source.ends_with(&[".rs", ".js", ".css"]);
    let count = source.text.lines().count();
    if !is_code || count <= MOST_LINES {
        return Found::new();
    }
    vec![(count, format!("{count} lines, more than {MOST_LINES}: find the second concept in it"))]
}

/// Styles speak of start and end, so that they hold in both directions of writing.
fn physical_sides(source: &Source) -> Found {
    if !(source.is_in(&["www/"]) && source.ends_with(&[".css"])) {
        return Found::new();
    }
    let code = without_comments(source.text);
    let mut found = Found::new();
    for (index, line) in code.lines().enumerate() {
        let words = line.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
        let words = words.filter(|word| !word.starts_with("--"));
        for word in words.filter(|word| word.split('-').any(|part| part == "left" || part == "right")) {
            found.push((index + 1, format!("`{word}` is a physical side: use a logical property or value")));
        }
    }
    found
}

fn missing_head(source: &Source) -> Found {
    let wants_one = source.is_in(&["src/"]) && source.ends_with(&[".rs"]);
    if !wants_one || source.text.starts_with("//!") {
        return Found::new();
    }
    vec![(1, "the file does not begin with a `//!` that says what it is for".to_owned())]
}

fn trailing_space(source: &Source) -> Found {
    let ends_in_space = |line: &str| line.ends_with(char::is_whitespace);
    let lines = source.text.split('\n').enumerate().filter(|(_, line)| ends_in_space(line));
    lines.map(|(index, _)| (index + 1, "white space at the end of the line".to_owned())).collect()
}

/// A path of one machine means nothing on another.
fn machine_paths(source: &Source) -> Found {
    let mut found = Found::new();
    for folder in ["work", "root", "home"].map(|name| format!("/{name}/")) {
        for (number, line) in source.lines() {
            // Not a folder of that name within another path or address.
            let is_absolute = |at: usize| {
                !line[..at].ends_with(|c: char| {
                    c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '*' | '}' | ')')
                })
            };
            if line.match_indices(&folder).any(|(at, _)| is_absolute(at)) {
                found.push((number, format!("{folder}… is a path of one machine")));
            }
        }
    }
    found
}

fn find<'a>(
    lines: impl Iterator<Item = (usize, &'a str)>,
    patterns: &[&str],
    what: impl Fn(&str) -> String,
) -> Found {
    let mut found = Found::new();
    for (number, line) in lines {
        let here = patterns.iter().filter(|pattern| line.contains(**pattern));
        found.extend(here.map(|pattern| (number, what(pattern))));
    }
    found
}

/// A style sheet with its comments blanked out, line breaks kept.
fn without_comments(css: &str) -> String {
    let mut code = String::new();
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        let (comment, after) = comment.split_once("*/").unwrap_or((comment, ""));
        code += before;
        code.extend(comment.chars().filter(|c| *c == '\n'));
        rest = after;
    }
    code + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: [usize; 0] = [];

    fn lines(path: &str, text: &str) -> Vec<usize> {
        faults_of(&Source { path, text }).iter().map(|fault| fault.line).collect()
    }

    #[test]
    fn html_strings_are_found_in_the_page_only() {
        let bad = concat!("a\nbox.inner", "HTML = text;\n");
        assert_eq!(lines("www/a.js", bad), [2]);
        assert_eq!(lines("www/index.html", bad), [2]);
        assert_eq!(lines("notes.md", bad), NONE);
    }

    #[test]
    fn unwraps_are_found_outside_of_tests_only() {
        let bad = concat!("//! Head.\nlet a = b.unw", "rap();\n");
        assert_eq!(lines("src/a.rs", bad), [2]);
        assert_eq!(lines("tests/engine/a.rs", bad), NONE);
        let tested = concat!("//! Head.\n/// a.unw", "rap()\n#[cfg(test)]\nmod tests { b.unw", "rap() }\n");
        assert_eq!(lines("src/a.rs", tested), NONE);
    }

    #[test]
    fn long_files_are_found() {
        let text = "//! Head.\n".repeat(MOST_LINES + 1);
        assert_eq!(lines("src/a.rs", &text), [MOST_LINES + 1]);
        assert_eq!(lines("README.md", &text), NONE);
    }

    #[test]
    fn physical_sides_are_found_in_styles() {
        let bad =
            "a { margin-left: 0 }\nb { text-align: right }\nc { left: 0 }\nd { border-top-left-radius: 0 }\n";
        assert_eq!(lines("www/a.css", bad), [1, 2, 3, 4]);
        let fine =
            "/* to the left\nor right */\na { margin-inline-start: 0; color: var(--left) }\n.copyright {}\n";
        assert_eq!(lines("www/a.css", fine), NONE);
    }

    #[test]
    fn heads_are_asked_of_sources() {
        assert_eq!(lines("src/a.rs", "use std::fs;\n"), [1]);
        assert_eq!(lines("xtask/src/a.rs", "use std::fs;\n"), NONE);
    }

    #[test]
    fn trailing_space_is_found_but_not_in_what_is_kept_as_it_came() {
        assert_eq!(lines("README.md", "a \nb\t\nc\r\nd\n"), [1, 2, 3]);
        assert_eq!(lines("seeds/a.txt", "a \n"), NONE);
    }

    #[test]
    fn machine_paths_are_found() {
        let bad = format!("cd /{}/a\nfile:///{}/b\n\"/{}/c\"\n", "home", "root", "work");
        assert_eq!(lines("README.md", &bad), [1, 2, 3]);
        let fine = "https://example.org/home/a\n./work/b\n$(pwd)/work/\n";
        assert_eq!(lines("README.md", fine), NONE);
    }
}
