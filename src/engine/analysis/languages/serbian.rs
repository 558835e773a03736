//! Serbian, in both its alphabets: Snowball's stemmer, and stop words.

use pagefind_stem::Algorithm;

use super::{Language, NO_LANGUAGE, Script, snowball};

pub(super) static LANGUAGE: Language = Language {
    tag: "sr",
    scripts: &[Script::Cyrillic, Script::Latin],
    stop_words: STOP_WORDS,
    stem: |key, _| snowball(Algorithm::Serbian, key),
    ..NO_LANGUAGE
};

const STOP_WORDS: &str = "
    а али ако би био била били било да до га где за и из или их је јер ју када како која које који коме
    ко код колико ли на не него ни о од он она они оно по под после при са само се смо су та тај те то
    ту у уз шта што зашто ali ako bi bio bila bili bilo da do ga gde za i iz ili ih je jer kada kako
    koja koje koji ko kod koliko li na ne nego o od on ona oni ono po pod posle pri sa samo se smo su
    taj to u uz sta sto zasto
";
