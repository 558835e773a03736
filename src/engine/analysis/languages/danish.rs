//! Danish: Snowball's stemmer, and stop words.

use pagefind_stem::Algorithm;

use super::{Language, NO_LANGUAGE, Script, snowball};

pub(super) static LANGUAGE: Language = Language {
    tag: "da",
    scripts: &[Script::Latin],
    stop_words: STOP_WORDS,
    stem: |key, _| snowball(Algorithm::Danish, key),
    ..NO_LANGUAGE
};

const STOP_WORDS: &str = "
    ad af alle alt anden andet andre at bag begge blandt blev blive bliver da de den denne der deres det
    dette dig din dine dog du efter eller en end endnu er et fa flere for fordi fra gennem ham han hans
    har havde have hende hendes her hos hun hvad hvem hver hvilke hvilken hvilket hvis hvor hvordan
    hvorfor hvornar hvorn i ikke ind ingen intet jeg jer kan kom kun kunne man mange med meget mellem
    men mens mere mest mig min mine mod nar ned ni nogen noget nogle nu ny og ogsa om op os over pa
    sadan sa samme selv ser sig sin sine skal skulle som stor til ud uden under var vaeret vær være
    været ved vi vil ville vores
";
