//! Hungarian: Snowball's stemmer, and stop words.

use pagefind_stem::Algorithm;

use super::{Language, NO_LANGUAGE, Script, snowball};

pub(super) static LANGUAGE: Language = Language {
    tag: "hu",
    scripts: &[Script::Latin],
    stop_words: STOP_WORDS,
    stem: |key, _| snowball(Algorithm::Hungarian, key),
    ..NO_LANGUAGE
};

const STOP_WORDS: &str = "
    a abban ahhoz ahogy ahol aki akik akkor akar alatt altal altalaban amely amelyek amelyet amelynek
    ami amit amig amikor arra arrol az azok azon azonban azt aztan azert be belul benne bar csak de e
    eddig egesz egy egyes egyetlen egyik egyeb ekkor el eleg ellen elo eloszor elott emilyen ennek erre
    es ez ezek ezen ezt ezzel ezert fel fele hanem hany hanyan hanyadik hogy hogyan hol honnan hova i
    igen igy ill ilyen ilyenkor ismet itt jo jol jobban kell kellett keresztul ki kik kit kinek kivul
    kozott kozul le legalabb legyen lehet lehetett lenne lenni lesz lett ma maga majd meg mellett mely
    melyek melyik mert mi mibol mien mig miert mikor mikent milyen mind minden mindig mintha mint mit
    mivel most nagy nagyon ne neha nekem neki nelkul nem nincs o ok oket olyan ott pedig persze ra s
    saja sajat sem semmi sok sokkal szamara szemben szerint szinte talan tehat teljes tovabb tovabba
    tobb ugy ugyanis uj ujra utan utana utolso vagy vagyis vagyok valaki valami valamint valo van vannak
    vele vissza viszont volna volt voltak
";
