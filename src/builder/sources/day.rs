//! Which day does a value mean?

use kashaf_engine::document::Date;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The day that `value` states: `2021-07-26`, with or without a time behind it, `20210726`, `Mon, 26 Jul 2021 10:00
/// GMT`, or as a line of a news page says it.
pub(super) fn day(value: &str) -> Option<Date> {
    let value = value.trim();
    iso(value).or_else(|| Date::from_line(value)).or_else(|| Date::from_line(&in_full(value)))
}

/// RFC 3339 and what is like it. The day is the one that is written, in whatever zone.
fn iso(value: &str) -> Option<Date> {
    let (day, time) = value.split_at_checked(10).unwrap_or((value, ""));
    if !(time.is_empty() || time.starts_with(['T', 't', ' '])) {
        return None;
    }
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = match day.split_at_checked(4) {
        Some((year, rest)) if rest.len() == 4 && digits(rest) => {
            [year].into_iter().chain(pairs(rest)).collect()
        }
        _ => day.split('-').collect(),
    };
    let [year, month, day] = parts.as_slice() else { return None };
    let number = |text: &str| text.parse::<u8>().ok().filter(|_| digits(text));
    Date::new(year.parse().ok().filter(|_| year.len() == 4 && digits(year))?, number(month)?, number(day)?)
}

fn pairs(digits: &str) -> impl Iterator<Item = &str> {
    digits.split_at_checked(2).into_iter().flat_map(|(one, other)| [one, other])
}

/// Without the time, the zone and the weekday, and with whole names of months.
fn in_full(value: &str) -> String {
    let words = value.split([' ', ',']).filter(|word| !word.is_empty());
    let day = words.take_while(|word| !word.contains(':')).filter(|word| !is_weekday(word));
    let month = |word: &str| {
        let short = word.trim_end_matches('.').to_lowercase();
        let long =
            MONTHS.into_iter().find(|month| short.len() == 3 && month.to_lowercase().starts_with(&short));
        long.map_or(word.to_owned(), str::to_owned)
    };
    day.map(month).collect::<Vec<_>>().join(" ")
}

fn is_weekday(word: &str) -> bool {
    let word = word.trim_end_matches('.').to_lowercase();
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().any(|day| word.starts_with(day))
}
