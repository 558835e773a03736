//! Swedish: Snowball's stemmer, and stop words.

use pagefind_stem::Algorithm;

use super::{Language, NO_LANGUAGE, Script, snowball};

pub(super) static LANGUAGE: Language = Language {
    tag: "sv",
    scripts: &[Script::Latin],
    stop_words: STOP_WORDS,
    stem: |key, _| snowball(Algorithm::Swedish, key),
    ..NO_LANGUAGE
};

const STOP_WORDS: &str = "
    alla allt alltsa an andra annan annat att av bade blev bli blir bland da dar darfor de deir dem den
    denna deras dess dessa det detta dig din dina du eftersom efter ej eller en ens er ett fick fler
    flera for fore fran genom ha had hade han hans har hel henne hennes hon honom hur i icke in inga
    ingen inom inte ja jag kan kunde man manga mellan men mer mest med mig min mina mitt mot mycket
    nagon nagot nagra nar nej ni nu och ocksa om oss pa redan sa sadan samma samt sedan sig sin sina
    sitt skall skulle som ta till under upp ur ut utan vad var vara varfor varit varje vars vart vem
    vems vi vid vilka vilkas vilken vilket ar aven over
";
