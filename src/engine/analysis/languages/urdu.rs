//! Urdu: a light stemmer, and stop words.

use super::{Language, NO_LANGUAGE, Script, without_endings};

pub(super) static LANGUAGE: Language = Language {
    tag: "ur",
    scripts: &[Script::Arabic],
    stop_words: STOP_WORDS,
    keeps_accents: true,
    stem: |key, _| without_endings(key, &ENDINGS).to_owned(),
    ..NO_LANGUAGE
};

/// Endings of number, gender and case, each tried once in this order: کتاب, کتابیں, کتابوں; لڑکا, لڑکے, لڑکی.
const ENDINGS: [&str; 8] = ["يوں", "ياں", "وں", "يں", "ات", "ا", "ه", "ي"];

const STOP_WORDS: &str = "
    اپ اپنا اپنه اپني اس اسه اسي اگر ان انه انهوں انهيں او اور ايسا ايسي ايك باري بعد بلكه بهت بهي پاس
    پر پهر تا تك تم تها تهي تهيں تو جا جاتا جاتي جب جبكه جس جسه جن جو جيسا جيسي حالانكه دوران ديا ديگر
    دي ذريعه را رها رهي زياده سا ساته سب سكتا سكتي سو سي طرح طور كا كب كتنا كتني كچه كر كرتا كرتي كرنا
    كرني كس كسي كو كون كونسا كوي كه كهاں كي كيا كيسا كيسي كيوں كيونكه گا گي گيا ليا ليكن لي مجهه مگر ميں
    ميرا ميري نا نه نهيں ني هم هو هوا هوتا هوتي هوني هوي هي هيں وه وهاں والا والي يا يعني يه يهاں يهي
";
