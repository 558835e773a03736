//! Finnish: Snowball's stemmer, and stop words.

use pagefind_stem::Algorithm;

use super::{Language, NO_LANGUAGE, Script, snowball};

pub(super) static LANGUAGE: Language = Language {
    tag: "fi",
    scripts: &[Script::Latin],
    stop_words: STOP_WORDS,
    stem: |key, _| snowball(Algorithm::Finnish, key),
    ..NO_LANGUAGE
};

const STOP_WORDS: &str = "
    ei eivat eli emme en enemman ennen enta etta ette ettei han hanen hanet hanta he heidan heille heita
    hyvin ja jo joiden joilla joissa joista joita joka joko jolla jolle jolloin jonka jos jossa josta
    jota jotka jotta kaikki kanssa kautta keiden keita kenelle kenen ketka kuin kuinka kuka kukin kun
    kuten lisaksi me mihin mika miksi mikali milla milloin minka minkalainen mina minun missa mista mita
    mitka miten moni monta mukaan mutta muun muut myos ne niiden niin niita noin nuo nyt olen oli olisi
    olivat olla ollut on ovat paljonko sama se seka sen siella siina siis siita sille silla sina sita
    taas tai tama tahan taman tassa tata te tuo vaan vai vaikka vain viela voi voidaan yli
";
