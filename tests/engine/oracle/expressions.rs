//! A query with choices, groups, title words and beginnings of words finds what its expression says of each article.

use super::*;
use kashaf_engine::analysis::is_stop_word;
use prop::sample::Index as Any;

/// What a query says, and which of the ways to write it is taken.
#[derive(Clone, Debug)]
enum Tree {
    /// A word, some neighbours of it as a phrase, or its beginning.
    Leaf {
        words: Vec<Any>,
        way: usize,
        title: bool,
        starred: bool,
    },
    AnyOf(Vec<Tree>, usize),
    AllOf(Vec<Tree>, usize),
    Not(Box<Tree>),
    InTitle(Box<Tree>, usize),
}

fn tree() -> impl Strategy<Value = Tree> {
    let words = prop_oneof![4 => prop::collection::vec(any::<Any>(), 1), 1 => prop::collection::vec(any::<Any>(), 1..3)];
    let leaf = (words, 0..4usize, prop::bool::weighted(0.2), prop::bool::weighted(0.2))
        .prop_map(|(words, way, title, starred)| Tree::Leaf { words, way, title, starred });
    leaf.prop_recursive(4, 16, 3, |inner| {
        let some = || (prop::collection::vec(inner.clone(), 1..4), 0..6usize);
        prop_oneof![
            3 => some().prop_map(|(trees, way)| Tree::AnyOf(trees, way)),
            3 => some().prop_map(|(trees, way)| Tree::AllOf(trees, way)),
            1 => inner.clone().prop_map(|tree| Tree::Not(Box::new(tree))),
            1 => (inner.clone(), 0..6usize).prop_map(|(tree, way)| Tree::InTitle(Box::new(tree), way)),
        ]
    })
}

/// Queries with every operator.
pub(crate) fn queries() -> impl Strategy<Value = String> {
    tree().prop_map(|tree| tree.written(&WORDS))
}

const NAMES: [&str; 6] = ["title:", "Title: ", "عنوان:", "العنوان: ", "عنوان： ", "TITLE:\u{200F}"];
const OR: [&str; 6] = [" OR ", "|", " أو ", "، او ", " | ", " \u{200F}أو\u{200F} "];
const AND: [&str; 6] = [" ", "، ", " \n", "؛ ", " ؟ ", " \u{202B}"];
const QUOTES: [[&str; 2]; 4] = [["\"", "\""], ["«", "»"], ["“", "”"], ["«\"", "\"»"]];

/// The words of the corpus that a leaf is of, and whether a star follows.
fn leaf(words: &[Any], starred: bool, vocabulary: &[&str]) -> (Vec<String>, bool) {
    let mut words: Vec<String> = words.iter().map(|word| word.get(vocabulary).to_string()).collect();
    let starred = starred && words.len() == 1;
    if starred {
        words[0] = words[0].chars().take(3).collect();
    }
    (words, starred)
}

impl Tree {
    /// As an operand: something to which a sign may be put.
    fn operand(&self, vocabulary: &[&str]) -> String {
        match self {
            Tree::Leaf { .. } | Tree::Not(_) | Tree::InTitle(..) => self.written(vocabulary),
            _ => format!("({})", self.written(vocabulary)),
        }
    }

    fn written(&self, vocabulary: &[&str]) -> String {
        let all = |trees: &[Tree], joint: &str| {
            trees.iter().map(|tree| tree.operand(vocabulary)).collect::<Vec<_>>().join(joint)
        };
        match self {
            Tree::Leaf { words, way, title, starred } => {
                let (words, starred) = leaf(words, *starred, vocabulary);
                let [open, close] = if words.len() > 1 { QUOTES[*way] } else { ["", ""] };
                let [name, star] =
                    [(*title, NAMES[*way]), (starred, "*")].map(|(is, sign)| if is { sign } else { "" });
                format!("{name}{open}{}{close}{star}", words.join(" "))
            }
            Tree::AnyOf(trees, way) => all(trees, OR[*way]),
            // A choice binds tighter, so that it needs no parentheses here.
            Tree::AllOf(trees, way) => {
                let part = |tree: &Tree| match tree {
                    Tree::AnyOf(..) if way % 2 == 0 => tree.written(vocabulary),
                    _ => tree.operand(vocabulary),
                };
                trees.iter().map(part).collect::<Vec<_>>().join(AND[*way])
            }
            Tree::Not(tree) => match **tree {
                Tree::Not(_) | Tree::InTitle(..) => format!("-({})", tree.written(vocabulary)),
                _ => format!("-{}", tree.operand(vocabulary)),
            },
            Tree::InTitle(tree, way) => format!("{}({})", NAMES[*way], tree.written(vocabulary)),
        }
    }

    /// Whether the article is one that the expression is true of.
    fn holds(&self, corpus: &Corpus, number: u32, in_title: bool) -> bool {
        match self {
            Tree::Leaf { words, title, starred, .. } => {
                let (words, starred) = leaf(words, *starred, &topics(corpus));
                let unit =
                    if words.len() > 1 { Unit::phrase(&words) } else { Unit::word(&words[0], starred) };
                if in_title || *title {
                    corpus.has_in_title(&unit, number)
                } else {
                    corpus.has(&unit, number)
                }
            }
            Tree::AnyOf(trees, _) => trees.iter().any(|tree| tree.holds(corpus, number, in_title)),
            Tree::AllOf(trees, _) => trees.iter().all(|tree| tree.holds(corpus, number, in_title)),
            Tree::Not(tree) => !tree.holds(corpus, number, in_title),
            Tree::InTitle(tree, _) => tree.holds(corpus, number, true),
        }
    }
}

/// The words that say something: others count only where there is nothing else.
fn topics(corpus: &Corpus) -> Vec<&str> {
    corpus.words().into_iter().filter(|word| !is_stop_word(word)).collect()
}

#[test]
fn an_expression_finds_what_it_is_true_of() {
    prove(
        "answers to expressions against a reader of all",
        256,
        4_000,
        (corpus(), tree()),
        |(documents, tree)| {
            let corpus = Corpus::new(&documents);
            let vocabulary = topics(&corpus);
            prop_assume!(!vocabulary.is_empty());
            let text = tree.written(&vocabulary) + " ";
            let bytes = index_of(&documents);
            let answer = search(&Index::open(&bytes).unwrap(), &text, &ALL);
            prop_assume!(answer.hits.iter().all(|hit| hit.kinds.iter().all(is_certain)));
            let complete = answer.hits.iter().filter(|hit| hit.missing.is_empty()).map(|hit| hit.number);
            let expected = corpus.numbers().filter(|&number| tree.holds(&corpus, number, false));
            prop_assert_eq!(complete.collect::<BTreeSet<_>>(), expected.collect::<BTreeSet<_>>(), "{}", text);
            Ok(())
        },
    );
}
