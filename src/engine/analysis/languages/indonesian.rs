//! Indonesian: Snowball's stemmer, and stop words.

use pagefind_stem::Algorithm;

use super::{Language, NO_LANGUAGE, Script, snowball};

pub(super) static LANGUAGE: Language = Language {
    tag: "id",
    scripts: &[Script::Latin],
    stop_words: STOP_WORDS,
    stem: |key, _| snowball(Algorithm::Indonesian, key),
    ..NO_LANGUAGE
};

const STOP_WORDS: &str = "
    ada adalah adanya agar akan aku anda antara apa apabila apakah atas atau bagaimana bagi bahwa banyak
    baru bawah beberapa begitu belum berapa berapakah bisa bukan dalam dan dapat dari daripada dengan di
    dia dimana harus hanya hingga ia ialah ini itu jika juga kalau kami kamu kapan karena ke kemudian
    kepada ketika kita lagi lain lebih maka mana mengapa menjadi mereka merupakan namun oleh pada para
    pernah saat saja sama sampai sangat satu saya sebab sebagai sebelum sebuah secara sedang sehingga
    sejak selain selama semua seorang seperti serta sesudah setelah setiap siapa siapakah sudah supaya
    tapi telah tentang tersebut tetapi tidak untuk yaitu yakni yang
";
