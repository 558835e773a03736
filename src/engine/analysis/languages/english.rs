//! English: Snowball's stemmer, and stop words.

use pagefind_stem::Algorithm;

use super::{Language, NO_LANGUAGE, Script, snowball};

pub(super) static LANGUAGE: Language = Language {
    tag: "en",
    scripts: &[Script::Latin],
    stop_words: STOP_WORDS,
    stem: |key, _| snowball(Algorithm::English, key),
    ..NO_LANGUAGE
};

// Behind an apostrophe a word is cut: don't is don and t.
const STOP_WORDS: &str = "
    a about after again all also although am among an and any are aren as at be because been before
    being between both but by can cannot could couldn d did didn do does doesn doing don during each
    either else etc every few for from further had hadn has hasn have haven having he her here hers
    herself him himself his how however i if in into is isn it its itself just ll m many may me might
    more most much must my myself neither no nor not of off often on once only or other others our ours
    out over own per rather re s same shall she should shouldn since so some such t than that the their
    theirs them themselves then there therefore these they this those through thus to too under until up
    upon us ve very via was wasn we were weren what whatever when where whether which while who whom
    whose why will with within without won would wouldn yet you your yours
";
