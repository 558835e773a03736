//! Armenian: Snowball's stemmer, and stop words.

use pagefind_stem::Algorithm;

use super::{Language, NO_LANGUAGE, Script, snowball};

pub(super) static LANGUAGE: Language = Language {
    tag: "hy",
    scripts: &[Script::Armenian],
    stop_words: STOP_WORDS,
    stem: |key, _| snowball(Algorithm::Armenian, key),
    ..NO_LANGUAGE
};

const STOP_WORDS: &str = "
    այդ այլ այն այս դու դուք եմ են ենք ես եք է էի էին էինք էիր էիք էր ըստ թ ի ին իսկ իր ինչ ինչպես ինչու
    երբ որտեղ քանի ով ովքեր կամ համար հետ հետո մենք մեջ մի ն նա նաև նրա նրանք որ որը որոնք որպես ու ում
    պիտի վրա և
";
