//! Yiddish: Snowball's stemmer, and stop words.

use pagefind_stem::Algorithm;

use super::{Language, NO_LANGUAGE, Script, snowball};

pub(super) static LANGUAGE: Language = Language {
    tag: "yi",
    scripts: &[Script::Hebrew],
    stop_words: STOP_WORDS,
    stem: |key, _| snowball(Algorithm::Yiddish, key),
    ..NO_LANGUAGE
};

const STOP_WORDS: &str = "
    א אבער אויב אויכ אויפ אונדז אונטער אינ איז איר אלס אלע אנ ביי ביז בינ ווי וויפל וואס ווער ווו ווענ
    ווייל ווערט וועט וואו וועלכע זי זיי זיינ זיכ זענענ האט האבנ די דאס דער דעמ דא דורכ דאכ ער עס פאר פונ
    צו צומ צי קיינ מיט נאכ ניט נישט נאר אונ
";
