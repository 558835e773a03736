//! Estonian: Snowball's stemmer, and stop words.

use pagefind_stem::Algorithm;

use super::{Language, NO_LANGUAGE, Script, snowball};

pub(super) static LANGUAGE: Language = Language {
    tag: "et",
    scripts: &[Script::Latin],
    stop_words: STOP_WORDS,
    stem: |key, _| snowball(Algorithm::Estonian, key),
    ..NO_LANGUAGE
};

const STOP_WORDS: &str = "
    aga ei et ega ehk enne ent ja juba ka kas kes kelle keda kui kuid kuidas kuna kus kust kuhu ma me
    mida miks mille millal millest millise milline mis mitu mu mul nad need neid ning nii niisugune oli
    olid olla on ole see seda selle sellest siis ta te tema teda uks uhe uksi veel voi
";
