//! From bytes to text.

use encoding_rs::{Encoding, UTF_8};

use crate::Fault;

/// Bytes in which it shows whether a file is text, and in which a page must state its encoding (HTML says 1,024; not
/// all pages keep to that).
const BEGINNING: usize = 8_192;

/// The text of a file: by its byte order mark, as UTF-8, or in the encoding that was told for files that are not.
///
/// # Errors
/// If it is empty, or no text in that encoding.
pub(super) fn decode(path: &str, bytes: Vec<u8>, told: Option<&'static Encoding>) -> Result<String, Fault> {
    let marked = Encoding::for_bom(&bytes);
    let mark = marked.map_or(0, |(_, mark)| mark);
    if bytes.get(mark..).unwrap_or_default().iter().all(u8::is_ascii_whitespace) {
        return Err(Fault::new(path, "is empty", "write an article in it or remove it"));
    }
    if let Some((encoding, mark)) = marked {
        let bytes = bytes.get(mark..).unwrap_or_default();
        return match encoding == UTF_8 {
            true => utf8(path, bytes.to_vec(), told),
            false => in_encoding(path, bytes, encoding),
        };
    }
    if is_binary(&bytes) {
        let fact = "has bytes that no text has";
        return Err(Fault::new(path, fact, "give it the ending of what it is, or remove it"));
    }
    utf8(path, bytes, told)
}

/// The text of a page: as [`decode`], but for those that state another encoding.
///
/// # Errors
/// If it is empty, or no text in that encoding.
pub(super) fn page(path: &str, bytes: Vec<u8>, told: Option<&'static Encoding>) -> Result<String, Fault> {
    let stated = stated(&bytes).filter(|&encoding| encoding != UTF_8);
    let other = stated.filter(|_| Encoding::for_bom(&bytes).is_none() && !is_binary(&bytes));
    match other {
        // What is UTF-8 by every byte and more than ASCII is nothing else, whatever it states.
        Some(encoding) if std::str::from_utf8(&bytes).is_err() => in_encoding(path, &bytes, encoding),
        _ => decode(path, bytes, told),
    }
}

fn utf8(path: &str, bytes: Vec<u8>, told: Option<&'static Encoding>) -> Result<String, Fault> {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Ok(text),
        Err(error) => error.into_bytes(),
    };
    if let Some(encoding) = told.filter(|&encoding| encoding != UTF_8) {
        return in_encoding(path, &bytes, encoding);
    }
    let Some((valid, byte)) =
        bytes.utf8_chunks().next().and_then(|chunk| Some((chunk.valid(), *chunk.invalid().first()?)))
    else {
        return Ok(String::new());
    };
    let line = valid.matches('\n').count() + 1;
    let column = valid.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    let fact = format!("is not UTF-8 (byte 0x{byte:02X} at column {column})");
    let remedy = "save it as UTF-8, for instance with `iconv -f WINDOWS-1256 -t UTF-8`, or tell its encoding";
    Err(Fault::new(path, fact, remedy).at(line))
}

fn in_encoding(path: &str, bytes: &[u8], encoding: &'static Encoding) -> Result<String, Fault> {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    if damaged {
        let fact = format!("is not all {}", encoding.name());
        return Err(Fault::new(path, fact, "save it as UTF-8, or tell its encoding"));
    }
    Ok(text.into_owned())
}

/// Text has no NUL, and hardly a control character.
fn is_binary(bytes: &[u8]) -> bool {
    let beginning = bytes.get(..BEGINNING).unwrap_or(bytes);
    let control = |&&byte: &&u8| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C | 0x1B);
    beginning.contains(&0) || beginning.iter().filter(control).count() * 10 > beginning.len()
}

/// The encoding that a page states: `<meta charset="windows-1256">`, or behind `charset=` in a `content`.
fn stated(bytes: &[u8]) -> Option<&'static Encoding> {
    let beginning = bytes.get(..BEGINNING).unwrap_or(bytes).to_ascii_lowercase();
    let beginning = String::from_utf8_lossy(&beginning).into_owned();
    beginning.split("<meta").skip(1).find_map(|tag| {
        let tag = tag.split('>').next()?;
        let (_, value) = tag.split_once("charset")?;
        let value = value.trim_start().strip_prefix('=')?;
        let value = value.trim_start_matches([' ', '"', '\'']);
        let label = value.split(['"', '\'', ' ', ';', '/']).next()?;
        Encoding::for_label(label.as_bytes())
    })
}
