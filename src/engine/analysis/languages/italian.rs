//! Italian: Snowball's stemmer, and stop words.

use pagefind_stem::Algorithm;

use super::{Language, NO_LANGUAGE, Script, snowball};

pub(super) static LANGUAGE: Language = Language {
    tag: "it",
    scripts: &[Script::Latin],
    stop_words: STOP_WORDS,
    stem: |key, _| snowball(Algorithm::Italian, key),
    ..NO_LANGUAGE
};

const STOP_WORDS: &str = "
    a abbia ad agli ai al all alla alle allo altra altre altri altro anche ancora avere aveva avevano c
    che chi ci cioe come con contro cosa cosi cui da dagli dai dal dall dalla dalle dallo degli dei del
    dell della delle dello di dopo dove due durante e ed era erano essere fa fra fu furono gia gli ha
    hai hanno ho i il in io l la le lei li lo loro lui ma me mentre mi mia mio molto ne negli nei nel
    nell nella nelle nello no noi non nostra nostro o ogni oltre per perche piu poi prima puo qual quale
    quali quando quanta quante quanti quanto quel quella quelle quelli quello questa queste questi
    questo qui quindi sarebbe se sei senza si sia siamo siano sono sopra sotto stata state stati stato
    su sua sue sugli sui sul sull sulla sulle sullo suo suoi tra tu tutta tutte tutti tutto un una uno v
    vi voi
";
