//! Polish: Snowball's stemmer, and stop words.

use pagefind_stem::Algorithm;

use super::{Language, NO_LANGUAGE, Script, snowball};

pub(super) static LANGUAGE: Language = Language {
    tag: "pl",
    scripts: &[Script::Latin],
    stop_words: STOP_WORDS,
    stem: |key, _| snowball(Algorithm::Polish, key),
    ..NO_LANGUAGE
};

const STOP_WORDS: &str = "
    a aby albo ale ani az bardzo bez bo by byc byl byla byli bylo byly co czego czemu czy czyli dla
    dlaczego do gdy gdzie go i ich ile im inne inny ja jak jaka jakie jaki jako jakich je jednak jego
    jej jest jestem jeszcze jesli juz kiedy kto ktora ktore ktorego ktorej ktory ktorych ktorym ktorzy
    kogo komu lub ma mi miedzy mnie moze mozna my na nad nam nas nawet nia nich nie nim niz no o od on
    ona one oni ono oraz po pod podczas poniewaz przed przez przy roku sa sie skad sobie swoje swoj ta
    tak takie taki tam te tego tej ten tez to tu tych tylko tym u w we wiec wiele wszystkie wszystko z
    za zas ze
";
