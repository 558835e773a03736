//! Nepali: Snowball's stemmer, and stop words.

use pagefind_stem::Algorithm;

use super::{Language, NO_LANGUAGE, Script, snowball};

pub(super) static LANGUAGE: Language = Language {
    tag: "ne",
    scripts: &[Script::Devanagari],
    stop_words: STOP_WORDS,
    stem: |key, _| snowball(Algorithm::Nepali, key),
    ..NO_LANGUAGE
};

const STOP_WORDS: &str = "
    अनि अब अर्को आफ्नो उनी उनको उनले एक एउटा ऊ कति कसरी कसले कहाँ कहिले का कि किन कुन के को कोही गरे
    गर्न छ छन् जब जस्तो जो त तर तथा त्यो थियो थिए देखि नै न पनि पर्छ भए भएको भन्ने भने मा म यस यसको यी
    यो र रहेको लाई ले वा संग सँग सबै हो हुन हुने
";
