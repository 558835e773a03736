//! A title for an article that has none.

/// Characters: two lines of a list of hits on a telephone.
const WANTED: usize = 90;
/// A cut before this says too little.
const SHORTEST: usize = 45;
/// What is no longer than this need not be cut.
const LONGEST: usize = 120;

/// The first sentence of `text`, cut where a clause ends, near 90 characters; never inside a word. Not empty unless
/// `text` is.
pub(super) fn derive(text: &str) -> String {
    let sentence = first_sentence(text);
    let title = if sentence.chars().count() > LONGEST { cut(sentence) } else { sentence };
    let title = title.trim_end_matches(['.', '…', '،', ',', '؛', ';', ':', '–', '—', '-', ' ']);
    // Of a text that is all punctuation that is all there is.
    if title.is_empty() { text.to_string() } else { title.to_string() }
}

fn first_sentence(text: &str) -> &str {
    let end = text.match_indices(['.', '؟', '?', '!', '۔', '。']).find(|(at, mark)| {
        let (before, after) =
            (text.get(..*at).unwrap_or_default(), text.get(at + mark.len()..).unwrap_or_default());
        (after.starts_with(char::is_whitespace) || *mark == "。") && !is_initial(before)
    });
    end.and_then(|(at, mark)| text.get(..at + mark.len())).unwrap_or(text)
}

/// The full stop of an initial, `كينيث ف. ماكينزي`, ends no sentence.
fn is_initial(before: &str) -> bool {
    before.split_whitespace().next_back().is_some_and(|word| word.chars().count() == 1)
}

/// The clause end nearest to the wanted length; without one the last whole word; a single word stays whole.
fn cut(sentence: &str) -> &str {
    let clause = places(sentence)
        .filter(|&(length, ..)| (SHORTEST..=LONGEST).contains(&length))
        .filter(|&(_, at, mark)| ends_clause(sentence, at, mark))
        .min_by_key(|(length, ..)| length.abs_diff(WANTED));
    let mut spaces = places(sentence).filter(|(_, _, c)| c.is_whitespace());
    let end = clause.or_else(|| {
        let first = spaces.next();
        spaces.take_while(|&(length, ..)| length <= WANTED).last().or(first)
    });
    end.and_then(|(_, at, _)| sentence.get(..at)).unwrap_or(sentence)
}

/// Each character with how many come before it and where it begins.
fn places(text: &str) -> impl Iterator<Item = (usize, usize, char)> {
    text.char_indices().enumerate().map(|(length, (at, c))| (length, at, c))
}

/// A mark inside a number, a time or a compound word ends no clause.
fn ends_clause(sentence: &str, at: usize, mark: char) -> bool {
    let after =
        sentence.get(at + mark.len_utf8()..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
    let before = sentence.get(..at).is_some_and(|text| text.ends_with(char::is_whitespace));
    match mark {
        '،' | ',' | '؛' | ';' | ':' => after,
        '–' | '—' | '-' => before && after,
        // Chinese and Japanese put no space behind theirs.
        '，' | '、' | '；' | '：' => true,
        _ => false,
    }
}
