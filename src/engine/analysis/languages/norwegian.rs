//! Norwegian: Snowball's stemmer, and stop words.

use pagefind_stem::Algorithm;

use super::{Language, NO_LANGUAGE, Script, snowball};

pub(super) static LANGUAGE: Language = Language {
    tag: "no",
    scripts: &[Script::Latin],
    stop_words: STOP_WORDS,
    stem: |key, _| snowball(Algorithm::Norwegian, key),
    ..NO_LANGUAGE
};

const STOP_WORDS: &str = "
    alle andre at av bade bare begge ble blei blir da de deg dei dem den denne der dere deres det dette
    di din disse ditt du eg ein eit eller en enn er et ett etter for fordi fra fram fa gjennom ha hadde
    han hans har hennes her hos hun hva hvem hver hvilke hvilken hvilket hvis hvor hvordan hvorfor i
    ikke ikkje ingen inn ja jeg kan kom korleis kun kunne kva kven kvifor man mange med meg meget mellom
    men mens mer mest mi min mitt mot mye na nar ned no noe noen og ogsa om opp oss over pa sa samme seg
    selv si sia siden sin sine sitt skal skulle slik som til um under upp ut uten var vare vart ved vi
    vil ville vor vore vaere vaert være vært
";
