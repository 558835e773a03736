//! Query after query over one opened index: memory stays as it is, and so do answers.

use std::fmt::Debug;
use std::hash::{DefaultHasher, Hash, Hasher};

use kashaf_engine::index::Index;
use kashaf_engine::query::explain::explain;
use kashaf_engine::query::related::related;
use kashaf_engine::query::suggest::suggest;
use kashaf_engine::query::{Filter, Options, Sort, article, search};

use crate::counting::held;
use crate::hostile::{Chance, WORDS, hostile, injections, many};
use crate::support::{index_of, seeds, share};

/// All that an index can be asked, mixed as it comes.
struct Questions {
    chance: Chance,
    words: Vec<String>,
    injections: Vec<String>,
}

impl Questions {
    fn word(&mut self) -> String {
        let word = self.chance.of(&self.words).clone();
        let letters: Vec<char> = word.chars().collect();
        let at = self.chance.below(letters.len());
        match self.chance.below(12) {
            // With a slip, as far as it is typed, in its article or behind a clitic, and with marks.
            0 => letters.iter().enumerate().map(|(n, &c)| if n == at { 'ظ' } else { c }).collect(),
            1 => letters[..=at].iter().collect(),
            2 => format!("{}*", letters[..=at].iter().collect::<String>()),
            3 => format!("ال{word}"),
            4 => format!("وب{word}"),
            5 => letters.iter().flat_map(|&c| [c, '\u{64E}']).collect(),
            6 => ["Kadhimi", "iraq", "hgh[jdhp", "2021", "٢٠٢١", "伊拉克", "Москва"][at % 7].to_owned(),
            _ => word,
        }
    }

    fn text(&mut self) -> String {
        let count = 1 + self.chance.below(5);
        let words: Vec<String> = (0..count).map(|_| self.word()).collect();
        match self.chance.below(12) {
            0 => format!("\"{}\"", words.join(" ")),
            1 => words.join(" OR "),
            2 => words.join(" -"),
            3 => format!("({}) أو {}", words.join(" "), self.word()),
            4 => format!("title:{}", words.join(" عنوان:")),
            5 => format!("{} date:20{:02}", words.join(" "), self.chance.below(30)),
            6 => format!("tag:\"وسم {}\" {}", self.chance.below(400), words[0]),
            7 => self.chance.of(&self.injections).clone(),
            8 => words.join("") + " ",
            _ => words.join(" "),
        }
    }

    /// Asks something; what came of it goes to `told`.
    fn ask(&mut self, index: &Index<'_>, told: &mut dyn FnMut(&dyn Debug)) {
        let text = self.text();
        let id = || index.document(7).unwrap().id;
        match self.chance.below(64) {
            0..8 => told(&suggest(index, &text, 8)),
            8 => told(&article(index, &id(), &text)),
            9 => told(&related(index, &id(), 5)),
            10 => told(&explain(index, &text, &id())),
            11..16 => {
                let [offset, limit] = [20, 12].map(|most| self.chance.below(most));
                let sort = *self.chance.of(&[Sort::Relevance, Sort::Newest, Sort::Oldest]);
                let mut filter = Filter::default();
                filter.names[0].push(format!("قسم {}", self.chance.below(9)));
                told(&search(index, &text, &Options { limit, offset, filter, sort, facets: true }));
            }
            _ => told(&search(index, &text, &Options::default())),
        }
    }
}

fn number(answer: &dyn Debug) -> u64 {
    let mut hasher = DefaultHasher::new();
    format!("{answer:?}").hash(&mut hasher);
    hasher.finish()
}

#[test]
fn memory_and_answers_stay_as_they_are() {
    const WARM: usize = 1_000;
    let all = share(6_000, 1_000_000);
    let bytes = index_of(&[seeds(), many(120)].concat());
    let index = Index::open(&bytes).unwrap();
    let mut words: Vec<String> = (0..index.terms() as u32).filter_map(|term| index.key(term)).collect();
    words.extend_from_slice(&WORDS[..500]);
    let new = |seed| Questions { chance: Chance::new(seed), words: words.clone(), injections: injections() };
    let mut questions = new(1);
    // The same questions each time.
    let fixed = || {
        let (mut fixed, mut answers) = (new(2), Vec::new());
        (0..200).for_each(|_| fixed.ask(&index, &mut |answer| answers.push(number(answer))));
        answers
    };
    let bounded = || {
        hostile().iter().map(|it| number(&search(&index, &it.text, &Options::default()))).collect::<Vec<_>>()
    };
    let (before, hostile_before) = (fixed(), bounded());
    let mut warm = 0;
    for asked in 1..=all {
        questions.ask(&index, &mut |answer| _ = std::hint::black_box(answer));
        if asked == WARM {
            warm = held();
        }
        if asked % (all / 4) == 0 {
            let now = held();
            assert!(
                now.abs_diff(warm) <= warm / 50,
                "{now} bytes after {asked} queries, {warm} after {WARM}"
            );
            assert!(fixed() == before, "answers are others after {asked} queries");
        }
    }
    assert!(bounded() == hostile_before);
    println!("memory: {warm} bytes after {WARM} queries, {} after {all}", held());
    println!("attack: queries on one index, memory and answers the same: {all} of {all}");
}
