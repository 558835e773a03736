//! Shrinks the Unicode tables that the normalizer needs into two small Rust files.
//!
//! The full tables of a Unicode crate cost more bytes than the rest of the engine; the readers of a page
//! pay for every one of them, so only what search has a use for goes into the module.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, error::Error, fs};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

/// Latin, Greek and Cyrillic blocks: the scripts with capitals and accents that articles are written in.
const CASED: [(u32, u32); 3] = [(0x00C0, 0x0250), (0x0370, 0x0530), (0x1E00, 0x2000)];
/// Arabic presentation forms A and B: letters in the shape they take inside a word, and ligatures.
const PRESENTATION: [(u32, u32); 2] = [(0xFB50, 0xFE00), (0xFE70, 0xFEFD)];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("cased.rs"), cased()?)?;
    fs::write(Path::new(&out).join("presentation.rs"), presentation()?)?;
    Ok(())
}

/// What a capital is marked with. In the other bits stands how far its small letter is, round the end of them: the
/// distances are mostly the same, and pack better than the letters.
const CAPITAL: u32 = 0x8000;

/// One `u16` a character: of a capital the way to its small letter, marked; of a small letter the one without accents.
fn cased() -> Result<String, std::fmt::Error> {
    let mut source =
        format!("/// Generated: `(first, end)` of each block.\nconst BLOCKS: [(u32, u32); 3] = {CASED:?};\n");
    let folded: Vec<u32> = CASED.iter().flat_map(|&(first, end)| first..end).map(folded).collect();
    writeln!(
        source,
        "/// Generated: of a capital the way to its small letter, marked; of a small letter the plain one.\nstatic FOLDED: [u16; {}] = {folded:?};\nconst CAPITAL: u16 = {CAPITAL};",
        folded.len()
    )?;
    Ok(source)
}

fn folded(code: u32) -> u32 {
    let Some(c) = char::from_u32(code) else { return code };
    // İ becomes i with a dot above; the dot is a mark.
    let small = c.to_lowercase().next().unwrap_or(c);
    match small as u32 {
        small if small != code && !latin(code) => plain(small),
        small if small != code => small.wrapping_sub(code) & !CAPITAL & 0xFFFF | CAPITAL,
        small => plain(small),
    }
}

/// Accents tell Latin words apart; elsewhere readers leave them out, so that a capital is its plain letter at once.
fn latin(code: u32) -> bool {
    !(0x0370..0x0530).contains(&code) && code < 0x1F00
}

fn plain(code: u32) -> u32 {
    let Some(small) = char::from_u32(code) else { return code };
    // Strokes are no marks to Unicode, but readers leave them out all the same; ς is only σ at the end of a word.
    match small {
        'ł' => return 'l' as u32,
        'ø' => return 'o' as u32,
        'đ' => return 'd' as u32,
        // Capital I is the small letter of both.
        'ı' => return 'i' as u32,
        'ς' => return 'σ' as u32,
        _ => {}
    }
    // The breve of й and the dots of ї make other letters of them, not accented ones.
    if matches!(small, 'й' | 'ї' | 'ў') {
        return small as u32;
    }
    let mut letters =
        small.nfd().filter(|&part| canonical_combining_class(part) == 0 && !is_combining_mark(part));
    match (letters.next(), letters.next()) {
        (Some(letter), None) => letter as u32,
        _ => small as u32,
    }
}

/// The letters of each form, one byte a letter counted from U+0600, behind each form a zero.
fn presentation() -> Result<String, std::fmt::Error> {
    let mut letters = Vec::new();
    for form in PRESENTATION.iter().flat_map(|&(first, end)| first..end).filter_map(char::from_u32) {
        // A mark on a tatweel is a form too: the tatweel only carries it.
        let is_letter = |part: &char| part.is_alphabetic() && *part != 'ـ' && !is_combining_mark(*part);
        let parts = form.nfkc().filter(|part| *part != form && is_letter(part));
        letters.extend(parts.filter_map(|part| u8::try_from((part as u32).checked_sub(0x0600)?).ok()));
        letters.push(0);
    }
    let mut source = format!(
        "/// Generated: `(first, end)` of each block.\nconst FORMS: [(u32, u32); 2] = {PRESENTATION:?};\n"
    );
    writeln!(
        source,
        "/// Generated: letters of each form, from U+0600 on, behind each form a zero.\nstatic LETTERS: [u8; {}] = {letters:?};",
        letters.len()
    )?;
    Ok(source)
}
