//! One slip in a word, in a dictionary that has most words.

use std::collections::BTreeSet;

use kashaf_engine::document::Document;
use kashaf_engine::index::Index;
use kashaf_engine::query::parse::{Part, parse};
use kashaf_engine::query::widen::{Key, widen};
use kashaf_engine::query::{Answer, MatchKind, Options, search};

use crate::support::{article, index_of};

const LETTERS: [char; 28] = [
    'ا', 'ب', 'ت', 'ث', 'ج', 'ح', 'خ', 'د', 'ذ', 'ر', 'ز', 'س', 'ش', 'ص', 'ض', 'ط', 'ظ', 'ع', 'غ', 'ف', 'ق',
    'ك', 'ل', 'م', 'ن', 'ه', 'و', 'ي',
];

/// A number sequence that is the same everywhere (Marsaglia's xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % end
    }

    fn letter(&mut self) -> char {
        LETTERS[self.below(LETTERS.len())]
    }

    fn word(&mut self) -> String {
        (0..5 + self.below(4)).map(|_| self.letter()).collect()
    }

    /// The word with a letter too many, one too few, a wrong one, or two in the wrong order.
    fn slip(&mut self, word: &str) -> String {
        let mut letters: Vec<char> = word.chars().collect();
        let at = self.below(letters.len());
        match self.below(4) {
            0 => letters.insert(at, self.letter()),
            1 => drop(letters.remove(at)),
            2 => letters[at] = self.letter(),
            _ if at > 0 => letters.swap(at - 1, at),
            _ => letters.swap(0, 1),
        }
        letters.into_iter().collect()
    }
}

/// A hundred articles of ninety made-up words each, and some that say what is given.
fn large(texts: &[&str]) -> Vec<u8> {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let mut articles: Vec<Document> = Vec::new();
    for number in 0..100 {
        let words: Vec<String> = (0..90).map(|_| random.word()).collect();
        articles.push(article(&format!("made-{number}"), "عنوان", &words.join(" ")));
    }
    for (number, text) in texts.iter().enumerate() {
        articles.push(article(&number.to_string(), "عنوان", text));
    }
    index_of(&articles)
}

fn answer(bytes: &[u8], query: &str) -> Answer {
    search(&Index::open(bytes).unwrap(), query, &Options::default())
}

/// The ids of what a query finds, in its order.
fn found(bytes: &[u8], query: &str) -> Vec<String> {
    answer(bytes, query).hits.into_iter().map(|hit| hit.document.id).collect()
}

fn keys(index: &Index<'_>, word: &str) -> Vec<Key> {
    match parse(&format!("{word} ")).wanted.as_slice() {
        [Part::Clause(clause)] => widen(index, clause),
        _ => Vec::new(),
    }
}

/// Whether one slip makes one word of the other.
fn is_one_slip(word: &str, other: &str) -> bool {
    let (word, other): (Vec<char>, Vec<char>) = (word.chars().collect(), other.chars().collect());
    let same = word.iter().zip(&other).take_while(|(one, two)| one == two).count();
    let (word, other) = (&word[same..], &other[same..]);
    let tails = |word: &[char], other: &[char], cut: usize, left: usize| {
        word.len() >= cut && other.len() >= left && word[cut..] == other[left..]
    };
    word != other
        && (tails(word, other, 1, 0)
            || tails(word, other, 0, 1)
            || tails(word, other, 1, 1)
            || tails(word, other, 2, 2) && word[0] == other[1] && word[1] == other[0])
}

#[test]
fn slips_find_their_article_among_the_first_ten() {
    let bytes = large(&[]);
    let index = Index::open(&bytes).unwrap();
    let mut random = Random(88_172_645_463_325_252);
    let (mut found, mut asked) = (0, 0);
    while asked < 300 {
        let term = random.below(index.dictionary().len()) as u32;
        let word = index.key(term).unwrap();
        let slip = random.slip(&word);
        let Some(posting) = index.postings(term).next() else { continue };
        if index.term(&slip).is_some() || word.chars().count() < 5 {
            continue;
        }
        asked += 1;
        let answer = search(&index, &slip, &Options::default());
        found += usize::from(answer.hits.iter().any(|hit| hit.number == posting.document));
    }
    assert!(found * 100 >= asked * 97, "{found} of {asked}");
}

#[test]
fn the_terms_one_slip_away_are_those_that_a_reading_of_all_finds() {
    let bytes = large(&[]);
    let index = Index::open(&bytes).unwrap();
    let terms: Vec<String> = (0..).map_while(|term| index.key(term)).collect();
    let mut random = Random(1);
    for _ in 0..200 {
        let term = random.below(terms.len());
        let word = random.slip(&terms[term]);
        if index.term(&word).is_some() || !index.forms(&word).is_empty() || word.chars().count() < 4 {
            continue;
        }
        let near: BTreeSet<&str> =
            terms.iter().filter(|term| is_one_slip(&word, term)).map(String::as_str).collect();
        let keys = keys(&index, &word);
        let alone = keys.iter().filter(|key| key.kind.is_some() && key.weight > 0.5 && key.terms.len() == 1);
        let found: BTreeSet<&str> = alone.map(|key| terms[key.terms[0] as usize].as_str()).collect();
        assert_eq!(found, near, "{word}");
    }
}

#[test]
fn a_slip_that_has_the_stem_of_another_word_finds_both() {
    let bytes = large(&["كانت طيلة اليوم هنا", "كان طويلا"]);
    // وطيلا is a form of طيلة, and two letters of طويلا in the wrong order.
    let answer = answer(&bytes, "وطيلا");
    let kinds: Vec<_> = answer.hits.iter().map(|hit| (hit.document.id.as_str(), hit.kinds.clone())).collect();
    assert_eq!(kinds, [("0", vec![MatchKind::Form]), ("1", vec![MatchKind::Spelling])]);
    assert_eq!(answer.corrections, [], "it was not taken for another");
}

#[test]
fn a_slip_that_begins_few_words_is_corrected_too() {
    let bytes = large(&["الزورق", "الزوار"]);
    assert_eq!(found(&bytes, "الزور"), ["0", "1"]);
    // Not while it is the beginning of words that a page is full of.
    let boats = ["الزورق"; 10];
    let bytes = large(&[&boats[..], &["الزوار"]].concat());
    assert!(!found(&bytes, "الزور").contains(&"10".to_owned()));
}

#[test]
fn a_slip_in_a_short_word_or_in_the_article_is_found() {
    let bytes = large(&["التعليق", "فيليب", "جهتها", "الدخول"]);
    for (slip, number) in [("التغليق", "0"), ("فيلطب", "1"), ("جتها", "2"), ("ادلخول", "3"), ("لادخول", "3")]
    {
        assert!(found(&bytes, slip).contains(&number.to_owned()), "{slip}");
    }
}

#[test]
fn what_was_written_comes_before_its_forms() {
    let forms = ["المباشرة ومباشرة والمباشر"; 12];
    let bytes = large(&[&forms[..], &["المباشرين"]].concat());
    assert_eq!(found(&bytes, "المباشيين")[0], "12");
}

#[test]
fn the_first_ten_are_of_several_words_that_may_be_meant() {
    let frequent = ["الحملات"; 15];
    let bytes = large(&[&frequent[..], &["الكلمات"]].concat());
    let found = found(&bytes, "الكملات");
    assert!(found.contains(&"15".to_owned()) && found.contains(&"0".to_owned()), "{found:?}");
    // The reader is told of the likeliest: two letters of it are only in the wrong order, or it is the more frequent.
    assert_eq!(answer(&bytes, "الكملات").corrections[0].to, "الحملات");
}

#[test]
fn a_word_that_stands_in_an_article_is_no_slip() {
    let frequent = ["العراق"; 12];
    let bytes = large(&[&frequent[..], &["العراك"]].concat());
    assert_eq!(found(&bytes, "العراك"), ["12"]);
    assert_eq!(answer(&bytes, "العراك").corrections, []);
}

#[test]
fn beside_other_words_the_one_with_the_slip_is_corrected() {
    let bytes = large(&["زيارة الكاظمي إلى واشنطن", "زيارة بايدن", "واشنطن الثلاثاء", "الكاظمي"]);
    for query in ["زيارة واشنطم", "واشنطم زيارة", "زيارة الكاظمي واشنطم"]
    {
        let answer = answer(&bytes, query);
        assert_eq!(answer.hits[0].document.id, "0", "{query}");
        assert_eq!(answer.hits[0].missing, [""; 0], "{query}");
        assert_eq!(answer.corrections[0].to, "واشنطن", "{query}");
    }
}

#[test]
fn a_small_dictionary_lacks_most_words() {
    let bytes = index_of(&[article("a", "عنوان", "قال بقدرة ولون قوة")]);
    for unknown in ["بقرة", "قهوة"] {
        assert_eq!(found(&bytes, unknown), [""; 0], "{unknown}");
    }
}
