//! What if the keyboard was set to another layout?
//!
//! The one layout table. Keys are named by what they write on a US keyboard; Latin keyboards differ from it in few
//! keys, and the two Arabic layouts in some more. Which keyboard the reader has nobody knows: all are tried, and the
//! index tells which one wrote words.

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
    if text.chars().count() > LONGEST {
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

/// Keys and what they write; those of `own` first, and no key twice.
fn keys(own: &'static str) -> impl Iterator<Item = (char, &'static str)> {
    let pair = |pair: &'static str| {
        let mut chars = pair.chars();
        Some((chars.next()?, chars.as_str()))
    };
    let differs = move |(key, _): &(char, &str)| !own.split_whitespace().any(|pair| pair.starts_with(*key));
    own.split_whitespace().filter_map(pair).chain(WINDOWS.split_whitespace().filter_map(pair).filter(differs))
}

fn to_arabic(text: &str, keyboard: &str, arabic: &'static str) -> String {
    let mut other = String::new();
    for c in text.chars() {
        let dead = CIRCUMFLEX.split_whitespace().find_map(|pair| pair.strip_prefix(c));
        for c in
            dead.map_or([Some(c), None], |letter| [Some('^'), letter.chars().next()]).into_iter().flatten()
        {
            let place = keyboard
                .split_whitespace()
                .find_map(|pair| pair.strip_prefix(c)?.chars().next())
                .unwrap_or(c);
            match keys(arabic).find(|(key, _)| *key == place) {
                Some((_, written)) => other.push_str(written),
                None => other.push(c),
            }
        }
    }
    other
}

fn to_latin(text: &str, keyboard: &str, arabic: &'static str) -> String {
    let mut other = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        // لا is one key, and is looked for before ل.
        let begins = |(_, written): &(char, &str)| !written.is_empty() && rest.starts_with(*written);
        let longest = keys(arabic).filter(begins).max_by_key(|(key, written)| (written.len(), *key != '\\'));
        match longest {
            Some((place, written)) => {
                let mut pairs = keyboard.split_whitespace().filter(|pair| pair.ends_with(place));
                other.push(pairs.find_map(|pair| pair.chars().next()).unwrap_or(place));
                rest = rest.strip_prefix(written).unwrap_or_default();
            }
            None => {
                other.push(c);
                rest = rest.strip_prefix(c).unwrap_or_default();
            }
        }
    }
    other
}
