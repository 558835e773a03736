//! Shrinks the Unicode tables that the normalizer needs into small Rust files.
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
    fs::write(Path::new(&out).join("lettered.rs"), lettered()?)?;
    Ok(())
}

/// Indic blocks and Thai and Lao, whose signs have rules of their own.
const UNASKED: std::ops::Range<u32> = 0x0900..0x0F00;

/// Lengths of the runs of characters that are letters or digits and of those that are not, in turns, from U+0080 to the
/// end of the basic plane; seven bits a byte, marked if another follows.
fn lettered() -> Result<String, std::fmt::Error> {
    let (mut runs, mut start, mut before) = (Vec::new(), 0x80, false);
    for code in (0x80..0x1_0000).filter(|code| !UNASKED.contains(code)) {
        let is = char::from_u32(code).is_some_and(char::is_alphanumeric);
        if is != before {
            let parts = [(code - start) >> 14, (code - start) >> 7, code - start];
            let first = parts.iter().position(|&part| part > 0).unwrap_or(2);
            runs.extend(parts[first..].iter().map(|part| part & 0x7F | 0x80));
            if let Some(last) = runs.last_mut() {
                *last &= 0x7F;
            }
            (start, before) = (code, is);
        }
    }
    let mut source = String::new();
    writeln!(
        source,
        "/// Generated: lengths of runs that are no letters or digits, and are, in turns.\nstatic RUNS: [u8; {}] = {runs:?};",
        runs.len()
    )?;
    Ok(source)
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
