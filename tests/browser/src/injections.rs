//! Strings that try to be more than text, as `tests/golden/injections.txt` has them.

use std::fmt::Write;

use anyhow::{Context, Result, bail};

/// All of them, in JavaScript's units: some are none that Rust could hold.
pub fn injections() -> Result<Vec<Vec<u16>>> {
    let list = include_str!("../../golden/injections.txt");
    list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(units).collect()
}

/// All of them as articles can have them.
pub fn texts() -> Result<Vec<String>> {
    Ok(injections()?.iter().map(|units| String::from_utf16_lossy(units)).collect())
}

/// An array of all of them, as a script writes it.
pub fn script() -> Result<String> {
    let mut script = "[".to_owned();
    for units in injections()? {
        script.push('"');
        for unit in units {
            write!(script, "\\u{unit:04x}").ok();
        }
        script.push_str("\",\n");
    }
    Ok(script + "]")
}

fn units(line: &str) -> Result<Vec<u16>> {
    let mut units = Vec::new();
    let mut last = 0;
    let mut rest = line;
    while let Some(character) = rest.chars().next() {
        rest = &rest[character.len_utf8()..];
        let begin = units.len();
        if character != '\\' {
            units.extend(character.encode_utf16(&mut [0; 2]).iter());
            last = begin;
            continue;
        }
        let (sign, behind) = rest.split_at(1);
        rest = behind;
        let mut number = |radix| {
            let (inside, behind) =
                rest.strip_prefix('{').and_then(|rest| rest.split_once('}')).context("no {…}")?;
            rest = behind;
            u32::from_str_radix(inside, radix).context("no number")
        };
        let value = match sign {
            "n" => 10,
            "r" => 13,
            "t" => 9,
            "0" => 0,
            "\\" => 92,
            "u" => number(16)?,
            "*" => {
                let character = units[last..].to_vec();
                (1..number(10)?).for_each(|_| units.extend(&character));
                continue;
            }
            _ => bail!("\\{sign} in {line}"),
        };
        match char::from_u32(value) {
            Some(character) => units.extend(character.encode_utf16(&mut [0; 2]).iter()),
            None => units.push(u16::try_from(value)?),
        }
        last = begin;
    }
    Ok(units)
}
