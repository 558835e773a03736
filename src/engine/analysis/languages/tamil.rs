//! Tamil: Snowball's stemmer, and stop words.

use pagefind_stem::Algorithm;

use super::{Language, NO_LANGUAGE, Script, snowball};

pub(super) static LANGUAGE: Language = Language {
    tag: "ta",
    scripts: &[Script::Tamil],
    stop_words: STOP_WORDS,
    stem: |key, _| snowball(Algorithm::Tamil, key),
    ..NO_LANGUAGE
};

const STOP_WORDS: &str = "
    ஆகும் இது இந்த இவர் உள்ள உள்ளது எந்த எப்போது எப்படி எங்கு எங்கே எத்தனை என என்ற என்று என்ன எனும் ஏன்
    ஒரு ஓர் அது அந்த அவர் ஆனால் மற்றும் மிக மேலும் யார் யாரால் போன்ற தான் கொண்ட
";
