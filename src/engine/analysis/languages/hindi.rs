//! Hindi: Snowball's stemmer, Lucene's rules for spellings that readers do not tell apart, and stop words.

use pagefind_stem::Algorithm;

use super::{Language, NO_LANGUAGE, Script, snowball};

pub(super) static LANGUAGE: Language = Language {
    tag: "hi",
    scripts: &[Script::Devanagari],
    stop_words: STOP_WORDS,
    stem: |key, _| plain(&snowball(Algorithm::Hindi, key)),
    ..NO_LANGUAGE
};

/// The same spelling for what is written in several ways; after Lucene's HindiNormalizer, which follows Larkey et al.,
/// *Hindi CLIR in Thirty Days* (2003): no nukta, no virama, one nasal sign, short vowels for long ones.
fn plain(stem: &str) -> String {
    let mut key = String::with_capacity(stem.len());
    let mut letters = stem.chars().peekable();
    while let Some(letter) = letters.next() {
        let folded = match letter {
            '\u{093C}' | '\u{094D}' => continue,
            // A nasal before another consonant, as a letter or as a sign.
            'न' if letters.next_if_eq(&'\u{094D}').is_some() => 'ं',
            'ँ' => 'ं',
            'ऩ' => 'न',
            'ऱ' => 'र',
            'ऴ' => 'ळ',
            '\u{0958}' => 'क',
            '\u{0959}' => 'ख',
            '\u{095A}' => 'ग',
            '\u{095B}' => 'ज',
            '\u{095C}' => 'ड',
            '\u{095D}' => 'ढ',
            '\u{095E}' => 'फ',
            '\u{095F}' => 'य',
            'आ' | 'ॲ' => 'अ',
            'ई' => 'इ',
            'ऊ' => 'उ',
            'ॠ' => 'ऋ',
            'ऍ' | 'ऎ' | 'ऐ' => 'ए',
            'ऑ' | 'ऒ' | 'औ' => 'ओ',
            'ी' => 'ि',
            'ू' => 'ु',
            'ॄ' => 'ृ',
            'ॅ' | 'ॆ' | 'ै' => 'े',
            'ॉ' | 'ॊ' | 'ौ' => 'ो',
            _ => letter,
        };
        key.push(folded);
    }
    // Of a sign by itself nothing may be left.
    if key.is_empty() { stem.to_owned() } else { key }
}

const STOP_WORDS: &str = "
    अंदर अत अधिक अन्य अपना अपनी अपने अब अभी आदि आप इत्यादि इन इनका इन्हीं इन्हें इन्हों इस इसका इसकी इसके इसमें इसलिए
    इसी इसे उन उनका उनकी उनके उनको उन्हीं उन्हें उन्हों उन्होंने उस उसका उसकी उसके उसको उसने उसी उसे एक एवं एस ऐसा ऐसी
    ऐसे ओर और कई कब कम कर करता करती करते करना करने करें कहते कहा कहाँ कहां का काफी कारण कि कितना कितनी कितने किन किनका
    किनके किन्हें किया किस किसका किसकी किसके किसको किसने किसी किसे की कुछ कुल के केवल कैसा कैसी कैसे को कोई कौन कौनसा
    कौनसी क्या क्यों क्योंकि गई गए गया गयी गये चाहिए जब जबकि जहाँ जहां जा जाता जाती जाते जाना जाने जिन जिनका जिन्हें जिन्हों जिस
    जिसका जिसकी जिसके जिसको जिसमें जिसे जैसा जैसे जो तक तब तरह तो था थी थीं थे दिया दी दूसरे दो द्वारा न नहीं ना नीचे ने पर परंतु
    पहले पास पूरा प्रति फिर बहुत बाद बार भी भीतर मगर मानो मे में मैं यदि यह यहाँ यहां यही या यानी ये रखें रहा रही रहे रूप
    लगभग लिए लिये लेकिन व वह वहाँ वहां वही वाला वाली वाले वे वो सकता सकती सकते सब सबसे सभी साथ साबुत सारा से सो ही हुआ हुई हुए
    है हैं हो होता होती होते होना होने
";
