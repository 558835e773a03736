//! Which root does an Arabic stem have?
//!
//! Most broken plurals and forms of a verb share nothing but their root: تقرير and تقارير, انسحب and تنسحب and
//! انسحاب. Without a dictionary it is read off the patterns that words are built by (Taghva, Elkhoury, Coombs,
//! *Arabic Stemming Without a Root Dictionary*, 2005). That is often wrong, so a root never finds an article; it only
//! moves those up that were found by other words.

use super::{entry, length};

/// Patterns by length, with ف ع ل for the letters of the root; the first that fits counts. Endings and hamzas are gone
/// from a stem before.
const PATTERNS: &str = "
    فاعل فعال فعول فعيل مفعل
    افتعل افاعل مفعول مفعال مفعيل مفتعل يفتعل تفتعل نفتعل مفاعل تفاعل يفاعل نفاعل انفعل منفعل ينفعل تنفعل ننفعل
    متفعل يتفعل تتفعل نتفعل افعال تفعيل فاعول فواعل فعلان فعالي
    استفعل مستفعل يستفعل تستفعل نستفعل افتعال انفعال متفاعل يتفاعل تتفاعل تفاعيل مفاعيل افاعيل فواعيل
    استفعال
    يفعل تفعل نفعل افعل
";

/// The three letters of a stem's root; a weak letter inside is و whatever it has become. `None` if no pattern fits.
///
/// ```
/// # use kashaf_engine::analysis::root;
/// assert_eq!(root("انسحاب").as_deref(), Some("سحب"));
/// assert_eq!(root("تنسحب"), root("انسحاب"));
/// ```
#[must_use]
pub fn root(stem: &str) -> Option<String> {
    if !stem.starts_with(|first| ('ا'..='ي').contains(&first)) {
        return None;
    }
    let letters = length(stem);
    let mut found = (letters == 3).then(|| stem.to_owned());
    entry(PATTERNS, &mut |pattern| {
        let root = fit(stem, pattern, letters);
        let fits = root.is_some();
        if fits {
            found = root;
        }
        fits
    });
    found.map(|root| plain(&root))
}

/// Calls `found` with every stem that may have this root, some twice: [`root()`] knows better.
pub fn stems_of_root(root: &str, found: &mut dyn FnMut(&str)) {
    let mut letters = root.chars();
    let (Some(first), Some(second), Some(third)) = (letters.next(), letters.next(), letters.next()) else {
        return;
    };
    if letters.next().is_some() {
        return;
    }
    for second in weak(second) {
        for third in weak(third) {
            let mut fill = |pattern: &str| {
                let letter = |place: char| match place {
                    'ف' => first,
                    'ع' => second,
                    'ل' => third,
                    other => other,
                };
                found(&pattern.chars().map(letter).collect::<String>());
            };
            fill("فعل");
            entry(PATTERNS, &mut |pattern| {
                fill(pattern);
                false
            });
        }
    }
}

/// What a letter inside a root can have been in a stem.
fn weak(letter: char) -> impl Iterator<Item = char> {
    let others = if letter == 'و' { "اي" } else { "" };
    std::iter::once(letter).chain(others.chars())
}

fn fit(stem: &str, pattern: &str, letters: usize) -> Option<String> {
    if length(pattern) != letters {
        return None;
    }
    let mut root = String::new();
    for (letter, place) in stem.chars().zip(pattern.chars()) {
        match place {
            'ف' | 'ع' | 'ل' => root.push(letter),
            _ if place != letter => return None,
            _ => {}
        }
    }
    Some(root)
}

fn plain(root: &str) -> String {
    root.chars()
        .enumerate()
        .map(|(at, letter)| if at > 0 && matches!(letter, 'ا' | 'ي') { 'و' } else { letter })
        .collect()
}
