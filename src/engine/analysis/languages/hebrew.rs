//! Hebrew: particles that the corpus shows to be no part of the word, the commonest endings, and stop words.

use super::{Language, NO_LANGUAGE, Script, Vocabulary, without_endings};
use crate::analysis::part;

pub(super) static LANGUAGE: Language = Language {
    tag: "he",
    scripts: &[Script::Hebrew],
    stop_words: STOP_WORDS,
    clitics: &["ה", "ב", "ל", "מ", "ש", "ו"],
    stem,
    ..NO_LANGUAGE
};

/// What is written together with the word behind it: and, that, the, in, to, from, like.
const PARTICLES: [char; 7] = ['ו', 'ש', 'ה', 'ב', 'ל', 'מ', 'כ'];

/// Plural and feminine, each tried once in this order. Last letters have no shape of their own in a key.
const ENDINGS: [&str; 6] = ["יימ", "ימ", "יות", "ות", "ית", "ה"];

/// As in Arabic a particle goes only if the corpus has the word without it; up to three stand together (ושב).
fn stem(key: &str, vocabulary: &dyn Vocabulary) -> String {
    let mut word = key;
    for (at, _) in key.char_indices().take(3).take_while(|(_, letter)| PARTICLES.contains(letter)) {
        let rest = part(key, at + 'ו'.len_utf8()..key.len());
        let known = || vocabulary.contains(rest) || vocabulary.contains(&["ה", rest].concat());
        if rest.chars().count() >= 3 && known() {
            word = rest;
        }
    }
    without_endings(word, &ENDINGS).to_owned()
}

const STOP_WORDS: &str = "
    אבל או אולי אותה אותו אותמ אותנ אז אחר אחרי אחת אחד איזה אילו איכ אינ איפה אל אלא אלה אלו אמ אני
    אנחנו אפילו אצל את אתה אתמ באיזה באיזו בגלל בה בהמ בו ביותר בינ בכל בלי במה בעוד בעקבות בשביל גמ דרכ
    האמ הבינ הוא היא היה היו היכנ היתה הייתה הינה הינו המ הנ הרבה ואת וגמ והוא והיא ולא ועל ושל זאת זה
    זו חוצ יש יהיה יותר כאשר כדי כול כולל כי כיצד ככל ככה כל כלל כמה כמו כנ כפי כש לא לאחר לאנ לה להיות
    לו לידי לכל לכנ למה למי לנו לפי לפני מאוד מאז מאיפה מאשר מבינ מדוע מה מהו מהי מול מי מידי מיהו מכל
    מלבד מנ מעל מפני מתוכ מתחת מתי נגד עד עוד על עליו עליה עליהמ עצמו עמ פי צריכ רק שהוא שהיא שלא של שלה
    שלהמ שלו שלי שמ תוכ תחת
";
