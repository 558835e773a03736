//! Which language is an article in?
//!
//! Told from its text while the index is built, and only then: the tables that it takes are larger than the module of
//! a page. Without them (feature `guess`) Arabic is told by its letters, others are not.

use super::Document;
use crate::analysis::script::{Class, class};
use crate::analysis::{languages, tokens};

/// The language of an article by its text, as a BCP 47 tag; `None` if that is too short or too mixed to tell.
#[must_use]
pub fn guess(document: &Document) -> Option<&'static str> {
    let text = text(document);
    by_words(&text).or_else(|| by_letters(&text))
}

/// Whether most words of an article are in the script of a language, given as a tag without region; of one that the
/// engine does nothing for that is never told.
#[must_use]
pub fn is_written_as(document: &Document, tag: &str) -> bool {
    most_words(&text(document), tag)
}

fn text(document: &Document) -> String {
    let texts = document.paragraphs.iter().map(|paragraph| paragraph.text.as_str());
    texts.chain([document.title.as_str()]).collect::<Vec<_>>().join("\n")
}

fn most_words(text: &str, tag: &str) -> bool {
    let Some(language) = languages::find(tag) else { return false };
    let words = tokens(text).filter(|token| !token.term.starts_with(|c: char| c.is_ascii_digit()));
    let written: Vec<bool> = words.map(|token| language.writes(&token.term)).collect();
    written.iter().filter(|&&written| written).count() * 2 > written.len()
}

/// Arabic if most letters are Arabic ones.
fn by_letters(text: &str) -> Option<&'static str> {
    let letters: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).collect();
    let arabic = letters.iter().filter(|&&c| class(c) == Class::Arabic).count();
    (arabic * 2 > letters.len()).then_some("ar")
}

#[cfg(not(feature = "guess"))]
fn by_words(_: &str) -> Option<&'static str> {
    None
}

#[cfg(feature = "guess")]
fn by_words(text: &str) -> Option<&'static str> {
    let info = whatlang::detect(text).filter(whatlang::Info::is_reliable)?;
    let code = info.lang().code();
    let mut tags = TAGS.lines().filter_map(|line| line.split_once(' '));
    let tag = tags.find_map(|(long, tag)| (long == code).then_some(tag))?;
    // Letters are counted there: a Chinese text with a few French names has most of them in those.
    let unsure = languages::find(tag).is_some() && !most_words(text, tag);
    (!unsure).then_some(tag)
}

/// ISO 639-3 codes of whatlang, and the tags of BCP 47 for them, which are ISO 639-1 where there is one.
#[cfg(feature = "guess")]
const TAGS: &str = "\
afr af
aka ak
amh am
ara ar
aze az
bel be
ben bn
bul bg
cat ca
ces cs
cmn zh
cym cy
dan da
deu de
ell el
eng en
epo eo
est et
fin fi
fra fr
guj gu
heb he
hin hi
hrv hr
hun hu
hye hy
ind id
ita it
jav jv
jpn ja
kan kn
kat ka
khm km
kor ko
lat la
lav lv
lit lt
mal ml
mar mr
mkd mk
mya my
nep ne
nld nl
nob no
ori or
pan pa
pes fa
pol pl
por pt
ron ro
rus ru
sin si
slk sk
slv sl
sna sn
spa es
srp sr
swe sv
tam ta
tel te
tgl tl
tha th
tuk tk
tur tr
ukr uk
urd ur
uzb uz
vie vi
yid yi
zul zu";
