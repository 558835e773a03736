//! Lithuanian: Snowball's stemmer, and stop words.

use pagefind_stem::Algorithm;

use super::{Language, NO_LANGUAGE, Script, snowball};

pub(super) static LANGUAGE: Language = Language {
    tag: "lt",
    scripts: &[Script::Latin],
    stop_words: STOP_WORDS,
    stem: |key, _| snowball(Algorithm::Lithuanian, key),
    ..NO_LANGUAGE
};

const STOP_WORDS: &str = "
    ant apie ar arba be bei bet buvo del iki ir is ja jame jau jei ji jie jis jo jos ju kad kai kaip kam
    kas kiek ko kodel koks kokia kuri kuriame kurie kuris kurio kurios kuriu kur ne nei nes nors nuo o
    pagal per po prie su tai taip tas ta tie tik to tos tu uz yra
";
