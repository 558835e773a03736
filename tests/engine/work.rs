//! How much work is an answer? Counted, not timed: no busy machine changes it.

use kashaf_engine::index::Index;
use kashaf_engine::query::slips::{MOST_STEPS, steps};
use kashaf_engine::query::{Options, search, suggest};

use crate::counting::bytes_of;
use crate::support::{article, index_of, seed_index};

#[test]
fn a_made_up_word_of_any_length_is_little_work() {
    let index = Index::open(seed_index()).unwrap();
    // Words of the articles, of which there is most to look up.
    let usual = bytes_of(|| search(&index, "القوات الأمريكية لن تغادر العراق", &Options::default()));
    for letters in [100, 1_000, 10_000, 100_000] {
        for pattern in ["ا", "قبل", "a", "llah", "伊"] {
            let word: String = pattern.chars().cycle().take(letters).collect();
            let found = bytes_of(|| search(&index, &word, &Options::default()));
            let completed = bytes_of(|| suggest::suggest(&index, &word, suggest::USUAL));
            let most = usual + 400 * letters;
            assert!(
                found + completed < most,
                "{letters} × {pattern}: {found} + {completed} bytes, {usual} for five words"
            );
        }
    }
}

#[test]
fn a_walk_through_the_dictionary_ends_after_so_many_steps() {
    // Every word of six letters that these make, and all of them near to it.
    let letters = ["ا", "و", "ي", "ه", "ت", "ط"];
    let mut words = vec![String::new()];
    for _ in 0..6 {
        words = words.iter().flat_map(|word| letters.map(|letter| word.clone() + letter)).collect();
    }
    assert!(words.len() > 2 * MOST_STEPS as usize);
    let bytes = index_of(&[article("a", "عنوان", &words.join(" "))]);
    let index = Index::open(&bytes).unwrap();
    assert_eq!(steps(&index, "اوايها", 300), MOST_STEPS);
    // Nobody writes a word so long.
    assert_eq!(steps(&index, &"اويهت".repeat(1_000), 300), 0);
}

#[test]
fn the_walks_for_words_that_are_written_do_not_come_to_their_end() {
    let index = Index::open(seed_index()).unwrap();
    let words: Vec<String> = (0..).map_while(|term| index.key(term)).collect();
    for word in words {
        // Further than any word of a query is looked for.
        let steps = steps(&index, &word, 160);
        assert!((1..MOST_STEPS / 2).contains(&steps), "{word}: {steps} steps");
    }
}
