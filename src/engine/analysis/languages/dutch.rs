//! Dutch: Snowball's stemmer, and stop words.

use pagefind_stem::Algorithm;

use super::{Language, NO_LANGUAGE, Script, snowball};

pub(super) static LANGUAGE: Language = Language {
    tag: "nl",
    scripts: &[Script::Latin],
    stop_words: STOP_WORDS,
    stem: |key, _| snowball(Algorithm::Dutch, key),
    ..NO_LANGUAGE
};

const STOP_WORDS: &str = "
    aan al alle alleen als altijd ander andere anderen af bij binnen daar daarna daarom dan dat de den
    deze die dit doch door dus e een elk elke en enige er ge geen had hadden heb hebben heeft hem hen
    het hier hij hoe hoeveel hoewel hun ik in is ja je kan kon konden kunnen maar me meer men met mij
    mijn moet na naar niet niets nog nu of om omdat onder ons ook op over reeds s sinds te tegen ten ter
    tijdens toch toen tot tussen u uit uw van veel via vol voor waar waaraan waardoor waarin waarmee
    waarom waarop waren was wat we welk welke wel werd werden wie wiens wij wil wordt worden zal ze zelf
    zich zij zijn zo zoals zonder zou zouden
";
