//! Vietnamese: stop words. Words do not change their form; their accents make other words of them.

use super::{Language, NO_LANGUAGE, Script};

pub(super) static LANGUAGE: Language = Language {
    tag: "vi",
    scripts: &[Script::Latin],
    stop_words: STOP_WORDS,
    keeps_accents: true,
    stem: |key, _| key.to_owned(),
    ..NO_LANGUAGE
};

const STOP_WORDS: &str = "
    ai bao bằng bị bởi các cái cho chứ có cùng cũng của do gì hay hoặc khi là lúc mà mấy một nào nên nếu
    những như nhưng này nhiêu ở ra rằng rất sao sẽ sự tại thì theo thế trong từ và vào vẫn vì về với đã đang
    đâu đây đó được đến để
";
