//! What if the keyboard was set to the other layout?

/// Keys of the US layout and of the Arabic (101) layout, key by key; `b` is لا there, two letters.
const LATIN: &str = "qwertyuiop[]asdfghjkl;'zxcvnm,./`HYN";
const ARABIC: &str = "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظذأإآ";
const LAM_ALEF: [char; 2] = ['ل', 'ا'];

/// What the same keys write on the other layout; `None` if none of them writes anything else there.
///
/// ```
/// # use kashaf_engine::query::layout::switched;
/// assert_eq!(switched("hg;h/ld").as_deref(), Some("الكاظمي"));
/// assert_eq!(switched("ىثصس").as_deref(), Some("news"));
/// ```
#[must_use]
pub fn switched(text: &str) -> Option<String> {
    let latin = text.chars().any(|c| c.is_ascii_alphabetic());
    let (from, to) = if latin { (LATIN, ARABIC) } else { (ARABIC, LATIN) };
    let mut other = String::new();
    let mut changed = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match from.chars().zip(to.chars()).find(|(key, _)| *key == c) {
            _ if latin && c == 'b' => other.extend(LAM_ALEF),
            _ if c == LAM_ALEF[0] && chars.next_if_eq(&LAM_ALEF[1]).is_some() => other.push('b'),
            Some((_, written)) => other.push(written),
            None => {
                other.push(c);
                continue;
            }
        }
        changed = true;
    }
    changed.then_some(other)
}
