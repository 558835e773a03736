//! Esperanto: Snowball's stemmer, and stop words.

use pagefind_stem::Algorithm;

use super::{Language, NO_LANGUAGE, Script, snowball};

pub(super) static LANGUAGE: Language = Language {
    tag: "eo",
    scripts: &[Script::Latin],
    stop_words: STOP_WORDS,
    stem: |key, _| snowball(Algorithm::Esperanto, key),
    ..NO_LANGUAGE
};

const STOP_WORDS: &str = "
    al ankau au car ce ci cu da de do dum ekde el en estas estis estos estus gi gia gin gis ghi ha havas
    ili ilia ilin inter ja je jen kaj ke kia kial kiam kie kiel kio kiom kion kiu kiuj kiun kun la lau
    li lia lin mi ne nek nur ol pli plu po por post pri pro sed sen si sia su sub sur tamen tia tial
    tiam tie tiel tio tion tiu tiuj tra unu vi
";
