//! Persian: a light stemmer, and stop words.

use super::{Language, NO_LANGUAGE, Script, Vocabulary, without_endings};

/// Persian words have no Arabic clitics: گ and پ چ ژ are letters of their own, and ال begins few words.
pub(super) static LANGUAGE: Language = Language {
    tag: "fa",
    scripts: &[Script::Arabic],
    stop_words: STOP_WORDS,
    keeps_accents: true,
    stem,
    ..NO_LANGUAGE
};

/// Plural, comparison, the article ی and possessives, each tried once in this order; after the suffixes of Taghva, Beckley and Sadeh,
/// *A Stemming Algorithm for the Farsi Language* (2005). An invisible space before them is gone by now.
const ENDINGS: [&str; 15] =
    ["هايشان", "هايي", "هاي", "ها", "ترين", "تر", "يشان", "شان", "گان", "ات", "ان", "اش", "ام", "ه", "ي"];

fn stem(key: &str, vocabulary: &dyn Vocabulary) -> String {
    // می and نمی before a verb are written apart, joined, or with an invisible space.
    let verb = key.strip_prefix("نمي").or(key.strip_prefix("مي"));
    let verb = verb.filter(|rest| rest.chars().count() >= 3 && vocabulary.contains(rest));
    without_endings(verb.unwrap_or(key), &ENDINGS).to_owned()
}

const STOP_WORDS: &str = "
    ا از اگر اما او اي ايا اين ايشان است اند ان انان انجا انكه انها اكنون بايد با باز بر براي برخي بعد بود بودن
    بودند بي بيش بين به پس پيش تا تر ترين تنها تو جز چرا چقدر چگونه چند چندين چنين چه چون چيست چيزي حتي خود
    خواهد خواهند داد دارد دارند داشت داشتند در درباره ديگر را روي زير سپس سوي شان شد شدن شده شدند شما شود طور طي
    علاوه كجا كدام كرد كردن كرده كردند كسي كنار كند كنند كه كي كيست ما مانند مگر من مورد مي نبايد نبود نمي نه
    نيز نيست و ولي وي ها هاي هايي هر هم همان همچنين همه همين هنوز هيچ هست هستند يا يافت يك يكي
";
