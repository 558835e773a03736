//! Catalan: Snowball's stemmer, and stop words.

use pagefind_stem::Algorithm;

use super::{Language, NO_LANGUAGE, Script, snowball};

pub(super) static LANGUAGE: Language = Language {
    tag: "ca",
    scripts: &[Script::Latin],
    stop_words: STOP_WORDS,
    stem: |key, _| snowball(Algorithm::Catalan, key),
    ..NO_LANGUAGE
};

const STOP_WORDS: &str = "
    a abans al algun alguna alguns als altra altre altres amb aquell aquella aquest aquesta aquestes
    aquests aixi aixo cada com contra d dalt de del dels des despres durant el ella ells els em en
    encara ens entre era eren es esta estan estava et fins fou ha han havia hi ho i ja jo l la les li
    mes molt molts n ni no nosaltres o on pel pels per pero perque poc pot qual quals quan quant quanta
    quantes quants que qui quin quina quines quins s sense ser seu seus seva seves si sobre son sota t
    tambe tan tot tota totes tots un una unes uns us va van
";
