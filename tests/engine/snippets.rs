//! A snippet is one part of the article as it was written, or two; whole words of it are marked, and they are what was
//! asked for.

mod any_text;
mod cases;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use kashaf_engine::analysis::script::{Class, class};
use kashaf_engine::analysis::{is_stop_word, stem, tokens};
use kashaf_engine::document::Document;
use kashaf_engine::index::Index;
use kashaf_engine::query::parse::{Clause, Part, Query, parse};
use kashaf_engine::query::widen::widen;
use kashaf_engine::query::{Hit, MatchKind, Options, search};
use kashaf_engine::snippet::{ELLIPSIS, Segment};
use proptest::prelude::*;

use crate::support::{is_behind_clitics, prove, seed_index, seeds, texts};

/// Characters of a passage.
const PASSAGE: usize = 200;
/// Characters of two together, as long as their words are.
const TWO: usize = PASSAGE * 3 / 2;

static ARTICLES: LazyLock<Vec<Document>> = LazyLock::new(seeds);
static VOCABULARY: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    // All that is searched, shown or not: the rest of a word must be known for its clitic to go.
    let all = ARTICLES.iter().flat_map(|article| {
        let hidden = article.links().map(str::to_owned).chain(article.date_in_words());
        texts(article).into_iter().map(str::to_owned).chain(hidden).collect::<Vec<_>>()
    });
    all.flat_map(|text| tokens(&text).map(|token| token.term).collect::<Vec<_>>()).collect()
});

/// The words of the seeds as they are written, text by text.
static WORDS: LazyLock<Vec<Vec<&str>>> = LazyLock::new(|| {
    let words = |text| tokens(text).map(|token| &text[token.range]).collect::<Vec<_>>();
    ARTICLES.iter().flat_map(texts).map(words).filter(|words| !words.is_empty()).collect()
});

/// Neighbouring words of some article: one of them mostly, as a phrase or not.
fn part() -> impl Strategy<Value = String> {
    let place = (any::<prop::sample::Index>(), any::<prop::sample::Index>());
    let count = prop_oneof![3 => Just(1), 1 => 2..4usize];
    (place, count, any::<bool>()).prop_map(|((text, first), count, quoted)| {
        let words = text.get(&WORDS);
        let first = first.index(words.len());
        let words = words[first..].iter().take(count).copied().collect::<Vec<_>>().join(" ");
        if quoted && count > 1 { format!("\"{words}\"") } else { words }
    })
}

/// A query; of its last word the end may not be typed yet.
fn query() -> impl Strategy<Value = String> {
    (prop::collection::vec(part(), 1..4), 0..3usize, any::<bool>()).prop_map(|(parts, untyped, finished)| {
        let text = parts.join(" ");
        let last = text.split(' ').next_back().map_or(0, |word| word.chars().count());
        // Fewer than three letters begin more words than are looked up.
        let untyped = if finished || text.ends_with('"') { 0 } else { untyped.min(last.saturating_sub(3)) };
        let letters = text.chars().count() - untyped;
        text.chars().take(letters).chain(finished.then_some(' ')).collect()
    })
}

/// The words and phrases that count, those of a choice too.
fn clauses(query: &Query) -> Vec<&Clause> {
    fn of(part: &Part) -> Vec<&Clause> {
        match part {
            Part::Clause(clause) => vec![clause],
            Part::Group(group) => clauses(group),
        }
    }
    let weighty = |clause: &&Clause| clause.quoted || !clause.terms.iter().all(|term| is_stop_word(term));
    let all: Vec<&Clause> = query.wanted.iter().flat_map(of).collect();
    let any = all.iter().any(weighty);
    all.into_iter().filter(|clause| !any || weighty(clause)).collect()
}

/// What of `text` a query means: for each token, whether it should be marked.
fn meant(index: &Index<'_>, text: &str, query: &str) -> Vec<bool> {
    let terms: Vec<String> = tokens(text).map(|token| token.term).collect();
    let mut marked = vec![false; terms.len()];
    for clause in clauses(&parse(query)) {
        match clause.terms.as_slice() {
            [wanted] => {
                let guesses = guesses(index, clause);
                let alike = index.alike(wanted).unwrap_or_default().concat();
                let listed =
                    |term: &str| !clause.quoted && index.term(term).is_some_and(|it| alike.contains(&it));
                let means =
                    |term: &String| is_it(clause, wanted, term) || guesses.contains(term) || listed(term);
                marked.iter_mut().zip(&terms).for_each(|(marked, term)| *marked |= means(term));
            }
            phrase => {
                let begins = |term: &String| {
                    let is_form = || stem(term, &*VOCABULARY) == stem(&phrase[0], &*VOCABULARY);
                    *term == phrase[0] || is_behind_clitics(&phrase[0], term) && is_form()
                };
                for at in 0..terms.len() {
                    if begins(&terms[at]) && terms[at + 1..].starts_with(&phrase[1..]) {
                        marked[at..at + phrase.len()].fill(true);
                    }
                }
            }
        }
    }
    marked
}

/// The same word, another form of it, or one that begins as typed.
fn is_it(clause: &Clause, wanted: &str, term: &str) -> bool {
    let stem_of = |term: &str| stem(term, &*VOCABULARY);
    let without = |term| str::strip_prefix(term, "ال");
    let begins = |typed| term.starts_with(typed) || without(term).is_some_and(|term| term.starts_with(typed));
    term == wanted
        || (!clause.quoted || is_behind_clitics(wanted, term)) && stem_of(term) == stem_of(wanted)
        || clause.unfinished && !is_one_letter(clause) && begins(wanted)
        || clause.unfinished
            && without(wanted).is_some_and(|rest| rest.chars().count() > 2 && term.starts_with(rest))
}

fn is_one_letter(clause: &Clause) -> bool {
    clause.terms.iter().all(|term| term.chars().count() == 1)
}

/// Words that the query's is taken for: which these are is no matter of snippets.
fn guesses(index: &Index<'_>, clause: &Clause) -> Vec<String> {
    // A word that stands only with its article glued to it has no class of its own: its forms are found by trying.
    let bare = clause.terms.iter().any(|term| !index.forms(term).is_empty());
    let is_form = |term: &str| clause.terms.iter().any(|wanted| stem(wanted, index) == stem(term, index));
    let own = |kind, term: &str| match kind {
        MatchKind::Exact => true,
        // Irregular forms come from a list.
        MatchKind::Form => bare && is_form(term),
        // Of the words that one letter begins only the most frequent are kept.
        MatchKind::Prefix => !is_one_letter(clause),
        _ => false,
    };
    let mut guesses = Vec::new();
    for key in widen(index, clause) {
        let Some(kind) = key.kind else { continue };
        let terms = key.terms.into_iter().filter_map(|term| index.key(term));
        // A name of several words is a term with spaces.
        guesses.extend(
            terms
                .filter(|term| term.contains(' ') || !own(kind, term))
                .flat_map(|term| term.split(' ').map(str::to_owned).collect::<Vec<_>>()),
        );
    }
    guesses
}

fn joined(segments: &[Segment]) -> String {
    segments.iter().map(|segment| segment.text.as_str()).collect()
}

fn marked(segments: &[Segment]) -> Vec<&str> {
    segments.iter().filter(|segment| segment.marked).map(|segment| segment.text.as_str()).collect()
}

/// A passage of a snippet, and whether text was left out before and after it.
#[derive(Debug, PartialEq)]
struct Passage<'s> {
    segments: &'s [Segment],
    cut_before: bool,
    cut_after: bool,
}

/// A snippet taken apart at its ellipses. Between two passages either may be cut or end by itself.
fn passages(snippet: &[Segment]) -> Vec<Passage<'_>> {
    let is = |segment: Option<&Segment>, ellipsis| {
        segment.is_some_and(|segment| !segment.marked && segment.text == ellipsis)
    };
    let [before, between, after] = ELLIPSIS;
    let [cut_before, cut_after] = [is(snippet.first(), before), is(snippet.last(), after)];
    let inner = &snippet[usize::from(cut_before)..snippet.len() - usize::from(cut_after)];
    let parts = inner.split(|segment| is(Some(segment), between));
    parts.map(|segments| Passage { segments, cut_before, cut_after }).collect()
}

/// Where in `text` a passage is from, if its being cut or not fits too.
fn place(text: &str, passage: &Passage<'_>, [first, last]: [bool; 2]) -> Option<usize> {
    let shown = joined(passage.segments);
    let fits = |&at: &usize| {
        text[at..].starts_with(&shown)
            && (!first || passage.cut_before == (at > 0))
            && (!last || passage.cut_after == (at + shown.len() < text.len()))
    };
    text.char_indices().map(|(at, _)| at).find(fits)
}

/// Whether a line may end here without tearing a word apart.
fn is_between_words(text: &str, at: usize) -> bool {
    let of_word = |c: Option<char>| c.filter(|&c| class(c) != Class::Separator).map(class);
    match (of_word(text[..at].chars().next_back()), of_word(text[at..].chars().next())) {
        (Some(before), Some(after)) => {
            // Arabic letters do not join with digits and other letters: و6 is two words.
            let arabic = |class| matches!(class, Class::Arabic | Class::Mark | Class::Invisible);
            arabic(before) != arabic(after)
        }
        _ => true,
    }
}

/// Checks that the passage, cut from `text` at `start`, marks whole words, all that are meant and no other.
fn check_marks(
    index: &Index<'_>,
    text: &str,
    start: usize,
    passage: &[Segment],
    query: &str,
) -> Result<(), String> {
    let (mut at, mut marks) = (start, Vec::new());
    for segment in passage {
        let end = at + segment.text.len();
        if segment.marked {
            marks.push(at..end);
            if !is_between_words(text, at) || !is_between_words(text, end) {
                return Err(format!("`{}` is no whole word in {text}", segment.text));
            }
        }
        at = end;
    }
    for (token, meant) in tokens(text).zip(meant(index, text, query)) {
        let inside = token.range.start >= start && token.range.end <= at;
        let marked = marks.iter().any(|mark| mark.start <= token.range.start && token.range.end <= mark.end);
        if inside && marked != meant {
            return Err(format!("`{}` is marked: {marked}, meant: {meant}; in {text}", token.term));
        }
    }
    Ok(())
}

fn check_hit(index: &Index<'_>, hit: &Hit, query: &str) -> Result<(), String> {
    let title = &hit.document.title;
    if joined(&hit.title) != *title {
        return Err(format!("the title is not whole: {:?}", hit.title));
    }
    check_marks(index, title, 0, &hit.title, query)?;

    let passages = passages(&hit.snippet);
    // Two of several words may grow together.
    let (most, room) = if hit.matches.len() < 2 { (1, PASSAGE) } else { (2, TWO) };
    if passages.len() > most {
        return Err(format!("{} passages", passages.len()));
    }
    let (mut from, mut length, mut longest) = (0, 0, 0);
    for (at, passage) in passages.iter().enumerate() {
        let ends = [at == 0, at + 1 == passages.len()];
        let paragraphs = hit.document.paragraphs.iter().enumerate().skip(from);
        let mut places =
            paragraphs.filter_map(|(number, it)| Some((number, &it.text, place(&it.text, passage, ends)?)));
        let (number, text, start) = places.next().ok_or_else(|| format!("from no paragraph: {passage:?}"))?;
        let shown = joined(passage.segments);
        let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let end = start + shown.len();
        if !is_space(text[..start].chars().next_back()) || !is_space(text[end..].chars().next()) {
            return Err(format!("not cut at word ends: {shown}"));
        }
        longest += text.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0);
        length += shown.chars().count();
        check_marks(index, text, start, passage.segments, query)?;
        from = number;
    }
    if length > room + longest {
        return Err(format!("{length} characters: {}", joined(&hit.snippet)));
    }
    Ok(())
}

#[test]
fn snippets_are_passages_with_all_that_was_meant_marked() {
    prove("snippets of the seeds", 256, 4_000, query(), |query| {
        // A name of two words is asked as one.
        prop_assume!(!query.contains("تشرين"));
        let index = Index::open(seed_index()).unwrap();
        let answer = search(&index, &query, &Options::default());
        prop_assert!(answer.total > 0, "{:?} is from the seeds", query);
        for hit in &answer.hits {
            let checked = check_hit(&index, hit, &query);
            prop_assert!(checked.is_ok(), "{:?} in {}: {}", query, hit.document.id, checked.unwrap_err());
        }
        Ok(())
    });
}
