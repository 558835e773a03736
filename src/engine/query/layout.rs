//! What if the keyboard was set to another layout?
//!
//! The one layout table. Keys are named by what they write on a US keyboard; Latin keyboards differ from it in few
//! keys, and the two Arabic layouts in some more. Which keyboard the reader has nobody knows: all are tried, and the
//! index tells which one wrote words.

use crate::analysis::{behind, entry, length, part};

/// Arabic (101) and (102) of Windows, on all other systems the usual one too, key by key (Microsoft's KBDA1 and KBDA2;
/// 102 has ذ on the backslash). KBDA3, Arabic (102) AZERTY, has the same letters in the same places. Shift writes the
/// hamza seats, and vowel marks, which search ignores.
const WINDOWS: &str = "qض wص eث rق tف yغ uع iه oخ pح [ج ]د aش sس dي fب gل hا jت kن lم ;ك 'ط `ذ \\ذ zئ xء cؤ vر bلا nى \
     mة ,و .ز /ظ Hأ Yإ Nآ Gلأ Tلإ Bلآ Q W E R A S X J ~";
/// Where Apple's Arabic differs (CLDR, `ar-t-k0-osx`).
const APPLE: &str = "]ة zظ xط cذ vد bز nر mو Dى Hآ Cئ Vء Bأ Nإ Mؤ";

/// The Latin keyboards: what a key writes, and what the same key writes on the US one (CLDR, `fr-t-k0-windows` and
/// `de-t-k0-windows`).
const LATIN: [&str; 3] =
    ["", "aq qa zw wz m; ,m ;, :. !/ ù' ^[ $] *\\ ²`", "zy yz ZY YZ ü[ +] ö; ä' -/ #\\ ^`"];
/// The dead circumflex of the French keyboard has joined the letter behind it.
const CIRCUMFLEX: &str = "âa êe îi ôo ûu";

/// More letters than a query has; beyond, nobody has typed it.
const LONGEST: usize = 128;

/// What the same keys write on other layouts, the likeliest first.
///
/// ```
/// # use kashaf_engine::query::layout::switched;
/// assert_eq!(switched("hg;h/ld")[0], "الكاظمي");
/// assert!(switched("hgmh!ld").contains(&"الكاظمي".to_owned()), "a French keyboard");
/// assert_eq!(switched("ىثصس")[0], "news");
/// ```
#[must_use]
pub fn switched(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    if length(text) > LONGEST {
        return all;
    }
    let latin = text.chars().any(|c| c.is_ascii_alphabetic());
    // A capital is a hamza seat, or was made by a caps lock or by a phone that begins every sentence so.
    for text in [text.to_owned(), text.to_ascii_lowercase()] {
        for arabic in ["", APPLE] {
            for keyboard in LATIN {
                let other = if latin {
                    to_arabic(&text, keyboard, arabic)
                } else {
                    to_latin(&text, keyboard, arabic)
                };
                if other != text && !all.contains(&other) {
                    all.push(other);
                }
            }
        }
    }
    all
}

/// What a key writes: on a layout with keys of its `own`, or else on [`WINDOWS`].
fn written(own: &'static str, key: char) -> Option<&'static str> {
    behind(own, key).or_else(|| behind(WINDOWS, key))
}

fn first(text: &str) -> Option<char> {
    text.chars().next()
}

fn to_arabic(text: &str, keyboard: &'static str, arabic: &'static str) -> String {
    let mut other = String::new();
    for c in text.chars() {
        let dead = behind(CIRCUMFLEX, c).and_then(first);
        for c in [dead.and(Some('^')), Some(dead.unwrap_or(c))].into_iter().flatten() {
            let key = behind(keyboard, c).and_then(first).unwrap_or(c);
            match written(arabic, key) {
                Some(written) => other.push_str(written),
                None => other.push(c),
            }
        }
    }
    other
}

fn to_latin(text: &str, keyboard: &'static str, arabic: &'static str) -> String {
    let mut other = String::new();
    let mut rest = text;
    while let Some(c) = first(rest) {
        // لا is one key, and is looked for before ل. The backslash is the last to be meant.
        let (mut most, mut place, mut length) = (0, None, c.len_utf8());
        for table in [arabic, WINDOWS] {
            entry(table, &mut |pair| {
                let key = first(pair).unwrap_or(c);
                let letters = part(pair, key.len_utf8()..pair.len());
                let worth = 2 * letters.len() + usize::from(key != '\\');
                if worth >= most.max(2) && rest.starts_with(letters) && written(arabic, key) == Some(letters)
                {
                    (most, place, length) = (worth, Some(key), letters.len());
                }
                false
            });
        }
        let typed =
            place.map(|key| entry(keyboard, &mut |pair| pair.ends_with(key)).and_then(first).unwrap_or(key));
        other.push(typed.unwrap_or(c));
        rest = part(rest, length..rest.len());
    }
    other
}
